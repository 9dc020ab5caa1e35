"""Rights problems for tests: written by hand, and at random."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from roadshow.engines.avails.languages import Languages, Wish
from roadshow.engines.avails.problem import (
    After,
    Grant,
    Holdback,
    Permit,
    Problem,
    Promise,
    Question,
    Release,
    Requirement,
)

FIRST = date(2025, 3, 1)
DAYS = 10
FILMS = ("lake", "river")
CODES = ("CN", "KZ", "RU", "sea")
MEDIA = ("all", "theatrical", "release", "festival", "tv", "free_tv", "svod")
TAGS = ("zh", "zh-Hant", "ru", "kk")
PARTIES = ("tour", "festival")


def day(number: int) -> date:
    """The first day is 0."""
    return FIRST + timedelta(days=number)


def grant(id_: str = "g", direction: str = "in", **given: Any) -> Grant:
    return Grant(
        **{"id": id_, "direction": direction, "films": ("lake",), "territories": ("KZ",)} | given
    )


def question(**given: Any) -> Question:
    return Question(**{"territories": ("KZ",), "media": ("festival",), "start": FIRST} | given)


def problem(*grants: Grant, **given: Any) -> Problem:
    return Problem(**{"films": FILMS, "grants": grants} | given)


# At random


def _some(values: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), min_size=1, max_size=3, unique=True).map(tuple)


def _windows() -> st.SearchStrategy[dict[str, date | None]]:
    ends = st.one_of(st.none(), st.integers(-2, DAYS + 2))

    def window(pair: tuple[int | None, int | None]) -> dict[str, date | None]:
        low, high = pair
        if low is not None and high is not None:
            low, high = min(low, high), max(low, high) + 1
        return {
            "start": None if low is None else day(low),
            "end": None if high is None else day(high),
        }

    return st.tuples(ends, ends).map(window)


SOME_LANGUAGES = st.one_of(
    st.just("all"), st.lists(st.sampled_from(TAGS), max_size=2, unique=True).map(tuple)
)
LANGUAGES = st.builds(
    Languages, original=st.booleans(), dubbed=SOME_LANGUAGES, subtitled=SOME_LANGUAGES
)
WISHES = st.one_of(
    st.none(),
    st.just(Wish(mode="original")),
    st.builds(Wish, mode=st.sampled_from(("dubbed", "subtitled")), tag=st.sampled_from(TAGS)),
)


@st.composite
def _terms(draw: st.DrawFn, /, **given: st.SearchStrategy[Any]) -> dict[str, Any]:
    window = draw(_windows())
    terms = {"territories": draw(_some(CODES)), "media": draw(_some(MEDIA))} | window
    return terms | {name: draw(strategy) for name, strategy in given.items()}


def _records(
    model: type[Any], most: int, /, **given: st.SearchStrategy[Any]
) -> st.SearchStrategy[tuple[Any, ...]]:
    terms = st.lists(_terms(**given), max_size=most)
    return terms.map(lambda rows: tuple(model(id=f"r{n}", **row) for n, row in enumerate(rows)))


RUNS = st.one_of(st.none(), st.integers(0, 3))
RELEASES = st.builds(
    Release,
    film=st.sampled_from(FILMS),
    territory=st.sampled_from(CODES),
    medium=st.sampled_from(("theatrical", "release", "svod")),
    day=st.integers(-400, DAYS).map(day),
)
AFTER = st.builds(
    After, medium=st.sampled_from(("theatrical", "all")), months=st.sampled_from((0, 1, 12))
)
PROBLEMS = st.builds(
    Problem,
    films=st.just(FILMS),
    grants=_records(
        Grant,
        6,
        films=_some(FILMS),
        direction=st.sampled_from(("in", "in", "out")),
        languages=LANGUAGES,
        exclusive=st.booleans(),
        runs=RUNS,
        used=st.integers(0, 2),
    ),
    holdbacks=_records(Holdback, 2, films=_some(FILMS), after=st.one_of(st.none(), AFTER)),
    promises=_records(Promise, 2, films=_some(FILMS), holder=st.sampled_from(PARTIES)),
    releases=st.lists(RELEASES, max_size=2).map(tuple),
    requirements=_records(Requirement, 2, kind=st.sampled_from(("screening", "age"))),
    permits=_records(Permit, 3, films=_some(FILMS), kind=st.sampled_from(("screening", "age"))),
)


@st.composite
def questions(draw: st.DrawFn) -> Question:
    start = draw(st.integers(0, DAYS - 1))
    return Question(
        films=draw(st.sampled_from(((), FILMS, ("river",)))),
        territories=draw(_some(CODES[:2])),
        media=draw(_some(("release", "festival", "free_tv", "svod"))),
        start=day(start),
        end=day(draw(st.integers(start + 1, DAYS))),
        language=draw(WISHES),
        exclusive=draw(st.booleans()),
        runs=draw(st.integers(0, 2)),
        asker=draw(st.sampled_from(("", "tour"))),
        permits=draw(st.booleans()),
    )
