"""One box for films, people and companies, in any script."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render

from roadshow.apps.films.queries import called
from roadshow.apps.names.phrases import Kind
from roadshow.apps.names.queries import search
from roadshow.apps.tours.rules import Ability
from roadshow.web.desk.access import DeskRequest, on_tour

LISTS = {Kind.FILM: "films", Kind.PERSON: "people", Kind.ORGANISATION: "organisations"}
MOST = 30


@dataclass(frozen=True)
class Hit:
    """A record that was found; ``matched`` is the name that fitted, where it is another."""

    kind: str
    list: str
    pk: int
    name: str
    matched: str


@on_tour(Ability.SEE)
def page(request: DeskRequest) -> HttpResponse:
    """What a query may mean, likeliest first."""
    words = request.GET.get("q", "").replace("\0", "").strip()[:100]
    found = search(words, limit=MOST) if words else []
    names = called(found)
    hits = [
        Hit(
            kind=str(match.kind.label),
            list=LISTS[match.kind],
            pk=match.subject,
            name=(name := names.get((match.kind, match.subject), match.text)),
            matched="" if match.text == name else match.text,
        )
        for match in found
    ]
    return render(request, "desk/find.html", {"words": words, "hits": hits})
