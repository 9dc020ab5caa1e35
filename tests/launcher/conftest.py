"""A checkout in small: the real launcher, two tiny packages in its locks, a command that tells."""

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHELL_TOOLS = ["sh", "cat", "cksum", "date", "dirname", "mkdir", "readlink", "rm", "tail", "touch"]
PYTHON = Path(sys.base_prefix, "bin", f"python3.{sys.version_info.minor}")
COMMAND = """
import json, os, sys
import tiny
told = {name: value for name, value in os.environ.items() if name.startswith("ROADSHOW_")}
print(json.dumps(told | {"words": sys.argv[1:], "cwd": os.getcwd()}))
sys.exit(7 if "seven" in sys.argv else 0)
"""


def link(folder: Path, **programs: Path) -> Path:
    """A folder for the PATH that holds these programs and the shell's usual tools only."""
    folder.mkdir()
    for name in SHELL_TOOLS:
        programs.setdefault(name, Path(shutil.which(name) or f"/no/{name}"))
    for name, target in programs.items():
        (folder / name.replace("_", ".")).symlink_to(target)
    return folder


def script(path: Path, text: str) -> Path:
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return path


def wheel(folder: Path, name: str) -> str:
    """Write an empty package; return its line for a lock."""
    path = folder / f"{name}-1.0-py3-none-any.whl"
    info = f"{name}-1.0.dist-info"
    files = {
        f"{name}.py": "",
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    files[f"{info}/RECORD"] = "".join(f"{file},,\n" for file in [*files, f"{info}/RECORD"])
    with zipfile.ZipFile(path, "w") as archive:
        for file, text in files.items():
            archive.writestr(file, text)
    return f"{name}==1.0 --hash=sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}\n"


@dataclass
class Checkout:
    """Where it is and with what surroundings its launcher is called."""

    root: Path
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def venv(self) -> Path:
        return self.root / ".venv"

    def start(self, *words: str, called: Path | None = None) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [called or self.root / "roadshow", *words],
            cwd=self.root.parent,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *words: str, called: Path | None = None) -> subprocess.CompletedProcess[str]:
        process = self.start(*words, called=called)
        out, err = process.communicate(timeout=120)
        return subprocess.CompletedProcess(words, process.returncode, out, err)


def make_checkout(folder: Path) -> Checkout:
    """Lay it out in a path with spaces. Packages come from a folder, not from a network."""
    root = folder / "road show"
    wheels = folder / "wheels"
    (root / "src" / "roadshow").mkdir(parents=True)
    (root / "tests").mkdir()
    wheels.mkdir()
    shutil.copy(ROOT / "roadshow", root)
    for command in ("src/roadshow/__init__.py", "tests/__init__.py"):
        (root / command).touch()
    for command in ("src/roadshow/__main__.py", "tests/run.py"):
        (root / command).write_text(COMMAND)
    run = wheel(wheels, "tiny")
    (root / "requirements.lock").write_text(run)
    (root / "requirements-dev.lock").write_text(run + wheel(wheels, "tools"))
    surroundings = {
        "PATH": str(link(folder / "bin", python3=PYTHON)),
        "HOME": str(folder),
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_FIND_LINKS": str(wheels),
        "PIP_NO_INDEX": "1",
    }
    return Checkout(root, surroundings)


@dataclass
class Ready(Checkout):
    """One whose environment is made. Leave it as it is."""

    first: subprocess.CompletedProcess[str] | None = None


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """One with no environment yet."""
    return make_checkout(tmp_path)


@pytest.fixture(scope="session")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Ready:
    made = make_checkout(tmp_path_factory.mktemp("ready"))
    first = made.run("demo", "--json")
    assert first.returncode == 0, first.stderr
    return Ready(made.root, made.environment, first)


@pytest.fixture
def by_hand(checkout: Checkout, ready: Ready) -> Checkout:
    """One with an environment that the launcher did not make."""
    shutil.copytree(ready.venv, checkout.venv, symlinks=True)
    (checkout.venv / "installed-run").unlink()
    (checkout.venv / "mine").touch()
    return checkout
