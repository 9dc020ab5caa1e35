"""A database that processes of their own share with a test, and clerks who work at it."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connection

ROOT = Path(__file__).resolve().parents[2]
Surroundings = Callable[[], dict[str, str]]


class Clerk:
    """A second process: orders may be given to several before any of them has answered."""

    SERVE = "from tests.faults.clerk import serve; serve()"

    def __init__(self, surroundings: dict[str, str]) -> None:
        self.surroundings = surroundings
        words = ["manage", "shell", "--no-imports", "-v", "0", "-c", self.SERVE]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "roadshow", *words],
            cwd=ROOT,
            env=surroundings,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def order(self, do: str, **facts: Any) -> None:
        assert self.process.stdin
        self.process.stdin.write(json.dumps({"do": do, **facts}) + "\n")
        self.process.stdin.flush()

    def answer(self) -> Any:
        assert self.process.stdout
        line = self.process.stdout.readline()
        assert line, "the clerk has gone: its last words stand above"
        return json.loads(line)

    def __call__(self, do: str, **facts: Any) -> Any:
        self.order(do, **facts)
        return self.answer()


def at_once(clerks: list[Clerk], do: str, **facts: Any) -> list[Any]:
    """Give the same order to all of them at the same moment."""
    for clerk in clerks:
        clerk.order(do, **facts)
    return [clerk.answer() for clerk in clerks]


@pytest.fixture
def surroundings(transactional_db: None, tmp_path: Path) -> Surroundings:
    """What a process must be started with to work at this test's database.

    Call it once the records are there: SQLite's are in the memory of this process, and from then on
    those in a file, which only the other processes change and see.
    """

    def found() -> dict[str, str]:
        own = {name: value for name, value in os.environ.items() if name[:9] != "ROADSHOW_"}
        own |= {
            "PYTHONPATH": str(ROOT / "src"),
            "ROADSHOW_DATA_FOLDER": str(tmp_path),
            "ROADSHOW_SECRET_KEY": settings.SECRET_KEY,
        }
        connection.ensure_connection()
        if connection.vendor == "sqlite":
            with closing(sqlite3.connect(tmp_path / "roadshow.sqlite3")) as file:
                connection.connection.backup(file)
                # As `migrate` leaves it: of several who turn a file to WAL at once, one is refused.
                file.execute("PRAGMA journal_mode=WAL")
            return own
        name = connection.settings_dict["NAME"]
        url = urlsplit(os.environ["ROADSHOW_DATABASE_URL"])._replace(path=f"/{name}")
        return own | {"ROADSHOW_DATABASE_URL": url.geturl()}

    return found


@pytest.fixture
def hire(surroundings: Surroundings) -> Iterator[Callable[[int], list[Clerk]]]:
    """So many clerks, ready for orders; they go home at the end."""
    with ExitStack() as stack:

        def hired(count: int) -> list[Clerk]:
            around = surroundings()
            clerks = [Clerk(around) for _number in range(count)]
            for clerk in clerks:
                stack.enter_context(clerk.process)  # at the end closes its input, and waits
            assert [clerk.answer() for clerk in clerks] == ["ready"] * count
            return clerks

        yield hired
