"""Letters about changed rights: to the officers of the tour, in their own language, once."""

from smtplib import SMTPRecipientsRefused
from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.test import override_settings

from roadshow.apps.core.models import User
from roadshow.apps.films.models import Film
from roadshow.apps.rights.models import Grant
from roadshow.apps.tours.models import Tour
from tests.apps.screenings.judging import Capture, judged, screening
from tests.builders import (
    at,
    make_film,
    make_grant,
    make_officer,
    make_tour,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def film() -> Film:
    return make_film(title="The Composer")


@pytest.fixture
def tour() -> Tour:
    return make_tour(name={"en": "Going Global", "ru": "Выход в мир"})


def test_the_officers_of_the_tour_are_told_and_nobody_else(
    film: Film, tour: Tour, officer: User, django_capture_on_commit_callbacks: Capture
) -> None:
    second = make_officer(tour)
    gone = make_officer(tour)
    User.objects.filter(pk=gone.pk).update(is_active=False)
    for role in ("viewer", "door"):
        make_officer(tour, role)
    make_officer(make_tour())
    make_user(is_superuser=True)
    screening(tour, film)
    make_grant(film, territories="Russia")
    told = judged(django_capture_on_commit_callbacks, film)
    assert told == sorted([officer.email, second.email])
    assert [len(letter.to) for letter in mail.outbox] == [1, 1]


def test_each_tour_hears_of_its_own_screenings(
    film: Film, tour: Tour, officer: User, django_capture_on_commit_callbacks: Capture
) -> None:
    other = make_tour(name={"en": "The other tour"})
    theirs = make_officer(other)
    screening(tour, film)
    screening(other, film, starts=at(26, 10))
    make_grant(film, territories="Russia")
    told = judged(django_capture_on_commit_callbacks, film)
    assert told == sorted([officer.email, theirs.email])
    by_address = {letter.to[0]: letter for letter in mail.outbox}
    assert "Going Global" in by_address[officer.email].subject
    assert "Mon 24 Nov" in by_address[officer.email].body
    assert "Wed 26 Nov" not in by_address[officer.email].body
    assert "The other tour" in by_address[theirs.email].subject
    assert f"/en/desk/tours/{other.slug}/" in by_address[theirs.email].body


def test_the_letter_names_the_screening_and_where_to_look(
    film: Film, tour: Tour, officer: User, django_capture_on_commit_callbacks: Capture
) -> None:
    screening(tour, film)
    make_grant(film, territories="Russia")
    judged(django_capture_on_commit_callbacks, film)
    Grant.objects.update(codes="KZ")
    judged(django_capture_on_commit_callbacks, film)
    blocked, cleared = mail.outbox
    assert blocked.subject == cleared.subject == "Going Global: rights have changed"
    line = "* The Composer, Mon 24 Nov, 15:00 Almaty (UTC+5)"
    for letter, heading in ((blocked, "no longer cleared:"), (cleared, "are cleared now:")):
        assert heading in letter.body
        assert line in letter.body
        assert f"{settings.PUBLIC_URL}/en/desk/tours/{tour.slug}/timetable/" in letter.body
    assert "cleared now" not in blocked.body
    assert "no longer" not in cleared.body
    assert officer.email in blocked.to


@pytest.mark.parametrize(
    ("language", "subject", "heading"),
    [
        ("ru", "Выход в мир: ", "Алматы"),
        ("zh-hans", "Going Global", "阿拉木图"),
        ("kk", "Выход в мир: ", "Алматы"),
    ],
)
def test_the_letter_is_in_the_officers_own_language(
    film: Film,
    tour: Tour,
    django_capture_on_commit_callbacks: Capture,
    language: str,
    subject: str,
    heading: str,
) -> None:
    officer = make_officer(tour)
    User.objects.filter(pk=officer.pk).update(language=language)
    shown = screening(tour, film)
    cities = {"en": "Almaty", "ru": "Алматы", "kk": "Алматы", "zh-hans": "阿拉木图"}
    shown.leg.city = cities
    shown.leg.save()
    make_grant(film, territories="Russia")
    judged(django_capture_on_commit_callbacks, film)
    (letter,) = mail.outbox
    assert letter.subject.startswith(subject)
    assert "rights have changed" not in letter.subject
    assert heading in letter.body
    assert f"/{language}/desk/tours/{tour.slug}/" in letter.body


def test_a_name_of_two_lines_makes_a_subject_of_one(
    film: Film, tour: Tour, officer: User, django_capture_on_commit_callbacks: Capture
) -> None:
    Tour.objects.update(name={"en": "Going\nGlobal"})
    screening(tour, film)
    make_grant(film, territories="Russia")
    assert judged(django_capture_on_commit_callbacks, film) == [officer.email]
    assert mail.outbox[0].subject == "Going Global: rights have changed"


class OneFull(EmailBackend):
    """A mail server with one full mailbox."""

    def send_messages(self, messages: Any) -> int:
        if any("full@example.org" in letter.to for letter in messages):
            raise SMTPRecipientsRefused({"full@example.org": (452, b"mailbox full")})
        return super().send_messages(messages)


def test_a_letter_that_cannot_be_sent_keeps_no_other_back(
    film: Film, tour: Tour, django_capture_on_commit_callbacks: Capture
) -> None:
    full, second = make_officer(tour), make_officer(tour)
    User.objects.filter(pk=full.pk).update(email="full@example.org")
    screening(tour, film)
    make_grant(film, territories="Russia")
    with (
        override_settings(EMAIL_BACKEND=f"{__name__}.OneFull"),
        pytest.raises(SMTPRecipientsRefused),
    ):
        judged(django_capture_on_commit_callbacks, film)
    assert [letter.to for letter in mail.outbox] == [[second.email]]
