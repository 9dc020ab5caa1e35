"""Avails workbooks read into grants in, row by row."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from roadshow.apps.core.models import AuditEntry, User
from roadshow.apps.films.models import Film
from roadshow.apps.rights.bridge.exchange.kept import unpack
from roadshow.apps.rights.models import AvailSource, Grant
from roadshow.apps.rights.queries import state
from roadshow.formats.avails import (
    Workbook,
    write_avails,
)
from roadshow.formats.spreadsheets.reading import Cell
from tests import builders
from tests.apps.rights.exchanging import EIDR, TODAY, barred, book, look, row, taken
from tests.formats.avails.made import sheet
from tests.formats.spreadsheets import files

pytestmark = pytest.mark.django_db


def test_a_row_becomes_a_grant_in_by_its_licensor(film: Film, officer: User) -> None:
    before = state()

    taken(officer, book(row(Exclusive="Yes", End=date(2027, 11, 19), ContractID="0012")))

    (grant,) = Grant.objects.all()
    assert (grant.direction, grant.holder, str(grant.party)) == ("in", None, "Beijing Pictures")
    assert (grant.media, grant.codes, grant.exclusive) == (["svod"], "KZ", True)
    assert (grant.starts, grant.ends) == (date(2025, 11, 20), date(2027, 11, 19))
    assert (grant.signed, grant.document) == (TODAY, "0012")
    assert list(grant.films.all()) == [film]
    assert state() != before
    assert AuditEntry.objects.get(action="add grant").actor == officer


def test_the_same_workbook_again_changes_nothing(film: Film, officer: User) -> None:
    content = book(row(), row(Territory="RU"), row(FormatProfile="SD"))
    assert taken(officer, content).counts["new"] == 3
    before = state()

    assert taken(officer, content).counts == {"new": 0, "changed": 0, "same": 3, "barred": 0}

    assert (Grant.objects.count(), state()) == (3, before)


def test_a_row_that_says_otherwise_of_the_same_offer_changes_its_grant(
    film: Film, officer: User
) -> None:
    taken(officer, book(row(), row(Territory="RU")))
    later = book(row(End=date(2028, 1, 1), AllowedLanguages="kk, ru:sub"), row(Territory="RU"))

    found = taken(officer, later)

    assert (found.counts["changed"], found.counts["same"]) == (1, 1)
    grant = Grant.objects.get(codes="KZ")
    assert grant.ends == date(2028, 1, 1)
    assert (grant.any_dubbing, grant.dubbed, grant.subtitled) == (False, ["kk"], ["kk", "ru"])


@pytest.mark.parametrize(
    ("changed", "column"),
    [
        ({"LicenseType": "Library"}, "LicenseType"),
        ({"LicenseType": "TVOD"}, "LicenseType"),
        ({"Territory": "US-CA"}, "Territory"),
        ({"Territory": "XX"}, "Territory"),
        ({"TerritoryExclusion": "KZ"}, "TerritoryExclusion"),
        ({"TerritoryExclusion": "KZ-75"}, "TerritoryExclusion"),
        ({"Start": "Theatrical"}, "Start"),
        ({"Start": "2025-11-20T12:00:00Z"}, "Start"),
        ({"End": "ESTStart"}, "End"),
        ({"End": date(2025, 1, 1)}, "End"),
        ({"End": "2025-11-20T00:00:00"}, "End"),
        ({"EndLag": "P1D"}, "EndLag"),
        ({"EntryType": "Full Delete"}, "EntryType"),
        ({"EntryType": "Full Extrat"}, "EntryType"),
        ({"WorkType": "Collection"}, "WorkType"),
        ({"HoldbackLanguage": "ru"}, "HoldbackLanguage"),
        ({"HoldbackLanguage": "zz", "AllowedLanguages": "kk"}, "HoldbackLanguage"),
        ({"AllowedLanguages": "tlh-zz"}, "AllowedLanguages"),
        ({"ALID": None}, "ALID"),
        ({"ALID": "x" * 201}, "ALID"),
        ({"Exclusive": "perhaps"}, "Exclusive"),
        ({"DisplayName": "Nobody"}, "DisplayName"),
        ({"TitleID": None, "TitleInternalAlias": "Other", "TitleDisplayUnlimited": None},
         "TitleInternalAlias"),
    ],
)  # fmt: skip
def test_what_cannot_be_recorded_is_named_by_its_cell_and_nothing_is_written(
    film: Film, officer: User, changed: dict[str, Cell], column: str
) -> None:
    content = book(row(Territory="RU"), row(**changed))
    (line,) = sheet(row(), row(**changed)).rows[1:]

    assert barred(content) == [(sheet(row()).place(column, line.number), column)]
    with pytest.raises(ValidationError, match="1 rows cannot be taken over"):
        taken(officer, content)
    assert not Grant.objects.exists()

    assert taken(officer, content, leave_out=True).counts["new"] == 1
    assert Grant.objects.get().codes == "RU"


def test_mistakes_that_a_grant_does_not_need_are_told_and_bar_nothing(film: Film) -> None:
    found = look(book(row(LicenseType="EST", FormatProfile="8K", ExceptionFlag="Yes")))

    assert {(one.column, one.bars) for one in found.problems} == {
        ("FormatProfile", False), ("PriceType", False), ("PriceValue", False),
        ("ExceptionFlag", False),
    }  # fmt: skip
    assert found.counts["new"] == 1


@pytest.mark.parametrize("column", ["ALID", "ContractID", "DisplayName", "TitleInternalAlias"])
def test_a_character_that_no_database_keeps_is_told(film: Film, column: str) -> None:
    """Spreadsheets write it as _x0000_."""
    changed = row(**{column: "a_x0000_b"})
    content = book(changed)
    escaped = files.with_parts(
        content,
        {
            name: part.replace(b"_x005F_x0000_", b"_x0000_")
            for name, part in files.parts_of(content).items()
        },
    )

    (problem,) = [one for one in look(escaped).problems if one.bars]
    assert (problem.column, problem.value) == (column, "a\0b")


def test_two_rows_of_one_offer_are_not_both_taken(film: Film) -> None:
    found = look(book(row(), row(End=date(2030, 1, 1))))

    assert [one.why for one in found.problems if one.bars] == [
        "Row 4 makes the same offer. Keep one of them."
    ]


def test_days_that_moments_say_are_read(film: Film, officer: User) -> None:
    taken(officer, book(row(Start="2025-11-20T00:00:00", End="2026-11-19T23:59:59")))
    taken(officer, book(row(Territory="RU", Start="Immediate", End="2026-11-20T00:00:00Z")))

    assert list(Grant.objects.order_by("pk").values_list("starts", "ends")) == [
        (date(2025, 11, 20), date(2026, 11, 19)),
        (None, date(2026, 11, 19)),
    ]


def test_a_film_is_known_by_number_by_earlier_rows_or_by_its_titles(
    film: Film, officer: User
) -> None:
    by_number = row(TitleInternalAlias="X", TitleDisplayUnlimited=None)
    by_cid = row(TitleID=None, ContentID=f"md:cid:eidr-s:{EIDR[8:]}", TitleInternalAlias="X",
                 TitleDisplayUnlimited=None, Territory="RU")  # fmt: skip
    by_title = row(TitleID=None, TitleInternalAlias="Composer, The", TitleDisplayUnlimited=None,
                   Territory="UZ", ALID="other")  # fmt: skip
    by_earlier = row(TitleID=None, ReleaseYear=None, TitleInternalAlias="X",
                     TitleDisplayUnlimited=None, Territory="KG", ALID="other")  # fmt: skip

    assert taken(officer, book(by_number, by_cid, by_title)).counts["new"] == 3
    assert taken(officer, book(by_earlier)).counts["new"] == 1
    assert Film.objects.get().grants.count() == 4


def test_a_film_with_another_number_or_a_double_is_no_guess(film: Film) -> None:
    other = "10.5240/6FE7-5382-637F-2E34-7518-O"
    (problem,) = [p for p in look(book(row(TitleID=other))).problems if p.bars]
    assert "The Composer (2019), has another EIDR number" in problem.why

    builders.make_film(title="The Composer", year=2019)
    without = row(TitleID=None, TitleInternalAlias="The Composer", TitleDisplayUnlimited=None)
    (problem,) = [p for p in look(book(without)).problems if p.bars]
    assert "Several films" in problem.why


def test_grants_of_which_no_row_speaks_any_more_are_told_and_stay(
    film: Film, officer: User
) -> None:
    taken(officer, book(row(), row(Territory="RU")))

    found = taken(officer, book(row()))

    assert [grant.codes for grant in found.gone] == ["RU"]
    assert Grant.objects.count() == 2


def test_nobody_but_an_officer_takes_over(film: Film) -> None:
    viewer = builders.make_officer(builders.make_tour(), "viewer")

    with pytest.raises(PermissionDenied):
        taken(viewer, book(row()))


def test_a_file_without_avails_is_refused(film: Film) -> None:
    for content in (b"%PDF-1.7", b"Title,Year\nA,2020\n", write_avails(Workbook((sheet(),)))):
        with pytest.raises(ValidationError) as refused:
            look(content)
        assert list(refused.value.message_dict) == ["file"]


def test_a_row_is_kept_with_every_cell_and_its_type(film: Film, officer: User) -> None:
    odd = row(Any="a\nb", SRP=0.30000000000000004, PriceValue="05", TotalRunTime="01:37:49")
    taken(officer, book(odd))

    assert unpack(AvailSource.objects.get().cells).cells == sheet(odd).rows[0].cells
