"""What the tests need from the operating system, and getting it there."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass

from tests import chromium, postgres


@dataclass(frozen=True)
class Need:
    """Something from outside Python. ``vital``: without it a part of the tests cannot run."""

    name: str
    purpose: str
    packages: tuple[str, ...]  # Debian's
    there: Callable[[], bool]
    vital: bool = False


def _draws(language: str) -> bool:
    """Whether an installed font covers the language."""
    if not shutil.which("fc-list"):
        return False
    fonts = subprocess.run(
        ["fc-list", f":lang={language}", "family"], capture_output=True, text=True, check=False
    )
    return bool(fonts.stdout.strip())


NEEDS = (
    Need(
        "PostgreSQL",
        "tests on the database of a real service",
        ("postgresql",),
        lambda: postgres.binaries() is not None,
        vital=True,
    ),
    Need(
        "Chromium",
        "tests in a browser",
        ("chromium",),
        lambda: chromium.executable() is not None,
        vital=True,
    ),
    Need(
        "gettext", "checks of the translations", ("gettext",), lambda: bool(shutil.which("msgfmt"))
    ),
    Need(
        "Chinese font",
        "true pictures of pages",
        ("fontconfig", "fonts-noto-cjk"),
        lambda: _draws("zh-cn"),
    ),
    Need(
        "Kazakh font",
        "true pictures of pages",
        ("fontconfig", "fonts-noto-core"),
        lambda: _draws("kk"),
    ),
)


def provide() -> list[Need]:
    """Install what is missing where that can be done, and return what is missing still."""
    missing = [need for need in NEEDS if not need.there()]
    if missing and os.geteuid() == 0 and shutil.which("apt-get"):
        _apt(["update"], "package lists")
        for need in missing:
            _apt(["install", "--yes", "--no-install-recommends", *need.packages], need.name)
        missing = [need for need in missing if not need.there()]
    for need in missing:
        packages = " ".join(need.packages)
        print(
            f"missing: {need.name}, for {need.purpose} (Debian, Ubuntu: apt-get install {packages})"
        )
    return missing


def _apt(words: list[str], what: str) -> None:
    began = time.monotonic()
    print(f"apt-get {words[0]}: {what} ... ", end="", flush=True)
    done = subprocess.run(
        ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120", *words],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"},
    )
    outcome = "failed" if done.returncode else "done"
    print(f"{outcome}, {time.monotonic() - began:.0f} s", flush=True)
    if done.returncode:
        print("\n".join(done.stdout.splitlines()[-5:]), flush=True)
