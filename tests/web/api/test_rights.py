"""Grants by program, and the question what is free."""

from typing import Any

import pytest

from roadshow.apps.films.models import Film
from roadshow.apps.people.models import Organisation
from roadshow.apps.rights.models import Grant
from tests import builders
from tests.web.api.conftest import Json, Scene

pytestmark = pytest.mark.django_db
GRANTS, AVAILS = "desk/rights/grants", "desk/rights/avails"


@pytest.fixture
def film() -> Film:
    return builders.make_film()


def grant(film: Film, **fields: Any) -> Json:
    party = Organisation.objects.create(name={"en": "Studio"})
    good = {
        "direction": "in",
        "party": party.pk,
        "films": [film.pk],
        "territories": "Kazakhstan and Russia",
        "media": ["non_theatrical"],
        "starts": "2025-11-01",
        "ends": "2025-12-31",
        "signed": "2025-10-10",
        "clause": "§ 2",
    }
    return {**good, **fields}


def question(film: Film, **fields: Any) -> Json:
    good = {
        "films": [film.pk],
        "territories": "Kazakhstan",
        "media": ["festival"],
        "starts": "2025-11-24",
        "ends": "2025-11-30",
    }
    return {**good, **fields}


def test_a_grant_is_recorded_and_read_with_the_codes_it_means(scene: Scene, film: Film) -> None:
    made = scene.officer("POST", GRANTS, grant(film))

    assert made.status == 201
    assert made.json["codes"] == ["KZ", "RU"]
    assert scene.officer.get(f"{GRANTS}/{made.json['id']}").json == made.json
    assert scene.officer.get(GRANTS).json == [made.json]


def test_what_is_free_is_told_with_its_last_day(scene: Scene, film: Film) -> None:
    scene.officer("POST", GRANTS, grant(film))

    (told,) = scene.officer("POST", AVAILS, question(film)).json

    assert told["free"]
    assert told["cells"] == [["KZ", "festival"]]
    assert [(span["start"], span["end"]) for span in told["spans"]] == [
        ("2025-11-24", "2025-11-30")
    ]


def test_what_is_not_free_is_told_with_its_grant_and_clause(scene: Scene, film: Film) -> None:
    made = scene.officer("POST", GRANTS, grant(film)).json

    (told,) = scene.officer("POST", AVAILS, question(film, media=["release"])).json

    (refusal,) = told["spans"][0]["refusals"]
    assert (refusal["code"], refusal["record"], refusal["clause"]) == (
        "not_ours",
        f"grant {made['id']}",
        "§ 2",
    )
    assert refusal["mend"]


def test_what_would_sell_twice_is_refused_and_nothing_is_written(scene: Scene, film: Film) -> None:
    sold = grant(film, direction="out", exclusive=True)
    assert scene.officer("POST", GRANTS, sold).status == 201

    again = scene.officer("POST", GRANTS, {**sold, "territories": "Central Asia"})

    assert (again.status, again.codes) == (409, ["sold_twice"])
    assert Grant.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "pointer"),
    [
        ({"territories": "Middle Earth"}, "/territories"),
        ({"media": ["smoke signals"]}, "/media"),
        ({"films": [99999]}, "/films/0"),
        ({"ends": "2025-10-01"}, "/ends"),
    ],
)
def test_a_question_that_means_nothing_is_refused_at_its_place(
    scene: Scene, film: Film, fields: Json, pointer: str
) -> None:
    answer = scene.officer("POST", AVAILS, question(film, **fields))
    assert (answer.status, answer.pointers) == (422, [pointer])


def test_whoever_only_sees_may_ask_and_not_record(scene: Scene, film: Film) -> None:
    assert scene.viewer("POST", AVAILS, question(film)).status == 200
    assert scene.viewer("POST", GRANTS, grant(film)).status == 403
    assert scene.door("POST", AVAILS, question(film)).status == 403
    assert not Grant.objects.exists()
