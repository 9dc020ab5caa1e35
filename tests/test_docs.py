"""The documentation builds, its links lead somewhere, and it says what there is."""

import re
import subprocess
import sys
from pathlib import Path

from roadshow.__main__ import _names

ROOT = Path(__file__).parents[1]
OUR_PAGES = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    *sorted((ROOT / "docs").rglob("*.md")),
]


def test_the_pages_build_without_a_warning(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "docs", str(tmp_path)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_every_link_to_a_file_leads_to_one() -> None:
    for page in OUR_PAGES:
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text()):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_every_command_is_documented() -> None:
    page = (ROOT / "docs" / "reference" / "commands.md").read_text()
    for name in _names():
        assert f"`./roadshow {name}" in page
