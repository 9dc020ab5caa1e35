"""A PostgreSQL server of the tests' own: in a temporary folder, on a socket only, gone at the end.

The server is kept by a small process of its own (this file, run as a script) that stops it and
removes the folder as soon as its standard input closes. So it goes however the tests end, by
``kill -9`` too.
"""

import os
import pwd
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg

NAME = "roadshow"
START_LIMIT = 30  # seconds
# Nothing here outlives the run: speed goes before safety from power cuts.
SETTINGS = {
    "autovacuum": "off",
    "fsync": "off",
    "full_page_writes": "off",
    "jit": "off",
    "listen_addresses": "",
    "max_wal_senders": "0",
    "synchronous_commit": "off",
    "timezone": "UTC",
    "wal_level": "minimal",
}


class NotInstalledError(Exception):
    """No PostgreSQL server is installed."""

    def __str__(self) -> str:
        return "no PostgreSQL server was found (Debian, Ubuntu: apt-get install postgresql)"


def binaries() -> Path | None:
    """The folder of the newest installed server's programs."""
    folders = [Path(found).parent] if (found := shutil.which("initdb")) else []
    if config := shutil.which("pg_config"):
        told = subprocess.run([config, "--bindir"], capture_output=True, text=True, check=False)
        folders.append(Path(told.stdout.strip()))
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_version, reverse=True)
    # pg_config alone proves nothing: it comes with the client library.
    return next((f for f in folders if (f / "initdb").exists() and (f / "postgres").exists()), None)


def _version(folder: Path) -> int:
    digits = re.match(r"\d+", folder.parent.name)
    return int(digits.group()) if digits else 0


@contextmanager
def server() -> Iterator[str]:
    """Start a server with an empty database and give its URL.

    Raises:
        NotInstalledError: there is none to start.
        RuntimeError: it did not start; the message holds what it said.
    """
    if binaries() is None:
        raise NotInstalledError
    # A session of its own: Ctrl-C must reach the tests first, the server last.
    keeper = subprocess.Popen(
        [sys.executable, __file__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    with keeper:  # at the end closes its input, which stops it, and waits
        url = keeper.stdout.readline().strip() if keeper.stdout else ""
        if not url:
            _, said = keeper.communicate()
            raise RuntimeError(f"PostgreSQL did not start:\n{said}")
        yield url


def _account() -> dict[str, Any]:
    """Whom to run it as, in ``Popen``'s words: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = known.get("postgres") or known["nobody"]
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def _initialise(programs: Path, folder: Path, how: dict[str, Any]) -> None:
    """Make an empty cluster; its only way in is a socket in a folder closed to others."""
    made = subprocess.run(
        [
            programs / "initdb",
            *("--pgdata", folder / "data", "--username", NAME, "--auth", "trust", "--no-sync"),
            # Not plain C: that knows upper and lower case for ASCII only.
            *("--encoding", "UTF8", "--locale", "C.UTF-8"),
        ],
        capture_output=True,
        text=True,
        check=False,
        **how,
    )
    if made.returncode:
        sys.exit(made.stderr or made.stdout)


def _wait(process: subprocess.Popen[bytes], folder: Path) -> None:
    """Make the database as soon as the server lets us in."""
    end = time.monotonic() + START_LIMIT
    while True:
        try:
            with psycopg.connect(
                host=str(folder), user=NAME, dbname="postgres", autocommit=True
            ) as connection:
                connection.execute(f"CREATE DATABASE {NAME}")
            return
        except psycopg.OperationalError as error:
            if process.poll() is not None or time.monotonic() > end:
                sys.exit((folder / "log").read_text() or str(error))
            time.sleep(0.05)


def _keep() -> None:
    programs = binaries()
    if programs is None:
        raise NotInstalledError
    # A PGPORT or PGOPTIONS meant for another server would reach this one too.
    for name in [name for name in os.environ if name.startswith("PG")]:
        del os.environ[name]
    folder = Path(tempfile.mkdtemp(prefix="roadshow-postgres-"))
    account = _account()
    if account:
        os.chown(folder, account["user"], account["group"])
    process: subprocess.Popen[bytes] | None = None
    try:
        _initialise(programs, folder, account | {"cwd": folder})
        words = [word for key, value in SETTINGS.items() for word in ("-c", f"{key}={value}")]
        with (folder / "log").open("wb") as log:
            process = subprocess.Popen(
                [programs / "postgres", "-D", folder / "data", "-k", folder, *words],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=folder,
                **account,
            )
        _wait(process, folder)
        print(f"postgres://{NAME}@/{NAME}?host={quote(str(folder), safe='')}", flush=True)
        sys.stdin.read()
    finally:
        if process:
            # Ends at once and writes nothing, yet waits for its children: they would still be
            # writing into the folder while it is removed.
            process.send_signal(signal.SIGQUIT)
            process.wait()
        shutil.rmtree(folder)


if __name__ == "__main__":
    _keep()
