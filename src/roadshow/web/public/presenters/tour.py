"""What the tour's own page shows, section by section."""

from typing import Any, NamedTuple

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from roadshow.apps.films.phrases import Measure, Precision, ShowcaseKind
from roadshow.apps.tours.phrases import CommitmentState, EventKind
from roadshow.formats.programme import Commitment, Event, Figure, Film, Showcase
from roadshow.web import dates, words, world
from roadshow.web.public.presenters.reader import Reader


class FilmLine(NamedTuple):
    name: words.Named
    facts: SafeString
    directed: SafeString


class ShowcaseShown(NamedTuple):
    """``open_places`` holds one entry for each film still to be announced."""

    name: SafeString
    kind: str
    dates: str
    films: list[FilmLine]
    to_come: str
    open_places: range
    link: str


class FigureShown(NamedTuple):
    precision: str
    amount: str
    unit: str
    subject: SafeString
    source: str
    sample: bool


class PersonShown(NamedTuple):
    name: words.Named
    office: SafeString
    sample: bool


class PromiseShown(NamedTuple):
    title: SafeString
    detail: SafeString
    owner: SafeString
    due: str
    state: str
    settled: bool
    sample: bool


class EventShown(NamedTuple):
    kind: str
    title: words.Named
    link: str
    summary: SafeString
    day: str
    iso: str
    times: str
    zone: str
    venue: SafeString
    accent: int
    sample: bool


def legs(reader: Reader) -> list[dict[str, Any]]:
    """Each city with its dates, zone and counts."""
    programme = reader.programme
    return [
        {
            "accent": reader.accent[leg.id],
            "city": reader.cities[leg.id],
            "country": world.country(leg.country, reader.language),
            "dates": dates.span_in_year(leg.starts, leg.ends, reader.language),
            "zone": dates.zone(reader.cities[leg.id].plain, reader.noon(leg)),
            "events": _events(sum(e.leg == leg.id for e in programme.events)),
            "screenings": _screenings(sum(s.leg == leg.id for s in programme.screenings)),
        }
        for leg in programme.legs
    ]


def _events(count: int) -> str:
    return (
        ngettext("%(count)d event", "%(count)d events", count) % {"count": count} if count else ""
    )


def _screenings(count: int) -> str:
    if not count:
        return ""
    return ngettext("%(count)d screening", "%(count)d screenings", count) % {"count": count}


def tallies(reader: Reader) -> list[tuple[int, str]]:
    """The tour in numbers: ``(number, what is counted)``, nothing that is none."""
    programme = reader.programme
    screened = len({s.film for s in programme.screenings})
    shows, meets = len(programme.screenings), len(programme.events)
    cities = len(programme.legs)
    found = [
        (cities, ngettext("city", "cities", cities)),
        (screened, ngettext("film on screen", "films on screen", screened)),
        (shows, ngettext("screening", "screenings", shows)),
        (meets, ngettext("event", "events", meets)),
    ]
    return [entry for entry in found if entry[0]]


def showcases(reader: Reader) -> list[ShowcaseShown]:
    return [showcase_shown(reader, showcase) for showcase in reader.programme.showcases]


def showcase_shown(reader: Reader, showcase: Showcase) -> ShowcaseShown:
    known = reader.programme.film_by_id
    missing = max(0, showcase.places - len(showcase.films))
    to_come = ngettext(
        "%(count)d more film to be announced", "%(count)d more films to be announced", missing
    )
    return ShowcaseShown(
        words.words(showcase.name, reader.language),
        words.sentence(ShowcaseKind(showcase.kind).label),
        reader.span(showcase.opens, showcase.closes),
        [film_line(reader, known[i]) for i in showcase.films if i in known],
        to_come % {"count": missing} if missing else "",
        range(min(missing, 24)),
        reader.link("slate", showcase_slug=showcase.slug),
    )


def film_line(reader: Reader, film: Film) -> FilmLine:
    return FilmLine(reader.film(film.id), reader.film_facts(film), reader.directed_by(film))


def figures(reader: Reader, chosen: tuple[Figure, ...]) -> list[FigureShown]:
    return [_figure(reader, figure) for figure in chosen]


def _figure(reader: Reader, figure: Figure) -> FigureShown:
    exact = figure.precision == Precision.EXACT
    unit = str(Measure(figure.measure).label)
    if figure.currency:
        money = world.currency(figure.currency, figure.value, reader.language)
        unit = format_html("{}, {}", money, unit)
    return FigureShown(
        "" if exact else str(Precision(figure.precision).label),
        world.amount(figure.value, reader.language),
        unit,
        words.words(figure.subject, reader.language),
        figure.source,
        figure.sample,
    )


def people(reader: Reader) -> list[PersonShown]:
    """Everyone named, each once."""
    return [
        PersonShown(
            words.named(person.name, reader.language),
            words.words(person.office, reader.language),
            person.sample,
        )
        for person in reader.programme.people
    ]


def commitments(reader: Reader) -> list[PromiseShown]:
    return [_promise(reader, commitment) for commitment in reader.programme.commitments]


def _promise(reader: Reader, commitment: Commitment) -> PromiseShown:
    return PromiseShown(
        words.words(commitment.title, reader.language),
        words.words(commitment.detail, reader.language),
        words.words(commitment.owner, reader.language),
        dates.long(commitment.due, reader.language) if commitment.due else "",
        str(CommitmentState(commitment.state).label),
        commitment.state in {CommitmentState.AGREED, CommitmentState.KEPT},
        commitment.sample,
    )


def events(reader: Reader) -> list[EventShown]:
    return [event_line(reader, event) for event in reader.programme.events]


def event_line(reader: Reader, event: Event) -> EventShown:
    leg = reader.programme.leg_by_id[event.leg]
    venue = reader.programme.venue_by_id.get(event.venue or 0)
    local, until = event.starts.astimezone(leg.zone), event.ends.astimezone(leg.zone)
    same_day = local.date() == until.date()
    day = dates.short(local.date(), reader.language)
    if not same_day:
        day = dates.span_in_year(local.date(), until.date(), reader.language)
    return EventShown(
        words.sentence(EventKind(event.kind).label),
        words.named(event.title, reader.language),
        reader.event_link(event),
        words.words(event.summary, reader.language),
        day,
        local.isoformat(timespec="minutes"),
        f"{dates.clock(local)}–{dates.clock(until)}",
        reader.zone(leg, local),
        reader.venue(venue) if venue else words.NOTHING,
        reader.accent[leg.id],
        event.sample or event.times_sample,
    )


def since(reader: Reader) -> str:
    return _("since %(year)d") % {"year": reader.programme.series_since}
