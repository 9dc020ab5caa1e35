"""A problem that makes no sense is refused, with the path of what is wrong."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from pydantic import ValidationError

from roadshow.engines.avails.problem import Problem, Question
from tests.engines.avails.problems import FILMS, PROBLEMS, questions

TERMS = {"films": ["lake"], "territories": ["KZ"]}
RECORDS: dict[str, dict[str, Any]] = {
    "grants": {"id": "g", "direction": "in", **TERMS},
    "holdbacks": {"id": "h", **TERMS},
    "promises": {"id": "p", "holder": "festival", **TERMS},
    "permits": {"id": "paper", "kind": "screening", **TERMS},
    "questions": {"start": "2025-03-01", **TERMS},
}


def refused(**rows: Any) -> tuple[str, str]:
    """The path and the words of the first error."""
    with pytest.raises(ValidationError) as wrong:
        Problem.model_validate_json(json.dumps({"films": FILMS, **rows}))
    first = wrong.value.errors()[0]
    return ".".join(map(str, first["loc"])), first["msg"].removeprefix("Value error, ")


def test_the_least_of_each_record_is_enough() -> None:
    rows = {kind: [row] for kind, row in RECORDS.items()}
    assert Problem.model_validate_json(json.dumps({"films": FILMS, **rows}))


@settings(max_examples=50)
@given(PROBLEMS, questions())
def test_a_problem_survives_the_way_through_json(made: Problem, asked: Question) -> None:
    made = made.model_copy(update={"questions": (asked,)})
    assert Problem.model_validate_json(made.model_dump_json()) == made


@pytest.mark.parametrize("kind", RECORDS)
@pytest.mark.parametrize(
    ("fields", "path", "said"),
    [
        ({"films": ["lake", "sea"]}, "", "{kind}.0.films.1: there is no film 'sea'"),
        ({"media": ["hologram"]}, "{kind}.0", "media: there is no medium 'hologram'"),
        ({"media": []}, "{kind}.0", "media: none is named"),
        ({"media": "tv"}, "{kind}.0.media", "Input should be a valid array"),
        ({"territories": ["XX"]}, "{kind}.0", "territories: there is no territory 'XX'"),
        ({"territories": []}, "{kind}.0", "territories: none is named"),
        (
            {"territories": "Kazakhstan, Middle Earth"},
            "{kind}.0",
            "territories: not understood: 'Middle Earth' (unknown)",
        ),
        (
            {"start": "2025-03-02", "end": "2025-03-02"},
            "{kind}.0",
            "the end 2025-03-02 is not after the start 2025-03-02",
        ),
        ({"end": "soon"}, "{kind}.0.end", "not a day, as in 2025-11-24"),
        ({"start": 0}, "{kind}.0.start", "not a day, as in 2025-11-24"),
        ({"start": "20250301"}, "{kind}.0.start", "not a day, as in 2025-11-24"),
        ({"colour": "red"}, "{kind}.0.colour", "Extra inputs are not permitted"),
    ],
)
def test_a_wrong_value_is_refused_with_its_path(
    kind: str, fields: dict[str, Any], path: str, said: str
) -> None:
    told = refused(**{kind: [RECORDS[kind] | fields]})
    assert told == (path.format(kind=kind), said.format(kind=kind))


@pytest.mark.parametrize(
    ("kind", "fields", "path"),
    [
        ("grants", {"direction": "sideways"}, "grants.0.direction"),
        ("grants", {"films": []}, "grants.0.films"),
        ("grants", {"runs": 2.5}, "grants.0.runs"),
        ("grants", {"runs": "2"}, "grants.0.runs"),
        ("grants", {"used": -1}, "grants.0.used"),
        ("grants", {"id": ""}, "grants.0.id"),
        ("grants", {"clause": "§" * 501}, "grants.0.clause"),
        ("grants", {"languages": {"spoken": "all"}}, "grants.0.languages.spoken"),
        ("holdbacks", {"after": {"medium": "opera", "months": 3}}, "holdbacks.0.after"),
        ("holdbacks", {"after": {"medium": "tv", "months": -3}}, "holdbacks.0.after.months"),
        ("promises", {"holder": ""}, "promises.0.holder"),
        ("questions", {"start": None}, "questions.0.start"),
        ("questions", {"language": {"mode": "dubbed"}}, "questions.0.language"),
    ],
)
def test_what_a_record_has_of_its_own_is_checked(
    kind: str, fields: dict[str, Any], path: str
) -> None:
    assert refused(**{kind: [RECORDS[kind] | fields]})[0] == path


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"film": "sea"}, "releases.0.film: there is no film 'sea'"),
        ({"territory": "Kazakhstan"}, "territory: there is no territory 'Kazakhstan'"),
        ({"medium": "opera"}, "medium: there is no medium 'opera'"),
        ({"day": 20250301}, "not a day, as in 2025-11-24"),
    ],
)
def test_a_release_is_of_a_known_film_in_one_place(fields: dict[str, Any], said: str) -> None:
    row = {"film": "lake", "territory": "KZ", "medium": "release", "day": "2025-03-01"}
    assert refused(releases=[row | fields])[1] == said


@pytest.mark.parametrize("kind", ["grants", "holdbacks", "promises", "permits"])
def test_a_name_may_stand_only_once(kind: str) -> None:
    row = RECORDS[kind]
    assert refused(**{kind: [row, row]}) == ("", f"{kind}.1: '{row['id']}' stands there twice")


def test_a_film_may_stand_only_once() -> None:
    assert refused(films=["lake", "lake"]) == ("", "films.1: 'lake' stands there twice")


def test_records_of_different_kinds_may_share_a_name() -> None:
    rows = {kind: [RECORDS[kind] | {"id": "1"}] for kind in ("grants", "holdbacks", "permits")}
    assert Problem.model_validate_json(json.dumps({"films": FILMS, **rows}))


def test_territories_are_read_with_the_definitions_of_the_day_of_signing() -> None:
    old, new = (Question.model_validate({**RECORDS["questions"], "territories": "EU",
                "signed": signed}) for signed in ("2019-06-01", "2025-06-01"))  # fmt: skip
    assert old.where - new.where == {"GB"}
