"""What is missing is said in one plain sentence, with what would mend it."""

from pathlib import Path

import pytest

from tests.launcher.conftest import PYTHON, Checkout, link, script


def refusal(checkout: Checkout, *words: str) -> str:
    """The last line on stderr of a run that must fail and print nothing else."""
    done = checkout.run(*words)
    assert done.returncode == 1, done
    assert done.stdout == ""
    return done.stderr.splitlines()[-1]


def disguised(path: Path, prelude: str) -> Path:
    """A Python that is the real one but for what the prelude hides."""
    return script(path, f"exec '{PYTHON}' -c 'import sys; {prelude}; exec(sys.argv[2])' \"$@\"")


def test_no_python(checkout: Checkout, tmp_path: Path) -> None:
    checkout.environment["PATH"] = str(link(tmp_path / "bare"))
    said = refusal(checkout)
    assert said.startswith("roadshow: Python 3.11 or newer is needed and was not found: install it")


def test_only_an_old_python(checkout: Checkout, tmp_path: Path) -> None:
    old = disguised(tmp_path / "old", "sys.version_info = (3, 9)")
    checkout.environment["PATH"] = str(link(tmp_path / "bare", python3=old))
    assert "was not found (python3 is older)" in refusal(checkout)


def test_python_without_venv(checkout: Checkout, tmp_path: Path) -> None:
    bare = disguised(tmp_path / "cut", 'sys.modules["ensurepip"] = None')
    checkout.environment["PATH"] = str(link(tmp_path / "bare", python3_11=bare))
    assert "has no venv module: install it" in refusal(checkout)


def test_no_network(by_hand: Checkout) -> None:
    del by_hand.environment["PIP_NO_INDEX"]
    by_hand.environment |= {"PIP_FIND_LINKS": "", "PIP_INDEX_URL": "http://127.0.0.1:9/simple"}
    lock = by_hand.root / "requirements.lock"
    lock.write_text(lock.read_text().replace("tiny==1.0", "tiny==1.1"))
    assert "the package registry cannot be reached" in refusal(by_hand)
    assert (by_hand.venv / "installing").exists()  # so that the next run does not trust it


def test_package_that_is_not_the_locked_one(by_hand: Checkout) -> None:
    lock = by_hand.root / "requirements-dev.lock"
    lock.write_text(f"tools==1.0 --hash=sha256:{'0' * 64}\n")
    said = refusal(by_hand, "test")
    assert "a downloaded package is not the one in requirements-dev.lock" in said


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("cause: failed to copy file: No space left on device (os error 28)", "the disk is full"),
        ("cause: failed to create file: Permission denied (os error 13)", "cannot be written to"),
        ("cause: error sending request for url", "the package registry cannot be reached"),
        ("cause: Because tiny==1.0 has no usable wheels and you require", "is not to be had for"),
        ("error: something that nobody foresaw", "ended with: error: something that nobody"),
    ],
)
def test_words_of_uv_are_understood(
    checkout: Checkout, tmp_path: Path, told: str, said: str
) -> None:
    uv = script(tmp_path / "uv", f'[ "$1" = --version ] && exit 0\necho "{told}"; exit 2')
    checkout.environment["PATH"] = str(link(tmp_path / "with uv", python3=PYTHON, uv=uv))
    assert said in refusal(checkout)
