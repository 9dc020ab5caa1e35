"""The timetable to hand on: every sheet from real rows, read back as its readers would."""

import json
import subprocess
import sys
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from roadshow.apps.films.models import ContentKey, Material, Movement, Title
from roadshow.apps.screenings.actions import publish
from roadshow.apps.screenings.models import Screening
from roadshow.apps.screenings.queries import document
from roadshow.apps.tours.models import AgendaItem, Member, Participation, Presence
from roadshow.engines.listings.reader import read_listing
from roadshow.formats.spreadsheets import Sheet, read
from tests import builders, markup
from tests.builders import at
from tests.pdf import pdf_pages, squeezed
from tests.web.desk.rooms import logged_in

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).parents[3]


class Trip:
    """Two cities; in Almaty two houses and three screenings, in Moscow one; a guest with Q&As."""

    def __init__(self) -> None:
        self.tour = builders.make_tour(slug="autumn", name={"en": "Autumn", "ru": "Осень"})
        self.almaty = builders.make_leg(self.tour)
        self.moscow = builders.make_leg(
            self.tour,
            city={"en": "Moscow", "ru": "Москва"},
            country="RU",
            timezone="Europe/Moscow",
            starts=date(2025, 11, 26),
        )
        self.guest = builders.make_person(name={"en": "Zhang Qi", "zh-hans": "张琪"})
        self.film = builders.make_film(title="Trapped")
        Title.objects.create(film=self.film, text="Қақпан", language="kk", kind="release")
        Title.objects.create(film=self.film, text="Западня", language="ru", kind="release")
        self.version = self.film.versions.get()
        self.version.format = "dcp_2k"
        self.version.save()
        self.other = builders.make_film(title="Her Story", minutes=90)
        self.showcase = builders.make_showcase(self.tour, self.film, self.other)
        self.halls = [builders.make_hall(self.almaty) for _number in range(2)]
        self.far = builders.make_hall(self.moscow)
        self.shown = [
            self.show(self.film, self.halls[0], at(24, 14), qa_minutes=30),
            self.show(self.other, self.halls[0], at(25, 14)),
            self.show(self.other, self.halls[1], at(24, 9, 30)),
            self.show(self.film, self.far, at(27, 16), qa_minutes=40),
        ]
        for one in (self.shown[0], self.shown[3]):
            one.guests.add(self.guest)
        member = Member.objects.create(tour=self.tour, person=self.guest, feed_key="k")
        for leg, arrives, departs in (
            (self.almaty, at(23, 11), at(26, 4)),
            (self.moscow, at(26, 10), at(29, 15)),
        ):
            Presence.objects.create(member=member, leg=leg, arrives=arrives, departs=departs)
        self.client = logged_in(self.tour, "viewer")

    def show(self, film: Any, hall: Any, starts: Any, **fields: Any) -> Screening:
        leg = hall.venue.leg
        day = starts.replace(hour=0, minute=0)
        hall.openings.get_or_create(
            opens=day + timedelta(hours=6), closes=day + timedelta(hours=20)
        )
        return builders.make_screening(self.showcase, film, leg, hall=hall, starts=starts, **fields)

    def get(self, name: str, language: str = "en", query: str = "") -> Any:
        path = f"/{language}/desk/tours/{self.tour.slug}/timetable/sheets/{name}"
        return self.client.get(f"{path}{query}")

    def pages(self, name: str, query: str = "", language: str = "en") -> list[str]:
        answer = self.get(name, language, query)
        assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
        return pdf_pages(answer.content)

    def workbook(self, query: str = "") -> list[Sheet]:
        answer = self.get("timetable.xlsx", query=query)
        assert answer.status_code == 200
        return read(answer.content)

    def publish(self) -> None:
        publish(actor=builders.make_officer(self.tour), tour=self.tour, now=at(20, 12))


@pytest.fixture
def trip() -> Trip:
    return Trip()


def found(sheets: list[Sheet]) -> set[tuple[str, date, time, str]]:
    """Film, day, time and hall of every showing, as our own reader of listings finds them."""
    rows = set()
    for sheet in sheets[1:]:
        listing = read_listing(sheet.rows)
        assert not [p for p in listing.problems if not p.code.startswith("unknown")]
        for one in listing.showings:
            film = listing.films[one.films[0][0]]
            assert one.hall is not None
            hall = f"{sheet.name} / {listing.halls[one.hall].text}"
            rows.add((dict(film.titles).get("en", ""), one.day, one.starts, hall))
    return rows


@pytest.mark.parametrize("language", ["en", "ru", "kk", "zh-hans"])
def test_the_workbook_is_read_back_with_every_showing(trip: Trip, language: str) -> None:
    sheets = trip.workbook(f"?language={language}")
    names = [str(hall.venue) for hall in (*trip.halls, trip.far)]
    assert [sheet.name for sheet in sheets[1:]] == names
    assert {row[1:] for row in found(sheets)} == {
        (date(2025, 11, 24), time(19), f"{names[0]} / Hall 1"),
        (date(2025, 11, 25), time(19), f"{names[0]} / Hall 1"),
        (date(2025, 11, 24), time(14, 30), f"{names[1]} / Hall 1"),
        (date(2025, 11, 27), time(19), f"{names[2]} / Hall 1"),
    }


def test_the_workbook_says_all_of_a_showing_in_the_readers_words(trip: Trip) -> None:
    _grid, first, *_rest = trip.workbook("?language=ru")
    line = next(row for row in first.rows if len(row) > 6 and row[6] == "Западня")
    day, weekday, hall, starts, film_ends, talk_ends, _film, original, *rest = line
    assert (day, weekday, hall) == (date(2025, 11, 24), "понедельник", "Hall 1")
    assert (starts, film_ends, talk_ends) == (time(19), time(20, 40), time(21, 10))
    assert original == "Trapped"
    assert rest[1:3] == ["DCP 2K", 100]
    assert "Zhang Qi" in str(rest[3])
    assert rest[4] == 20
    assert any("UTC+5" in str(row[0]) for row in first.rows if row)


def test_the_grid_has_days_and_halls_of_each_city(trip: Trip) -> None:
    grid, *_venues = trip.workbook()
    cells = [str(cell) for row in grid.rows for cell in row if cell]
    assert "19:00–21:10 Trapped + Q&A" in cells
    assert any(cell.startswith("Moscow") and "UTC+3" in cell for cell in cells)
    assert "Mon 24 Nov" in cells


def test_it_is_a_draft_until_it_is_published(trip: Trip) -> None:
    def marks() -> list[str]:
        return [str(row[0]) for row in trip.workbook()[0].rows if row]

    assert "Draft, not published" in marks()
    assert trip.get("timetable.xlsx", query="?release=current").status_code == 404
    trip.publish()
    assert "As published, release 1, 20 November 2025" in marks()
    trip.shown[0].starts = at(24, 15)
    trip.shown[0].save()
    assert "Draft, not published" in marks()
    for query, hour in (("?release=current", 19), ("", 20)):
        first = {row[2] for row in found(trip.workbook(query)) if row[1] == date(2025, 11, 24)}
        assert first == {time(hour), time(14, 30)}


def test_the_wall_has_a_page_a_city_and_day(trip: Trip) -> None:
    pages = trip.pages("wall.pdf")
    assert len(pages) == 3
    for said in ("Mon 24 Nov", "Almaty (UTC+5)", "19:00–20:40", "Trapped", "Draft, not published"):
        assert squeezed(said) in pages[0]
    assert squeezed("Q&A 20:40–21:10 · Zhang Qi") in pages[0]
    assert squeezed("Moscow (UTC+3)") in pages[2]
    assert squeezed("Қақпан Trapped") in trip.pages("wall.pdf", "?language=kk&paper=a4")[0]


def test_a_show_after_midnight_stays_on_its_evening(trip: Trip) -> None:
    Screening.objects.filter(pk=trip.shown[1].pk).update(starts=at(25, 18, 30))  # 23:30 there
    page = trip.pages("wall.pdf")[1]
    assert squeezed("23:30–01:00") in page
    assert "01:00" in page


def test_a_hall_reads_prints_and_keys(trip: Trip) -> None:
    dcp = Material.objects.create(version=trip.version, kind="dcp", name="Trapped_FTR")
    here, there = trip.halls[0].venue, trip.far.venue
    valid = {"valid_from": at(24, 1), "valid_until": at(25, 1)}
    ContentKey.objects.create(material=dcp, server="Doremi 1", venue=here, **valid)
    ContentKey.objects.create(material=dcp, server="Elsewhere", venue=there, **valid)
    Movement.objects.create(material=dcp, venue=here, arrived=at(23, 1))
    first, second = trip.pages(f"halls/{trip.halls[0].pk}.pdf")
    for said in ("18:45 doors", "19:00 start", "20:40 film ends", "21:10 Q&A ends", "DCP 2K"):
        assert squeezed(said) in first
    assert squeezed("21:30 ready again") in first
    assert squeezed(f"Trapped_FTR · at: {here}") in first
    assert squeezed("Doremi 1: Mon 24 Nov 06:00 – Tue 25 Nov 06:00 · opens it") in first
    assert "Elsewhere" not in first
    assert squeezed("No print or file of this version is on record.") in second
    (moscow,) = trip.pages(f"halls/{trip.far.pk}.pdf")
    assert squeezed("No key opens Trapped_FTR here at this time.") in moscow
    assert len(trip.pages("halls.pdf")) == 4


def test_a_guest_reads_each_hour_in_its_citys_zone(trip: Trip) -> None:
    dinner = builders.make_event(trip.almaty, public=False, title={"en": "Dinner"})
    Participation.objects.create(event=dinner, person=trip.guest, role="guest")
    talk = AgendaItem.objects.create(
        event=dinner, title={"en": "Toast"}, starts=at(24, 5), ends=at(24, 6)
    )
    talk.speakers.add(trip.guest)
    builders.make_event(trip.almaty, title={"en": "Not theirs"})
    text = "".join(trip.pages(f"guests/{trip.guest.pk}.pdf"))
    order = ["Zhang Qi 张琪", "16:00 Arrival", "10:00–12:00", "Speaks: 10:00–11:00, Toast",
             "19:00–21:10", "Q&A: 20:40–21:10", "09:00 Departure", "Moscow (UTC+3)",
             "Q&A: 20:40–21:20"]  # fmt: skip
    places = [text.find(squeezed(said)) for said in order]
    assert places == sorted(places)
    assert -1 not in places
    assert squeezed("Not theirs") not in text
    assert squeezed("Her Story") not in text


def test_a_persons_sheet_is_of_their_own_tour_only(trip: Trip) -> None:
    stranger = builders.make_person()
    other = builders.make_tour()
    Member.objects.create(tour=other, person=stranger, feed_key="s")
    assert trip.get(f"guests/{stranger.pk}.pdf").status_code == 404
    path = f"/en/desk/tours/autumn/timetable/sheets/guests/{trip.guest.pk}.pdf"
    assert logged_in(other, "officer").get(path).status_code == 404
    assert logged_in(trip.tour, "door").get(path).status_code == 403
    assert Client().get(path).status_code == 302
    assert (
        trip.get(f"halls/{builders.make_hall(builders.make_leg(other)).pk}.pdf").status_code == 404
    )


def test_the_engines_file_passes_its_own_check(trip: Trip, tmp_path: Path) -> None:
    answer = trip.get("timetable.json")
    told = json.loads(answer.content)
    assert len(told["timetable"]["placements"]) == 4
    path = tmp_path / "timetable.json"
    path.write_bytes(answer.content)
    command = [sys.executable, "-m", "roadshow", "timetable", "check", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert (done.returncode, done.stdout, done.stderr) == (0, "0 findings\n", "")
    trip.publish()
    trip.shown[0].starts = at(24, 15)
    trip.shown[0].save()
    published = json.loads(trip.get("timetable.json", query="?release=current").content)
    starts = {row["showing"]: row["start"] for row in published["timetable"]["placements"]}
    assert starts[str(trip.shown[0].pk)] == "2025-11-24T14:00:00Z"


def test_the_page_links_to_every_sheet_in_the_language_that_was_chosen(trip: Trip) -> None:
    trip.publish()
    page = markup.page(trip.get("", query="?language=kk&paper=a4").content)
    links = [str(link) for link in page.xpath("//main//a/@href") if "/sheets/" in str(link)]
    assert len(links) == 4 + 3 + 1  # workbook, wall, halls, engine; three halls; one guest
    assert all("language=kk" in link for link in links)
    for link in links:
        assert trip.client.get(link).status_code == 200, link
    assert "programme.ics" in trip.get("").content.decode()


@pytest.mark.parametrize("query", ["?language=xx", "?release=9", "?paper=a0"])
def test_what_there_is_not_is_not_found(trip: Trip, query: str) -> None:
    for name in ("", "timetable.xlsx", "wall.pdf", "timetable.json"):
        assert trip.get(name, query=query).status_code == 404


def test_a_tour_with_nothing_on_it_has_empty_sheets() -> None:
    tour = builders.make_tour(slug="bare")
    client = logged_in(tour, "viewer")
    for name in ("", "timetable.xlsx", "wall.pdf", "halls.pdf", "timetable.json"):
        path = f"/en/desk/tours/bare/timetable/sheets/{name}"
        assert client.get(path).status_code == 200, name


@pytest.mark.parametrize("name", ["", "timetable.xlsx", "wall.pdf", "halls.pdf", "guest"])
def test_more_screenings_cost_no_more_queries(trip: Trip, name: str) -> None:
    path = f"guests/{trip.guest.pk}.pdf" if name == "guest" else name
    before = queries(trip, path)
    for minute in (0, 30):
        film = builders.make_film()
        shown = trip.show(film, builders.make_hall(trip.almaty), at(26, 9, minute))
        shown.guests.add(builders.make_person(), trip.guest)
        dcp = Material.objects.create(version=film.versions.get(), kind="dcp", name="X")
        ContentKey.objects.create(
            material=dcp, server="S", valid_from=at(20, 1), valid_until=at(30, 1)
        )
    # Materials are read with their keys and movements once there are any.
    assert queries(trip, path) <= before + (2 if name == "halls.pdf" else 0)


def queries(trip: Trip, name: str) -> int:
    document.cache_clear()
    with CaptureQueriesContext(connection) as counted:
        assert trip.get(name).status_code == 200
    return len(counted)
