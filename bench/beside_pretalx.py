"""Our public programme beside pretalx's schedule: 1,000 entries each, 8 clients, two workers.

pretalx is installed and seeded apart (its own guide; one released event of 1,000 sessions). Give
its interpreter and its event; both sites run on PostgreSQL, the two loaded in turn, three times.

    PRETALX_CONFIG_FILE=… python bench/beside_pretalx.py --python …/pretalx/bin/python \
        --event peer1000 --postgres-pid PID

CPU is that of the web processes and of PostgreSQL (utime + stime, children too): it says the same
on a busy machine, which requests a second do not.
"""

import argparse
import http.client
import os
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SCREENINGS, CLIENTS, SECONDS, RUNS = 1000, 8, 5.0, 3
PEER_PORT, OUR_PORT = 8346, 8347
TICKS = os.sysconf("SC_CLK_TCK")
GUNICORN = ("--workers", "2", "--log-level", "error", "--bind")


@dataclass(frozen=True)
class Page:
    """``pids``: the roots of the process trees whose CPU its requests cost."""

    name: str
    port: int
    path: str
    pids: tuple[int, ...]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--python", required=True, help="pretalx's interpreter")
    parser.add_argument("--event", required=True, help="pretalx's event, by its slug")
    parser.add_argument("--postgres-pid", type=int, required=True, help="pretalx's PostgreSQL")
    options = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    from tests import postgres  # noqa: PLC0415 (from the checkout, put on the path just above)

    with postgres.server() as url:
        slug = _seed(url)
        ours = (sys.executable, "-m", "gunicorn", "roadshow.conf.wsgi:application", "--preload")
        peer = (options.python, "-m", "gunicorn", "pretalx.wsgi")
        with _serving(ours, OUR_PORT) as mine, _serving(peer, PEER_PORT) as theirs:
            our_pids = (mine, *_postmasters(os.getpid()))
            their_pids = (theirs, options.postgres_pid)
            pages = [
                Page("ours: programme", OUR_PORT, f"/en/tours/{slug}/programme/", our_pids),
                Page("ours: calendar", OUR_PORT, f"/en/tours/{slug}/programme.ics", our_pids),
                *_peer_pages(options.event, their_pids),
            ]
            _report({page.name: [] for page in pages}, pages)


def _peer_pages(event: str, pids: tuple[int, ...]) -> Iterator[Page]:
    for name, path in (
        ("pretalx: shell (needs JavaScript)", "schedule/"),
        ("pretalx: its data", "schedule/widgets/schedule.json"),
        ("pretalx: without JavaScript", "schedule/nojs"),
        ("pretalx: calendar", "schedule.ics"),
    ):
        yield Page(name, PEER_PORT, f"/{event}/{path}", pids)


def _seed(url: str) -> str:
    """A database of our own with a released tour; its slug. The servers inherit the settings."""
    os.environ.update(
        ROADSHOW_DATABASE_URL=url,
        ROADSHOW_PUBLIC_URL=f"http://127.0.0.1:{OUR_PORT}",
        DJANGO_SETTINGS_MODULE="roadshow.conf.settings",
    )
    import django  # noqa: PLC0415 (after the settings above)

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415

    from tests.programmes import large, publish  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    programme = large(SCREENINGS)
    publish(programme)
    return programme.slug


@contextmanager
def _serving(command: tuple[str, ...], port: int) -> Iterator[int]:
    theirs = {k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"}
    server = subprocess.Popen([*command, *GUNICORN, f"127.0.0.1:{port}"], env=theirs)
    try:
        for _ in range(600):
            try:
                _get(port, "/")
            except OSError:
                time.sleep(0.1)
            else:
                break
        yield server.pid
    finally:
        server.terminate()
        server.wait(20)


def _report(seen: dict[str, list[tuple[float, float]]], pages: list[Page]) -> None:
    for page in pages:
        _get(page.port, page.path)
    for _ in range(RUNS):
        for page in pages:
            seen[page.name].append(_load(page))
    base = statistics.median(rate for rate, _ in seen[pages[0].name])
    print("| page | requests/s | CPU ms a request | our programme's requests/s, times |")
    print("| --- | --- | --- | --- |")
    for page in pages:
        rate, cost = (statistics.median(column) for column in zip(*seen[page.name], strict=True))
        print(f"| {page.name} | {rate:.1f} | {cost:.2f} | {base / rate:.0f} |")


def _load(page: Page) -> tuple[float, float]:
    """Requests a second and CPU milliseconds a request; no request is begun after the bell."""
    answered: list[int] = []
    before, began = _cpu(page.pids), time.perf_counter()

    def client() -> None:
        while time.perf_counter() - began < SECONDS:
            answered.append(_get(page.port, page.path))

    threads = [threading.Thread(target=client) for _ in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.perf_counter() - began
    assert set(answered) == {200}, set(answered)
    return len(answered) / took, (_cpu(page.pids) - before) * 1000 / len(answered)


def _get(port: int, path: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    headers = {
        "Accept": "text/html,application/json,*/*",
        "Accept-Encoding": "gzip",
        "Accept-Language": "en",
        "Connection": "close",
    }
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status


def _cpu(roots: tuple[int, ...]) -> float:
    """CPU seconds used so far by these processes and all below them, the ended ones too."""
    table = _processes()
    tree, grew = set(roots), True
    while grew:
        more = {pid for pid, (parent, _, _) in table.items() if parent in tree} - tree
        tree, grew = tree | more, bool(more)
    return sum(table[pid][1] for pid in tree if pid in table) / TICKS


def _processes() -> dict[int, tuple[int, int, str]]:
    """Parent, CPU ticks and name by process."""
    found = {}
    for entry in filter(str.isdigit, os.listdir("/proc")):
        try:
            name, rest = Path(f"/proc/{entry}/stat").read_text().split("(", 1)[1].rsplit(")", 1)
        except (OSError, IndexError):
            continue
        fields = rest.split()
        found[int(entry)] = (int(fields[1]), sum(map(int, fields[11:15])), name)
    return found


def _postmasters(below: int) -> list[int]:
    """Our own PostgreSQL: the postgres processes whose parents are none."""
    table, ours = _processes(), {below}
    for _ in range(4):
        ours |= {pid for pid, (parent, _, _) in table.items() if parent in ours}
    return [
        pid
        for pid in ours
        if table[pid][2] == "postgres" and table.get(table[pid][0], (0, 0, ""))[2] != "postgres"
    ]


if __name__ == "__main__":
    main()
