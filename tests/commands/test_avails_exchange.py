"""``roadshow avails import`` and ``export``."""

import argparse
import json
from pathlib import Path
from typing import Any

import pytest

from roadshow.apps.films.models import Film
from roadshow.apps.people.models import Organisation
from roadshow.apps.rights.models import Grant
from roadshow.commands.avails import exchange
from roadshow.formats.avails import Workbook, avails, read_avails, write_avails
from roadshow.formats.spreadsheets.reading import Cell
from tests import builders
from tests.formats.avails.made import cells, sheet

pytestmark = pytest.mark.django_db

TITLE: dict[str, Cell] = {"TitleInternalAlias": "The Composer", "ReleaseYear": 2019}


@pytest.fixture
def film() -> Film:
    Organisation.objects.create(name={"en": "Studio"})
    return builders.make_film(title="The Composer", year=2019)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "avails.xlsx"
    made = sheet(cells(**TITLE), cells(**TITLE, Territory="RU", LicenseType="Library"))
    path.write_bytes(write_avails(Workbook((made,))))
    return path


def run(*words: object) -> int:
    parser = argparse.ArgumentParser()
    exchange.add_arguments(parser.add_subparsers(dest="verb"))
    return exchange.run(parser.parse_args(list(map(str, words))))


def said(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)


def test_a_dry_run_says_what_would_become_of_each_row(
    film: Film, book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("import", book, "--dry-run", "--leave-out", "--json") == 0

    found = said(capsys)
    assert (found["rows"], found["new"], found["barred"], found["written"]) == (2, 1, 1, False)
    assert [one for one in found["problems"] if one["bars"]] == [
        {
            "sheet": "Movies",
            "cell": "O5",
            "value": "Library",
            "why": "A grant has no medium for this licence type. Those that it has one for: "
            "EST, VOD, SVOD, AVOD, POEST.",
            "bars": True,
        }
    ]
    assert not Grant.objects.exists()


def test_all_or_nothing_is_taken_unless_somebody_says_otherwise(
    film: Film, book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("import", book) == 1
    assert "nothing was written" in capsys.readouterr().out
    assert not Grant.objects.exists()

    assert run("import", book, "--leave-out", "--json") == 0
    assert said(capsys)["written"]
    assert Grant.objects.get().films.get() == film


def test_another_licensor_than_the_rows_name_may_be_named(film: Film, book: Path) -> None:
    seller = Organisation.objects.create(name={"en": "The Seller", "ru": "Продавец"})

    assert run("import", book, "--leave-out", "--licensor", "продавец") == 0

    assert Grant.objects.get().party == seller


def test_what_is_offered_is_written_and_counted(
    film: Film, book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("import", book, "--leave-out")
    capsys.readouterr()
    to = tmp_path / "ours.xlsx"

    assert run("export", "--to", to, "--layout", "1.7.3", "--json") == 0

    assert said(capsys) == {
        "rows": 1,
        "other_media": 0,
        "taken": 0,
        "over": 0,
        "languages": 0,
        "file": str(to),
    }
    (found,) = read_avails(to.read_bytes()).sheets
    assert (found.layout, avails(found)[0].territories) == ("1.7.3", ("KZ",))


def test_only_a_tours_films_are_written_where_it_is_named(film: Film, tmp_path: Path) -> None:
    studio = Organisation.objects.get(name={"en": "Studio"})
    tour, other = builders.make_tour(), builders.make_film()
    builders.make_showcase(tour, other)
    for one in (film, other):
        builders.make_grant(one, party=studio, territories="KZ", media=["est"])

    assert run("export", "--to", tmp_path / "a.xlsx", "--tour", tour.slug) == 0

    (found,) = read_avails((tmp_path / "a.xlsx").read_bytes()).sheets
    assert [one.title for one in avails(found)] == [other.titles.get().text]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("import", "absent.xlsx"), "absent.xlsx: No such file or directory"),
        (("import", __file__), "No avails were found"),
        (("import", __file__, "--licensor", "Nobody"), "Nobody: No organisation has this name."),
        (("export", "--to", "a.docx"), "Name a file that ends in .xlsx."),
        (("export", "--to", "a.xlsx", "--layout", "1.6"), "There is no layout “1.6”"),
        (("export", "--to", "a.xlsx", "--tour", "nowhere"), "There is no tour “nowhere”."),
    ],
)
def test_a_refusal_is_one_sentence(
    words: tuple[str, ...], why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*words) == 2

    (line,) = capsys.readouterr().err.splitlines()
    assert why in line
