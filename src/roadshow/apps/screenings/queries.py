"""Reading screenings and releases."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from roadshow.apps.films.models import Film
from roadshow.apps.screenings.models import Draft, Hall, Opening, Release, Screening
from roadshow.apps.tours.models import Commitment, Event, Member, Tour
from roadshow.formats.programme import Programme


class Current(NamedTuple):
    """Which release the public sees; a release never changes, so ``release_id`` names its bytes."""

    release_id: UUID
    tour_id: int
    slug: str
    number: int
    published_at: str


def current_release(slug: str) -> Current | None:
    """The published release of a tour, None where it is unpublished or unknown. One query."""
    row = (
        Release.objects.filter(tour__slug=slug, current=True)
        .values_list("id", "tour_id", "tour__slug", "number", "published_at")
        .first()
    )
    return _current(row) if row else None


def current_releases() -> list[Current]:
    """Every published tour, the newest first. One query."""
    rows = Release.objects.filter(current=True).order_by("-tour__starts", "tour_id")
    return [
        _current(row)
        for row in rows.values_list("id", "tour_id", "tour__slug", "number", "published_at")
    ]


def last_release(slug: str) -> tuple[UUID, int] | None:
    """The release of a tour that was made last, and its number, whether or not the public sees it
    still. One query."""
    rows = Release.objects.filter(tour__slug=slug).order_by("-number")
    return rows.values_list("id", "number").first()


@lru_cache(maxsize=4)
def document(release_id: UUID) -> Programme:
    """What a release holds. A few are kept in memory: a release is never rewritten.

    Raises:
        Release.DoesNotExist: no such release.
    """
    text = Release.objects.values_list("document", flat=True).get(pk=release_id)
    return Programme.model_validate_json(text)


def document_text(release_id: UUID) -> str:
    """What a release holds, as the JSON that is stored. One query.

    Raises:
        Release.DoesNotExist: no such release.
    """
    return Release.objects.values_list("document", flat=True).get(pk=release_id)


def documents(release_ids: Iterable[UUID]) -> dict[UUID, Programme]:
    """What several releases hold. One query."""
    texts = Release.objects.filter(pk__in=release_ids).values_list("pk", "document")
    return {key: Programme.model_validate_json(text) for key, text in texts}


def screenings_of(tour: Tour) -> QuerySet[Screening]:
    """Every screening of a tour, placed or not, with what its line on a page needs."""
    return (
        Screening.objects.filter(showcase__tour=tour)
        .select_related("leg", "hall__venue", "version__film", "showcase")
        .prefetch_related("version__film__titles", "guests")
    )


def placed_of_films(films: Iterable[int]) -> QuerySet[Screening]:
    """Every placed screening of some films on any tour, in order of time."""
    return (
        Screening.objects.filter(version__film__in=films, starts__isnull=False)
        .select_related("leg", "version", "showcase")
        .order_by("starts", "pk")
    )


def halls_of(tour: Tour) -> QuerySet[Hall]:
    return (
        Hall.objects.filter(venue__leg__tour=tour)
        .select_related("venue__leg")
        .prefetch_related("openings")
    )


class Readiness(NamedTuple):
    """How far a tour is: counts of its records, and of those among them that are complete."""

    legs: int
    events: int
    films: int
    films_with_runtime: int
    halls: int
    screenings: int
    placed: int
    members: int
    present: int
    commitments: int
    owned: int
    dated: int

    @property
    def unowned(self) -> int:
        return self.commitments - self.owned

    @property
    def undated(self) -> int:
        return self.commitments - self.dated


def readiness(tour: Tour) -> Readiness:
    """Count a tour's records. Seven queries at any size."""
    films = Film.objects.filter(showcases__tour=tour, showcases__kind="screenings").distinct()
    shown = Screening.objects.filter(showcase__tour=tour).aggregate(
        all=Count("pk"), placed=Count("hall")
    )
    members = Member.objects.filter(tour=tour).aggregate(
        all=Count("pk", distinct=True),
        present=Count("pk", distinct=True, filter=Q(presences__isnull=False)),
    )
    promised = Commitment.objects.filter(tour=tour).aggregate(
        all=Count("pk"), owned=Count("owner"), dated=Count("due")
    )
    return Readiness(
        legs=tour.legs.count(),
        events=Event.objects.filter(leg__tour=tour).count(),
        films=films.count(),
        films_with_runtime=films.filter(versions__isnull=False).count(),
        halls=Hall.objects.filter(venue__leg__tour=tour).count(),
        screenings=shown["all"],
        placed=shown["placed"],
        members=members["all"],
        present=members["present"],
        commitments=promised["all"],
        owned=promised["owned"],
        dated=promised["dated"],
    )


def latest_draft(tour: Tour) -> Draft | None:
    return Draft.objects.filter(tour=tour).first()


def pinned(tour: Tour) -> int:
    """How many screenings a draft leaves where they are. One query."""
    return Screening.objects.filter(showcase__tour=tour, pinned=True).count()


def tour_of(record: Hall | Opening | Screening) -> Tour:
    """The tour that a record belongs to."""
    match record:
        case Hall():
            return record.venue.leg.tour
        case Opening():
            return record.hall.venue.leg.tour
        case Screening():
            return record.showcase.tour


def _current(row: tuple[UUID, int, str, int, object]) -> Current:
    release_id, tour_id, slug, number, published_at = row
    return Current(release_id, tour_id, slug, number, published_at.isoformat())  # type: ignore[attr-defined]
