"""What is recorded, as the avails engine sees it: the same answers as for a problem made by hand."""

from datetime import date, timedelta
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from roadshow.apps.films.models import Film
from roadshow.apps.people.models import Organisation
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
from roadshow.engines.avails.answers import Answer
from roadshow.engines.avails.asking import answers
from roadshow.engines.avails.filling import ledger_of as ledger_by_hand
from roadshow.engines.avails.languages import Languages, Wish
from roadshow.engines.avails.ledger import Ledger
from tests.builders import make_film, make_grant, make_tour

pytestmark = pytest.mark.django_db
SIGNED = date(2025, 1, 1)
WHERE = "Kazakhstan, Russia, Georgia, China"


@pytest.fixture
def film() -> Film:
    return make_film()


def limited(model: type[Any], *films: Film, **fields: Any) -> Any:
    """A holdback, promise, permit or permit rule, saved."""
    record = model(**{"territories": "Kazakhstan, Russia", "signed": SIGNED, **fields})
    record.full_clean()
    record.save()
    if films:
        record.films.set(films)
    return record


def question(**fields: Any) -> engine.Question:
    good = {
        "territories": WHERE,
        "media": ("theatrical", "festival", "tv"),
        "start": date(2025, 11, 1),
        "end": date(2026, 7, 1),
    }
    return engine.Question(**{**good, **fields})


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


def told(ledger: Ledger, asked: engine.Question) -> list[Answer]:
    return list(answers(ledger, asked))


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


def codes(answer: Answer) -> list[list[str]]:
    """Span by span what bars it."""
    return [[str(refusal.code) for refusal in span.refusals] for span in answer.spans]


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


# Days


def test_the_last_day_is_included_and_the_next_is_not(film: Film) -> None:
    make_grant(film, starts=date(2025, 11, 24), ends=date(2025, 11, 30))
    ledger = ledger_of([film.pk])
    days = [date(2025, 11, 23), date(2025, 11, 24), date(2025, 11, 30), date(2025, 12, 1)]
    free = [told(ledger, on_the_day(day))[0].free for day in days]
    assert free == [False, True, True, False]


def on_the_day(day: date) -> engine.Question:
    following = day + timedelta(days=1)
    return question(territories="KZ", media=("festival",), start=day, end=following)


def test_a_grant_to_the_last_day_there_is_has_no_end(film: Film) -> None:
    make_grant(film, ends=date.max)
    (answer,) = told(ledger_of([film.pk]), question(territories="KZ", media=("tv",), end=None))
    assert answer.free
    assert answer.spans[0].end is None


# Whose they are


def test_the_grants_of_a_company_are_not_the_bureaus(film: Film) -> None:
    company = Organisation.objects.create(name={"en": "Seller"})
    other = Organisation.objects.create(name={"en": "Other"})
    theirs = make_grant(film, holder=company)
    asked = question(territories="KZ", media=("festival",))
    assert told(ledger_of([film.pk]), asked)[0].spans[0].under == ()
    assert told(ledger_of([film.pk], holder=other.pk), asked)[0].spans[0].under == ()
    (span,) = told(ledger_of([film.pk], holder=company.pk), asked)[0].spans
    assert span.under == (name_of(theirs),)


def test_the_holdbacks_in_a_companys_grant_do_not_hold_the_bureau_back(film: Film) -> None:
    company = Organisation.objects.create(name={"en": "Seller"})
    make_grant(film)
    theirs = make_grant(film, holder=company)
    limited(Holdback, film, media=["festival"], grant=theirs)
    asked = question(territories="KZ", media=("festival",))
    assert told(ledger_of([film.pk]), asked)[0].free
    assert not told(ledger_of([film.pk], holder=company.pk), asked)[0].free
    limited(Holdback, film, media=["festival"])
    assert not told(ledger_of([film.pk]), asked)[0].free


def test_a_premiere_is_kept_from_everybody_but_the_tour_or_organisation(film: Film) -> None:
    make_grant(film)
    tour = make_tour()
    festival = Organisation.objects.create(name={"en": "Festival"})
    limited(PremierePromise, film=film, tour=tour, territories="Kazakhstan")
    limited(PremierePromise, film=film, organisation=festival, territories="Russia")
    ledger = ledger_of([film.pk])

    def barred(where: str, asker: str) -> list[list[str]]:
        asked = question(territories=where, media=("festival",), asker=asker)
        return codes(told(ledger, asked)[0])

    for_tour, for_festival = f"tour {tour.pk}", f"organisation {festival.pk}"
    assert barred("KZ", for_tour) == barred("RU", for_festival) == [[]]
    assert barred("KZ", for_festival) == barred("RU", for_tour) == [["promised"]]
    assert barred("KZ", "") == barred("KZ", f"tour {tour.pk + 1}") == [["promised"]]


# What is read


def test_only_the_films_asked_for_are_read_and_a_grant_can_be_left_out(film: Film) -> None:
    other = make_film()
    package = make_grant(film, other)
    asked = question(territories="KZ", media=("festival",))
    assert [one.film for one in told(ledger_of([film.pk]), asked)] == [str(film.pk)]
    assert {one.film for one in told(ledger_of(), asked)} == {str(film.pk), str(other.pk)}
    (answer,) = told(ledger_of([film.pk], but=package.pk), asked)
    assert codes(answer) == [["not_ours"]]
    assert told(ledger_of([]), asked) == []


def test_a_ledger_of_three_films_costs_as_many_queries_as_one_of_one(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    films = [make_film() for _number in range(3)]

    def record(one: Film) -> None:
        limited(Holdback, one, media=["tv"], after_medium="release", after_months=3)
        limited(Permit, one, kind="age")
        limited(PermitRule, kind="age", source="Law")
        limited(PremierePromise, film=one, tour=make_tour())
        make_grant(one)
        make_grant(one, direction="out", media=["tv"])

    record(films[0])
    with django_assert_num_queries(9):
        ledger_of([films[0].pk])
    for one in films[1:]:
        record(one)
    with django_assert_num_queries(9):
        ledger_of([one.pk for one in films])
    with django_assert_num_queries(9):
        ledger_of()
