"""Avails workbooks at the desk: looked at, taken over, taken away."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from roadshow.apps.films.models import Film
from roadshow.apps.people.models import Organisation
from roadshow.apps.rights.models import AvailsFile, Grant
from roadshow.formats.avails import Workbook, avails, read_avails, write_avails
from roadshow.formats.spreadsheets.reading import Cell
from tests import builders
from tests.formats.avails.made import cells, sheet
from tests.web.desk.rooms import Room, logged_in

pytestmark = pytest.mark.django_db

TITLE: dict[str, Cell] = {"TitleInternalAlias": "The Composer", "ReleaseYear": 2019}


@pytest.fixture
def film(room: Room) -> Film:
    Organisation.objects.create(name={"en": "Studio"})
    found = builders.make_film(title="The Composer", year=2019)
    builders.make_showcase(room.tour, found)
    return found


def send(room: Room, *rows: dict[str, Cell], **fields: Any) -> Any:
    content = write_avails(Workbook((sheet(*rows),)))
    data = {"file": SimpleUploadedFile("studio.xlsx", content), **fields}
    return room.officer.post(room.at("avails/workbooks/"), data)


def sent(room: Room, *rows: dict[str, Cell], **fields: Any) -> str:
    answer = send(room, *rows, **fields)
    assert answer.status_code == 302, answer.content.decode()
    return f"avails/workbooks/{AvailsFile.objects.latest('id').pk}/"


def test_a_look_at_a_workbook_changes_no_grant(room: Room, film: Film) -> None:
    page = room.get(sent(room, cells(**TITLE))).content.decode()

    assert "a new grant" in page
    assert "Take it over" in page
    assert not Grant.objects.exists()


def test_what_is_taken_over_is_there_once(room: Room, film: Film) -> None:
    address = sent(room, cells(**TITLE))

    room.post(address, {"do": "take"})
    page = room.officer.post(room.at(address), {"do": "take"}, follow=True).content.decode()

    assert "This workbook was taken over already." in page
    assert "Take it over" not in page
    assert "here already" in page
    assert Grant.objects.get().films.get() == film


def test_rows_that_cannot_be_taken_are_named_and_may_be_left_out(room: Room, film: Film) -> None:
    address = sent(room, cells(**TITLE), cells(**TITLE, Territory="RU", LicenseType="Library"))

    page = room.get(address).content.decode()
    assert "A grant has no medium for this licence type." in page
    assert "Take over 1 row, leave out the others" in page

    room.post(address, {"do": "take"})
    assert not Grant.objects.exists()
    room.post(address, {"do": "good"})
    assert Grant.objects.get().codes == "KZ"


def test_a_licensor_may_be_chosen_for_all_rows(room: Room, film: Film) -> None:
    seller = Organisation.objects.create(name={"en": "Seller"})
    room.post(sent(room, cells(**TITLE), licensor=seller.pk), {"do": "take"})

    assert Grant.objects.get().party == seller


def test_what_we_offer_is_taken_away(room: Room, film: Film) -> None:
    room.post(sent(room, cells(**TITLE)), {"do": "take"})

    answer = room.get("avails/workbooks/1.7.3.xlsx")

    assert answer["Content-Disposition"] == f'attachment; filename="{room.tour.slug}-avails.xlsx"'
    (found,) = read_avails(answer.content).sheets
    assert avails(found)[0].internal_title == "The Composer"
    assert room.get("avails/workbooks/1.6.xlsx").status_code == 404


def test_an_empty_offer_says_why(room: Room, film: Film) -> None:
    builders.make_grant(film, media=["festival"])

    page = room.officer.get(room.at("avails/workbooks/1.8.xlsx"), follow=True).content.decode()

    assert "1 grants are of other media" in page


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"%PDF-1.7 nonsense", "This is a PDF file, not a workbook."),
        (b"one,two\n1,2\n", "No avails were found"),
        (b"", "empty"),
    ],
)
def test_a_file_without_avails_is_refused_in_one_sentence(
    room: Room, content: bytes, why: str
) -> None:
    file = SimpleUploadedFile("studio.xlsx", content)
    answer = room.officer.post(room.at("avails/workbooks/"), {"file": file})

    assert answer.status_code == 200
    assert why in answer.content.decode()
    assert not AvailsFile.objects.exists()


def test_who_only_reads_sees_what_there_is_and_sends_nothing(room: Room, film: Film) -> None:
    address = sent(room, cells(**TITLE))
    viewer = logged_in(room.tour, "viewer")

    page = viewer.get(room.at("avails/workbooks/")).content.decode()
    assert "studio.xlsx" in page
    assert "Look at it" not in page
    assert viewer.post(room.at("avails/workbooks/"), {}).status_code == 403
    assert viewer.get(room.at(address)).status_code == 403


def test_a_workbook_of_another_tour_is_not_there(room: Room, film: Film) -> None:
    address = sent(room, cells(**TITLE))
    AvailsFile.objects.update(tour=builders.make_tour())

    assert room.get(address).status_code == 404
