"""What has changed on a tour's board since a page was drawn, for that page to follow.

A token is the last id of the audit trail: asking whether anything happened is one query.
"""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from roadshow.apps.core.models import AuditEntry
from roadshow.apps.screenings.bridge.timetable import standing
from roadshow.apps.screenings.models import Screening
from roadshow.apps.screenings.queries import halls_of
from roadshow.apps.tours.models import Tour
from roadshow.apps.tours.queries import events_of, last_change
from roadshow.apps.tours.rules import Ability
from roadshow.web.desk import narrow
from roadshow.web.desk.access import DeskRequest, key, on_tour
from roadshow.web.desk.blocks import film_name, hall_name
from roadshow.web.desk.board import Layout, layouts
from roadshow.web.desk.clock import moment
from roadshow.web.desk.findings import Said, by_screening, say

SCREENING = Screening._meta.label_lower

FRAME = frozenset(
    {"screenings.hall", "screenings.opening", "tours.leg", "tours.venue", "tours.event"}
)
"""Records that the board is drawn upon: when one changes, its page has to be drawn anew."""

Json = dict[str, Any]


@dataclass(frozen=True)
class Wrong:
    """All that is wrong with a tour's timetable, in words."""

    said: list[Said]

    @property
    def told(self) -> list[Said]:
        return [one for one in self.said if one.code != "unplaced"]

    @property
    def title(self) -> str:
        n = len(self.told)
        return ngettext("%(n)d rule is broken", "%(n)d rules are broken", n) % {"n": n}


def token(tour: Tour) -> int:
    """The last entry of the trail that can concern this tour: its own, or the catalogue's."""
    last = last_change(tour)
    return last.pk if last else 0


@on_tour(Ability.SEE)
def changes(request: DeskRequest) -> HttpResponse:
    """204 where nothing happened; without ``after`` only the token."""
    last = token(request.tour)
    if "after" not in request.GET:
        return fresh({"token": last})
    after = key(request.GET["after"])
    if after == last:
        return HttpResponse(status=204)
    return fresh(since(request, after))


def fresh(found: Json, status: int = 200) -> HttpResponse:
    answer = JsonResponse(found, status=status)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def since(request: DeskRequest, after: int, also: int | None = None) -> Json:
    """Screenings that changed after an entry of the trail, ``also`` one that may not have, and
    what is wrong with any by now."""
    tour = request.tour
    last = token(tour)
    entries = AuditEntry.objects.filter(tour_id=tour.pk, id__gt=after, id__lte=last).order_by("id")
    rows = list(entries.values_list("subject_model", "subject_id", "actor_name", "actor_id"))
    who = {int(one[1]): one for one in rows if one[0] == SCREENING}
    now = standing(tour)
    wrong = Wrong(say(tour, now.findings(), now.screenings))
    form = narrow.form_of(now.screenings, request.GET)
    made = layouts(
        tour.legs.all(),
        halls_of(tour),
        now.screenings,
        events_of(tour),
        by_screening(wrong.said),
        narrow.narrow(tour, form, now.screenings),
    )
    keys = {*who, *([also] if also else [])}
    there = {s.pk: (s, one) for one in made for s in one.screenings if s.pk in keys}
    return {
        "token": last,
        "changed": [
            {
                **(_drawn(request, *there[pk]) if pk in there else {"gone": True}),
                "pk": pk,
                "said": _told(*there[pk], who[pk][2]) if pk in there and pk in who else "",
                "mine": pk not in who or who[pk][3] == request.user.pk,
            }
            for pk in sorted(keys)
        ],
        "frame": any(model in FRAME for model, *_rest in rows),
        "problems": _problems(wrong.said),
        "title": wrong.title if wrong.told else "",
    }


def _drawn(request: DeskRequest, screening: Screening, layout: Layout) -> Json:
    """Where it stands, and the markup that stands there."""
    context: Json = {"place_root": place_root(request.tour), "may_edit": request.may_edit}
    found: Json = {"city": layout.leg.pk, "hall": None, "day": None}
    if screening.starts and screening.ends:
        found |= {"hall": screening.hall_id, "day": layout.local(screening.starts).isoformat()}
        context["block"] = layout.block(screening, screening.starts, screening.ends)
        return found | {"html": render_to_string("desk/board/block.html", context)}
    context["card"] = layout.card(screening)
    return found | {"html": render_to_string("desk/board/card.html", context)}


def _told(screening: Screening, layout: Layout, who: str) -> str:
    facts = {"who": who, "what": film_name(screening)}
    if screening.starts is None or screening.hall is None:
        return _("%(who)s took off the timetable: %(what)s") % facts
    facts["where"] = f"{moment(screening.starts, layout.leg)}, {hall_name(screening.hall)}"
    return _("%(who)s changed %(what)s: %(where)s") % facts


def _problems(said: list[Said]) -> Json:
    """By screening the numbers of sentences, each with whether it blocks."""
    texts: dict[tuple[str, bool], int] = {}
    wrong = by_screening(said)
    rows = {
        pk: list(dict.fromkeys(texts.setdefault((o.text, o.blocks), len(texts)) for o in found))
        for pk, found in wrong.items()
    }
    return {"texts": [{"text": text, "stop": stop} for text, stop in texts], "of": rows}


def place_root(tour: Tour) -> str:
    """What a screening's key is put behind: reversing 800 addresses takes a third of a page."""
    return reverse("desk:timetable", args=[tour.slug])
