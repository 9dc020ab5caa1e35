"""Materials of films: DCPs, subtitle files and prints, their keys, and where each of them is."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from roadshow.apps.core.models import User
from roadshow.apps.films import actions
from roadshow.apps.films.actions.materials import save_material
from roadshow.apps.films.models import ContentKey, Material, Movement
from roadshow.apps.films.phrases import material_kinds
from roadshow.apps.tours.models import Tour
from roadshow.web import dates
from roadshow.web.desk.clock import language, words
from roadshow.web.desk.records.specs import (
    SAMPLE,
    Choices,
    Column,
    Filter,
    Inline,
    Links,
    Spec,
    by_choice,
    choice,
    unless_needed,
    yes_no,
)
from roadshow.web.forms.choices import label
from roadshow.web.forms.records import form_of


def _save(actor: User, record: Any, links: Links | None) -> None:
    save_material(actor=actor, material=record, now=timezone.now())


def _delete(actor: User, record: Any) -> None:
    unless_needed(lambda: actions.delete_item(actor=actor, record=record))


def _materials(tour: Tour) -> "QuerySet[Material]":
    found = Material.objects.select_related("version__film")
    return found.prefetch_related("version__film__titles", "movements__venue", "keys__venue")


def _place(movement: Movement | None) -> str:
    if movement is None:
        return ""
    return words(movement.venue.name) if movement.venue else movement.place


def place_now(material: Material) -> str:
    """Where it arrived last."""
    arrived = [m for m in material.movements.all() if m.arrived]
    return _place(max(arrived, key=lambda m: m.arrived, default=None))  # type: ignore[arg-type, return-value]


def place_next(material: Material) -> str:
    """Where it is on its way to, and by which day."""
    ahead = [m for m in material.movements.all() if not m.arrived]
    if not ahead:
        return ""
    first = min(ahead, key=lambda m: (m.due is None, m.due, m.pk))
    day = dates.short(first.due.date(), language()) if first.due else ""
    return " · ".join(filter(None, (_place(first), day)))


def _key(key: ContentKey) -> str:
    days = (dates.short(at.date(), language()) for at in (key.valid_from, key.valid_until))
    return f"{key.server}: {' – '.join(days)}"


def _this_tour(tour: Tour) -> Choices:
    return [(str(tour.pk), str(_("this tour")))]


MATERIALS = Spec(
    kind="materials",
    one=_("Material"),
    many=_("Prints and files"),
    why=_(
        "DCPs, subtitle files and prints: what they are called, who can open them, where they are."
    ),
    model=Material,
    rows=_materials,
    name=lambda r: r.name,
    columns=(
        Column("name", _("Name"), lambda r: r.name, sort=("name",)),
        Column("film", _("Film"), lambda r: label(r.version)),
        choice("kind", _("Kind")),
        Column("now", _("Where it is"), place_now),
        Column("next", _("Goes next to"), place_next),
        Column("findings", _("Findings"), lambda r: len(r.findings) or "", number=True),
    ),
    search=("name", "version__film__titles__text"),
    filters=(
        by_choice("kind", _("Kind"), material_kinds),
        Filter("tour", _("Shown on"), "version__film__showcases__tour", _this_tour),
        yes_no("sample", _("Sample")),
    ),
    form=form_of(Material, "version kind name cpl language size note sample"),
    save=_save,
    delete=_delete,
    flags=(SAMPLE,),
    inlines=(
        Inline(
            key="movements",
            label=_("Journeys"),
            add=_("Add a journey"),
            form=form_of(Movement, "venue place sent due arrived carrier sample"),
            parent="material",
            related="movements",
            one=_place,
        ),
        Inline(
            key="keys",
            label=_("Keys (KDM)"),
            add=_("Add a key"),
            form=form_of(ContentKey, "server venue valid_from valid_until sample"),
            parent="material",
            related="keys",
            one=_key,
        ),
    ),
)
