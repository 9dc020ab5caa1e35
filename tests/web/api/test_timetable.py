"""Drafting, publishing, and what was done: over the API."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from roadshow.apps.core.models import AuditEntry
from roadshow.apps.screenings.models import Draft, Hall, Release, Screening
from roadshow.engines.kernel.findings import Finding
from tests import builders
from tests.web.api.conftest import Scene


def test_a_draft_is_asked_for_watched_and_stopped(scene: Scene) -> None:
    path = f"{scene.desk}/draft"
    assert scene.viewer.get(path).status == 404
    asked = scene.officer("POST", path)
    assert (asked.status, asked.json["state"]) == (202, "waiting")
    assert scene.viewer.get(path).json["id"] == asked.json["id"]
    again = scene.officer("POST", path)
    assert (again.status, again.codes) == (409, ["busy"])
    assert scene.officer("POST", f"{path}/stop").status == 204
    assert scene.viewer.get(path).json["state"] == "stopped"


def test_a_draft_without_a_proposal_is_not_applied(scene: Scene) -> None:
    asked = scene.officer("POST", f"{scene.desk}/draft").json
    answer = scene.officer("POST", f"{scene.desk}/draft/apply", {"draft": asked["id"]})
    assert (answer.status, answer.codes) == (409, ["empty"])


def test_a_proposal_is_applied(scene: Scene) -> None:
    asked = scene.officer("POST", f"{scene.desk}/draft").json
    screening = Screening.objects.get()
    place = {
        "showing": str(screening.pk),
        "hall": str(screening.hall_id),
        "start": builders.at(24, 12).isoformat(),
    }
    Draft.objects.update(state="done", solution={"placements": [place]})
    answer = scene.officer("POST", f"{scene.desk}/draft/apply", {"draft": asked["id"]})
    assert (answer.status, answer.json) == (200, {"moved": 1, "left": []})
    screening.refresh_from_db()
    assert screening.starts == builders.at(24, 12)


def test_another_tours_draft_is_not_there(scene: Scene) -> None:
    other = builders.make_tour()
    draft = Draft.objects.create(tour=other, problem={}, solution={})
    answer = scene.officer("POST", f"{scene.desk}/draft/apply", {"draft": draft.pk})
    assert answer.status == 404


def test_findings_name_rule_and_records(scene: Scene) -> None:
    Screening.objects.update(starts=builders.at(25, 8))  # the hall is not ours that day
    found = scene.viewer.get(f"{scene.desk}/findings").json
    assert found
    for finding in found:
        Finding.model_validate(finding)


def test_a_tour_is_published_once_a_state_and_taken_back(scene: Scene) -> None:
    release = scene.officer("POST", f"{scene.desk}/publish", {"note": "First"})
    assert (release.status, release.json["number"], release.json["note"]) == (201, 1, "First")
    assert scene.officer.get(scene.desk).json["release"] == 1
    again = scene.officer("POST", f"{scene.desk}/publish", {})
    assert (again.status, again.codes) == (409, ["unchanged"])
    assert scene.officer("POST", f"{scene.desk}/unpublish").status == 204
    assert scene.officer("POST", f"{scene.desk}/unpublish").codes == ["unpublished"]
    [kept] = scene.viewer.get(f"{scene.desk}/releases").json
    assert (kept["number"], kept["current"]) == (1, False)


def test_a_timetable_that_breaks_a_rule_is_not_published(scene: Scene) -> None:
    Screening.objects.update(starts=builders.at(25, 8))
    answer = scene.officer("POST", f"{scene.desk}/publish", {})
    assert (answer.status, answer.codes) == (409, ["blocked"])
    assert not Release.objects.exists()


def test_a_hall_that_was_published_and_is_gone_stops_nothing(scene: Scene) -> None:
    scene.publish()
    hall = builders.make_hall(scene.leg)
    old = Hall.objects.exclude(pk=hall.pk).get()
    Screening.objects.update(hall=hall)
    assert scene.officer("DELETE", f"{scene.desk}/halls/{old.pk}").status == 204
    assert scene.officer.get(f"{scene.desk}/findings").status == 200
    assert scene.officer("POST", f"{scene.desk}/draft").status == 202


def test_the_audit_tells_who_did_what_the_latest_first(scene: Scene) -> None:
    path = f"{scene.desk}/events/{scene.event.pk}"
    for name in ("One", "Two"):
        scene.officer("PATCH", path, {"title": {"en": name}})
    two, one = scene.viewer.get(f"{scene.desk}/audit").json
    assert two["changes"]["title"] == [{"en": "One"}, {"en": "Two"}]
    assert (two["action"], two["subject"], two["subject_id"]) == (
        "change event",
        "tours.event",
        str(scene.event.pk),
    )
    assert scene.viewer.get(f"{scene.desk}/audit?limit=1&offset=1").json == [one]
    for query in ("limit=0", "limit=501", "offset=-1", "page=2"):
        assert scene.viewer.get(f"{scene.desk}/audit?{query}").status == 422


def test_long_lists_take_the_same_queries_for_one_row_as_for_three(scene: Scene) -> None:
    def queries(path: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert scene.officer.get(path).status == 200
        return len(captured)

    paths = [f"{scene.desk}/{part}" for part in ("audit", "releases")]
    paths += ["desk/tours", "desk/films", "desk/people", "desk/organisations"]
    scene.publish()
    first = [queries(path) for path in paths]
    for number in range(2):
        builders.make_officer(builders.make_tour())
        builders.make_film()
        builders.make_person()
        AuditEntry.objects.create(actor_name="x", action="x", tour_id=scene.tour.pk)
        Release.objects.create(
            tour=scene.tour,
            number=number + 2,
            document="{}",
            published_at=timezone.now(),
            current=False,
        )
    assert [queries(path) for path in paths] == first
    assert max(first) <= 13


def test_a_film_that_left_its_showcase_is_published_with_its_screening(scene: Scene) -> None:
    [showcase] = scene.officer.get(f"{scene.desk}/showcases").json
    scene.officer("PATCH", f"{scene.desk}/showcases/{showcase['id']}", {"films": []})
    assert scene.officer("POST", f"{scene.desk}/publish", {}).status == 201
    [shown] = scene.nobody.get(f"{scene.public}/screenings").json
    assert [film["id"] for film in scene.nobody.get(f"{scene.public}/films").json] == [
        shown["film"]
    ]
