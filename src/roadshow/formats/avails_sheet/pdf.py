"""Setting an avails sheet with Typst, with the fonts of the booklets."""

import tempfile
from dataclasses import asdict
from importlib import resources
from pathlib import Path

from roadshow.formats.avails_sheet.document import Sheet
from roadshow.formats.booklet.pdf import typeset


def render(sheet: Sheet) -> bytes:
    """The sheet as PDF, set in a process of its own as booklets are; on one page where it fits.

    Raises:
        BookletError: with what Typst said.
    """
    with tempfile.TemporaryDirectory(prefix="roadshow-avails-") as name:
        folder = Path(name)
        template = resources.files(__package__).joinpath("sheet.typ").read_text("utf-8")
        # The booklets' program is used as it is, and knows its files by these names.
        (folder / "booklet.typ").write_text(template, "utf-8")
        data = asdict(sheet) | {"day": sheet.day.isoformat()}
        return typeset(folder, data, sheet.day.isoformat())
