"""A showcase as those who buy films read it: each film with all that is known of it."""

from typing import Any, NamedTuple

from django.http import Http404
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from roadshow.apps.films.phrases import CompanyPart, CreditRole, Genre, IdScheme, LinkKind
from roadshow.formats.delivery import identifiers
from roadshow.formats.programme import FestivalEntry, Film, Showcase
from roadshow.web import dates, words, world
from roadshow.web.public.presenters import tour
from roadshow.web.public.presenters.reader import Reader
from roadshow.web.words import Named


class Fact(NamedTuple):
    label: str
    text: SafeString


class Linked(NamedTuple):
    label: str
    href: str


class SlateFilm(NamedTuple):
    """One film. ``poster`` is an address, ``showings`` are lines of plain text."""

    id: int
    name: Named
    line: SafeString
    genres: str
    synopsis: SafeString
    note: SafeString
    facts: list[Fact]
    prizes: list[str]
    links: list[Linked]
    showings: list[str]
    poster: str


def showcase_or_404(reader: Reader, slug: str) -> Showcase:
    for showcase in reader.programme.showcases:
        if showcase.slug == slug:
            return showcase
    raise Http404


def slate(reader: Reader, showcase: Showcase) -> dict[str, Any]:
    """What the page of one showcase shows."""
    known = reader.programme.film_by_id
    return {
        "name": words.words(showcase.name, reader.language),
        "days": reader.span(showcase.opens, showcase.closes),
        "films": [film(reader, known[number]) for number in showcase.films if number in known],
        "to_come": tour.showcase_shown(reader, showcase).to_come,
    }


def film(reader: Reader, one: Film) -> SlateFilm:
    return SlateFilm(
        id=one.id,
        name=words.film_name(one.titles, reader.language),
        line=reader.film_facts(one),
        genres=genres(one),
        synopsis=words.words(one.synopsis, reader.language),
        note=words.words(one.note, reader.language),
        facts=facts(reader, one),
        prizes=[prize(reader, entry) for entry in one.festivals],
        links=_links(one),
        showings=showings(reader, one),
        poster=reverse("picture", args=[one.poster]) if one.poster else "",
    )


def genres(one: Film) -> str:
    return words.comma().join(str(Genre(code).label) for code in one.genres if code in Genre.values)


def facts(reader: Reader, one: Film) -> list[Fact]:
    """Makers, companies, languages and ratings, as far as they are known."""
    found = [
        Fact(words.sentence(role.label), reader.people(people))
        for role in CreditRole
        if (people := tuple(c.person for c in one.credits if c.role == role))
    ]
    if one.spoken:
        found.append(Fact(_("Spoken"), words.escaped(reader.languages(one.spoken))))
    if one.subtitles:
        found.append(Fact(_("Subtitles"), words.escaped(reader.languages(one.subtitles))))
    for part in CompanyPart:
        names = [c.name for c in one.companies if c.part == part]
        if names:
            said = [words.plain(name, reader.language) for name in names]
            found.append(Fact(words.sentence(part.label), words.escaped(words.comma().join(said))))
    if one.ratings:
        rated = [f"{world.country(c, reader.language)} {r}" for c, r in one.ratings.items()]
        found.append(Fact(_("Age ratings"), words.escaped(words.comma().join(rated))))
    return found


def prize(reader: Reader, entry: FestivalEntry) -> str:
    """“Berlin 2024, Competition: Silver Bear”."""
    parts = [words.plain(text, reader.language) for text in (entry.festival, entry.section)]
    where = words.comma().join(filter(None, [f"{parts[0]} {entry.year}", parts[1]]))
    won = words.plain(entry.prize, reader.language)
    return _("%(where)s: %(won)s") % {"where": where, "won": won} if won else where


def showings(reader: Reader, one: Film) -> list[str]:
    """“Tue, 25 Nov, 18:00, Almaty (UTC+5) · Arman Cinema, Hall 1”, by time."""
    found = []
    for screening in sorted(reader.programme.screenings, key=lambda s: s.starts):
        if screening.film != one.id:
            continue
        leg = reader.programme.leg_by_id[screening.leg]
        hall = reader.programme.hall_by_id[screening.hall]
        venue = reader.programme.venue_by_id[hall.venue]
        local = screening.starts.astimezone(leg.zone)
        day = dates.short(local.date(), reader.language)
        zone = dates.zone(reader.cities[leg.id].plain, local)
        place = words.comma().join(
            words.plain(name, reader.language) for name in (venue.name, hall.name)
        )
        found.append(f"{day} {dates.clock(local)} {zone} · {place}")
    return found


def _links(one: Film) -> list[Linked]:
    found = [
        Linked(words.sentence(LinkKind(link.kind).label), link.url)
        for link in one.links
        if link.kind in LinkKind.values
    ]
    found += [
        Linked(str(IdScheme(i.scheme).label), identifiers.link(i.scheme, i.value))
        for i in one.external_ids
        if i.scheme in IdScheme.values
    ]
    return found
