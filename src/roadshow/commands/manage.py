"""Django's own commands: ``roadshow manage migrate``, ``roadshow manage createsuperuser`` …"""

import argparse
import os

HELP = "Run one of Django's own commands."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs=argparse.REMAINDER, help="the command and its options")


def run(options: argparse.Namespace) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "roadshow.conf.settings")
    from django.core.management import execute_from_command_line  # noqa: PLC0415 (after the setting)

    execute_from_command_line(["roadshow manage", *options.words])
    return 0
