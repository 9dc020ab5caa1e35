"""What the public pages of a tour with 1,000 screenings cost: CPU, bytes, start, memory.

usage: .venv/bin/python bench/public_pages.py [--screenings 1000] [--json]

Seeds an SQLite database in a temporary folder, starts gunicorn with one worker on a free port and
asks it. CPU is what the worker itself used (utime + stime of its process), so it says the same on
a busy machine. "uncached" is the first request after a publish: each takes a release of its own,
and so reads and checks the whole document anew. "again" is a request whose ETag still holds.
"""

import argparse
import gzip
import http.client
import json
import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CACHED, UNCACHED = 400, 12
PAGES = (
    "programme/",
    "films/",
    "",
    "films/film-1/",
    "print/",
    "programme.ics",
    "programme.json",
    "programme.xml",
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--screenings", type=int, default=1000)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="roadshow-bench-") as folder:
        port = _prepare(folder)
        found = _measure(port, options.screenings)
    print(json.dumps(found, indent=1) if options.json else _table(found))


def _prepare(folder: str) -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    os.environ.update(
        ROADSHOW_DATA_FOLDER=folder,
        ROADSHOW_PUBLIC_URL=f"http://127.0.0.1:{port}",
        DJANGO_SETTINGS_MODULE="roadshow.conf.settings",
    )
    sys.path.insert(0, str(ROOT))
    import django  # noqa: PLC0415 - the settings read the environment that was set just above

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415 - as above

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    return port


def _measure(port: int, screenings: int) -> dict[str, object]:
    from tests.programmes import large, publish  # noqa: PLC0415 - needs Django set up

    programme = large(screenings)
    tour = publish(programme)
    page = f"/en/tours/{programme.slug}/"
    server, start = _start(port, f"{page}programme/")
    try:
        worker = _worker(server.pid)
        rows = {}
        for name in PAGES:
            first = []
            for _ in range(UNCACHED):
                publish(programme, tour)
                first.append(_cpu_ms(worker, port, page + name, 1))
            rows[name or "tour"] = {
                "uncached_ms": round(statistics.mean(first), 1),
                "cached_ms": round(_cpu_ms(worker, port, page + name, CACHED), 2),
                "again_ms": round(_cpu_ms(worker, port, page + name, CACHED, again=True), 2),
                **_bytes(port, page + name),
            }
        return {"screenings": screenings, **start, "rss_after_mb": _rss(worker), "pages": rows}
    finally:
        server.terminate()
        server.wait(10)


def _start(port: int, path: str) -> tuple["subprocess.Popen[bytes]", dict[str, float]]:
    began = time.perf_counter()
    server = subprocess.Popen(
        [
            *(sys.executable, "-m", "gunicorn", "roadshow.conf.wsgi:application"),
            *("--bind", f"127.0.0.1:{port}", "--workers", "1", "--log-level", "error"),
        ]
    )
    while time.perf_counter() - began < 30:
        try:
            _get(port, path)
        except OSError:
            time.sleep(0.01)
        else:
            took = time.perf_counter() - began
            used = {"first_answer_s": round(took, 2), "rss_first_mb": _rss(_worker(server.pid))}
            return server, used
    raise RuntimeError("gunicorn did not start")


def _get(port: int, path: str, etag: str = "") -> tuple[int, bytes, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    headers = {"Accept-Encoding": "gzip", **({"If-None-Match": etag} if etag else {})}
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, body, answer.headers.get("ETag", "")


def _cpu_ms(worker: int, port: int, path: str, times: int, *, again: bool = False) -> float:
    """The worker's CPU milliseconds for one request, over ``times`` of them."""
    etag = _get(port, path)[2] if again else ""
    before = _ticks(worker)
    for _ in range(times):
        status, _body, _etag = _get(port, path, etag)
        assert status == (304 if again else 200), status
    return (_ticks(worker) - before) * 1000 / times


def _ticks(pid: int) -> float:
    """CPU seconds of a process, as finely as the kernel says."""
    nanoseconds = Path(f"/proc/{pid}/schedstat").read_text().split()[0]
    return int(nanoseconds) / 1e9


def _worker(master: int) -> int:
    return int(Path(f"/proc/{master}/task/{master}/children").read_text().split()[0])


def _rss(pid: int) -> float:
    found = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())
    return round(int(found[1]) / 1024, 1) if found else 0.0


def _bytes(port: int, path: str) -> dict[str, int]:
    body = _get(port, path)[1]
    return {"sent_bytes": len(body), "plain_bytes": len(gzip.decompress(body))}


def _table(found: dict[str, object]) -> str:
    lines = [f"{key}: {value}" for key, value in found.items() if key != "pages"]
    lines.append(f"{'page':<16}{'uncached':>10}{'cached':>9}{'again':>8}{'sent':>9}{'plain':>10}")
    pages = found["pages"]
    assert isinstance(pages, dict)
    for name, row in pages.items():
        lines.append(
            f"{name:<16}{row['uncached_ms']:>10}{row['cached_ms']:>9}{row['again_ms']:>8}"
            f"{row['sent_bytes']:>9}{row['plain_bytes']:>10}"
        )
    return "\n".join(
        [*lines, "CPU milliseconds of the worker a request; bytes with gzip, and plain"]
    )


if __name__ == "__main__":
    main()
