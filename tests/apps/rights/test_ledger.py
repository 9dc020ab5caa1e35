"""What is recorded, as the avails engine sees it: it answers as a problem made by hand does."""

from datetime import date
from typing import Any

import pytest

from roadshow.apps.films.models import Film
from roadshow.apps.rights.bridge.ledger import ledger_of, name_of
from roadshow.apps.rights.models import (
    FirstRelease,
    Grant,
    Holdback,
    Permit,
    PermitRule,
    PremierePromise,
)
from roadshow.engines.avails import problem as engine
from roadshow.engines.avails.filling import ledger_of as ledger_by_hand
from roadshow.engines.avails.languages import Languages, Wish
from roadshow.engines.avails.ledger import Ledger
from tests.apps.rights.asked import WHERE, limited, question, told
from tests.builders import make_grant, make_tour

pytestmark = pytest.mark.django_db


QUESTIONS = [
    question(),
    question(end=None),
    question(language=Wish(mode="original")),
    question(language=Wish(mode="dubbed", tag="ru")),
    question(language=Wish(mode="subtitled", tag="kk-Cyrl")),
    question(exclusive=True),
    question(runs=1),
    question(runs=4),
    question(asker="tour 1", runs=1),
    question(permits=False),
]


def agree(ledger: Ledger, problem: engine.Problem) -> None:
    """Both give the same answers to every question."""
    by_hand = ledger_by_hand(problem)
    for asked in QUESTIONS:
        assert told(ledger, asked) == told(by_hand, asked)


def hand_made(film: Film, **parts: Any) -> engine.Problem:
    return engine.Problem(films=(str(film.pk),), **parts)


def hand_grant(record: Grant, film: Film, **fields: Any) -> engine.Grant:
    same = {
        "id": name_of(record),
        "direction": record.direction,
        "films": (str(film.pk),),
        "territories": record.territories,
        "signed": record.signed,
    }
    return engine.Grant(**{**same, **fields})


# As recorded


def test_grants_are_what_was_recorded_of_them(film: Film) -> None:
    everything = make_grant(film, clause="§ 1")
    window = make_grant(
        film,
        territories="CIS",
        signed=date(2005, 3, 1),
        media=["theatrical", "festival"],
        starts=date(2025, 12, 1),
        ends=date(2026, 3, 31),
        exclusive=True,
        runs=3,
        used=1,
        original=False,
        any_dubbing=False,
        dubbed=["ru"],
        any_subtitles=False,
        subtitled=["kk", "en"],
    )
    sold = make_grant(
        film, direction="out", territories="Georgia", media=["free_tv"], exclusive=True
    )
    hand = hand_made(
        film,
        grants=(
            hand_grant(everything, film, clause="§ 1"),
            hand_grant(
                window,
                film,
                media=("theatrical", "festival"),
                start=date(2025, 12, 1),
                end=date(2026, 4, 1),
                exclusive=True,
                runs=3,
                used=1,
                languages=Languages(original=False, dubbed=("ru",), subtitled=("kk", "en")),
            ),
            hand_grant(sold, film, media=("free_tv",), exclusive=True),
        ),
    )
    agree(ledger_of([film.pk]), hand)


def test_holdbacks_promises_permits_and_rules_are_what_was_recorded_of_them(film: Film) -> None:
    grant = make_grant(film)
    tour = make_tour()
    until = {"ends": date(2026, 2, 28)}
    holdback = limited(Holdback, film, media=["free_tv"], grant=grant, clause="§ 9", **until)
    promise = limited(PremierePromise, film=film, tour=tour, media=["theatrical"], **until)
    permit = limited(Permit, film, kind="age", starts=date(2026, 1, 10), territories="Russia")
    rule = limited(PermitRule, kind="age", source="Law", media=["theatrical"])
    both: dict[str, Any] = {"territories": "Kazakhstan, Russia", "end": date(2026, 3, 1)}
    films = (str(film.pk),)
    hand = hand_made(
        film,
        grants=(hand_grant(grant, film),),
        holdbacks=(
            engine.Holdback(
                id=name_of(holdback), films=films, media=("free_tv",), clause="§ 9", **both
            ),
        ),
        promises=(
            engine.Promise(
                id=name_of(promise),
                films=films,
                media=("theatrical",),
                holder=f"tour {tour.pk}",
                **both,
            ),
        ),
        permits=(
            engine.Permit(
                id=name_of(permit),
                films=films,
                kind="age",
                territories="Russia",
                start=date(2026, 1, 10),
            ),
        ),
        requirements=(
            engine.Requirement(
                id=name_of(rule),
                kind="age",
                territories="Kazakhstan, Russia",
                media=("theatrical",),
            ),
        ),
    )
    agree(ledger_of([film.pk]), hand)


def test_a_holdback_is_counted_from_the_first_release_in_each_territory(film: Film) -> None:
    grant = make_grant(film)
    record = limited(
        Holdback, film, media=["tv"], after_medium="theatrical", after_months=2, territories=WHERE
    )
    releases = [
        ("KZ", "release", date(2025, 12, 31)),
        ("KZ", "event", date(2026, 1, 15)),
        ("RU", "event", date(2026, 1, 31)),
        ("GE", "free_tv", date(2025, 12, 1)),
    ]
    for territory, medium, day in releases:
        FirstRelease.objects.create(film=film, territory=territory, medium=medium, day=day)
    hand = hand_made(
        film,
        grants=(hand_grant(grant, film),),
        holdbacks=(
            engine.Holdback(
                id=name_of(record),
                films=(str(film.pk),),
                media=("tv",),
                territories=WHERE,
                after=engine.After(medium="theatrical", months=2),
            ),
        ),
        releases=tuple(
            engine.Release(film=str(film.pk), territory=where, medium=how, day=day)
            for where, how, day in releases
        ),
    )
    ledger = ledger_of([film.pk])
    agree(ledger, hand)
    free = {
        cell: answer.free_from
        for answer in told(ledger, question(media=("free_tv",), end=date(2026, 1, 1)))
        for cell in answer.cells
    }
    assert free == {
        ("KZ", "free_tv"): date(2026, 2, 28),
        ("RU", "free_tv"): date(2026, 3, 31),
        # Television is no theatrical release, and in China there was none: for ever held back.
        ("GE", "free_tv"): None,
        ("CN", "free_tv"): None,
    }


def test_runs_that_are_more_than_used_up_are_none(film: Film) -> None:
    grant = make_grant(film, runs=2, used=5)
    hand = hand_made(film, grants=(hand_grant(grant, film, runs=2, used=5),))
    agree(ledger_of([film.pk]), hand)
