"""What we offer as an Avails workbook: what came in comes back, and nothing changes by it."""

from datetime import date
from decimal import Decimal

import pytest

from roadshow.apps.core.models import User
from roadshow.apps.films.models import Film
from roadshow.apps.people.models import Organisation
from roadshow.apps.rights.bridge.exchange import export
from roadshow.apps.rights.models import AvailSource, Grant
from roadshow.formats.avails import (
    AvailRow,
    AvailsSheet,
    Column,
    Workbook,
    avails,
    read_avails,
    write_avails,
)
from tests import builders
from tests.apps.rights.exchanging import EIDR, TODAY, book, look, row, taken
from tests.formats.avails.made import sheet

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("layout", ["1.8", "1.7.3"])
def test_what_was_written_out_and_is_read_in_changes_nothing(
    film: Film, studio: Organisation, officer: User, layout: str
) -> None:
    taken(officer, book(row(), row(Territory="RU", LicenseType="EST", SRP=7.5)))
    builders.make_grant(film, party=studio, territories="Baltics", media=["vod"])

    made = export(layout=layout, today=TODAY)

    assert (made.rows, look(made.content).counts) == (
        2 + 3 * 4,
        {"new": 0, "changed": 0, "same": 14, "barred": 0},
    )


def test_columns_that_nobody_knows_come_back(film: Film, officer: User) -> None:
    made = sheet(row(PriceValue=2.0, ReportingID="7", Any="x"))
    more = Column("Festival", "Ours")
    section, names, marks = made.above
    whole = AvailsSheet(
        made.name,
        made.layout,
        (*made.columns, more),
        ((*section, "Ours"), (*names, "Festival"), marks),
        tuple(AvailRow(one.number, {**one.cells, "Festival": "Beijing"}) for one in made.rows),
    )
    taken(officer, write_avails(Workbook((whole,))))

    (found,) = read_avails(export(layout="1.7.3", today=TODAY).content).sheets

    assert found.layout == "1.7.3"
    assert dict(found.rows[0].cells) == dict(whole.rows[0].cells)
    assert more in found.columns


def test_what_was_changed_here_is_written_out_and_stays_one_grant(
    film: Film, officer: User
) -> None:
    sent = book(row(SRP=7.5, AllowedLanguages="kk"))
    taken(officer, sent)
    grant = Grant.objects.get()
    grant.starts, grant.exclusive, grant.dubbed = date(2026, 1, 5), True, ["kk", "ru"]
    grant.full_clean()
    grant.save()

    content = export(layout="1.8", today=TODAY).content

    (avail,) = avails(read_avails(content).sheets[0])
    assert (avail.start, avail.exclusive, avail.suggested_price) == (
        *(date(2026, 1, 5), True, Decimal("7.5")),
    )
    assert list(map(str, avail.allowed_languages)) == ["kk", "ru:dub"]
    assert look(content).counts["same"] == 1
    assert look(sent).counts["changed"] == 1  # the row that it came from is still its row
    (written,) = read_avails(content).sheets[0].rows
    assert taken(officer, book({**written.cells, "SRP": 8})).counts["changed"] == 1
    assert Grant.objects.get().starts == date(2026, 1, 5)


def test_a_row_that_we_wrote_and_somebody_completed_stays_the_same_grant(
    film: Film, studio: Organisation, officer: User
) -> None:
    grant = builders.make_grant(film, party=studio, territories="KZ", media=["svod"])
    (written,) = read_avails(export(layout="1.8", today=TODAY).content).sheets[0].rows

    found = taken(officer, book({**written.cells, "FormatProfile": "HD"}))

    assert (found.counts["changed"], Grant.objects.get()) == (1, grant)
    assert AvailSource.objects.get(grant=grant).alid == f"md:alid:eidr-s:{EIDR.partition('/')[2]}"


def test_a_grant_that_somebody_widened_has_a_row_for_each_territory(
    film: Film, officer: User
) -> None:
    taken(officer, book(row(Territory="GB, IE", SRP=1)))
    assert export(layout="1.8", today=TODAY).rows == 1
    Grant.objects.update(territories="GB, IE, MT", codes="GB IE MT")

    content = export(layout="1.8", today=TODAY).content

    found = avails(read_avails(content).sheets[0])
    assert [(one.territories, one.suggested_price) for one in found] == [
        (("GB",), Decimal(1)), (("IE",), Decimal(1)), (("MT",), Decimal(1)),
    ]  # fmt: skip
    assert look(content).counts["same"] == 3


def test_only_what_is_free_and_can_be_said_is_offered(
    film: Film, studio: Organisation, officer: User
) -> None:
    give = {"party": studio}
    builders.make_grant(film, **give, territories="KZ, RU", media=["svod", "festival"])
    builders.make_grant(film, **give, territories="KZ", media=["theatrical"])
    builders.make_grant(film, **give, territories="UZ", media=["est"], ends=date(2025, 10, 31))
    builders.make_grant(film, **give, territories="KG", media=["est"], any_dubbing=False,
                        any_subtitles=False)  # fmt: skip
    silent = builders.make_film()
    silent.versions.update(spoken=[])
    builders.make_grant(silent, **give, territories="KG", media=["est"], any_dubbing=False,
                        any_subtitles=False)  # fmt: skip
    builders.make_grant(film, direction="out", exclusive=True, territories="RU", media=["svod"],
                        starts=date(2026, 1, 1), ends=date(2026, 12, 31))  # fmt: skip

    made = export(layout="1.8", today=TODAY)

    found = avails(read_avails(made.content).sheets[0])
    assert [(one.territories, one.license_type) for one in found] == [
        (("KZ",), "SVOD"), (("KG",), "EST"),
    ]  # fmt: skip
    assert list(map(str, found[1].allowed_languages)) == ["zh:audio"]
    assert (made.taken, made.over, made.other_media, made.languages) == (1, 1, 1, 1)


def test_a_grant_to_the_last_day_that_there_is_has_no_end(film: Film, studio: Organisation) -> None:
    builders.make_grant(film, party=studio, territories="KZ", media=["est"], ends=date.max)

    made = export(layout="1.8", today=TODAY)

    assert (made.rows, look(made.content).counts["same"]) == (1, 1)
