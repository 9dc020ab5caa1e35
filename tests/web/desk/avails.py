"""The avails page asked, and read: what it says of each film in each territory."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.http import urlencode

from roadshow.apps.films.models import Film
from roadshow.apps.people.models import Organisation
from roadshow.apps.rights.models import Holdback, Permit, PermitRule, PremierePromise
from roadshow.apps.tours.models import Tour
from roadshow.engines.avails.answers import Code
from tests import builders
from tests.builders import make_film, make_grant
from tests.markup import page
from tests.web.desk.rooms import Room, limited

ORDER = [*map(str, Code)]
NAMES = ("Kazakhstan", "Russia", "Georgia", "China", "Mongolia")
Said = dict[tuple[str, str], str]
"""By film and territory: “free”, “partly”, or what bars it."""


def ask(room: Room, view: str = "list", **asked: str | int) -> Any:
    """The page that answers a question."""
    given = {"territories": ", ".join(NAMES), "medium": "festival", "starts": "2025-11-24"}
    answer = room.get(f"avails/?{urlencode({**given, **asked, 'view': view})}")
    assert answer.status_code == 200
    return answer


def slate(tour: Tour) -> list[Film]:
    """Films of every fate there is."""
    films = [make_film(title=f"Film {letter}") for letter in "ABCDEFGH"]
    free, sold, shared, held, kept, used, package, _bare = films
    make_grant(free, exclusive=True)
    make_grant(sold, shared, held, kept, package)
    make_grant(used, runs=2, used=2)
    window: dict[str, Any] = {"starts": date(2025, 11, 26), "ends": date(2025, 11, 27)}
    make_grant(sold, direction="out", territories="CIS", exclusive=True, media=["festival"])
    make_grant(package, direction="out", territories="Russia", exclusive=True, **window)
    make_grant(shared, direction="out", territories="Russia, China", dubbed=[])
    somebody = Organisation.objects.create(name={"en": "Festival"})
    limits = [
        (limited(Holdback, media=["embassy"], territories="Asia"), [held]),
        (limited(Holdback, media=["tv"], after_medium="release", after_months=12), [held]),
        (limited(Permit, kind="age", ends=date(2025, 11, 25)), [free, shared]),
    ]
    for record, of in limits:
        record.films.set(of)
    limited(PermitRule, kind="age", source="Law", media=["festival"], territories="Kazakhstan")
    limited(PremierePromise, film=kept, organisation=somebody, ends=date(2025, 11, 28))
    showcase = builders.make_showcase(tour, *films)
    assert showcase.films.count() == len(films)
    return films


def chips(element: Any) -> list[str]:
    """The standings that it shows, by their classes."""
    found = element.xpath(".//*[contains(concat(' ', @class, ' '), ' standing ')]/@class")
    return [(set(one.split()) - {"chip", "standing"}).pop() for one in found]


def folded(standings: Iterable[str]) -> str:
    """Of several lines or bars of one film in one territory."""
    found = set(standings)
    if found & {"free", "partly"}:
        return "free" if found == {"free"} else "partly"
    return min(found, key=ORDER.index)


def gathered(found: Iterable[tuple[str, str, list[str]]]) -> Said:
    """From films, the names of territories with commas between, and standings."""
    told: dict[tuple[str, str], list[str]] = {}
    for film, names, standings in found:
        for name in names.split(", "):
            told.setdefault((film, name), []).extend(standings)
    return {key: folded(standings) for key, standings in told.items()}


def listed(room: Room, asked: dict[str, str]) -> Said:
    shown = page(ask(room, "list", **asked).content)
    return gathered(
        (film.xpath("string(h2)"), line.xpath("string(b)"), chips(line)[:1])
        for film in shown.xpath("//section[@class='avails-film']")
        for line in film.xpath("ul/li/p[1]")
    )


def drawn(room: Room, asked: dict[str, str]) -> Said:
    shown = page(ask(room, "calendar", **asked).content)
    return gathered(
        (film.xpath("string(h2)"), row.xpath("p/text()")[0].strip(), chips(row))
        for film in shown.xpath("//section[@class='avails-film']")
        for row in film.xpath("div[@class='avails-row']")
    )


def squared(room: Room, asked: dict[str, str]) -> Said:
    (table,) = page(ask(room, "matrix", **asked).content).xpath("//table")
    names = [str(head.text) for head in table.xpath("thead//th")][1:]
    return {
        (row.xpath("string(th)"), name): chips(square)[0]
        for row in table.xpath("tbody/tr")
        for name, square in zip(names, row.xpath("td"), strict=True)
    }


def mapped(room: Room, asked: dict[str, str], films: list[Film]) -> Said:
    """Film by film."""
    found: Said = {}
    for film in films:
        legend = by_legend(ask(room, "map", **asked, films=film.pk).content)
        title = film.titles.get().text
        found |= {(title, name): legend[name] for name in NAMES}
    return found


def by_legend(content: bytes) -> dict[str, str]:
    """The standing of each territory, as the words beneath the map have it."""
    found: dict[str, str] = {}
    for entry in page(content).xpath("//dl[@class='avails-legend']/div"):
        (details,) = entry.xpath("dd")
        folded_away = details.xpath("details/summary")
        text = folded_away[0].tail if folded_away else details.text
        found |= dict.fromkeys(text.split(", "), chips(entry)[0])
    return found
