"""The index of names, made anew for the whole catalogue."""

from collections.abc import Iterator
from itertools import islice

from django.db.models import QuerySet

from roadshow.apps.films.models import Film
from roadshow.apps.films.queries import names_of_party
from roadshow.apps.names.actions import index_many
from roadshow.apps.names.phrases import Kind
from roadshow.apps.people.models import Organisation, Person

AT_ONCE = 1000


def reindex() -> dict[str, int]:
    """Index every film, person and organisation, a portion at a time; how many of each.

    For a catalogue that was filled before there was an index. It may be stopped and run again.
    """
    films = Film.objects.prefetch_related("titles").order_by("pk").iterator(chunk_size=AT_ONCE)
    named = ((film.pk, [(t.language, t.text) for t in film.titles.all()]) for film in films)
    people = Person.objects.prefetch_related("other_names").order_by("pk")
    companies = Organisation.objects.prefetch_related("other_names").order_by("pk")
    return {
        Kind.FILM.value: _index(Kind.FILM, named),
        Kind.PERSON.value: _index(Kind.PERSON, _parties(people)),
        Kind.ORGANISATION.value: _index(Kind.ORGANISATION, _parties(companies)),
    }


def _parties(
    rows: "QuerySet[Person] | QuerySet[Organisation]",
) -> Iterator[tuple[int, list[tuple[str, str]]]]:
    for party in rows.iterator(chunk_size=AT_ONCE):
        yield party.pk, names_of_party(party)


def _index(kind: Kind, named: Iterator[tuple[int, list[tuple[str, str]]]]) -> int:
    count = 0
    while portion := dict(islice(named, AT_ONCE)):
        index_many(kind, portion)
        count += len(portion)
    return count
