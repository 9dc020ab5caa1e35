"""Makes the demonstration tour and serves it."""

import argparse
import json
import os
import sys
import time
from collections.abc import Callable
from functools import partial

from roadshow.demo import site

HELP = "Make the 2025 tour with a timetable and the site, and serve it."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--once", action="store_true", help="do all steps, check the pages, exit")
    parser.add_argument("--json", action="store_true", help="print one JSON object a step")
    parser.add_argument(
        "--fresh", action="store_true", help="throw away what is there and begin anew"
    )
    parser.add_argument("--port", type=int, default=8000, metavar="N")


def run(options: argparse.Namespace) -> int:
    port = site.free_port(options.port)
    address = f"http://127.0.0.1:{port}"
    site.environment_for(port)
    import django  # noqa: PLC0415 (the address must be known before settings are read)

    began = time.monotonic()
    django.setup()
    from roadshow.demo import accounts, steps  # noqa: PLC0415

    spent = float(os.environ.get("ROADSHOW_ENVIRONMENT_SECONDS", "0"))
    before = spent + time.monotonic() - began
    say = partial(_say, as_json=options.json)
    try:
        _step("environment", steps.environment, say, before)
        _step("database", partial(steps.database, fresh=options.fresh), say)
        _step("tour", steps.tour, say)
        _step("films", steps.films, say)
        _step("timetable", steps.timetable, say)
        _step("publish", steps.publish_tour, say)
        with site.running(port) as server:
            _step("check", partial(site.check, address, steps.SLUG), say)
            if options.once:
                return 0
            _welcome(address, accounts.passwords(), as_json=options.json)
            return server.wait()
    except _StepFailedError:
        return 1
    except KeyboardInterrupt:
        return 0


class _StepFailedError(Exception):
    """Said already; nothing more to print."""


Say = Callable[[str, bool, float, str], None]


def _step(name: str, work: Callable[[], str], say: Say, spent: float = 0.0) -> None:
    began = time.monotonic()
    try:
        done = work()
    except Exception as error:
        say(name, False, spent + time.monotonic() - began, f"{type(error).__name__}: {error}")
        raise _StepFailedError from error
    say(name, True, spent + time.monotonic() - began, done)


def _say(name: str, ok: bool, seconds: float, detail: str, *, as_json: bool) -> None:
    if as_json:
        row = {"step": name, "ok": ok, "seconds": round(seconds, 2), "detail": detail}
        print(json.dumps(row, ensure_ascii=False), flush=True)
    else:
        mark = "done" if ok else "FAILED"
        out = sys.stdout if ok else sys.stderr
        print(f"{name:<12} {mark:<7} {seconds:6.1f} s  {detail}", file=out, flush=True)


def _welcome(address: str, passwords: dict[str, str], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps({"address": address, "logins": passwords}), flush=True)
        return
    print(f"\nThe tour is at {address}\nLog in at {address}/en/accounts/login/ as\n")
    for mail, password in passwords.items():
        print(f"  {mail:<28} {password}")
    print("\nStop with Ctrl-C. What you change is kept; --fresh begins anew.")
