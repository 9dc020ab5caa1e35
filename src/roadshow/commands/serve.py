"""Serves the site with gunicorn."""

import argparse
import os
import sys

HELP = "Serve the site."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--bind", default="127.0.0.1:8000", metavar="ADDRESS:PORT")
    parser.add_argument("--workers", type=int, default=2, metavar="N")


def run(options: argparse.Namespace) -> int:
    os.execv(sys.executable, command(options.bind, options.workers))  # noqa: S606


def command(bind: str, workers: int) -> list[str]:
    """The words that start gunicorn.

    ``--preload`` shares one copy of the code between workers, and a recycled one starts at once.
    """
    return [
        sys.executable,
        *("-m", "gunicorn", "roadshow.conf.wsgi:application"),
        *("--bind", bind, "--workers", str(workers), "--preload"),
        *("--max-requests", "5000", "--max-requests-jitter", "1000"),
        *("--log-level", "warning"),
    ]
