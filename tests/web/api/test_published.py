"""What anyone may read: releases, and nothing but releases."""

import json

from roadshow.apps.screenings.models import Release
from tests import builders
from tests.web.api.conftest import Scene

PARTS = ("", "/events", "/films", "/screenings")


def test_an_unpublished_tour_is_not_there(scene: Scene) -> None:
    for part in PARTS:
        for program in (scene.nobody, scene.officer):
            assert program.get(scene.public + part).status == 404
    assert scene.nobody.get("tours").json == []


def test_the_programme_is_the_released_document_to_the_byte(scene: Scene) -> None:
    scene.publish()
    answer = scene.nobody.get(scene.public)
    assert answer.content.decode() == Release.objects.get().document
    assert answer.headers["Content-Type"] == "application/json"


def test_what_is_changed_after_the_release_stays_unseen(scene: Scene) -> None:
    scene.publish()
    scene.officer("PATCH", scene.desk, {"name": {"en": "Secret"}})
    builders.make_event(scene.leg, slug="secret", title={"en": "Secret"})
    for path in ("tours", *(scene.public + part for part in PARTS)):
        assert b"Secret" not in scene.nobody.get(path).content


def test_the_reader_who_has_it_is_told_so_until_the_next_release(scene: Scene) -> None:
    scene.publish()
    for path in ("tours", *(scene.public + part for part in PARTS)):
        tag = scene.nobody.get(path).headers["ETag"]
        again = scene.nobody.get(path, If_None_Match=f'W/"x", W/{tag}')
        assert (again.status, again.content, again.headers["ETag"]) == (304, b"", tag)
    builders.make_event(scene.leg)
    scene.publish()
    fresh = scene.nobody.get(scene.public, If_None_Match=tag)
    assert (fresh.status, len(fresh.json["events"])) == (200, 2)


def test_events_and_screenings_are_chosen_by_day_in_the_citys_time(scene: Scene) -> None:
    # 20:00 UTC is the next day in Almaty.
    builders.make_event(
        scene.leg, slug="late", starts=builders.at(25, 20), ends=builders.at(25, 21)
    )
    scene.publish()
    found = scene.nobody.get(f"{scene.public}/events?day=2025-11-26").json
    assert [event["slug"] for event in found] == ["late"]
    assert scene.nobody.get(f"{scene.public}/events?day=2025-11-25").json == []
    assert len(scene.nobody.get(f"{scene.public}/screenings?day=2025-11-24").json) == 1


def test_screenings_are_chosen_by_city_in_any_language_leg_and_film(scene: Scene) -> None:
    scene.publish()
    [film] = scene.nobody.get(f"{scene.public}/films").json
    path = f"{scene.public}/screenings"
    for query in ("city=almaty", "city=阿拉木图", f"leg={scene.leg.pk}", f"film={film['slug']}"):
        assert len(scene.nobody.get(f"{path}?{query}&film={film['id']}").json) == 1, query
    for query in ("city=Moscow", "leg=99999", "film=other"):
        assert scene.nobody.get(f"{path}?{query}").json == [], query


def test_a_wrong_filter_is_refused_by_its_name(scene: Scene) -> None:
    scene.publish()
    for query in ("day=tomorrow", "day=20251124", "leg=x", f"leg={2**70}", "colour=red"):
        answer = scene.nobody.get(f"{scene.public}/screenings?{query}")
        assert (answer.status, answer.pointers) == (422, [query.split("=")[0]])


def test_the_list_tells_each_tours_release(scene: Scene) -> None:
    scene.publish()
    [tour] = scene.nobody.get("tours").json
    assert (tour["slug"], tour["release"]) == (scene.tour.slug, 1)
    assert tour["published_at"].endswith("Z")


def test_a_head_request_tells_the_length(scene: Scene) -> None:
    scene.publish()
    whole, head = scene.nobody.get(scene.public), scene.nobody("HEAD", scene.public)
    assert (head.status, head.content) == (200, b"")
    assert head.headers["Content-Length"] == str(len(whole.content))


def test_unpublishing_takes_it_away_at_once(scene: Scene) -> None:
    scene.publish()
    scene.officer("POST", f"{scene.desk}/unpublish")
    assert scene.nobody.get(scene.public).status == 404


def test_any_site_may_read_what_is_published(scene: Scene) -> None:
    scene.publish()
    assert scene.nobody.get(scene.public).headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Origin" not in scene.officer.get(scene.desk).headers


def test_the_document_is_json_in_its_own_letters(scene: Scene) -> None:
    scene.publish()
    content = scene.nobody.get(scene.public).content
    assert "阿拉木图".encode() in content
    assert json.loads(content)["slug"] == scene.tour.slug
