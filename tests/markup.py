"""Pages and feeds as trees to ask, untyped: an XPath or a calendar field may be anything."""

from typing import Any

from icalendar import Calendar
from lxml import etree, html


def page(content: bytes | str) -> Any:
    return html.fromstring(content)


def xml(content: bytes) -> Any:
    return etree.fromstring(content)


def calendar_events(content: bytes) -> list[Any]:
    """The entries of an iCalendar file."""
    return Calendar.from_ical(content).walk("VEVENT")
