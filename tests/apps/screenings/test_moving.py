"""Moves on the board: counted, refused when stale, and nobody's but the officer's."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from roadshow.apps.core.models import AuditEntry, User
from roadshow.apps.screenings.actions import place, save
from roadshow.apps.screenings.actions.moving import StaleError, change_qa, move, park, pin
from roadshow.apps.screenings.models import Screening
from roadshow.apps.tours.models import Tour
from tests.apps.screenings.clearing import SHOW
from tests.builders import make_hall, make_leg, make_officer

pytestmark = pytest.mark.django_db

LATER = SHOW + timedelta(hours=1)


def test_a_move_is_written_pinned_counted_and_told(shown: Screening, officer: User) -> None:
    hall = make_hall(shown.leg)
    move(actor=officer, screening_id=shown.pk, edition=0, hall=hall, starts=LATER)
    shown.refresh_from_db()
    assert (shown.hall, shown.starts, shown.pinned, shown.edition) == (hall, LATER, True, 1)
    entry = AuditEntry.objects.get(subject_id=str(shown.pk), action="move screening")
    assert set(entry.changes) == {"hall_id", "starts", "pinned"}


def test_a_stale_edition_is_refused_by_name_and_time(shown: Screening, tour: Tour) -> None:
    one, two = make_officer(tour), make_officer(tour)
    assert shown.hall is not None
    move(actor=one, screening_id=shown.pk, edition=0, hall=shown.hall, starts=LATER)
    with pytest.raises(StaleError) as refused:
        park(actor=two, screening_id=shown.pk, edition=0)
    assert refused.value.who == str(one)
    assert refused.value.at is not None
    shown.refresh_from_db()
    assert (shown.starts, shown.edition) == (LATER, 1)
    assert not AuditEntry.objects.filter(actor=two).exists()


def test_parking_pinning_and_the_length_of_the_talk(shown: Screening, officer: User) -> None:
    change_qa(actor=officer, screening_id=shown.pk, edition=0, minutes=35)
    pin(actor=officer, screening_id=shown.pk, edition=1, pinned=True)
    shown.refresh_from_db()
    assert (shown.qa_minutes, shown.pinned, shown.edition) == (35, True, 2)
    park(actor=officer, screening_id=shown.pk, edition=2)
    shown.refresh_from_db()
    assert (shown.hall, shown.starts, shown.pinned, shown.edition) == (None, None, False, 3)
    with pytest.raises(ValidationError, match="pinned"):
        pin(actor=officer, screening_id=shown.pk, edition=3, pinned=True)
    with pytest.raises(ValidationError):
        change_qa(actor=officer, screening_id=shown.pk, edition=3, minutes=500)
    shown.refresh_from_db()
    assert shown.edition == 3


def test_what_is_refused_leaves_the_edition(shown: Screening, tour: Tour, officer: User) -> None:
    away = make_hall(make_leg(tour, city={"en": "Moscow"}, timezone="Europe/Moscow"))
    with pytest.raises(ValidationError):
        move(actor=officer, screening_id=shown.pk, edition=0, hall=away, starts=LATER)
    with pytest.raises(PermissionDenied):
        park(actor=make_officer(tour, "viewer"), screening_id=shown.pk, edition=0)
    shown.refresh_from_db()
    assert (shown.starts, shown.edition) == (SHOW, 0)


def test_placing_and_saving_count_too(shown: Screening, officer: User) -> None:
    old = Screening.objects.get(pk=shown.pk)
    place(actor=officer, screening=shown, hall=shown.hall, starts=LATER)
    assert shown.edition == 1
    old.weight = 20
    save(actor=officer, record=old)
    shown.refresh_from_db()
    assert shown.edition == 2
    assert "edition" not in AuditEntry.objects.first().changes  # type: ignore[union-attr]
