"""The Chromium that browser tests drive: the system's, or else Playwright's own download."""

import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--headless",
    "--no-sandbox",  # its sandbox needs rights that root in a container lacks; pages are our own
    "--disable-gpu",
    # A test run must not talk to the world, nor wait for it where there is none.
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
MISSING = (
    "no Chromium was found (Debian: apt-get install chromium; or: playwright install chromium)"
)


def executable() -> str | None:
    """Where the browser is, or ``None``."""
    for name in NAMES:
        if path := shutil.which(name):
            return path
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None
