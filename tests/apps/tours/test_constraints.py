"""The database itself refuses what it can: these tests write past every form and action."""

from datetime import date

import pytest
from django.db import IntegrityError

from roadshow.apps.tours.models import AgendaItem, Event, Leg, Tour
from tests.builders import at, make_event, make_leg, make_tour

pytestmark = pytest.mark.django_db


def test_a_tour_cannot_end_before_it_starts() -> None:
    tour = make_tour()
    with pytest.raises(IntegrityError, match="tour_dates_in_order"):
        Tour.objects.filter(pk=tour.pk).update(ends=date(2025, 11, 1))


def test_an_event_cannot_end_before_it_starts() -> None:
    event = make_event(make_leg(make_tour()))
    with pytest.raises(IntegrityError, match="event_times_in_order"):
        Event.objects.filter(pk=event.pk).update(ends=at(24, 4))


def test_an_event_cannot_be_added_outside_its_leg() -> None:
    leg = make_leg(make_tour())
    with pytest.raises(IntegrityError, match="event_inside_leg"):
        make_event(leg, starts=at(22, 5), ends=at(22, 7))


def test_an_event_cannot_be_moved_outside_its_leg() -> None:
    event = make_event(make_leg(make_tour()))
    with pytest.raises(IntegrityError, match="event_inside_leg"):
        Event.objects.filter(pk=event.pk).update(ends=at(30, 20))


def test_a_leg_counts_its_days_in_its_own_zone() -> None:
    leg = make_leg(make_tour())
    # 23 November begins in Almaty (UTC+5) at 19:00 UTC on the 22nd.
    assert make_event(leg, starts=at(22, 19), ends=at(22, 20)).pk
    with pytest.raises(IntegrityError, match="event_inside_leg"):
        make_event(leg, starts=at(22, 18, 59), ends=at(22, 20))


def test_a_leg_cannot_shrink_away_from_its_events() -> None:
    leg = make_leg(make_tour())
    make_event(leg)
    with pytest.raises(IntegrityError, match="leg_holds_events"):
        Leg.objects.filter(pk=leg.pk).update(closes=at(24, 6))


def test_agenda_items_of_one_event_cannot_overlap() -> None:
    event = make_event(make_leg(make_tour()))
    AgendaItem.objects.create(event=event, title={"en": "One"}, starts=at(24, 5), ends=at(24, 6))
    AgendaItem.objects.create(event=event, title={"en": "Two"}, starts=at(24, 6), ends=at(24, 7))
    with pytest.raises(IntegrityError, match="agenda_no_overlap"):
        AgendaItem.objects.create(
            event=event, title={"en": "Three"}, starts=at(24, 5, 59), ends=at(24, 6)
        )


def test_an_agenda_item_cannot_be_moved_onto_another() -> None:
    event = make_event(make_leg(make_tour()))
    AgendaItem.objects.create(event=event, title={"en": "One"}, starts=at(24, 5), ends=at(24, 6))
    two = AgendaItem.objects.create(
        event=event, title={"en": "Two"}, starts=at(24, 6), ends=at(24, 7)
    )
    with pytest.raises(IntegrityError, match="agenda_no_overlap"):
        AgendaItem.objects.filter(pk=two.pk).update(starts=at(24, 5, 30))


def test_agenda_items_of_two_events_may_overlap() -> None:
    leg = make_leg(make_tour())
    for event in (make_event(leg), make_event(leg)):
        AgendaItem.objects.create(
            event=event, title={"en": "One"}, starts=at(24, 5), ends=at(24, 6)
        )
    assert AgendaItem.objects.count() == 2
