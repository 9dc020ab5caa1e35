"""Runs background jobs until it is stopped."""

import argparse
import os

HELP = "Run background jobs (timetable drafts, reports) until stopped."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--batch", action="store_true", help="end when nothing is left to do")


def run(options: argparse.Namespace) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "roadshow.conf.settings")
    import django  # noqa: PLC0415 (after the setting)
    from django.core.management import call_command  # noqa: PLC0415

    django.setup()
    call_command("db_worker", batch=options.batch, startup_delay=False, verbosity=0)
    return 0
