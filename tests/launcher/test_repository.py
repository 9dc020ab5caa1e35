"""Locks, README, CI and launcher say the same."""

import pkgutil
import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from roadshow import commands
from tests.launcher.conftest import ROOT

LOCKS = ("requirements.lock", "requirements-dev.lock")
PIN = re.compile(r"^([\w.\-]+)==([\w.]+)(?: ;.*?)? \\$", re.MULTILINE)


def pins(lock: str) -> dict[str, set[str]]:
    """Each package's locked versions: more than one where they differ by Python version."""
    found: dict[str, set[str]] = {}
    for name, version in PIN.findall((ROOT / lock).read_text()):
        found.setdefault(canonicalize_name(name), set()).add(version)
    return found


def required() -> dict[str, list[Requirement]]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    run = [Requirement(line) for line in project["project"]["dependencies"]]
    tools = [Requirement(line) for line in project["dependency-groups"]["dev"]]
    return {"requirements.lock": run, "requirements-dev.lock": run + tools}


def shown_commands() -> list[str]:
    """Every line of README's code blocks that calls the launcher, without its remark."""
    blocks = re.findall(r"^```.*?\n(.*?)^```", (ROOT / "README.md").read_text(), re.M | re.S)
    indented = re.findall(r"^ {4}(.+)$", (ROOT / "README.md").read_text(), re.M)
    lines = [line for block in blocks for line in block.splitlines()] + indented
    bare = [re.sub(r"\s+#.*", "", line).strip().removeprefix("$ ") for line in lines]
    return [line for line in bare if line.startswith("./roadshow")]


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_holds_every_dependency_at_a_version_it_allows(lock: str) -> None:
    locked = pins(lock)
    for requirement in required()[lock]:
        versions = locked.get(canonicalize_name(requirement.name), set())
        assert versions, f"{requirement} is not in {lock}: run `just lock`"
        assert all(requirement.specifier.contains(version) for version in versions), requirement


def test_tools_are_tested_with_the_versions_that_run() -> None:
    run, tools = (pins(lock) for lock in LOCKS)
    assert run.items() <= tools.items()


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_names_no_host_and_no_folder(lock: str) -> None:
    text = (ROOT / lock).read_text()
    assert "://" not in text
    assert not re.search(r"^-|--(?!hash=)\w|[ (]/", text, re.MULTILINE)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_a_hash(lock: str) -> None:
    for entry in re.split(r"\n(?=\w)", (ROOT / lock).read_text()):
        assert "==" not in entry or "--hash=sha256:" in entry, entry


def test_readme_shows_the_demo_and_the_tests() -> None:
    assert {"./roadshow demo", "./roadshow test"} <= set(shown_commands())


def test_every_command_that_readme_shows_exists() -> None:
    known = {module.name for module in pkgutil.iter_modules(commands.__path__)} | {"test"}
    assert {line.split()[1] for line in shown_commands()} <= known


def test_ci_runs_what_readme_shows_and_nothing_else() -> None:
    lines = (ROOT / ".ci" / "run").read_text().splitlines()
    effective = [line for line in lines if line and not line.startswith(("#", "set ", "cd "))]
    assert effective == ["./roadshow test"]
