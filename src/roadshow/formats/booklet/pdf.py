"""Setting a booklet with Typst.

Latin, Cyrillic and Kazakh letters come from Libertinus Serif, which Typst brings along; Chinese
from Noto CJK (Debian: fonts-noto-cjk), which must be installed.
"""

import json
import subprocess
import sys
import tempfile
from dataclasses import asdict
from importlib import resources
from pathlib import Path
from typing import Any

from roadshow.formats.booklet.document import Booklet, BookletError

SECONDS = 60
PNG = b"\x89PNG"
SET = """
import datetime, pathlib, sys
import typst

folder, day = pathlib.Path(sys.argv[1]), sys.argv[2]
moment = datetime.datetime.fromisoformat(day).replace(tzinfo=datetime.timezone.utc)
try:
    typst.compile(folder / "booklet.typ", folder / "booklet.pdf", root=folder, timestamp=moment)
except typst.TypstError as wrong:
    sys.exit(str(wrong))
"""


def render(booklet: Booklet) -> bytes:
    """The booklet as PDF; the same booklet gives the same bytes.

    Typst works in a process of its own, in a folder that holds nothing else: it takes 100 MB, and
    sees no other file.

    Raises:
        BookletError: with what Typst said.
    """
    with tempfile.TemporaryDirectory(prefix="roadshow-booklet-") as name:
        folder = Path(name)
        template = resources.files(__package__).joinpath("booklet.typ").read_text("utf-8")
        (folder / "booklet.typ").write_text(template, "utf-8")
        data = asdict(booklet) | {"day": booklet.day.isoformat()}
        for number, film in enumerate(data["films"]):
            film["poster"] = _kept(film["poster"], folder, number)
        return typeset(folder, data, booklet.day.isoformat())


def typeset(folder: Path, data: dict[str, Any], day: str) -> bytes:
    """A folder's ``booklet.typ`` with these data as PDF, by a process that sees nothing else.

    Raises:
        BookletError: with what Typst said.
    """
    (folder / "data.json").write_text(json.dumps(data), "utf-8")
    done = subprocess.run(  # noqa: S603  # our own program, in a folder that we made
        [sys.executable, "-c", SET, str(folder), day],
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    if done.returncode:
        raise BookletError(done.stderr.strip()[-500:])
    return (folder / "booklet.pdf").read_bytes()


def _kept(poster: bytes | None, folder: Path, number: int) -> str | None:
    """A poster as a file beside the template, under a name that we choose."""
    if poster is None:
        return None
    suffix = "png" if poster.startswith(PNG) else "jpg"
    name = f"poster-{number}.{suffix}"
    (folder / name).write_bytes(poster)
    return name
