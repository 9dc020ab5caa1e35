"""Answers to a question: which cells go together, and from when on they are free."""

from datetime import date

import pytest

from roadshow.engines.avails.asking import answers
from roadshow.engines.avails.filling import ledger_of
from roadshow.engines.avails.search import free_films
from tests.engines.avails.asked import asked, codes, free_from, spans
from tests.engines.avails.problems import FILMS, FIRST, day, grant, problem, question


def test_what_is_free_throughout_is_free_from_its_first_day() -> None:
    (answer,) = asked(problem(grant()), question(films=("lake",), end=day(7)))
    assert answer.free
    assert answer.free_from == FIRST


def test_it_is_free_from_the_day_on_which_the_licence_ends() -> None:
    made = problem(grant(), grant("s", "out", exclusive=True, end=day(3)))
    assert free_from(made, question(end=day(7))) == day(3)
    assert codes(made, question(end=day(7))) == [["taken"], []]


def test_it_must_stay_free_for_as_long_as_was_asked() -> None:
    made = problem(
        grant(),
        grant("s1", "out", exclusive=True, end=day(3)),
        grant("s2", "out", exclusive=True, start=day(8), end=day(20)),
    )
    assert free_from(made, question(end=day(5))) == day(3)
    assert free_from(made, question(end=day(6))) == day(20)


def test_free_days_may_be_put_together_from_several_grants() -> None:
    made = problem(
        grant("a", end=day(4)),
        grant("b", start=day(4)),
        grant("s", "out", exclusive=True, end=day(1)),
    )
    assert free_from(made, question(end=day(9))) == day(1)


def test_it_is_never_free_again_where_our_right_ends_too_soon() -> None:
    made = problem(grant(end=day(10)), grant("s", "out", exclusive=True, end=day(8)))
    assert free_from(made, question(end=day(2))) == day(8)
    assert free_from(made, question(end=day(3))) is None


def test_without_an_end_it_must_be_free_for_ever() -> None:
    made = problem(grant(), grant("s", "out", exclusive=True, start=day(5), end=day(9)))
    assert free_from(made, question()) == day(9)
    assert [(s.start, s.end, s.free) for s in spans(made, question())] == [
        (day(0), day(5), True),
        (day(5), day(9), False),
        (day(9), None, True),
    ]
    assert free_from(problem(grant(end=day(99))), question()) is None


def test_the_last_day_of_the_calendar_can_be_asked_for() -> None:
    made = problem(grant())
    (span,) = spans(made, question(start=date.max))
    assert (span.start, span.end, span.free) == (date.max, None, True)


def test_what_was_before_the_first_day_is_not_told() -> None:
    made = problem(grant(), grant("s", "out", exclusive=True, end=FIRST))
    assert codes(made, question(end=day(7))) == [[]]


def test_a_question_that_names_no_film_asks_for_all() -> None:
    assert [answer.film for answer in asked(problem(grant()), question(end=day(7)))] == list(FILMS)


def test_a_film_that_nobody_knows_is_not_ours_and_not_free() -> None:
    ledger = ledger_of(problem(grant(films=FILMS)))
    unknown = question(films=("sea",), end=day(7))
    (answer,) = answers(ledger, unknown)
    assert not answer.free
    assert free_films(ledger, unknown) == []
    assert free_films(ledger, question(films=("river", "sea"), end=day(7))) == ["river"]


def test_an_empty_ledger_answers_too() -> None:
    assert asked(problem(films=()), question()) == []
    assert free_films(ledger_of(problem(films=())), question()) == []
    assert [answer.free for answer in asked(problem(), question())] == [False, False]


# Cells


def test_cells_of_which_the_same_is_said_are_one_answer() -> None:
    made = problem(
        grant(territories=("KZ", "RU", "CN")),
        grant("s", "out", exclusive=True, territories=("RU",), media=("free_tv",)),
    )
    wide = question(
        films=("lake",), territories=("KZ", "RU"), media=("festival", "free_tv"), end=day(7)
    )
    free, taken = asked(made, wide)
    assert free.cells == (("KZ", "festival"), ("KZ", "free_tv"), ("RU", "festival"))
    assert taken.cells == (("RU", "free_tv"),)
    assert (free.free, taken.free) == (True, False)


def test_no_cell_is_left_out_and_none_comes_twice() -> None:
    made = problem(
        grant(territories="World"),
        grant("s", "out", exclusive=True, territories="Europe", media=("tv",)),
        grant("t", "out", exclusive=True, territories="Central Asia", end=day(4)),
    )
    wide = question(films=("lake",), territories="World", media=("tv", "festival"), end=day(7))
    cells = [cell for answer in asked(made, wide) for cell in answer.cells]
    assert sorted(cells) == sorted((code, leaf) for code in wide.where for leaf in wide.how)


@pytest.mark.parametrize("other", [{"clause": "9"}, {"end": day(50)}])
def test_cells_that_differ_in_a_clause_or_a_day_are_told_apart(other: dict[str, object]) -> None:
    made = problem(
        grant(territories=("KZ", "RU")),
        grant("s", "out", exclusive=True, end=day(40)),
        grant("t", "out", exclusive=True, territories=("RU",), **({"end": day(40)} | other)),
    )
    wide = question(films=("lake",), territories=("KZ", "RU"), end=day(7))
    assert len(asked(made, wide)) == 2
