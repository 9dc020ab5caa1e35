"""``python -m roadshow <command>``: one module in ``roadshow.commands`` a command."""

import argparse
import importlib
import pkgutil
import sys
from collections.abc import Sequence
from typing import Protocol, cast

from roadshow import commands


class Command(Protocol):
    """What a module in ``roadshow.commands`` offers."""

    HELP: str

    def add_arguments(self, parser: argparse.ArgumentParser) -> None: ...

    def run(self, options: argparse.Namespace) -> int: ...


def _names() -> list[str]:
    return sorted(module.name for module in pkgutil.iter_modules(commands.__path__))


def _command(name: str) -> Command:
    return cast("Command", importlib.import_module(f"roadshow.commands.{name}"))


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    words = list(sys.argv[1:] if argv is None else argv)
    parser = argparse.ArgumentParser(prog="roadshow", description=__doc__)
    choices = parser.add_subparsers(dest="command", required=True, metavar="command")
    # Import only the command that is asked for: CP-SAT alone costs half a second.
    wanted = [words[0]] if words and words[0] in _names() else _names()
    for name in wanted:
        command = _command(name)
        sub = choices.add_parser(name, help=command.HELP, description=command.HELP)
        command.add_arguments(sub)
        sub.set_defaults(run=command.run)
    options = parser.parse_args(words)
    return cast("int", options.run(options))


if __name__ == "__main__":
    sys.exit(main())
