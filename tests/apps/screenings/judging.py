"""Screenings judged anew, and whom the letters about it go to."""

from typing import Any

from django.core import mail
from pytest_django import DjangoCaptureOnCommitCallbacks

from roadshow.apps.films.models import Film
from roadshow.apps.screenings.actions import judge
from roadshow.apps.screenings.models import Judgement, Screening
from roadshow.apps.tours.models import Tour
from tests.builders import (
    at,
    make_hall,
    make_leg,
    make_screening,
    make_showcase,
)

NOW = at(20, 12)
Capture = DjangoCaptureOnCommitCallbacks


def screening(tour: Tour, film: Film, **fields: Any) -> Screening:
    """A placed one in Almaty, as a festival's."""
    leg = make_leg(tour)
    given = {"hall": make_hall(leg), "starts": at(24, 10)}
    return make_screening(make_showcase(tour, film), film, leg, **{**given, **fields})


def judged(capture: Capture, *films: Film) -> list[str]:
    """Judge, and give whom the letters went to that this brought about."""
    before = len(mail.outbox)
    with capture(execute=True):
        judge([film.pk for film in films], now=NOW)
    return sorted(address for letter in mail.outbox[before:] for address in letter.to)


def obstacles(shown: Screening) -> list[list[str]]:
    found: list[list[str]] = Judgement.objects.get(screening=shown).obstacles
    return found
