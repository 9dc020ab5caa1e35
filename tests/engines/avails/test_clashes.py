"""A new grant held against what is recorded: each clash with its record, place and days."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from roadshow.engines.avails.clashes import Clash, Overlap, clashes
from roadshow.engines.avails.filling import ledger_of
from roadshow.engines.avails.languages import Languages, Wish
from roadshow.engines.avails.media import leaves
from roadshow.engines.avails.problem import Grant, Holdback, Problem
from tests.engines.avails.problems import PROBLEMS, TAGS, day, grant, problem

RUSSIAN = Languages(original=False, dubbed=("ru",), subtitled=("ru",))
KAZAKH = Languages(original=False, dubbed=("kk",), subtitled=("kk",))
NEW_DAYS: dict[str, Any] = {"start": day(10), "end": day(20)}
TV = leaves("tv")


def ours(**given: Any) -> Grant:
    terms: dict[str, Any] = {"exclusive": True, "territories": ("KZ", "RU")}
    return grant("ours", **(terms | given))


def sale(id_: str = "old", **given: Any) -> Grant:
    return grant(id_, "out", **{"media": ("tv",)} | given)


def found(new: Grant, *others: Grant, **given: Any) -> tuple[Overlap, ...]:
    return clashes(ledger_of(problem(*others, **given)), new)


def met(new: Grant, *others: Grant, **given: Any) -> list[tuple[Clash, str]]:
    return [(one.code, one.record) for one in found(new, *others, **given)]


# Sold twice


@pytest.mark.parametrize(
    ("old", "new", "clash"),
    [(True, True, True), (True, False, True), (False, True, True), (False, False, False)],
)
def test_two_sales_clash_where_either_buyer_would_be_alone(
    old: bool, new: bool, clash: bool
) -> None:
    said = met(sale("new", exclusive=new), ours(), sale(exclusive=old))
    assert said == ([(Clash.SOLD_TWICE, "old")] if clash else [])


def test_a_clash_names_its_record_clause_place_and_days() -> None:
    old = sale(exclusive=True, territories=("KZ", "CN"), end=day(15), clause="3.2")
    new = sale("new", territories=("KZ", "RU"), media=("free_tv", "festival"), **NEW_DAYS)
    assert found(new, ours(), old) == (
        Overlap(
            Clash.SOLD_TWICE, "lake", "old", "3.2",
            frozenset({"KZ"}), frozenset({"free_tv"}), day(10), day(15),
        ),
    )  # fmt: skip


@pytest.mark.parametrize(
    "other",
    [
        {"territories": ("RU",)},
        {"media": ("svod",)},
        {"end": day(10)},
        {"start": day(20)},
        {"languages": KAZAKH},
        {"films": ("river",)},
    ],
)
def test_sales_that_have_nothing_in_common_do_not_clash(other: dict[str, Any]) -> None:
    new = sale("new", exclusive=True, languages=RUSSIAN, **NEW_DAYS)
    terms: dict[str, Any] = {"exclusive": True, "languages": RUSSIAN}
    assert met(new, ours(), sale(**(terms | other))) == []


def test_each_film_of_a_package_is_judged_by_itself() -> None:
    new = sale("new", films=("lake", "river"), exclusive=True)
    said = found(new, ours(films=("lake", "river")), sale(films=("river",)))
    assert [(one.film, one.record) for one in said] == [("river", "old")]


# Bought twice


@pytest.mark.parametrize(
    ("old", "new", "clash"),
    [(True, True, True), (True, False, False), (False, True, False), (False, False, False)],
)
def test_two_purchases_clash_where_both_would_be_alone(old: bool, new: bool, clash: bool) -> None:
    said = met(grant("new", exclusive=new), grant("old", exclusive=old))
    assert said == ([(Clash.BOUGHT_TWICE, "old")] if clash else [])


def test_a_purchase_is_not_held_against_sales_or_holdbacks() -> None:
    held = Holdback(id="h", films=("lake",), territories=("KZ",))
    assert met(grant("new", exclusive=True), sale(exclusive=True), holdbacks=(held,)) == []


# More than was bought


@pytest.mark.parametrize(
    ("more", "where", "how", "days"),
    [
        ({"territories": ("KZ", "CN")}, {"CN"}, TV, (day(10), day(20))),
        ({"media": ("tv", "svod")}, {"KZ"}, {"svod"}, (day(10), day(20))),
        ({"start": day(4)}, {"KZ"}, TV, (day(4), day(5))),
        ({"end": day(31)}, {"KZ"}, TV, (day(30), day(31))),
        ({"end": None}, {"KZ"}, TV, (day(30), None)),
        ({"languages": Languages(dubbed=("ru", "kk"))}, {"KZ"}, TV, (day(10), day(20))),
        ({"languages": Languages()}, {"KZ"}, TV, (day(10), day(20))),
    ],
)
def test_what_goes_beyond_our_own_right_is_told(
    more: dict[str, Any], where: set[str], how: set[str], days: tuple[date, date | None]
) -> None:
    right = ours(
        media=("tv",),
        start=day(5),
        end=day(30),
        languages=Languages(dubbed=("ru",), subtitled=("ru",)),
    )
    within: dict[str, Any] = {"languages": RUSSIAN, **NEW_DAYS}
    assert found(sale("new", **within), right) == ()
    assert found(sale("new", **(within | more)), right) == (
        Overlap(Clash.BEYOND, "lake", "", "", frozenset(where), frozenset(how), *days),
    )


def test_what_was_never_bought_is_beyond_altogether() -> None:
    (one,) = found(sale("new", films=("nobody's",)), ours())
    assert (one.code, one.film, one.start, one.end) == (Clash.BEYOND, "nobody's", None, None)


def test_no_cell_that_was_bought_is_said_to_be_beyond() -> None:
    # Free TV here and SVOD there: not all four of the cells.
    right = ours(territories=("KZ",), media=("free_tv",))
    other = ours(territories=("RU",), media=("svod",)).model_copy(update={"id": "other"})
    new = sale("new", territories=("KZ", "RU"), media=("free_tv", "svod"))
    assert {(one.where, one.how) for one in found(new, right, other)} == {
        (frozenset({"KZ"}), frozenset({"svod"})),
        (frozenset({"RU"}), frozenset({"free_tv"})),
    }


def test_several_purchases_may_together_hold_what_is_sold() -> None:
    russian, kazakh = ours(languages=RUSSIAN), grant("second", exclusive=True, languages=KAZAKH)
    both = Languages(original=False, dubbed=("ru", "kk"), subtitled=())
    assert met(sale("new", exclusive=True, languages=both), russian, kazakh) == []
    first, then = ours(end=day(15)), grant("second", start=day(15))
    assert met(sale("new", **NEW_DAYS), first, then) == []


# Not ours alone


def test_what_was_bought_without_exclusivity_is_not_sold_with_it() -> None:
    shared = ours(exclusive=False, clause="2")
    assert met(sale("new", exclusive=True), shared) == [(Clash.NOT_EXCLUSIVE, "ours")]
    assert met(sale("new"), shared) == []


def test_a_shared_purchase_beside_an_exclusive_one_is_no_clash() -> None:
    alone = grant("alone", exclusive=True, end=day(15))
    new = sale("new", exclusive=True, **NEW_DAYS)
    assert met(new, ours(exclusive=False), alone) == [(Clash.NOT_EXCLUSIVE, "ours")]
    assert met(new.model_copy(update={"end": day(15)}), ours(exclusive=False), alone) == []


def test_a_holdback_clashes_while_it_lasts() -> None:
    held = Holdback(id="h", films=("lake",), territories=("KZ",), media=("tv",), end=day(12))
    (one,) = found(sale("new", **NEW_DAYS), ours(), holdbacks=(held,))
    assert (one.code, one.record, one.start, one.end) == (Clash.HELD_BACK, "h", day(10), day(12))
    assert met(sale("new", media=("svod",)), ours(), holdbacks=(held,)) == []


# Against days, cells and languages one by one

SHOWN = (
    Wish(mode="original"),
    *(Wish(mode="dubbed", tag=tag) for tag in (*TAGS, "zh-Hans", "fr")),
    *(Wish(mode="subtitled", tag=tag) for tag in (*TAGS, "zh-Hans", "fr")),
)
DAYS = [day(number) for number in range(-4, 15)]
SHARED = Clash.NOT_EXCLUSIVE
Point = tuple[Clash, str, str, str, str, date]
"""A clash by its record, film, territory, medium and day."""


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(PROBLEMS, st.integers(0, 5))
def test_clashes_are_those_of_each_day_cell_and_language(made: Problem, which: int) -> None:
    assume(which < len(made.grants))
    # A holdback that waits for a release ends elsewhere in each territory: see test_reasons.
    holdbacks = tuple(one.model_copy(update={"after": None}) for one in made.holdbacks)
    new = made.grants[which]
    others = tuple(one for one in made.grants if one is not new)
    made = made.model_copy(update={"grants": others, "holdbacks": holdbacks})
    said = {point for one in clashes(ledger_of(made), new) for point in _points(one)}
    assert said == set(_expected(made, new))


def _points(one: Overlap) -> Iterator[Point]:
    for at in DAYS:
        if (one.start or at) <= at and (one.end is None or at < one.end):
            for code, leaf in product(one.where, one.how):
                yield one.code, one.record, one.film, code, leaf, at


def _expected(made: Problem, new: Grant) -> Iterator[Point]:
    for film in new.films:
        points = list(_asked(new, film))
        here = {point: set(_here(made, new, film, *point)) for point in points}
        for point, found in here.items():
            yield from ((clash, id_, film, *point) for clash, id_ in found)
        # Where a purchase gives no exclusivity somewhere, all that it has in common is told.
        named = {id_ for found in here.values() for clash, id_ in found if clash is SHARED}
        for one in made.grants:
            if one.id in named:
                common = (point for point in points if _covers(one, film, *point))
                yield from ((SHARED, one.id, film, *point) for point in common)


def _asked(new: Grant, film: str) -> Iterator[tuple[str, str, date]]:
    for point in product(new.where, new.how, DAYS):
        if _covers(new, film, *point):
            yield point


def _here(
    made: Problem, new: Grant, film: str, code: str, leaf: str, at: date
) -> Iterator[tuple[Clash, str]]:
    held = [one for one in made.grants if _covers(one, film, code, leaf, at)]
    bought = [one for one in held if one.direction == "in"]
    alike = [one for one in held if one.direction == new.direction and _shown(one) & _shown(new)]
    if new.direction == "in":
        both = (one for one in alike if one.exclusive and new.exclusive)
        yield from ((Clash.BOUGHT_TWICE, one.id) for one in both)
        return
    either = (one for one in alike if one.exclusive or new.exclusive)
    yield from ((Clash.SOLD_TWICE, one.id) for one in either)
    limits = (one for one in made.holdbacks if _shown(new) and _covers(one, film, code, leaf, at))
    yield from ((Clash.HELD_BACK, one.id) for one in limits)
    for term in _terms(new.languages):
        yield from _lacking(new, [one for one in bought if _shown(one) >= term])


def _lacking(new: Grant, giving: list[Grant]) -> Iterator[tuple[Clash, str]]:
    if not giving:
        yield Clash.BEYOND, ""
    if new.exclusive and not any(one.exclusive for one in giving):
        yield from ((SHARED, one.id) for one in giving)


def _covers(terms: Grant | Holdback, film: str, code: str, leaf: str, at: date) -> bool:
    return (
        film in terms.films
        and code in terms.where
        and leaf in terms.how
        and (terms.start or at) <= at < (terms.end or at + timedelta(days=1))
    )


def _shown(one: Grant) -> set[Wish]:
    return {wish for wish in SHOWN if one.languages.permit(wish)}


def _terms(languages: Languages) -> list[set[Wish]]:
    """What a grant says of languages, term by term."""
    found = [{SHOWN[0]}] if languages.original else []
    for mode, some in (("dubbed", languages.dubbed), ("subtitled", languages.subtitled)):
        ways = [wish for wish in SHOWN if wish.mode == mode]
        if some == "all":
            found.append(set(ways))
        else:
            found += [{w for w in ways if f"{w.tag}-".startswith(f"{tag}-")} for tag in some]
    return found
