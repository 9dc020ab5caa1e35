"""Each reason names its record, its clause and its days."""

from typing import Any

import pytest

from roadshow.engines.avails.answers import Code, Lack, Refusal, Span
from roadshow.engines.avails.languages import Languages, Wish
from roadshow.engines.avails.problem import (
    After,
    Holdback,
    Permit,
    Problem,
    Promise,
    Release,
    Requirement,
)
from tests.engines.avails.asked import codes, refusal, spans
from tests.engines.avails.problems import day, grant, problem, question

WEEK = {"start": day(0), "end": day(7)}
KZ = ("KZ",)
RUSSIAN = Wish(mode="dubbed", tag="ru")


def holdback(**given: object) -> Holdback:
    row = {"id": "h", "films": ("lake",), "territories": KZ, "clause": "7.3"}
    return Holdback.model_validate(row | given)


def need(**given: object) -> Requirement:
    row = {"id": "law", "kind": "screening", "territories": KZ, "clause": "art. 9"}
    return Requirement.model_validate(row | given)


def permit(**given: object) -> Permit:
    row = {"id": "paper", "kind": "screening", "films": ("lake",), "territories": KZ}
    return Permit.model_validate(row | given)


# What is not ours, by what the nearest grant lacks


def test_without_any_grant_there_is_no_record() -> None:
    assert refusal(problem(), question(**WEEK)) == Refusal(Code.NOT_OURS, lack=Lack.GRANT)


@pytest.mark.parametrize(
    ("near", "lack"),
    [
        ({"territories": ("RU",)}, Lack.TERRITORY),
        ({"media": ("theatrical",)}, Lack.MEDIUM),
        ({"languages": Languages(dubbed=("kk",))}, Lack.LANGUAGE),
    ],
)
def test_the_nearest_grant_is_named_with_what_it_lacks(near: dict[str, Any], lack: Lack) -> None:
    made = problem(grant(clause="2.1", **near))
    assert refusal(made, question(language=RUSSIAN, **WEEK)) == Refusal(
        Code.NOT_OURS, "g", "2.1", lack=lack
    )


def test_a_wrong_language_is_nearer_than_a_wrong_medium_and_that_than_a_wrong_territory() -> None:
    elsewhere = grant("elsewhere", territories=("RU",))
    otherwise = grant("otherwise", media=("tv",))
    unspoken = grant("unspoken", languages=Languages(dubbed=()))
    asked = question(language=RUSSIAN, **WEEK)
    assert refusal(problem(elsewhere, otherwise), asked).record == "otherwise"
    assert refusal(problem(elsewhere, otherwise, unspoken), asked).record == "unspoken"


def test_of_a_grant_that_ended_the_first_day_without_it_is_told() -> None:
    made = problem(grant("old", end=day(-9)), grant("older", end=day(-99)))
    assert refusal(made, question(**WEEK)) == Refusal(
        Code.NOT_OURS, "old", since=day(-9), lack=Lack.ENDED
    )


def test_a_grant_that_begins_is_told_rather_than_one_that_ended() -> None:
    made = problem(grant("old", end=day(-9)), grant("new", start=day(30)))
    assert refusal(made, question(**WEEK)) == Refusal(
        Code.NOT_OURS, "new", until=day(30), lack=Lack.BEGINS
    )


def test_of_two_that_begin_the_first_is_told() -> None:
    made = problem(grant("later", start=day(60)), grant("soon", start=day(30)))
    assert refusal(made, question(**WEEK)).record == "soon"


def test_a_grant_that_was_for_another_place_and_time_is_no_help() -> None:
    made = problem(grant(territories=("RU",), end=day(-9)))
    assert refusal(made, question(**WEEK)).lack is Lack.GRANT


# What others have


def test_what_is_taken_is_taken_until_the_sale_ends() -> None:
    made = problem(grant(), grant("s", "out", exclusive=True, end=day(40), clause="4"))
    assert refusal(made, question(**WEEK)) == Refusal(Code.TAKEN, "s", "4", until=day(40))


def test_a_shared_sale_is_in_the_way_only_of_who_asks_to_be_alone() -> None:
    made = problem(grant(exclusive=True), grant("s", "out", end=day(40), clause="4"))
    asked = question(exclusive=True, **WEEK)
    assert refusal(made, asked) == Refusal(Code.TAKEN_SHARED, "s", "4", until=day(40))
    assert spans(made, question(**WEEK)) == (Span(day(0), day(7), (), under=("g",), beside=("s",)),)


def test_a_grant_without_exclusivity_gives_none() -> None:
    made = problem(grant(end=day(90), clause="2"))
    asked = question(exclusive=True, **WEEK)
    assert refusal(made, asked) == Refusal(Code.NOT_EXCLUSIVE, "g", "2", until=day(90))


def test_every_sale_in_the_way_is_named() -> None:
    made = problem(
        grant(), *(grant(f"s{n}", "out", exclusive=True, end=day(10 + n)) for n in range(2))
    )
    (span,) = spans(made, question(**WEEK))
    assert [(r.record, r.until) for r in span.refusals] == [("s0", day(10)), ("s1", day(11))]


# What holds it back


def test_a_holdback_without_an_end_has_none() -> None:
    made = problem(grant(), holdbacks=(holdback(),))
    assert refusal(made, question(**WEEK)) == Refusal(Code.HELD_BACK, "h", "7.3")


@pytest.mark.parametrize(
    ("released", "months", "until"),
    [
        ("2025-02-20", 1, "2025-03-20"),
        ("2025-01-31", 3, "2025-04-30"),
        ("2024-02-29", 24, "2026-02-28"),
        ("9990-01-01", 600, None),
    ],
)
def test_a_counted_holdback_ends_so_many_months_after_the_release(
    released: str, months: int, until: str | None
) -> None:
    release = {"film": "lake", "territory": "KZ", "medium": "release", "day": released}
    made = problem(
        grant(),
        holdbacks=(holdback(after=After(medium="theatrical", months=months)),),
        releases=(Release.model_validate(release),),
    )
    told = refusal(made, question(**WEEK)).until
    assert (told and told.isoformat()) == until


def test_a_premiere_is_kept_until_its_day_for_all_but_its_holder() -> None:
    promise = Promise(
        id="p", films=("lake",), holder="festival", territories=KZ, end=day(20), clause="1.1"
    )
    made = problem(grant(), promises=(promise,))
    asked = question(asker="tour", **WEEK)
    assert refusal(made, asked) == Refusal(Code.PROMISED, "p", "1.1", until=day(20))
    assert codes(made, question(asker="festival", **WEEK)) == [[]]


# Runs and permits


def test_runs_that_are_used_up_are_told_of_each_grant() -> None:
    made = problem(
        grant("a", runs=3, used=3, end=day(50), clause="5"), grant("b", runs=2, used=5, clause="6")
    )
    (span,) = spans(made, question(runs=1, **WEEK))
    assert span.refusals == (
        Refusal(Code.RUNS_USED, "a", "5", until=day(50)),
        Refusal(Code.RUNS_USED, "b", "6"),
    )
    assert span.under == ()


def test_it_rests_on_the_grants_alone_that_give_what_is_asked() -> None:
    made = problem(
        grant("shared"),
        grant("spent", exclusive=True, runs=1, used=1),
        grant("good", exclusive=True, runs=2),
    )
    (span,) = spans(made, question(exclusive=True, runs=2, **WEEK))
    assert span == Span(day(0), day(7), (), under=("good",))


def test_a_missing_permit_is_told_by_its_requirement_and_kind() -> None:
    made = problem(grant(), requirements=(need(),))
    missing = Refusal(Code.NEEDS_PERMIT, "law", "art. 9", kind="screening")
    assert refusal(made, question(**WEEK)) == missing
    assert codes(made, question(permits=False, **WEEK)) == [[]]


def test_a_missing_permit_is_missing_until_one_begins_or_none_is_needed() -> None:
    asked = question(**WEEK)
    later = problem(grant(), requirements=(need(),), permits=(permit(start=day(12)),))
    assert refusal(later, asked).until == day(12)
    lifted = problem(grant(), requirements=(need(end=day(9)),), permits=(permit(start=day(12)),))
    assert refusal(lifted, asked).until == day(9)


def test_a_permit_of_another_kind_or_place_does_not_help() -> None:
    for other in (permit(kind="age"), permit(territories=("RU",)), permit(media=("tv",))):
        made = problem(grant(), requirements=(need(),), permits=(other,))
        assert refusal(made, question(**WEEK)).code is Code.NEEDS_PERMIT
    made = problem(grant(), requirements=(need(),), permits=(permit(),))
    assert codes(made, question(**WEEK)) == [[]]


# Together


def test_all_that_stands_in_the_way_is_told_the_worst_first() -> None:
    made = problem(
        grant(runs=1, used=1),
        grant("s", "out", exclusive=True),
        holdbacks=(holdback(),),
        promises=(Promise(id="p", films=("lake",), holder="festival", territories=KZ),),
        requirements=(need(),),
    )
    assert codes(made, question(runs=1, **WEEK)) == [
        ["taken", "held_back", "promised", "runs_used", "needs_permit"]
    ]


def test_of_a_grant_only_the_first_lack_is_told() -> None:
    used = grant(runs=1, used=1)
    assert codes(problem(used), question(exclusive=True, runs=1, **WEEK)) == [["not_exclusive"]]
    assert codes(problem(), question(exclusive=True, runs=1, **WEEK)) == [["not_ours"]]


def test_days_on_which_the_same_holds_are_one_span() -> None:
    # The second sale is of other cells: it cuts the days, and changes nothing here.
    made = problem(grant(), grant("s", "out", media=("tv",), start=day(2), end=day(4)))
    assert [(span.start, span.end) for span in spans(made, question(**WEEK))] == [(day(0), day(7))]


def test_when_a_reason_ends_is_when_the_cell_is_free() -> None:
    made: Problem = problem(grant(), grant("s", "out", exclusive=True, end=day(3)))
    taken, free = spans(made, question(**WEEK))
    assert taken.refusals[0].until == free.start == day(3)
    assert (taken.free, free.free) == (False, True)
