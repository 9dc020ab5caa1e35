"""What every sheet is made from: the timetable as it stands, or as it was published.

Both are read as a release's document. What such a document does not say (a version's format, a
hall's changeover) comes from the rows, which may be gone.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from django.http import Http404
from django.utils.translation import gettext as _

from roadshow.apps.films.models import Version
from roadshow.apps.screenings.bridge.release import programme_of
from roadshow.apps.screenings.models import Hall, Screening
from roadshow.apps.screenings.queries import Current, current_release, document
from roadshow.apps.tours.models import Tour
from roadshow.formats import programme as doc
from roadshow.formats.programme import Programme
from roadshow.web import dates, world
from roadshow.web.desk.clock import language, words
from roadshow.web.words import comma, film_name, sentence

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Showing:
    """One placed screening, its moments in its city's zone. ``changeover`` and ``kept`` come from
    rows: None where they are gone."""

    pk: int
    leg: doc.Leg
    venue: doc.Venue
    hall: doc.Hall
    film: doc.Film
    shown: doc.Screening
    changeover: int | None
    kept: Version | None

    @property
    def starts(self) -> datetime:
        return self.shown.starts.astimezone(self.leg.zone)

    @property
    def film_ends(self) -> datetime:
        return self.shown.film_ends.astimezone(self.leg.zone)

    @property
    def ends(self) -> datetime:
        return self.shown.ends.astimezone(self.leg.zone)

    @property
    def day(self) -> date:
        return self.starts.date()

    @property
    def minutes(self) -> int:
        return (self.shown.film_ends - self.shown.starts) // MINUTE

    @property
    def title(self) -> str:
        return film_name(self.film.titles, language()).plain

    @property
    def original(self) -> str:
        """The title in the film's own language, empty where the reader is shown that one."""
        text = self.film.original.text
        return "" if text == self.title else text

    @property
    def version(self) -> str:
        """“Chinese · subtitles: Kazakh, Russian”, with the version's own name before."""
        spoken, written = (
            comma().join(world.language_name(tag, language()) for tag in tags)
            for tags in (self.shown.spoken, self.shown.subtitles)
        )
        name = words(self.kept.name) if self.kept else ""
        said = _("subtitles: %(languages)s") % {"languages": written} if written else ""
        return " · ".join(filter(None, (name, sentence(spoken), said)))

    @property
    def format(self) -> str:
        return self.kept.get_format_display() if self.kept else ""


class Source:
    """A tour's timetable for whoever reads in the active language.

    Queries: as ``programme_of`` or one for the release, and two for the rows.
    """

    def __init__(self, tour: Tour, *, published: bool) -> None:
        self.tour = tour
        self.release = current_release(tour.slug)
        if published and self.release is None:
            raise Http404
        told = document(self.release.release_id) if self.release else None
        self.programme: Programme = told if published and told else programme_of(tour)
        self.draft = told is None or told.screenings != self.programme.screenings

    @property
    def mark(self) -> str:
        if self.draft or self.release is None:
            return _("Draft, not published")
        return published_mark(self.release)

    @property
    def subtitle(self) -> str:
        return words(self.programme.name)

    @property
    def body(self) -> str:
        return words(self.programme.body)

    @property
    def colophon(self) -> str:
        """Said where anything on a sheet is invented."""
        sample = any(
            part.sample
            for one in self.showings
            for part in (one.shown, one.film, one.hall, one.venue, one.leg)
        )
        return _("Partly a sample: invented for demonstration.") if sample else ""

    @cached_property
    def showings(self) -> list[Showing]:
        """Every screening, in order of time."""
        shown = self.programme.screenings
        rows = Screening.objects.filter(pk__in=[one.id for one in shown])
        kept = {row.pk: row.version for row in rows.select_related("version")}
        halls = Hall.objects.filter(pk__in={one.hall for one in shown})
        gaps = dict(halls.values_list("pk", "changeover"))
        found = [self._showing(one, gaps, kept) for one in shown]
        return sorted(found, key=lambda one: (one.shown.starts, one.pk))

    def _showing(
        self, one: doc.Screening, gaps: dict[int, int], kept: dict[int, Version]
    ) -> Showing:
        hall = self.programme.hall_by_id[one.hall]
        return Showing(
            pk=one.id,
            leg=self.programme.leg_by_id[one.leg],
            venue=self.programme.venue_by_id[hall.venue],
            hall=hall,
            film=self.programme.film_by_id[one.film],
            shown=one,
            changeover=gaps.get(one.hall),
            kept=kept.get(one.id),
        )

    def guests(self, showing: Showing) -> str:
        return comma().join(names(self.programme, showing.shown.guests))

    def halls_of(self, leg: doc.Leg) -> list[doc.Hall]:
        """The city's halls in which anything is shown, house by house."""
        used = {one.hall.id for one in self.showings if one.leg.id == leg.id}
        found = [hall for hall in self.programme.halls if hall.id in used]
        return sorted(found, key=lambda hall: (hall.venue, hall.id))


def names(programme: Programme, people: Iterable[int]) -> list[str]:
    return [words(programme.person_by_id[key].name) for key in people]


def published_mark(release: Current) -> str:
    when = datetime.fromisoformat(release.published_at)
    said = {"number": release.number, "day": dates.long(when.date(), language())}
    return _("As published, release %(number)s, %(day)s") % said


def zone_of(leg: doc.Leg, moment: datetime) -> str:
    """“Times in Almaty (UTC+5)”."""
    return _("Times: %(zone)s") % {"zone": dates.zone(words(leg.city), moment)}
