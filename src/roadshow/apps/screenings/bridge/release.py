"""Rows to a release document: what the public may know of a tour as it stands now."""

from collections.abc import Iterable

from roadshow.apps.films import queries as films
from roadshow.apps.films.models import Film, ReportedFigure
from roadshow.apps.people.models import Person
from roadshow.apps.screenings.models import Hall, Screening
from roadshow.apps.screenings.queries import halls_of, screenings_of
from roadshow.apps.tours.models import Commitment, Event, Leg, Tour, Venue
from roadshow.apps.tours.queries import events_of, members_of
from roadshow.formats import programme as doc


def programme_of(tour: Tour) -> doc.Programme:
    """The tour as a release would hold it: public events, placed screenings. About 20 queries."""
    legs = list(tour.legs.all())
    events = [event for event in events_of(tour) if event.public]
    shown = [s for s in screenings_of(tour).order_by("starts", "id") if s.starts and s.hall]
    # A film may have left its showcase after its screening was made.
    cast = {film.pk: film for film in films.films_of(tour, {s.version.film_id for s in shown})}
    people = _people(events, shown, cast.values(), (m.person for m in members_of(tour)))
    series = tour.programme
    return doc.Programme(
        slug=tour.slug,
        name=tour.name,
        summary=tour.summary,
        occasion=tour.occasion,
        series=series.name,
        series_since=series.since,
        body=series.body.name,
        source=tour.source,
        starts=tour.starts,
        ends=tour.ends,
        legs=tuple(map(_leg, legs)),
        venues=tuple(map(_venue, Venue.objects.filter(leg__tour=tour))),
        halls=tuple(map(_hall, halls_of(tour))),
        people=tuple(_person(people[key]) for key in sorted(people)),
        films=tuple(map(_film, cast.values())),
        showcases=tuple(_showcases(tour)),
        events=tuple(map(_event, events)),
        screenings=tuple(map(_screening, shown)),
        figures=tuple(map(_figure, films.figures_of(tour))),
        commitments=tuple(
            map(_commitment, Commitment.objects.filter(tour=tour).select_related("owner"))
        ),
    )


def _people(
    events: Iterable[Event],
    shown: Iterable[Screening],
    cast: Iterable[Film],
    members: Iterable[Person],
) -> dict[int, Person]:
    found = [*members]
    for event in events:
        found += [part.person for part in event.participations.all() if part.person]
        found += [person for item in event.agenda.all() for person in item.speakers.all()]
    found += [guest for screening in shown for guest in screening.guests.all()]
    found += [credit.person for film in cast for credit in film.credits.all()]
    return {person.pk: person for person in found}


def _leg(leg: Leg) -> doc.Leg:
    return doc.Leg(
        id=leg.pk,
        city=leg.city,
        country=leg.country,
        timezone=leg.timezone,
        starts=leg.starts,
        ends=leg.ends,
        sample=leg.sample,
    )


def _venue(venue: Venue) -> doc.Venue:
    return doc.Venue(
        id=venue.pk,
        leg=venue.leg_id,
        name=venue.name,
        address=venue.address,
        directions=venue.directions,
        sample=venue.sample,
    )


def _hall(hall: Hall) -> doc.Hall:
    return doc.Hall(
        id=hall.pk, venue=hall.venue_id, name=hall.name, seats=hall.seats, sample=hall.sample
    )


def _person(person: Person) -> doc.Person:
    return doc.Person(id=person.pk, name=person.name, office=person.office, sample=person.sample)


def _film(film: Film) -> doc.Film:
    version = min(film.versions.all(), key=lambda v: v.minutes, default=None)
    return doc.Film(
        id=film.pk,
        slug=film.slug,
        titles=tuple(
            doc.Title(text=t.text, language=t.language, kind=t.kind) for t in film.titles.all()
        ),
        year=film.year,
        countries=tuple(film.countries),
        synopsis=film.synopsis,
        note=film.note,
        minutes=version.minutes if version else None,
        minutes_sample=bool(version and version.sample),
        credits=tuple(doc.Credit(person=c.person_id, role=c.role) for c in film.credits.all()),
        genres=tuple(film.genres),
        spoken=_once(version.spoken for version in film.versions.all()),
        subtitles=_once(v.subtitles + v.burnt_in for v in film.versions.all()),
        companies=tuple(
            doc.Company(part=c.part, name=c.organisation.name) for c in film.companies.all()
        ),
        festivals=tuple(
            doc.FestivalEntry(festival=f.festival, year=f.year, section=f.section, prize=f.prize)
            for f in film.festivals.all()
        ),
        ratings={rating.country: rating.rating for rating in film.ratings.all()},
        links=tuple(doc.Link(kind=link.kind, url=link.url) for link in film.links.all()),
        external_ids=tuple(
            doc.ExternalId(scheme=one.scheme, value=one.value) for one in film.external_ids.all()
        ),
        poster=next((str(picture.pk) for picture in film.pictures.all()), ""),
        sample=film.sample,
    )


def _once(lists: Iterable[list[str]]) -> tuple[str, ...]:
    """Every item of the lists, each once, in order."""
    return tuple(dict.fromkeys(item for one in lists for item in one))


def _showcases(tour: Tour) -> Iterable[doc.Showcase]:
    for showcase in films.showcases_of(tour):
        yield doc.Showcase(
            slug=showcase.slug,
            name=showcase.name,
            kind=showcase.kind,
            opens=showcase.opens,
            closes=showcase.closes,
            places=showcase.places,
            films=tuple(entry.film_id for entry in showcase.entries.all()),
        )


def _event(event: Event) -> doc.Event:
    return doc.Event(
        id=event.pk,
        slug=event.slug,
        leg=event.leg_id,
        venue=event.venue_id,
        kind=event.kind,
        title=event.title,
        summary=event.summary,
        starts=event.starts,
        ends=event.ends,
        times_sample=event.times_sample,
        agenda=tuple(
            doc.AgendaItem(
                title=item.title,
                starts=item.starts,
                ends=item.ends,
                speakers=tuple(person.pk for person in item.speakers.all()),
                times_sample=item.times_sample,
                sample=item.sample,
            )
            for item in event.agenda.all()
        ),
        participants=tuple(_participants(event)),
        sample=event.sample,
    )


def _participants(event: Event) -> Iterable[doc.Participant]:
    for part in event.participations.all():
        party = part.person or part.organisation
        if party:
            own = part.person.office if part.person else {}
            yield doc.Participant(
                role=part.role,
                name=party.name,
                office=part.office or own,
                person=part.person_id,
                sample=part.sample or party.sample,
            )


def _screening(screening: Screening) -> doc.Screening:
    starts, film_ends, ends = screening.starts, screening.film_ends, screening.ends
    if starts is None or film_ends is None or ends is None or screening.hall_id is None:
        raise ValueError(f"screening {screening.pk} is not placed")
    return doc.Screening(
        id=screening.pk,
        film=screening.version.film_id,
        hall=screening.hall_id,
        leg=screening.leg_id,
        showcase=screening.showcase.slug,
        starts=starts,
        film_ends=film_ends,
        ends=ends,
        qa_minutes=screening.qa_minutes,
        guests=tuple(guest.pk for guest in screening.guests.all()),
        spoken=tuple(screening.version.spoken),
        subtitles=tuple(screening.version.subtitles),
        note=screening.note,
        sample=screening.sample,
    )


def _figure(figure: ReportedFigure) -> doc.Figure:
    return doc.Figure(
        subject=figure.subject,
        measure=figure.measure,
        value=format(figure.value.normalize(), "f"),
        currency=figure.currency,
        precision=figure.precision,
        source=figure.source,
        film=figure.film_id,
        event=figure.event_id,
        sample=figure.sample,
    )


def _commitment(commitment: Commitment) -> doc.Commitment:
    return doc.Commitment(
        title=commitment.title,
        detail=commitment.detail,
        owner=commitment.owner.name if commitment.owner else {},
        due=commitment.due,
        state=commitment.state,
        sample=commitment.sample,
    )
