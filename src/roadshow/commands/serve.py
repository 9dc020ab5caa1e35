"""Serves the site with gunicorn."""

import argparse
import os
import sys

from roadshow.conf import server

HELP = "Serve the site."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--bind", default="127.0.0.1:8000", metavar="ADDRESS:PORT")
    parser.add_argument("--workers", type=int, default=2, metavar="N")


def run(options: argparse.Namespace) -> int:
    os.execv(sys.executable, server.command(options.bind, options.workers))  # noqa: S606
