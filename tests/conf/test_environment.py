"""Settings from the environment: what is read, and what stops the start."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from roadshow.conf.environment import PREFIX, Environment

DOCS = Path(__file__).parents[2] / "docs"
SERVICE = {
    "ROADSHOW_MODE": "service",
    "ROADSHOW_DATABASE_URL": "postgres://roadshow:pass%40word@db.example.org:5433/tours",
    "ROADSHOW_PUBLIC_URL": "https://tour.example.org",
    "ROADSHOW_MAIL_URL": "smtp://mail.example.org:587",
    "ROADSHOW_SECRET_KEY": "k" * 40,
}


def start(tmp_path: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """Load Django's settings in a process of their own."""
    outside = {k: v for k, v in os.environ.items() if not k.startswith(PREFIX)}
    words = [sys.executable, "-c", "import roadshow.conf.settings as s; print(s.DATABASES)"]
    environment = {**outside, "ROADSHOW_DATA_FOLDER": str(tmp_path), **settings}
    return subprocess.run(words, env=environment, capture_output=True, text=True, check=False)


def test_embedded_needs_nothing_and_keeps_its_key_to_itself(tmp_path: Path) -> None:
    assert start(tmp_path).returncode == 0
    key = tmp_path / "secret-key"
    first = key.read_text()
    assert len(first) >= 40
    assert key.stat().st_mode & 0o077 == 0
    start(tmp_path)
    assert key.read_text() == first


def test_service_reads_the_whole_database_address(tmp_path: Path) -> None:
    done = start(tmp_path, **SERVICE)
    assert done.returncode == 0
    for part in ("pass@word", "db.example.org", "5433", "tours", "postgresql"):
        assert part in done.stdout


def test_a_secret_may_stand_in_a_file(tmp_path: Path) -> None:
    secret = tmp_path / "key"
    secret.write_text("s" * 50 + "\n")
    settings = {k: v for k, v in SERVICE.items() if k != "ROADSHOW_SECRET_KEY"}
    assert start(tmp_path, ROADSHOW_SECRET_KEY_FILE=str(secret), **settings).returncode == 0


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"ROADSHOW_MODE": "production"}, "ROADSHOW_MODE"),
        ({"ROADSHOW_DATABASE_URL": "mysql://db"}, "ROADSHOW_DATABASE_URL is neither"),
        ({"ROADSHOW_CACHE_URL": "memcached://x"}, "ROADSHOW_CACHE_URL is not redis"),
        ({"ROADSHOW_PUBLIC_URL": "tour.example.org"}, "ROADSHOW_PUBLIC_URL is not an address"),
        ({"ROADSHOW_MAIL_URL": "mail.example.org"}, "ROADSHOW_MAIL_URL is not smtp"),
        ({"ROADSHOW_SECRET_KEY": "short"}, "ROADSHOW_SECRET_KEY is shorter than 40"),
        ({"ROADSHOW_DEBUG": "perhaps"}, "ROADSHOW_DEBUG"),
        ({"ROADSHOW_SECRET_KEY_FILE": "/nowhere"}, "ROADSHOW_SECRET_KEY_FILE cannot be read"),
        ({"ROADSHOW_MODE": "service"}, "service mode needs ROADSHOW_DATABASE_URL"),
        ({**SERVICE, "ROADSHOW_DEBUG": "1"}, "ROADSHOW_DEBUG must be off"),
    ],
)
def test_nonsense_stops_the_start_with_one_line(
    tmp_path: Path, settings: dict[str, str], said: str
) -> None:
    done = start(tmp_path, **settings)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stderr.count("\n") == 1


def test_every_setting_is_documented() -> None:
    page = (DOCS / "reference" / "settings.md").read_text()
    for name in Environment.model_fields:
        assert f"`{PREFIX}{name.upper()}`" in page
