"""Setting an avails sheet with Typst, with the fonts of the booklets."""

import json
import subprocess
import sys
import tempfile
from dataclasses import asdict
from importlib import resources
from pathlib import Path

from roadshow.formats.avails_sheet.document import Sheet
from roadshow.formats.booklet.document import BookletError
from roadshow.formats.booklet.pdf import SECONDS, SET


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
        (folder / "data.json").write_text(json.dumps(data), "utf-8")
        done = subprocess.run(  # noqa: S603  # our own program, in a folder that we made
            [sys.executable, "-c", SET, name, sheet.day.isoformat()],
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )
        if done.returncode:
            raise BookletError(done.stderr.strip()[-500:])
        return (folder / "booklet.pdf").read_bytes()
