"""Whatever is sent to the desk's own pages is answered: never an error of the server."""

from typing import Any

import pytest

from roadshow.web.desk.records.kinds import SPECS
from tests.web.desk.rooms import MAKERS, Room, screening

NONSENSE = ["\0", "x" * 6000, "9" * 30, "-1", "", '{"a": 1}', "2025-11-25T10:00", "中\u200b"]


@pytest.mark.parametrize("typed", NONSENSE, ids=range(len(NONSENSE)))
def test_the_tour_s_pages_answer(room: Room, typed: str) -> None:
    shown = screening(room.tour, room.leg)
    tour = {
        "programme": room.tour.programme_id,
        "name_en": "A",
        "slug": room.tour.slug,
        "starts": "2025-11-23",
        "ends": "2025-11-29",
    }
    place = room.at(f"timetable/{shown.pk}/")
    tokens, new = "/en/desk/tokens/", "/en/desk/tours/new/"
    sent: list[tuple[str, dict[str, Any]]] = [
        (room.at("publish/"), {"note": typed}),
        (room.at("roles/"), {"email": typed, "role": "viewer"}),
        (room.at("roles/"), {"pk": typed, "role": "viewer"}),
        (tokens, {"name": typed}),
        (tokens, {"revoke": typed}),
        (room.at("timetable/draft/"), {"do": "apply", "draft": typed}),
        (place, {"hall": typed, "starts": typed}),
        (place, {"hall": shown.hall_id, "starts": typed}),
        *((new, tour | {name: typed}) for name in tour),
        *((room.at("facts/"), tour | {name: typed}) for name in tour if name != "slug"),
    ]
    for path, data in sent:
        assert room.officer.post(path, data).status_code < 500, (path, data)
    asked = dict.fromkeys(("q", "who", "what", "since", "page"), typed)
    assert room.officer.get(room.at("trail/"), asked).status_code == 200


@pytest.mark.parametrize("kind", SPECS)
def test_the_lists_answer(room: Room, kind: str) -> None:
    MAKERS[kind](room.tour, room.leg)
    keys = ["q", "sort", "page", *(one.key for one in SPECS[kind].filters)]
    for typed in NONSENSE:
        asked = dict.fromkeys(keys, typed)
        assert room.officer.get(room.at(f"{kind}/"), asked).status_code == 200, typed
        for sent in ({"action": "delete", "pk": typed}, {"action": typed, "pk": "1"}):
            assert room.post(f"{kind}/bulk/", sent).status_code == 302, sent
