"""The tests' PostgreSQL server is closed to others and outlives nobody."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import psycopg
import pytest

from tests import postgres

pytestmark = pytest.mark.skipif(
    postgres.binaries() is None, reason=str(postgres.NotInstalledError())
)
HOLDER = """
import time
from tests import postgres
with postgres.server() as url:
    print(url, flush=True)
    time.sleep(60)
"""


def folder_of(url: str) -> Path:
    return Path(parse_qs(urlsplit(url).query)["host"][0])


def test_server_is_on_a_closed_socket_only_and_goes_at_the_end() -> None:
    with postgres.server() as url:
        folder = folder_of(url)
        with psycopg.connect(url) as connection:
            row = connection.execute("SHOW listen_addresses").fetchone()
        assert row == ("",)
        assert folder.stat().st_mode & 0o077 == 0
    assert not folder.exists()


def test_server_knows_upper_and_lower_case_beyond_ascii() -> None:
    with postgres.server() as url, psycopg.connect(url) as connection:
        assert connection.execute("SELECT upper('қазақ')").fetchone() == ("ҚАЗАҚ",)


def test_server_goes_when_the_tests_are_killed() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[1],
    ) as holder:
        assert holder.stdout
        folder = folder_of(holder.stdout.readline().strip())
        assert folder.exists()
        os.kill(holder.pid, signal.SIGKILL)
    end = time.monotonic() + 20
    while folder.exists() and time.monotonic() < end:
        time.sleep(0.05)
    assert not folder.exists()
