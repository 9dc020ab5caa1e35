"""What tests anywhere may ask for."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connections
from django.utils import translation
from playwright.sync_api import Browser, sync_playwright

from tests import chromium

ROOT = Path(__file__).parent
WITHOUT_DATABASE = tuple(ROOT / name for name in ("engines", "formats", "launcher"))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.option.database != "sqlite":
        once = pytest.mark.skip(reason="touches no database: runs with SQLite only")
        for item in items:
            if any(item.path.is_relative_to(folder) for folder in WITHOUT_DATABASE):
                item.add_marker(once)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Each test begins in English: a page in another language leaves it on for its thread."""
    with translation.override("en"):
        yield


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, started once. Take a fresh ``browser.new_context()`` in each test, and close it."""
    path = chromium.executable()
    if path is None:
        # Elsewhere a person may do without; CI that tests no page must not look green.
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(chromium.MISSING)
    with sync_playwright() as playwright, pytest.MonkeyPatch.context() as patch:
        # Playwright's synchronous interface keeps an event loop running in this thread from here
        # to the end of the session, and Django refuses its ORM in such a thread. Nothing of ours
        # is awaited in that loop, so no query can block it.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        started = playwright.chromium.launch(executable_path=path, args=list(chromium.FLAGS))
        yield started
        started.close()
        # In such a thread Django also keeps a connection apart from the plain thread's one, which
        # alone is closed at the end; PostgreSQL would not drop a database still in use.
        connections.close_all()
