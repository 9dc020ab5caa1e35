"""The launcher makes its environment, once, whole, and wherever it is called."""

import json
import re
import shutil
from pathlib import Path

from tests.launcher.conftest import Checkout, Ready


def test_first_run_tells_its_steps_on_stderr_and_leaves_stdout_to_the_command(
    ready: Ready,
) -> None:
    assert ready.first
    told = json.loads(ready.first.stdout)
    assert told["words"] == ["demo", "--json"]
    assert told["ROADSHOW_ENVIRONMENT_SECONDS"].isdigit()
    lines = ready.first.stderr.splitlines()
    assert len(lines) == 2
    assert all(re.fullmatch(r"roadshow: .+ \.\.\. \d+ s", line) for line in lines)


def test_second_run_starts_at_once(ready: Ready) -> None:
    done = ready.run()
    assert done.stderr == ""
    assert json.loads(done.stdout)["ROADSHOW_ENVIRONMENT_SECONDS"] == "0"


def test_words_and_status_pass_through_unchanged(ready: Ready) -> None:
    done = ready.run("a b", "", "*", "seven")
    assert json.loads(done.stdout)["words"] == ["a b", "", "*", "seven"]
    assert done.returncode == 7


def test_works_through_symlinks_and_from_another_folder(ready: Ready, tmp_path: Path) -> None:
    (tmp_path / "first link").symlink_to(ready.root / "roadshow")
    (tmp_path / "second").symlink_to("first link")
    told = json.loads(ready.run(called=tmp_path / "second").stdout)
    assert told["cwd"] == str(ready.root.parent)
    assert told["ROADSHOW_DATA_FOLDER"] == str(ready.root / "var")


def test_environment_made_by_hand_is_kept_and_filled(by_hand: Checkout) -> None:
    done = by_hand.run()
    assert done.returncode == 0, done.stderr
    assert (by_hand.venv / "mine").exists()
    assert by_hand.run().stderr == ""


def test_tools_are_added_for_the_tests_and_stay_when_the_lock_changes(by_hand: Checkout) -> None:
    by_hand.run()
    done = by_hand.run("test", "-k", "name")
    assert json.loads(done.stdout)["words"] == ["-k", "name"]
    assert (by_hand.venv / "mine").exists()
    for lock in by_hand.root.glob("*.lock"):
        lock.write_text(lock.read_text() + "# changed\n")
    assert "what requirements-dev.lock names" in by_hand.run().stderr
    assert not (by_hand.venv / "mine").exists()


def test_copied_checkout_gets_an_environment_of_its_own(ready: Ready, tmp_path: Path) -> None:
    # A venv's scripts hold its path: copied or moved, they would run the old place's code.
    copied = Checkout(tmp_path / "copied", ready.environment)
    shutil.copytree(ready.root, copied.root, symlinks=True)
    assert "making an environment" in copied.run().stderr


def test_interrupted_install_is_made_anew_and_once_by_two_at_the_same_time(
    by_hand: Checkout,
) -> None:
    (by_hand.venv / "installing").touch()
    processes = [by_hand.start() for _ in range(2)]
    said = [process.communicate(timeout=120) for process in processes]
    assert [process.returncode for process in processes] == [0, 0], said
    assert sum("making an environment" in err for _, err in said) == 1
    assert not (by_hand.venv / "mine").exists()
