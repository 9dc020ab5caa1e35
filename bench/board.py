"""The timetable's board at 800 screenings, 51 halls and 11 days: server, first paint, dragging.

usage: .venv/bin/python bench/board.py [--runs 3]

Seeds an SQLite database in a temporary folder, serves it by gunicorn with one worker and looks at
it with headless Chromium, each run in a fresh profile. Times are milliseconds.

page_server: a request of the page without its images and scripts, over HTTP, the median of five.
rooms_server, changes_server, quiet_server: what a drag asks for when it begins; what a page that
follows is told of one move; that nothing happened. first_paint: first contentful paint from the
navigation's start. drag_p50, drag_p95, drag_max: between animation frames while a block is carried
across the board for three seconds. room_shown: from taking a block until its rooms are painted.
"""

import argparse
import http.client
import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
HOST = "127.0.0.1"
ASKED = 5
DRAG_SECONDS = 3
FRAMES = """() => {
  window.deltas = [];
  let last = performance.now();
  const step = (now) => {
    window.deltas.push(now - last);
    last = now;
    window.ticking = requestAnimationFrame(step);
  };
  window.ticking = requestAnimationFrame(step);
}"""
TAKEN = """() => {
  const took = () => {
    const shown = document.querySelector(".board.painted");
    if (shown) requestAnimationFrame(() => (window.shown = performance.now() - window.taken));
    else requestAnimationFrame(took);
  };
  document.addEventListener("pointerdown", () => {
    window.taken = performance.now();
    took();
  }, { once: true, capture: true });
}"""
PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"

Figures = dict[str, float]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory(prefix="roadshow-bench-") as folder:
        port, cookie = _prepare(folder)
        server = _serve(port)
        try:
            found = [_run(port, cookie) for _ in range(runs)]
        finally:
            server.terminate()
            server.wait(10)
    median = {name: statistics.median(run[name] for run in found) for name in found[0]}
    print(json.dumps({"median": median, "runs": found}, indent=1))


def _prepare(folder: str) -> tuple[int, tuple[str, str]]:
    """Fill the database; a port, and the cookie of somebody who is logged in."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port = int(probe.getsockname()[1])
    os.environ.update(
        ROADSHOW_DATA_FOLDER=folder,
        ROADSHOW_PUBLIC_URL=f"http://{HOST}:{port}",
        DJANGO_SETTINGS_MODULE="roadshow.conf.settings",
    )
    sys.path[:0] = [str(ROOT), str(ROOT / "src")]
    import django  # noqa: PLC0415 - the settings read the environment that was set just above

    django.setup()
    from django.conf import settings  # noqa: PLC0415 - as above
    from django.core.management import call_command  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415

    from bench.board_fill import fill  # noqa: PLC0415
    from roadshow.apps.screenings.actions.moving import pin  # noqa: PLC0415
    from roadshow.apps.screenings.models import Screening  # noqa: PLC0415
    from tests.builders import make_officer  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    client, officer = Client(), make_officer(fill())
    client.force_login(officer)
    one = Screening.objects.filter(hall__isnull=False).latest("pk")
    pin(actor=officer, screening_id=one.pk, edition=one.edition, pinned=not one.pinned)
    name = settings.SESSION_COOKIE_NAME
    return port, (name, client.cookies[name].value)


def _serve(port: int) -> "subprocess.Popen[bytes]":
    server = subprocess.Popen(
        [
            *(sys.executable, "-m", "gunicorn", "roadshow.conf.wsgi:application"),
            *("--bind", f"{HOST}:{port}", "--workers", "1", "--threads", "4"),
            *("--timeout", "120", "--log-level", "error"),
        ],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )
    for _ in range(300):
        try:
            socket.create_connection((HOST, port), 1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return server
    raise RuntimeError("gunicorn did not start")


def _run(port: int, cookie: tuple[str, str]) -> Figures:
    page = "/en/desk/tours/board/timetable/"
    headers = {"Cookie": "=".join(cookie), "Accept-Encoding": "gzip"}
    _asked(port, page, headers)  # Opens the database, fills the caches of a worker.
    figures = _in_browser(port, cookie, page)
    token = json.loads(_asked(port, f"{page}changes/", headers)[1])["token"]
    block = figures.pop("pk")
    paths = {
        "page_server": page,
        "rooms_server": f"{page}rooms/{block:.0f}/",
        "changes_server": f"{page}changes/?after={token - 1}",
        "quiet_server": f"{page}changes/?after={token}",
    }
    for name, path in paths.items():
        took = [_asked(port, path, headers)[0] for _ in range(ASKED)]
        figures[name] = round(statistics.median(took), 1)
    return figures


def _asked(port: int, path: str, headers: dict[str, str]) -> tuple[float, bytes]:
    """Milliseconds until the whole answer is there, and the answer."""
    plain = {**headers, "Accept-Encoding": "identity"}
    connection = http.client.HTTPConnection(HOST, port, timeout=60)
    began = time.perf_counter()
    connection.request("GET", path, headers=plain)
    answer = connection.getresponse()
    body = answer.read()
    took = (time.perf_counter() - began) * 1000
    connection.close()
    if answer.status not in {200, 204}:
        raise RuntimeError(f"{path} answers {answer.status}")
    return took, body


def _in_browser(port: int, cookie: tuple[str, str], path: str) -> Figures:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - needed for this part alone

    from tests import chromium  # noqa: PLC0415

    site = f"http://{HOST}:{port}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.executable(), args=list(chromium.FLAGS)
        )
        context = browser.new_context(viewport={"width": 1440, "height": 1000})
        context.add_cookies([{"name": cookie[0], "value": cookie[1], "url": site}])
        page = context.new_page()
        page.goto(site + path)
        painted = page.evaluate(PAINT)
        drawn = page.evaluate("performance.getEntriesByType('navigation')[0].domInteractive")
        dragged = _drag(page)
        browser.close()
    return {"first_paint": round(painted, 1), "dom_interactive": round(drawn, 1), **dragged}


def _drag(page: Any) -> Figures:
    block = page.locator(".board-block[data-pk]").nth(8)
    block.scroll_into_view_if_needed()
    page.evaluate("scrollBy(0, 300)")
    page.wait_for_timeout(500)
    box = block.bounding_box()
    page.mouse.move(box["x"] + 20, box["y"] + 10)
    page.evaluate(TAKEN)
    page.mouse.down()
    page.mouse.move(box["x"] + 40, box["y"] + 14, steps=3)
    page.wait_for_selector(".board.painted")
    page.wait_for_timeout(500)
    shown = page.evaluate("window.shown")
    page.evaluate(FRAMES)
    until, step = time.perf_counter() + DRAG_SECONDS, 0
    while time.perf_counter() < until:
        # To and fro across the strips, up and down over the halls, and into the edge that scrolls.
        across, down = 420 + step * 13 % 900, 120 + step * 7 % 860
        page.mouse.move(across, down)
        step += 1
    if not page.locator(".board-ghost").count():
        raise RuntimeError("nothing was carried")
    deltas = sorted(page.evaluate("(cancelAnimationFrame(window.ticking), window.deltas)"))
    page.keyboard.press("Escape")
    page.mouse.up()
    return {
        "pk": int(block.get_attribute("data-pk")),
        "room_shown": round(shown, 1),
        "drag_p50": round(deltas[len(deltas) // 2], 1),
        "drag_p95": round(deltas[int(len(deltas) * 0.95)], 1),
        "drag_max": round(deltas[-1], 1),
        "frames": len(deltas),
        "moves": step,
    }


if __name__ == "__main__":
    main()
