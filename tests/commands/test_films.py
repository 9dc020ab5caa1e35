"""``roadshow films`` as a person runs it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SHEET = """Title,Original title,Year,Director,Date,Time,Hall
The Composer,音乐家,2019,Xirzat Yahup,2025-11-24,19:00,"Arman, Hall 1"
Lost in the Stars,消失的她,2023,Cui Rui,2025-11-25,25:99,"Arman, Hall 1"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "week.csv").write_text(SHEET, "utf-8")
    return tmp_path


def films(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"ROADSHOW_DATA_FOLDER": str(folder / "data")}
    command = [sys.executable, "-m", "roadshow", "films", *words]
    return subprocess.run(
        command, capture_output=True, text=True, check=False, env=environment, cwd=folder
    )


def test_a_dry_run_says_what_was_read_and_writes_nothing(folder: Path) -> None:
    done = films(folder, "import", "week.csv", "--dry-run", "--json")
    said = json.loads(done.stdout)
    assert (said["rows"], said["films"], said["screenings"], said["halls"]) == (2, 2, 1, 1)
    assert said["problems"] == [
        {"cell": "F3", "value": "25:99", "why": "This is not a time of the day."}
    ]
    assert films(folder, "search", "yinyuejia").returncode == 1


def test_what_is_imported_is_found_in_any_script_exported_and_known_again(folder: Path) -> None:
    assert films(folder, "import", "week.csv").returncode == 0
    for query in ("音樂家", "yin yue jia", "composr", "Cui Rui", "xsdt"):
        found = films(folder, "search", query, "--json")
        assert json.loads(found.stdout)["matches"], query
    assert films(folder, "export", "--to", "all.xlsx").returncode == 0
    again = json.loads(films(folder, "import", "all.xlsx", "--json").stdout)
    assert (again["known"], again["new"], again["written"]) == (2, 0, {})


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("import", "absent.xlsx"), "absent.xlsx: No such file or directory"),
        (("import", "pdf.xlsx"), "This is a PDF file, not a workbook."),
        (("import", "week.csv", "--tour", "nowhere"), "There is no city 1 on a tour “nowhere”."),
        (("import", "week.csv", "--sheet", "Two"), "There is no sheet “Two” in this workbook."),
        (("export", "--to", "all.docx"), "Name a file that ends in .xlsx, .csv, .json, .jsonld."),
        (("dcp", "absent"), "absent cannot be examined as a DCP"),
    ],
)
def test_a_refusal_is_one_sentence(folder: Path, words: tuple[str, ...], said: str) -> None:
    (folder / "pdf.xlsx").write_bytes(b"%PDF-1.7")
    done = films(folder, *words)
    assert done.returncode == 2
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1
