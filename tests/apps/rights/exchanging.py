"""Workbooks of avails for tests: rows that say only what differs from a good one."""

from datetime import UTC, datetime
from typing import Any

from roadshow.apps.core.models import User
from roadshow.apps.rights.actions import take
from roadshow.apps.rights.bridge.exchange import Preview, preview
from roadshow.formats.avails import Workbook, write_avails
from roadshow.formats.spreadsheets.reading import Cell
from tests.formats.avails.made import cells, sheet

NOW = datetime(2025, 11, 1, tzinfo=UTC)
TODAY = NOW.date()
EIDR = "10.5240/8FF3-1C20-84F5-F247-8BCD-E"


def row(**changed: Cell) -> dict[str, Cell]:
    """A good row of the film."""
    return cells(**{"DisplayName": "北京影业", "TitleID": EIDR, "ReleaseYear": 2019, **changed})


def book(*rows: dict[str, Cell]) -> bytes:
    return write_avails(Workbook((sheet(*rows),)))


def look(content: bytes) -> Preview:
    return preview(content, party=None, today=TODAY)


def taken(officer: User, content: bytes, **options: Any) -> Preview:
    return take(actor=officer, content=content, party=None, now=NOW, **options)


def barred(content: bytes) -> list[tuple[str, str]]:
    return [(one.cell, one.column) for one in look(content).problems if one.bars]
