"""Timetables kept, compared and put back, drafts taken in pieces: on the desk's pages."""

from html import unescape
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from roadshow.apps.core.models import User
from roadshow.apps.screenings.actions import delete, drafts, moving, publish, saved
from roadshow.apps.screenings.models import Draft, SavedTimetable, Screening
from roadshow.web.desk.spark import spark
from tests import builders
from tests.builders import at
from tests.web.desk.rooms import Room, logged_in


class Desk:
    """Two films in Almaty (UTC+5), one of them placed at 13:00 on 24 November."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.hall, self.other = builders.make_hall(room.leg), builders.make_hall(room.leg)
        self.films = [builders.make_film(title="Arrival"), builders.make_film(title="Return")]
        self.showcase = builders.make_showcase(room.tour, *self.films)
        builders.make_grant(*self.films)
        self.one = self.screen(0, hall=self.hall, starts=at(24, 8))
        self.two = self.screen(1)
        self.officer = User.objects.get(tour_roles__tour=room.tour)

    def screen(self, film: int, **fields: Any) -> Screening:
        return builders.make_screening(self.showcase, self.films[film], self.room.leg, **fields)

    def keep(self, name: str = "Plan A") -> SavedTimetable:
        return saved.keep(actor=self.officer, tour=self.room.tour, name=name)

    def move(self, screening: Screening, edition: int = 0, hour: int = 13) -> None:
        place: dict[str, Any] = {"hall": self.other, "starts": at(24, hour)}
        moving.move(actor=self.officer, screening_id=screening.pk, edition=edition, **place)

    def page(self, path: str) -> str:
        answer = self.room.get(path)
        assert answer.status_code == 200, (path, answer.status_code)
        return unescape(" ".join(answer.content.decode().split()))

    def post(self, path: str, **data: Any) -> str:
        answer = self.room.officer.post(self.room.at(path), data, follow=True)
        assert answer.status_code == 200, (path, answer.status_code)
        return unescape(" ".join(answer.content.decode().split()))

    def proposed(self, *places: tuple[Screening, int]) -> Draft:
        """A draft that is done, with places in the other hall by hour."""
        draft = drafts.ask(actor=self.officer, tour=self.room.tour)
        draft.state = "done"
        draft.solution = {
            "status": "feasible",
            "placements": [
                {
                    "showing": str(screening.pk),
                    "hall": str(self.other.pk),
                    "start": at(24, hour).isoformat(),
                }
                for screening, hour in places
            ],
        }
        draft.save()
        return draft


@pytest.fixture
def desk(room: Room) -> Desk:
    return Desk(room)


def test_a_timetable_is_kept_under_a_name_and_listed(desk: Desk) -> None:
    page = desk.post("timetable/saved/", name="Plan A", note="Before the call")
    assert "Kept." in page
    assert "Before the call" in page
    assert "2 screenings" in page
    assert str(desk.officer) in page
    assert "of that name already" in desk.post("timetable/saved/", name="Plan A")
    assert "This field is required" in desk.post("timetable/saved/", name="")


def test_a_kept_timetable_says_what_restoring_moves_and_does_it(desk: Desk) -> None:
    kept = desk.keep()
    desk.move(desk.one)
    path = f"timetable/saved/{kept.pk}/"
    page = desk.page(path)
    assert "It would put back 1 screening" in page
    assert "Mon 24 Nov, Almaty (UTC+5)" in page
    assert "<del>18:00" in page
    assert "<ins>13:00" in page
    page = desk.post(path, do="restore")
    assert "1 screening put back. What stood before is kept as “20" in page
    desk.one.refresh_from_db()
    assert desk.one.hall == desk.hall
    assert "all that it knows" in desk.page(path)


def test_what_cannot_be_put_back_is_named_before_and_after(desk: Desk) -> None:
    kept = desk.keep()
    desk.move(desk.one)
    delete(actor=desk.officer, record=Screening.objects.get(pk=desk.two.pk))
    assert "it is no longer on this tour" in desk.page(f"timetable/saved/{kept.pk}/")
    page = desk.post(f"timetable/saved/{kept.pk}/", do="restore")
    assert "stays: it is no longer on this tour." in page


def test_a_kept_timetable_is_renamed_and_discarded(desk: Desk) -> None:
    kept = desk.keep()
    desk.keep("Plan B")
    path = f"timetable/saved/{kept.pk}/"
    page = desk.post(path, do="rename", name="Plan B")
    assert "of that name already" in page
    assert "<h1>Plan A</h1>" in page
    assert "<h1>Plan C</h1>" in desk.post(path, do="rename", name="Plan C", note="x")
    assert "Discarded." in desk.post(path, do="discard")
    assert not SavedTimetable.objects.filter(pk=kept.pk).exists()
    assert desk.room.post(path, {"do": "discard"}).status_code == 404
    other = SavedTimetable.objects.get()
    assert desk.room.post(f"timetable/saved/{other.pk}/", {"do": "dance"}).status_code == 400


def test_another_tours_timetable_is_not_there(desk: Desk) -> None:
    tour = builders.make_tour()
    showcase = builders.make_showcase(tour, desk.films[0])
    builders.make_screening(showcase, desk.films[0], builders.make_leg(tour))
    other = saved.keep(actor=builders.make_officer(tour), tour=tour, name="Theirs")
    assert desk.room.get(f"timetable/saved/{other.pk}/").status_code == 404
    page = desk.page(f"timetable/compare/?one=saved-{other.pk}&other=now")
    assert "Theirs" not in page
    assert "Select a valid choice" in page


def test_any_two_states_are_compared_by_city_and_day(desk: Desk) -> None:
    kept = desk.keep()
    publish(actor=desk.officer, tour=desk.room.tour, now=at(20, 12), note="First")
    desk.move(desk.one)
    desk.proposed((desk.two, 9))
    page = desk.page(f"timetable/compare/?one=saved-{kept.pk}&other=now")
    assert "Plan A → as it stands" in page
    assert "1 screening differs" in page
    assert "moved" in page
    page = desk.page("timetable/compare/?one=release-1&other=draft")
    assert "placed" in page
    assert "14:00" in page
    assert "First" in page
    assert "Every screening is in the same place" in desk.page(
        f"timetable/compare/?one=saved-{kept.pk}&other=release-1"
    )
    assert "1 screening differs" in desk.page("timetable/compare/")


def test_between_releases_all_that_the_public_saw_change_is_told(desk: Desk) -> None:
    tour = desk.room.tour
    publish(actor=desk.officer, tour=tour, now=at(20, 12))
    tour.name = {"en": "Another name"}
    tour.save()
    desk.move(desk.one)
    publish(actor=desk.officer, tour=tour, now=at(20, 13), note="Renamed")
    page = desk.page("timetable/compare/?one=release-1&other=release-2")
    assert "What else changed for the public" in page
    assert "Another name" in page
    assert "Against release 1" in page


def test_a_note_of_a_release_stands_in_the_list_and_in_the_trail(desk: Desk) -> None:
    assert "After the call" in desk.post("publish/", note="After the call")
    assert "After the call" in desk.page("trail/")
    assert "After the call" in desk.page("timetable/compare/")


def test_a_proposal_is_looked_at_weighed_and_taken_in_pieces(desk: Desk) -> None:
    draft = desk.proposed((desk.one, 13), (desk.two, 9))
    page = desk.page("timetable/draft/")
    assert "The draft would move 2 screenings" in page
    assert "gets a place" in page
    assert "Without a place" in page
    page = desk.post("timetable/draft/", do="weigh", draft=draft.pk, only=desk.one.pk)
    assert "What 1 move changes" in page
    assert page.count(" checked>") == 1
    page = desk.post("timetable/draft/", do="chosen", draft=draft.pk, only=desk.one.pk)
    assert "1 screening moved." in page
    assert "The draft would move 1 screening" in page
    desk.one.refresh_from_db()
    desk.two.refresh_from_db()
    assert (desk.one.starts, desk.two.starts) == (at(24, 13), None)
    assert "taken in part" in desk.page("timetable/progress/")
    page = desk.post("timetable/draft/", do="chosen", draft=draft.pk)
    assert "Choose at least one of the moves." in page


def test_a_piece_that_somebody_changed_is_told_and_not_taken(desk: Desk) -> None:
    draft = desk.proposed((desk.one, 13), (desk.two, 9))
    moving.change_qa(actor=desk.officer, screening_id=desk.two.pk, edition=0, minutes=20)
    assert "somebody changed it after the draft was asked for" in desk.page("timetable/draft/")
    page = desk.post("timetable/draft/", do="apply", draft=draft.pk)
    assert "1 screening moved." in page
    assert "Return stays: somebody changed it" in page
    assert "Nothing to move" in desk.page("timetable/draft/")


def test_a_tour_without_a_proposal_says_so(desk: Desk) -> None:
    assert "No draft yet" in desk.page("timetable/draft/")
    drafts.ask(actor=desk.officer, tour=desk.room.tour)
    assert "No proposal" in desk.page("timetable/draft/")


def test_how_long_a_draft_works_is_chosen(desk: Desk) -> None:
    assert 'value="300"' in desk.page("timetable/")
    desk.post("timetable/draft/", do="ask", seconds="300")
    assert Draft.objects.get().seconds == 300
    desk.post("timetable/draft/", do="stop")
    assert "30, 60, 300" in desk.post("timetable/draft/", do="ask", seconds="7")


def test_the_panel_draws_the_course_of_a_draft_at_work(desk: Desk) -> None:
    draft = drafts.ask(actor=desk.officer, tour=desk.room.tour)
    course = [[0.5, 900], [2.0, 400]]
    progress = {"objective": 400, "bound": 100, "seconds": 2.0, "course": course}
    progress["started"] = at(20, 12).isoformat()
    Draft.objects.filter(pk=draft.pk).update(state="running", progress=progress)
    page = desk.page("timetable/progress/")
    assert "from 900 points down to 400" in page
    assert "400 points against it; no timetable has fewer than 100." in page
    assert "<polyline" in page
    assert 'value="stop"' in page


def test_a_course_falls_in_steps_and_one_point_is_none() -> None:
    assert spark([(0.0, 5)], 9.0) is None
    drawn = spark([(0.0, 10), (5.0, 0)], 10.0)
    assert drawn
    assert drawn.line == "0.0,1.0 80.0,1.0 80.0,35.0 160.0,35.0"
    level = spark([(0.0, 10), (0.0, 10)], 0.0)
    assert level


def test_a_viewer_reads_all_and_changes_nothing(desk: Desk) -> None:
    kept = desk.keep()
    draft = desk.proposed((desk.one, 13))
    viewer = logged_in(desk.room.tour, "viewer")
    for path, hidden in (
        ("timetable/saved/", "Keep it as it stands"),
        (f"timetable/saved/{kept.pk}/", "Discard"),
        ("timetable/compare/", "csrfmiddlewaretoken"),
        ("timetable/draft/", "Take all"),
    ):
        answer = viewer.get(desk.room.at(path))
        assert answer.status_code == 200, path
        assert f">{hidden}<" not in answer.content.decode().split("<main")[1], path
    for path, data in (
        ("timetable/saved/", {"name": "Mine"}),
        (f"timetable/saved/{kept.pk}/", {"do": "restore"}),
        ("timetable/draft/", {"do": "apply", "draft": draft.pk}),
    ):
        assert viewer.post(desk.room.at(path), data).status_code == 403, path


QUERIES = {"timetable/saved/": 8, "timetable/compare/": 19, "timetable/draft/": 38}


@pytest.mark.parametrize("path", QUERIES)
def test_pages_cost_as_many_queries_for_three_rows_as_for_one(
    desk: Desk, path: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    desk.keep()
    desk.move(desk.one)
    desk.proposed((desk.two, 9))
    desk.page(path)
    with django_assert_num_queries(QUERIES[path]):
        desk.page(path)
    Draft.objects.all().delete()
    more = [desk.screen(number % 2, hall=desk.hall, starts=at(24, 14)) for number in range(2)]
    desk.keep("Plan B")
    desk.keep("Plan C")
    for screening, hour in zip(more, (6, 15), strict=True):
        desk.move(screening, hour=hour)
    desk.proposed((desk.two, 9), (desk.one, 11), (more[0], 17))
    with django_assert_num_queries(QUERIES[path]):
        desk.page(path)


def test_one_kept_timetable_costs_as_many_queries_for_three_moves_as_for_one(
    desk: Desk, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    more = [desk.screen(0, hall=desk.hall, starts=at(24, hour)) for hour in (14, 16)]
    kept = desk.keep()
    desk.move(desk.one)
    queries = 16
    with django_assert_num_queries(queries):
        assert "put back 1 screening" in desk.page(f"timetable/saved/{kept.pk}/")
    for screening in more:
        desk.move(screening)
    with django_assert_num_queries(queries):
        assert "put back 3 screenings" in desk.page(f"timetable/saved/{kept.pk}/")
