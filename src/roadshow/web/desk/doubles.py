"""Records that may be one and the same: side by side, and merged by whoever is sure."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from roadshow.apps.films.actions.merging import Merged, merge
from roadshow.apps.films.bridge.proposals import facts
from roadshow.apps.films.models import Film
from roadshow.apps.films.phrases import likeness_reasons
from roadshow.apps.films.queries import whole_films
from roadshow.apps.names.phrases import Kind
from roadshow.apps.names.queries import alike
from roadshow.apps.people.models import Organisation, Person
from roadshow.apps.tours.rules import Ability
from roadshow.engines.names.identity import MAYBE, compare
from roadshow.web.desk.access import DeskRequest, key, on_tour
from roadshow.web.desk.clock import words
from roadshow.web.desk.records.kinds import spec_or_404
from roadshow.web.forms.choices import label

KINDS = {"films": Kind.FILM, "people": Kind.PERSON, "organisations": Kind.ORGANISATION}
MOST = 200


@dataclass(frozen=True)
class Side:
    pk: int
    name: str
    facts: list[str]


@dataclass(frozen=True)
class Pair:
    """Two records; ``why`` is what speaks for their being one, and against."""

    sides: tuple[Side, Side]
    why: str
    score: float


@on_tour(Ability.EDIT)
def page(request: DeskRequest, kind: str) -> HttpResponse:
    """Pairs that share a name; POST merges one into the other."""
    if kind not in KINDS:
        raise Http404
    spec = spec_or_404(kind)
    if request.method == "POST":
        _merge(request, spec.model)
        return redirect("desk:doubles", request.tour.slug, kind)
    context = {"spec": spec, "kind": kind, "pairs": pairs(kind)}
    return render(request, "desk/doubles.html", context)


def _merge(request: DeskRequest, model: Any) -> None:
    keep = get_object_or_404(model, pk=key(request.POST.get("keep", "")))
    gone = get_object_or_404(model, pk=key(request.POST.get("gone", "")))
    try:
        dropped = merge(actor=request.user, keep=keep, gone=gone)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
        return
    messages.success(request, _("Now one: %(name)s.") % {"name": label(keep)})
    if dropped:
        messages.info(request, _("Doubles left out: %(what)s.") % {"what": "; ".join(dropped)})


def pairs(kind: str) -> list[Pair]:
    """Likely doubles, the likeliest first."""
    found = alike(KINDS[kind], MOST)
    records = _records(kind, {pk for pair in found for pk in pair})
    made = [_pair(records[a], records[b]) for a, b in found if a in records and b in records]
    return sorted((pair for pair in made if pair.score >= MAYBE), key=lambda pair: -pair.score)


def _records(kind: str, keys: set[int]) -> dict[int, Merged]:
    if kind == "films":
        return dict(whole_films().in_bulk(keys))
    if kind == "people":
        return dict(Person.objects.select_related("organisation").in_bulk(keys))
    return dict(Organisation.objects.in_bulk(keys))


def _pair(first: Merged, second: Merged) -> Pair:
    sides = (_side(first), _side(second))
    if isinstance(first, Film) and isinstance(second, Film):
        like = compare(facts(first), facts(second))
        reasons = likeness_reasons()
        return Pair(sides, ", ".join(str(reasons[one]) for one in like.reasons), like.score)
    # A shared name proves nothing: one Chinese name in a hundred is another person's too.
    return Pair(sides, str(_("a name in common")), MAYBE)


def _side(record: Merged) -> Side:
    name = label(record)
    if isinstance(record, Film):
        directors = [words(c.person.name) for c in record.credits.all() if c.role == "director"]
        said = [
            ", ".join(dict.fromkeys(t.text for t in record.titles.all() if t.text != name)),
            str(record.year or ""),
            ", ".join(record.countries),
            ", ".join(directors),
            ", ".join(str(v.minutes) for v in record.versions.all()),
        ]
    else:
        said = [", ".join(t for t in record.name.values() if t != name), record.country]
        if isinstance(record, Person):
            said += [
                words(record.office),
                label(record.organisation) if record.organisation else "",
            ]
    return Side(record.pk, name, [one for one in said if one])
