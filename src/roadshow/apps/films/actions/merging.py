"""Two records that are one: a film, a person or an organisation that was written twice."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from roadshow.apps.core import actions as core
from roadshow.apps.core.models import Merger, User
from roadshow.apps.films.models import Film
from roadshow.apps.films.queries import names_of_film, names_of_party, require_catalogue
from roadshow.apps.names import actions as names
from roadshow.apps.names.phrases import Kind
from roadshow.apps.people.models import Organisation, OtherName, Person

Merged = Film | Person | Organisation
KINDS: dict[type[Merged], Kind] = {
    Film: Kind.FILM,
    Person: Kind.PERSON,
    Organisation: Kind.ORGANISATION,
}


@transaction.atomic
def merge(*, actor: User, keep: Merged, gone: Merged) -> list[str]:
    """Make two records one: all that names ``gone`` names ``keep``, which gains what it lacked.

    Rows that ``keep`` has already (the same credit, a rating of the same country) are dropped; they
    are given back in words, and stand in the trail. Both histories stay (``core.queries.history``).

    Raises:
        PermissionDenied: unless an officer of any tour.
        ValidationError: they are one record, or of different kinds.
    """
    require_catalogue(actor)
    if type(keep) is not type(gone) or keep.pk == gone.pk:
        raise ValidationError(_("Choose two different records of one kind."), code="merge")
    dropped = [said for relation in _relations(gone) for said in _move(relation, keep, gone)]
    _fill(keep, gone)
    if isinstance(keep, Person | Organisation) and isinstance(gone, Person | Organisation):
        _keep_names(keep, gone)
    key, kind = gone.pk, KINDS[type(keep)]
    Merger.objects.create(subject_model=gone._meta.label_lower, gone_id=key, kept_id=keep.pk)
    model = keep._meta.model_name
    core.delete(actor=actor, record=gone, action=f"delete {model}", tour_id=None)
    core.save(actor=actor, record=keep, action=f"merge {model}", tour_id=None)
    if dropped:
        changes = {"dropped": [dropped, None]}
        core.note(actor=actor, action=f"merge {model}", subject=keep, tour_id=None, changes=changes)
    names.forget(kind, key)
    names.index(kind, keep.pk, _names(keep))
    return dropped


def _names(keep: Merged) -> list[tuple[str, str]]:
    return names_of_film(keep) if isinstance(keep, Film) else names_of_party(keep)


def _relations(record: models.Model) -> Iterator[tuple[type[models.Model], str]]:
    """Every table whose rows name such a record, with the column that does."""
    for relation in record._meta.related_objects:
        if isinstance(relation, models.ManyToManyRel):
            through = relation.through
            if through is not None and through._meta.auto_created:
                yield through, relation.field.m2m_reverse_field_name()
        else:
            yield relation.related_model, relation.field.name


def _move(relation: tuple[type[models.Model], str], keep: Merged, gone: Merged) -> Iterator[str]:
    """Let rows name the other record; say which were doubles and are gone."""
    model, field = relation
    for row in model._default_manager.filter(**{field: gone}):
        setattr(row, field, keep)
        try:
            with transaction.atomic():
                row.save(update_fields=[field])
        except IntegrityError:
            yield f"{model._meta.verbose_name}: {row}"
            row.delete()


def _fill(keep: Merged, gone: Merged) -> None:
    """Fields that are empty in the one take the other's value; texts language by language."""
    for field in keep._meta.fields:
        if field.primary_key or field.attname in ("slug", "sample"):
            continue
        mine, theirs = getattr(keep, field.attname), getattr(gone, field.attname)
        if isinstance(mine, dict) and isinstance(theirs, dict):
            setattr(keep, field.attname, {**theirs, **mine})
        elif mine in (None, "", []):
            setattr(keep, field.attname, theirs)
    if isinstance(keep, Person):
        keep.family = {
            tag: family for tag, family in keep.family.items() if family in keep.name.get(tag, "")
        }


def _keep_names(keep: Person | Organisation, gone: Person | Organisation) -> None:
    """Names under which the one that is gone was known find the other now."""
    known = {text for _language, text in names_of_party(keep)}
    column = str(keep._meta.model_name)
    for language, text in gone.name.items():
        if text not in known:
            OtherName.objects.create(language=language, text=text[:200], **{column: keep})
