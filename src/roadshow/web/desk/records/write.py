"""How a sheet is written: by the apps' actions, and with every refusal at its place."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model, ProtectedError
from django.utils.translation import gettext as _

from roadshow.apps.core.models import User
from roadshow.apps.films import actions as films
from roadshow.apps.films.actions import slates
from roadshow.apps.films.models import ContentKey, Film, Movement, SlateLink
from roadshow.apps.people.models import Organisation, Person
from roadshow.apps.screenings import actions as screenings
from roadshow.apps.screenings.models import Opening
from roadshow.apps.tours import actions as tours
from roadshow.web.desk.records.specs import Links, Sheet
from roadshow.web.forms.records import Row, Rows


def write_record(actor: User, sheet: Sheet) -> None:
    """Save a record with its rows. Every refusal is noted; the caller takes all back.

    A stored record's rows go first: they are judged by its new times, and it by theirs, so that an
    event can move together with its agenda.
    """
    record, links = sheet.form.record, sheet.form.build()
    stored = record.pk is not None
    if stored:
        _write_all_rows(actor, sheet)
    try:
        sheet.spec.save(actor, record, links or None)
    except ValidationError as refused:
        sheet.form.refuse(refused)
        return
    if not stored:
        _write_all_rows(actor, sheet)


def _write_all_rows(actor: User, sheet: Sheet) -> None:
    for inline in sheet.spec.inlines:
        _write_rows(actor, sheet.rows[inline.key], inline.parent, sheet.form.record)


def _write_rows(actor: User, rows: Rows, parent: str, record: Model) -> None:
    """Save rows in such an order that one may move into the time that another leaves."""
    for row in rows.gone():
        _delete_row(actor, row.record)
    waiting: list[tuple[Row, Links]] = []
    for row in rows.kept():
        setattr(row.record, parent, record)
        links: Links = row.form.build()
        if row.form.changed:
            waiting.append((row, links))
    refused = _save_rows(actor, waiting)
    while refused and len(refused) < len(waiting):
        waiting = [(row, links) for row, links, _why in refused]
        refused = _save_rows(actor, waiting)
    for row, _links, why in refused:
        row.form.refuse(why)


def _save_rows(
    actor: User, waiting: list[tuple[Row, Links]]
) -> list[tuple[Row, Links, ValidationError]]:
    """Save what can be saved; give back the others with the reason."""
    refused = []
    for row, links in waiting:
        try:
            _save_row(actor, row.record, links)
        except ValidationError as why:
            refused.append((row, links, why))
    return refused


def _save_row(actor: User, record: Model, links: Links) -> None:
    if isinstance(record, Opening):
        screenings.save(actor=actor, record=record)
    elif isinstance(record, ContentKey | Movement):
        films.save_item(actor=actor, record=record)
    elif isinstance(record, SlateLink):
        slates.save_slate_link(actor=actor, link=record)
    else:
        tours.save(actor=actor, record=record, links=links or None)  # type: ignore[arg-type]


def _delete_row(actor: User, record: Model) -> None:
    if isinstance(record, Opening):
        screenings.delete(actor=actor, record=record)
    elif isinstance(record, ContentKey | Movement):
        films.delete_item(actor=actor, record=record)
    elif isinstance(record, SlateLink):
        slates.delete_slate_link(actor=actor, link=record)
    else:
        tours.delete(actor=actor, record=record)  # type: ignore[arg-type]


def write_film(actor: User, sheet: Sheet) -> None:
    """Save a film with all its rows in one action."""
    sheet.form.build()
    for rows in sheet.rows.values():
        for row in rows.kept():
            row.form.build()
    # A title is always handed over: the action asks for one. Of other rows, those that changed.
    parts: dict[str, Any] = {
        key: [row.record for row in rows.kept() if key == "titles" or row.form.changed]
        for key, rows in sheet.rows.items()
    }
    gone: Any = [row.record for rows in sheet.rows.values() for row in rows.gone()]
    film = sheet.form.record
    if not isinstance(film, Film):
        raise TypeError(f"{film!r} is no film")
    try:
        films.save_film(actor=actor, film=film, parts=films.FilmParts(gone=gone, **parts))
    except ProtectedError:
        refusal = _("A screening shows this version; change that screening first.")
        sheet.rows["versions"].errors.append(refusal)
    except ValidationError as refused:
        _place_refusal(sheet, refused)


def write_party(actor: User, sheet: Sheet) -> None:
    """Save a person or an organisation with its other names in one action."""
    sheet.form.build()
    rows = sheet.rows["other_names"]
    for row in rows.kept():
        row.form.build()
    changed: Any = [row.record for row in rows.kept() if row.form.changed]
    gone: Any = [row.record for row in rows.gone()]
    party = sheet.form.record
    if not isinstance(party, Person | Organisation):
        raise TypeError(f"{party!r} is no party")
    try:
        films.save_party(actor=actor, record=party, other_names=changed, gone=gone)
    except ValidationError as refused:
        _place_refusal(sheet, refused)


def _place_refusal(sheet: Sheet, refused: ValidationError) -> None:
    """Find the row that the action refused: it names fields, and rows share their names."""
    if hasattr(refused, "error_dict") and set(refused.error_dict) <= set(sheet.rows):
        for key, messages in refused.message_dict.items():
            sheet.rows[key].errors += messages
        return
    for rows in sheet.rows.values():
        for row in rows.kept():
            try:
                row.record.full_clean(exclude=["film", "person", "organisation"])
            except ValidationError as wrong:
                row.form.refuse(wrong)
                return
    sheet.form.refuse(refused)
