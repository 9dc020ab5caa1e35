"""The demonstration's web server and worker, as processes, and a look at whether pages answer."""

import contextlib
import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from urllib.parse import urlsplit

from roadshow.conf import server

LANGUAGES = ("zh-hans", "en", "ru", "kk")


def free_port(wanted: int) -> int:
    """``wanted`` if nobody listens there, else one that the system gives."""
    for port in (wanted, 0):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise OSError("no free port")


@contextlib.contextmanager
def running(port: int) -> Iterator[subprocess.Popen[bytes]]:
    """The web server on this port and one worker; both are stopped at the end."""
    site = subprocess.Popen(server.command(f"127.0.0.1:{port}", 2))  # noqa: S603
    worker = subprocess.Popen([sys.executable, "-m", "roadshow", "work"])
    try:
        yield site
    finally:
        for process in (site, worker):
            process.terminate()
        for process in (site, worker):
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()


def check(address: str, slug: str, *, patience: float = 20) -> str:
    """Ask for the tour's pages in every language.

    Raises:
        RuntimeError: naming the page that does not answer, and how.
    """
    paths = [
        f"/{language}/tours/{slug}/{page}"
        for language in LANGUAGES
        for page in ("", "programme/", "films/", "programme.ics")
    ]
    _wait(address, patience)
    for path in [*paths, f"/api/v1/tours/{slug}"]:
        status = _status(address, path)
        if status != 200:
            raise RuntimeError(f"{path} answers {status}")
    return f"{len(paths) + 1} pages answer"


def _wait(address: str, patience: float) -> None:
    limit = time.monotonic() + patience
    while True:
        try:
            _status(address, "/healthz")
        except OSError:
            if time.monotonic() > limit:
                raise RuntimeError(f"the site did not start within {patience:.0f} s") from None
            time.sleep(0.05)
        else:
            return


def _status(address: str, path: str) -> int:
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=30)
    try:
        connection.request("GET", path, headers={"Host": parts.netloc})
        return connection.getresponse().status
    finally:
        connection.close()


def environment_for(port: int) -> str:
    """Tell settings where the site will stand, before Django reads them."""
    address = os.environ.setdefault("ROADSHOW_PUBLIC_URL", f"http://127.0.0.1:{port}")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "roadshow.conf.settings")
    return address
