"""A workbook at the desk: looked at, decided on, taken over, undone."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from roadshow.apps.films.models import Film, ListingImport, SenderMapping
from roadshow.apps.screenings.models import Hall, Screening
from tests import builders
from tests.web.desk.rooms import Room, logged_in

pytestmark = pytest.mark.django_db

SHEET = """Programme of the week,,,,,,
Title,Original title,Year,Country,Runtime,Date,Time,Hall
The Composer,音乐家,2019,China / Kazakhstan,128,2025-11-24,19:00,"Arman, Hall 1"
Lost in the Stars,消失的她,2023,China,121 min,2025-11-25,17:30,"Arman, Hall 1"
Nowhere,,2020,Atlantis,long,,,
"""


def send(room: Room, text: str = SHEET, name: str = "week.csv", **fields: Any) -> Any:
    file = SimpleUploadedFile(name, text.encode())
    return room.officer.post(room.at("imports/"), {"file": file, **fields})


def sent(room: Room, **fields: Any) -> ListingImport:
    answer = send(room, **fields)
    assert answer.status_code == 302, answer.content.decode()
    return ListingImport.objects.latest("id")


def test_a_look_at_a_workbook_writes_nothing(room: Room) -> None:
    record = sent(room)
    page = room.get(f"imports/{record.pk}/").content.decode()
    assert "音乐家" in page
    assert "“Atlantis” is not a country that we know." in page
    assert "This is not a runtime." in page
    assert not Film.objects.exists()


def test_what_is_taken_over_can_be_undone(room: Room) -> None:
    record = sent(room, leg=room.leg.pk)
    room.post(f"imports/{record.pk}/", {"do": "take"})
    assert Film.objects.count() == 3
    assert Screening.objects.count() == 2
    shown = Screening.objects.get(version__film__slug="the-composer")
    assert shown.starts is not None
    assert shown.starts.astimezone(room.leg.zone).isoformat() == "2025-11-24T19:00:00+05:00"
    assert Hall.objects.get().sample
    room.post(f"imports/{record.pk}/", {"do": "undo"})
    assert not Film.objects.exists()
    assert not Hall.objects.exists()


def test_a_film_that_is_here_already_is_recognised_and_gains_what_it_lacks(room: Room) -> None:
    film = builders.make_film(title="The Composer", year=2019)
    record = sent(room)
    page = room.get(f"imports/{record.pk}/").content.decode()
    assert "same title" in page
    room.post(f"imports/{record.pk}/", {"do": "take"})
    assert Film.objects.count() == 3
    assert set(film.titles.values_list("text", flat=True)) == {"The Composer", "音乐家"}
    again = sent(room)
    room.post(f"imports/{again.pk}/", {"do": "take"})
    again.refresh_from_db()
    assert again.written == []


def test_a_person_decides_what_a_film_is(room: Room) -> None:
    builders.make_film(title="The Composer", year=2019)
    record = sent(room)
    choices = {"film-0": "new", "film-1": "skip", "film-2": "skip", "do": "take"}
    room.post(f"imports/{record.pk}/", choices)
    assert Film.objects.count() == 2


def test_chosen_columns_are_remembered_for_a_sender(room: Room) -> None:
    record = sent(room, sender="Arman")
    room.post(f"imports/{record.pk}/", {"column-3": "note", "do": "save"})
    room.post(f"imports/{record.pk}/", {"column-3": "note", "do": "take"})
    assert SenderMapping.objects.get().mapping == {"3": "note"}
    assert sent(room, sender="Arman").mapping == {"3": "note"}
    assert sent(room, sender="Another").mapping == {}


def test_later_work_is_not_undone(room: Room) -> None:
    record = sent(room)
    room.post(f"imports/{record.pk}/", {"do": "take"})
    film = Film.objects.get(slug="nowhere")
    room.post("films/bulk/", {"action": "sample-on", "pk": film.pk, "confirm": "1"})
    page = room.officer.post(room.at(f"imports/{record.pk}/"), {"do": "undo"}, follow=True)
    assert "was changed since by" in page.content.decode()
    assert Film.objects.count() == 3


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("%PDF-1.7 nonsense", "This is a PDF file, not a workbook."),
        ("one,two\n1,2\n", "No films were found"),
        ("", "empty"),
    ],
)
def test_a_file_that_holds_no_films_is_refused_in_one_sentence(
    room: Room, text: str, said: str
) -> None:
    answer = send(room, text)
    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert not ListingImport.objects.exists()


def test_an_import_of_another_tour_is_not_there(room: Room) -> None:
    other = builders.make_leg(builders.make_tour())
    record = sent(room)
    ListingImport.objects.update(leg=other)
    assert room.get(f"imports/{record.pk}/").status_code == 404
    assert logged_in(room.tour, "viewer").get(room.at("imports/")).status_code == 403
