"""Workbooks into the catalogue: looked at first, then taken whole or not at all, and undone."""

from datetime import datetime
from hashlib import sha256

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from roadshow.apps.core import actions as core
from roadshow.apps.core.models import AuditEntry, User
from roadshow.apps.films.actions.taking import Taking, Written
from roadshow.apps.films.bridge.proposals import SKIP, proposals
from roadshow.apps.films.bridge.sheets import ImportRefusedError, listing_of
from roadshow.apps.films.models import (
    Film,
    ListingImport,
    SenderMapping,
)
from roadshow.apps.films.queries import require_catalogue
from roadshow.apps.names import actions as names
from roadshow.apps.names.phrases import Kind
from roadshow.apps.people.models import Organisation, Person
from roadshow.apps.tours.models import Leg
from roadshow.engines.listings.listing import Listing

TAKEN = "take listingimport"
INDEXED: dict[type[models.Model], Kind] = {
    Film: Kind.FILM,
    Person: Kind.PERSON,
    Organisation: Kind.ORGANISATION,
}


def begin(
    *,
    actor: User,
    file_name: str,
    content: bytes,
    sheet: str = "",
    sender: str = "",
    leg: Leg | None = None,
) -> ListingImport:
    """Keep a workbook for a look at it. Nothing goes into the catalogue.

    Raises:
        PermissionDenied: unless an officer of any tour.
        ValidationError: at ``file``: it is no workbook, or holds no films.
    """
    require_catalogue(actor)
    record = ListingImport(
        file_name=file_name[-200:],
        content=content,
        sheet=sheet,
        sender=sender.strip()[:100],
        leg=leg,
        made_by=actor,
    )
    try:
        listing = listing_of(record)
    except ImportRefusedError as refused:
        raise ValidationError({"file": refused.said()}, code=refused.code) from refused
    known = SenderMapping.objects.filter(sender=record.sender, headers=_headers(listing)).first()
    record.mapping = known.mapping if known and record.sender else {}
    core.save(actor=actor, record=record, action="add listingimport", tour_id=None)
    return record


def decide(
    *, actor: User, record: ListingImport, choices: dict[str, str], mapping: dict[str, str]
) -> None:
    """Note what a person decided: for each film what it is, for columns what they hold.

    Raises:
        PermissionDenied: unless an officer of any tour.
        ValidationError: it was taken over already, or no films are left.
    """
    require_catalogue(actor)
    _unless_done(record)
    record.choices, record.mapping = choices, mapping
    try:
        listing_of(record)
    except ImportRefusedError as refused:
        raise ValidationError(refused.said(), code=refused.code) from refused
    record.save(update_fields=["choices", "mapping"])


@transaction.atomic
def take_films(*, actor: User, record: ListingImport, listing: Listing) -> Written:
    """Write the films of a listing as decided; the caller ends the import with ``finish``.

    Raises:
        PermissionDenied: unless an officer of any tour.
        ValidationError: it was taken over already, or a row was refused; nothing is written.
    """
    require_catalogue(actor)
    _unless_done(record)
    written = Written()
    for proposal in proposals(listing, record.choices):
        if proposal.choice == SKIP:
            continue
        try:
            Taking(actor, written, proposal).write()
        except ValidationError as refused:
            said = {"row": proposal.read.row, "why": " ".join(refused.messages)}
            raise ValidationError(_("Row %(row)d: %(why)s") % said, code="row") from refused
    return written


def finish(
    *, actor: User, record: ListingImport, listing: Listing, written: Written, now: datetime
) -> None:
    """Note that an import is done, what it wrote, and which columns this sender uses."""
    record.state, record.done_at, record.written = "done", now, written.made
    record.save(update_fields=["state", "done_at", "written"])
    if record.sender:
        SenderMapping.objects.update_or_create(
            sender=record.sender,
            headers=_headers(listing),
            defaults={"mapping": record.mapping},
        )
    core.note(actor=actor, action=TAKEN, subject=record, tour_id=None, changes={})


@transaction.atomic
def undo(*, actor: User, record: ListingImport) -> None:
    """Take back all that an import wrote.

    Raises:
        PermissionDenied: unless an officer of any tour.
        ValidationError: it is not done, or something it wrote was changed or used since; nothing
            is taken back.
    """
    require_catalogue(actor)
    if record.state != "done":
        raise ValidationError(_("Only an import that was taken over can be undone."), code="state")
    _unless_changed(record)
    for label, pk, *before in reversed(record.written):
        found = apps.get_model(label)._default_manager.filter(pk=pk).first()
        if found is None:
            continue
        if before:
            for name, value in before[0].items():
                setattr(found, name, value)
            core.save(actor=actor, record=found, action=f"change {_name(found)}", tour_id=None)
            continue
        try:
            core.delete(actor=actor, record=found, action=f"delete {_name(found)}", tour_id=None)
        except ProtectedError as needed:
            others = ", ".join(sorted(map(str, needed.protected_objects))[:3])
            said = {"what": str(found), "others": others}
            raise ValidationError(
                _("“%(what)s” is needed by other records now: %(others)s.") % said, code="needed"
            ) from needed
        _forget(found, pk)
    record.state = "undone"
    record.save(update_fields=["state"])
    core.note(actor=actor, action="undo listingimport", subject=record, tour_id=None, changes={})


def _unless_done(record: ListingImport) -> None:
    if record.state != "draft":
        raise ValidationError(_("This import was taken over already."), code="state")


def _unless_changed(record: ListingImport) -> None:
    """Refuse to undo over somebody's later work."""
    own = {(label, str(pk)) for label, pk, *_before in record.written}
    trail = AuditEntry.objects.exclude(subject_model=record._meta.label_lower)
    done = AuditEntry.objects.filter(action=TAKEN, subject_id=str(record.pk)).latest("id")
    later = trail.filter(id__gt=done.pk)
    for entry in later.iterator():
        if (entry.subject_model, entry.subject_id) in own:
            said = {"what": entry.subject_name, "who": entry.actor_name}
            raise ValidationError(
                _("“%(what)s” was changed since by %(who)s. Undo that first.") % said,
                code="changed",
            )


def _forget(record: models.Model, pk: int) -> None:
    for model, kind in INDEXED.items():
        if isinstance(record, model):
            names.forget(kind, pk)


def _headers(listing: Listing) -> str:
    words = "\n".join(text for _column, text in sorted(listing.mapping.names.items()))
    return sha256(words.encode()).hexdigest()


def _name(record: models.Model) -> str:
    return str(record._meta.model_name)
