"""No file of 20 MB makes the importer large, whatever it unfolds to.

Each is read in a process of its own, which says how large it and its helper became. The bound is
the helper's address space.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.formats.spreadsheets import files

ROOT = Path(__file__).parents[3]
MOST = 220_000  # kB
READER = """
import sys
from roadshow.formats.spreadsheets import SpreadsheetError, read
data = open(sys.argv[1], "rb").read()
try:
    print(sum(len(sheet.rows) for sheet in read(data)))
except SpreadsheetError as wrong:
    print(wrong.code)
"""
# Between us and the reader: a process begins as large as the one that it was forked from.
WATCHER = """
import resource, subprocess, sys
subprocess.run([sys.executable, "-c", *sys.argv[1:]], check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def rows(count: int, cells: Callable[[int], str]) -> str:
    return "".join(f'<row r="{n}">{cells(n)}</row>' for n in range(1, count + 1))


def filler(text: str) -> dict[str, str]:
    return {"xl/sharedStrings.xml": f'<sst xmlns="{files.MAIN}">{text}</sst>'}


def bomb() -> bytes:
    return files.archive([("xl/worksheets/sheet1.xml", bytes(200_000_000))])


def lying_bomb() -> bytes:
    """The archive says that its part is small."""
    made = bytearray(files.archive([("xl/worksheets/sheet1.xml", bytes(200_000_000))]))
    for sign, size in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = made.index(sign) + size
        made[start : start + 4] = (1000).to_bytes(4, "little")
    return bytes(made)


def far_corner() -> bytes:
    near, far = files.raw_cell("A1"), files.raw_cell("XFD1048576")
    return files.raw_sheet(f'<row r="1">{near}</row><row r="1048576">{far}</row>')


def empty_rows() -> bytes:
    header = f'<row r="1">{files.raw_cell("A1")}</row>'
    return files.raw_sheet(header + rows(100_000, lambda _n: "").replace('r="1"', 'r="2"', 1))


def styled_empty_cells() -> bytes:
    return files.raw_sheet(rows(100_000, lambda n: f'<c r="A{n}" s="0"/><c r="AK{n}" s="0"/>'))


def many_cells() -> bytes:
    number = "<c><v>1</v></c>"
    return files.raw_sheet(rows(900_000, lambda _n: number * 4))


def one_text_everywhere() -> bytes:
    cells = rows(30_000, lambda n: f'<c r="A{n}" t="s"><v>0</v></c>')
    return files.with_parts(
        files.raw_sheet(cells), filler(f"<si><t>{'x' * 30_000}</t></si>")
    )  # 900 MB of text


def many_texts() -> bytes:
    texts = "".join(f"<si><t>{n}{'y' * 60}</t></si>" for n in range(1_400_000))
    return files.with_parts(files.xlsx_table(), filler(texts))


CASES: list[tuple[Callable[[], bytes], set[str]]] = [
    (bomb, {"bomb"}),
    (lying_bomb, {"bomb", "broken"}),
    (far_corner, {"bomb"}),
    (empty_rows, {"1"}),
    (styled_empty_cells, {"0"}),
    (many_cells, {"rows", "bomb"}),
    (one_text_everywhere, {"rows", "bomb"}),
    (many_texts, {"2", "bomb"}),
    (lambda: b"Title,Year\n" + b"," * 19_000_000, {"rows"}),
    (lambda: b"Title,Year\n" + b"\n" * 19_000_000 + b"x", {"rows"}),
    (lambda: b"Title,Year\n" + b'"\n",' * 4_000_000, {"rows"}),
    (lambda: b'Title,Year\n"' + b"a" * 19_000_000, {"unknown"}),
    (lambda: "Title,Year\n\U0001f3ac".encode() + b"a,b\n" * 90_000, {"90001"}),
]


@pytest.mark.parametrize(("made", "said"), CASES)
def test_reading_stays_small(made: Callable[[], bytes], said: set[str], tmp_path: Path) -> None:
    path = tmp_path / "sent"
    path.write_bytes(made())

    done = subprocess.run(
        [sys.executable, "-c", WATCHER, READER, str(path)],
        capture_output=True,
        check=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )

    outcome, largest = done.stdout.split()
    assert outcome in said
    assert int(largest) < MOST
