"""Records about rights, saved and taken away. Every change moves the revision on, in the same
transaction, so that no process answers from what it read before.
"""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from roadshow.apps.core import actions as core
from roadshow.apps.core.effects import announce
from roadshow.apps.core.models import User
from roadshow.apps.films.models import Film
from roadshow.apps.films.queries import require_catalogue
from roadshow.apps.rights.bridge.clashes import clashes_of
from roadshow.apps.rights.models import (
    FirstRelease,
    Grant,
    Holdback,
    Permit,
    PermitRule,
    PremierePromise,
    Revision,
    RuleSeverity,
)
from roadshow.engines.avails.clashes import Clash

Record = Grant | Holdback | PremierePromise | FirstRelease | Permit | PermitRule
Links = Mapping[str, Sequence[Model]]


def save(*, actor: User, record: Record, links: Links | None = None) -> None:
    """Add or change a record with its films.

    Raises:
        PermissionDenied: unless an officer of any tour.
        ValidationError: by field; a grant that would sell twice what can be sold once.
    """
    require_catalogue(actor)
    with transaction.atomic():
        touched = _films(record)
        chosen = {film.pk for film in (links or {}).get("films", ())}
        # Two sales of one film wait for each other, and the second sees the first.
        films = sorted(touched | chosen | _named(record))
        list(Film.objects.select_for_update().filter(pk__in=films).order_by("pk").values("pk"))
        core.save(actor=actor, record=record, action=_verb(record), tour_id=None, links=links)
        if isinstance(record, Grant) and record.direction == "out":
            _refuse_double_sale(record)
        note_change(films)


def delete(*, actor: User, record: Record) -> None:
    """Take a record back; the trail keeps what it said.

    Raises:
        PermissionDenied: unless an officer of any tour.
    """
    require_catalogue(actor)
    with transaction.atomic():
        films = sorted(_films(record) | _named(record))
        core.delete(actor=actor, record=record, action=f"delete {_name(record)}", tour_id=None)
        note_change(films)


def decide_severity(*, actor: User, rule: str, severity: str) -> None:
    """Say how bad it is when a rule of clearance is broken.

    Raises:
        PermissionDenied: unless an officer of any tour.
        ValidationError: there is no such rule or severity.
    """
    require_catalogue(actor)
    record = RuleSeverity.objects.filter(rule=rule).first() or RuleSeverity(rule=rule)
    record.severity = severity
    with transaction.atomic():
        core.save(actor=actor, record=record, action="change ruleseverity", tour_id=None)
        announce("rights changed", films="")


def _refuse_double_sale(grant: Grant) -> None:
    films = [film.pk for film in grant.films.all()]
    twice = [one for one in clashes_of(grant, films) if one.code == Clash.SOLD_TWICE]
    if twice:
        sold = ", ".join(dict.fromkeys(one.record.removeprefix("grant ") for one in twice))
        raise ValidationError(
            _("This would sell twice what was sold once: see grant %(sold)s.") % {"sold": sold},
            code="sold_twice",
        )


def _films(record: Any) -> set[int]:
    """The films of which a stored record speaks."""
    if record.pk is None or not hasattr(record, "films"):
        return set()
    return set(record.films.values_list("pk", flat=True))


def _named(record: Any) -> set[int]:
    """The one film of a record, and the one that it was of before."""
    if not hasattr(record, "film_id"):
        return set()
    stored = type(record).objects.filter(pk=record.pk).values_list("film_id", flat=True)
    return {key for key in (record.film_id, *stored) if key}


def note_change(films: Sequence[int]) -> None:
    """Count the change, and let those rooms know that judge by rights: a rule without films is
    about all of them."""
    Revision.objects.update_or_create(pk=1, defaults={"token": uuid4()})
    announce("rights changed", films=" ".join(map(str, films)))


def _name(record: Record) -> str:
    return str(record._meta.model_name)


def _verb(record: Record) -> str:
    return f"{'change' if record.pk else 'add'} {_name(record)}"
