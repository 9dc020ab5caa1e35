"""The desk's lists: every kind, every role, search, order, and one action on many records."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from roadshow.apps.screenings.models import Hall
from roadshow.apps.tours.models import Event
from roadshow.web.desk.records.kinds import SPECS
from tests import builders
from tests.web.desk.rooms import MAKERS, Data, Room, event_with_agenda, logged_in, member


def test_every_kind_has_a_maker_here() -> None:
    assert set(MAKERS) == set(SPECS)


@pytest.mark.parametrize("kind", SPECS)
def test_a_list_takes_as_many_queries_for_three_as_for_one(room: Room, kind: str) -> None:
    counts = []
    for more in (1, 2):
        for _ in range(more):
            MAKERS[kind](room.tour, room.leg)
        room.get(f"{kind}/")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert room.get(f"{kind}/").status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("kind", sorted(set(SPECS) - {"legs", "organisations"}))
def test_an_empty_list_says_what_it_is_for(room: Room, kind: str) -> None:
    page = room.get(f"{kind}/").content.decode()
    assert str(SPECS[kind].why) in page
    assert room.at(f"{kind}/new/") in page


@pytest.mark.parametrize("kind", SPECS)
def test_each_role_gets_what_it_may(room: Room, kind: str) -> None:
    record = MAKERS[kind](room.tour, room.leg)
    viewer, door = logged_in(room.tour, "viewer"), logged_in(room.tour, "door")
    stranger = logged_in(builders.make_tour(), "officer")
    pages = [room.at(f"{kind}/"), room.at(f"{kind}/{record.pk}/")]
    posts = [pages[1], room.at(f"{kind}/new/"), room.at(f"{kind}/bulk/")]
    posts += [room.at(f"{kind}/{record.pk}/delete/")]
    for page in pages:
        assert viewer.get(page).status_code == 200
        assert door.get(page).status_code == 403
        assert stranger.get(page).status_code == 404
        assert "/login/" in Client().get(page)["Location"]
    for post in posts:
        assert viewer.post(post).status_code == 403
        assert door.post(post).status_code == 403
        assert stranger.post(post).status_code == 404
        assert "/login/" in Client().post(post)["Location"]
    assert viewer.get(room.at(f"{kind}/new/")).status_code == 403
    assert type(record).objects.filter(pk=record.pk).exists()


def test_a_viewers_form_is_locked_and_has_no_buttons(room: Room) -> None:
    event = event_with_agenda(room.leg)
    page = logged_in(room.tour, "viewer").get(room.at(f"events/{event.pk}/"))
    assert all(field.disabled for field in page.context["form"].fields.values())
    assert b"Save" not in page.content
    assert b">Delete<" not in page.content
    shown = logged_in(room.tour, "viewer").get(room.at("events/"))
    assert b'type="checkbox"' not in shown.content


@pytest.mark.parametrize("path", ["unknown/", "unknown/new/", "unknown/1/", "events/99999/"])
def test_what_is_not_there_is_not_found(room: Room, path: str) -> None:
    assert room.get(path).status_code == 404


def test_bulk_says_how_many_and_which_before_it_acts(room: Room) -> None:
    events = [builders.make_event(room.leg, title={"en": f"Talk {n}"}) for n in range(3)]
    data = {"action": "public-off", "pk": [event.pk for event in events[:2]]}
    page = room.post("events/bulk/", data).content.decode()
    assert "This concerns 2 records:" in page
    assert "Talk 0" in page
    assert "Talk 2" not in page
    assert Event.objects.filter(public=True).count() == 3
    assert room.post("events/bulk/", data | {"confirm": "1"}).status_code == 302
    assert list(Event.objects.filter(public=True)) == [events[2]]


@pytest.mark.parametrize("kind", SPECS)
def test_every_bulk_action_of_a_kind_works(room: Room, kind: str) -> None:
    record = MAKERS[kind](room.tour, room.leg)
    for name in [flag.name for flag in SPECS[kind].flags]:
        for state in ("on", "off"):
            data = {"action": f"{name}-{state}", "pk": record.pk, "confirm": "1"}
            assert room.post(f"{kind}/bulk/", data).status_code == 302
            record.refresh_from_db()
            assert getattr(record, name) is (state == "on")
    room.post(f"{kind}/bulk/", {"action": "delete", "pk": record.pk, "confirm": "1"})
    kept = SPECS[kind].delete is None
    assert type(record).objects.filter(pk=record.pk).exists() is kept


def test_a_bulk_action_that_is_refused_for_one_is_undone_for_all(room: Room) -> None:
    needed, free = builders.make_hall(room.leg), builders.make_hall(room.leg)
    film = builders.make_film()
    showcase = builders.make_showcase(room.tour, film)
    builders.make_screening(showcase, film, room.leg, hall=needed, starts=builders.at(24, 8))
    data = {"action": "delete", "pk": [free.pk, needed.pk], "confirm": "1"}
    answer = room.post("halls/bulk/", data)
    assert "Nothing was changed" in answer.content.decode()
    assert Hall.objects.count() == 2
    assert (
        "change them first"
        in room.officer.post(room.at(f"halls/{needed.pk}/delete/"), follow=True).content.decode()
    )


@pytest.mark.parametrize("data", [{}, {"action": "delete"}, {"action": "fly", "pk": "1"}])
def test_a_bulk_action_without_rows_or_sense_does_nothing(room: Room, data: Data) -> None:
    builders.make_event(room.leg)
    assert room.post("events/bulk/", data).status_code == 302
    assert Event.objects.count() == 1


def names(page: Any) -> list[str]:
    return [line.name for line in page.context["lines"]]


def test_search_ignores_case_in_every_script(room: Room) -> None:
    builders.make_event(room.leg, title={"ru": "Открытие выставки", "zh-hans": "开幕"})
    builders.make_event(room.leg, title={"en": "Closing"})
    for words in ("ОТКРЫТИЕ", "开幕"):
        assert len(names(room.get(f"events/?q={words}"))) == 1
    assert "Nothing fits." in room.get("events/?q=absent").content.decode()


def test_lists_are_filtered_and_sorted_by_links(room: Room) -> None:
    moscow = builders.make_leg(room.tour, city={"en": "Moscow"}, timezone="Europe/Moscow")
    builders.make_event(room.leg, title={"en": "beta"}, kind="talk", sample=True)
    builders.make_event(room.leg, title={"en": "Alpha"}, starts=builders.at(24, 6))
    builders.make_event(moscow, title={"zh-hans": "Gamma"}, public=False)
    assert names(room.get("events/?sort=title")) == ["Alpha", "beta", "Gamma"]
    assert names(room.get("events/?sort=-title")) == ["Gamma", "beta", "Alpha"]
    assert names(room.get(f"events/?leg={moscow.pk}")) == ["Gamma"]
    assert names(room.get("events/?kind=talk")) == ["beta"]
    assert names(room.get("events/?public=False")) == ["Gamma"]
    assert names(room.get("events/?sample=True")) == ["beta"]
    assert len(names(room.get("events/?leg=x&kind=y&sort=nothing&page=99"))) == 3


@pytest.mark.parametrize("kind", SPECS)
def test_every_column_sorts_and_every_list_searches(room: Room, kind: str) -> None:
    MAKERS[kind](room.tour, room.leg)
    for column in SPECS[kind].columns:
        for sign in ("", "-"):
            assert room.get(f"{kind}/?sort={sign}{column.key}&q=a&sample=True").status_code == 200


def test_a_long_list_has_pages(room: Room) -> None:
    for _ in range(51):
        builders.make_event(room.leg)
    assert len(names(room.get("events/"))) == 50
    assert len(names(room.get("events/?page=2"))) == 1


def test_times_are_in_the_citys_zone_by_name_and_samples_are_marked(room: Room) -> None:
    builders.make_event(room.leg, sample=True)
    page = room.get("events/").content.decode()
    assert "Mon 24 Nov, 10:00 Almaty (UTC+5)" in page
    assert '<span class="chip sample">' in page


def test_a_members_private_link_is_renewed_and_hidden_from_viewers(room: Room) -> None:
    one = member(room.tour)
    assert "private agenda" in room.get("members/").content.decode()
    seen = logged_in(room.tour, "viewer").get(room.at("members/")).content.decode()
    assert "private agenda" not in seen
    assert room.post(f"members/{one.pk}/renew/", {}).status_code == 302
    old = one.feed_key
    one.refresh_from_db()
    assert one.feed_key != old


def test_an_invented_hour_is_marked_as_on_the_public_pages(room: Room) -> None:
    builders.make_event(room.leg, times_sample=True)
    assert '<span class="chip sample">' in room.get("events/").content.decode()
