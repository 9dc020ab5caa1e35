"""Setting a timetable's sheets with Typst, with the fonts of the booklets."""

import tempfile
from dataclasses import asdict
from importlib import resources
from pathlib import Path

from roadshow.formats.booklet.pdf import typeset
from roadshow.formats.timetable_sheets.document import Sheet


def render(sheet: Sheet) -> bytes:
    """The sheet as PDF, set in a process of its own as booklets are; the same sheet gives the same
    bytes.

    Raises:
        BookletError: with what Typst said.
    """
    with tempfile.TemporaryDirectory(prefix="roadshow-timetable-") as name:
        folder = Path(name)
        # The booklets' program is used as it is, and knows its file by this name.
        files = {"booklet.typ": sheet.template, "parts.typ": "parts.typ"}
        for kept, file in files.items():
            text = resources.files(__package__).joinpath(file).read_text("utf-8")
            (folder / kept).write_text(text, "utf-8")
        day = sheet.made.isoformat()
        return typeset(folder, asdict(sheet) | {"made": day}, day)
