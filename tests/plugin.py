"""``pytest --database=sqlite|postgresql``: which database the run is on.

A plugin loaded by ``addopts``, not a part of conftest: pytest-django reads Django's settings before
any conftest is imported, and the settings read the environment once.
"""

import os
import tempfile
from collections.abc import Generator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests import postgres

PREFIX = "ROADSHOW_"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--database",
        choices=("sqlite", "postgresql"),
        default="sqlite",
        help="the database to test on; postgresql starts a server of its own",
    )


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Generator[None]:
    # A wrapper comes before every plain hook, pytest-django's tryfirst one too.
    with ExitStack() as stack:
        # What a developer has set for a demo or a service must not steer the tests.
        for name in [name for name in os.environ if name.startswith(PREFIX)]:
            del os.environ[name]
        folder = tempfile.TemporaryDirectory(prefix="roadshow-tests-", ignore_cleanup_errors=True)
        os.environ[f"{PREFIX}DATA_FOLDER"] = stack.enter_context(folder)
        (Path(folder.name) / "static").mkdir()
        known = early_config.known_args_namespace
        if known.database == "postgresql" and not (known.help or known.version):
            try:
                os.environ[f"{PREFIX}DATABASE_URL"] = stack.enter_context(postgres.server())
            except (postgres.NotInstalledError, RuntimeError) as error:
                raise pytest.UsageError(str(error)) from error
        early_config.add_cleanup(stack.pop_all().close)
    return (yield)


def pytest_report_header(config: pytest.Config) -> str:
    return f"database: {config.option.database}"
