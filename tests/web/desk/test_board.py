"""The timetable's board: what stands where, and what overlaps."""

from datetime import UTC, datetime, timedelta

import pytest

from roadshow.apps.screenings.bridge.timetable import findings
from roadshow.apps.screenings.models import Hall, Opening
from roadshow.apps.screenings.queries import halls_of, screenings_of
from roadshow.apps.tours.queries import events_of
from roadshow.web.desk import board
from roadshow.web.desk.findings import by_screening, say
from tests import builders
from tests.builders import at
from tests.web.desk.rooms import Room


class Stage:
    """A room with a hall that is ours on 24 November from 11:00 to 23:00 in Almaty."""

    def __init__(self, room: Room) -> None:
        self.room, self.tour, self.leg = room, room.tour, room.leg
        self.hall = builders.make_hall(room.leg)
        self.films = [builders.make_film() for _ in range(4)]
        self.showcase = builders.make_showcase(room.tour, *self.films)

    def screen(self, starts: datetime, film: int = 0, hall: Hall | None = None) -> int:
        return builders.make_screening(
            self.showcase, self.films[film], self.leg, hall=hall or self.hall, starts=starts
        ).pk

    def city(self) -> board.City:
        tour = self.tour
        said = by_screening(say(tour, findings(tour)))
        [found] = board.cities(
            tour.legs.all(), halls_of(tour), screenings_of(tour), events_of(tour), said
        )
        return found


@pytest.fixture
def stage(room: Room) -> Stage:
    return Stage(room)


def test_a_block_is_as_wide_as_its_film_is_long(stage: Stage) -> None:
    stage.screen(at(24, 8))
    city = stage.city()
    [day] = city.days
    [strip] = day.strips
    [block] = strip.blocks
    minutes = stage.films[0].versions.get().minutes
    assert (block.clock[:5], block.left) == ("13:00", round(2 / 12 * 100, 3))
    assert block.width == round(minutes / 60 / 12 * 100, 3)
    assert [clock for clock, _left in city.hours] == [f"{h}:00" for h in range(11, 24, 2)]
    assert strip.open == [(0, 100)]


def test_what_overlaps_stands_in_lanes_and_says_why(stage: Stage) -> None:
    stage.screen(at(24, 8)), stage.screen(at(24, 9), 1), stage.screen(at(24, 14))
    [strip] = stage.city().days[0].strips
    assert [block.lane for block in strip.blocks] == [0, 1, 0]
    assert strip.lanes == 2
    assert [block.stopped for block in strip.blocks[:2]] == [True, True]


def test_a_problem_is_told_only_at_the_screenings_it_concerns(stage: Stage) -> None:
    other = builders.make_hall(stage.leg)
    mine = {stage.screen(at(24, 7)), stage.screen(at(24, 8), 1)}
    theirs = {stage.screen(at(24, 13), 2, other), stage.screen(at(24, 14), 3, other)}
    said = [one for one in say(stage.tour, findings(stage.tour)) if one.code == "hall_overlap"]
    assert [one.screenings for one in said] in ([mine, theirs], [theirs, mine])
    page = stage.room.get(f"timetable/{min(mine)}/").content.decode()
    assert "12:00 Almaty" in page
    assert "18:00 Almaty" not in page


def test_an_event_of_several_days_stands_on_each_and_leaves_the_axis_alone(stage: Stage) -> None:
    stage.screen(at(24, 8))
    Opening.objects.create(hall=stage.hall, opens=at(25, 6), closes=at(25, 18))
    builders.make_event(
        stage.leg, starts=at(24, 7), ends=at(25, 9), title={"en": "Market"}, kind="market"
    )
    city = stage.city()
    assert len(city.hours) == 7
    first, second = (next(s for s in day.strips if s.pk is None).blocks[0] for day in city.days)
    assert (first.left, second.left) == (round(1 / 12 * 100, 3), 0)
    assert first.left + first.width == 100
    assert first.clock == "Mon 24 Nov 12:00 – Tue 25 Nov 14:00"


def test_a_show_past_midnight_stands_on_its_evening(stage: Stage) -> None:
    stage.screen(at(24, 18, 30))
    city = stage.city()
    [day] = city.days
    assert day.strips[0].blocks[0].clock.startswith("23:30–")
    assert city.hours[-1][0] in {"00:00", "01:00", "02:00"}


def test_a_day_on_which_the_clocks_change_keeps_its_marks(stage: Stage) -> None:
    leg = stage.leg
    leg.timezone = "Europe/Berlin"
    axis = board.Axis(0, 24, leg)
    noon = datetime(2025, 10, 26, 11, tzinfo=UTC)
    assert axis.at(noon, noon.date()) == 50
    assert axis.width(timedelta(hours=12)) == 50


def test_a_city_without_anything_says_what_to_do(room: Room) -> None:
    page = room.get("timetable/").content.decode()
    assert "No hall here is ours yet" in page
    room.leg.delete()
    assert "Add the first city" in room.get("timetable/").content.decode()
