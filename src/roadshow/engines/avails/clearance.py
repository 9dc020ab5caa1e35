"""Is one screening cleared? Rights and promises on its day, its permit, its material, its key."""

from collections.abc import Iterator
from datetime import date

from roadshow.engines.avails.answers import Code, Refusal
from roadshow.engines.avails.calendar import Asked, Calendar
from roadshow.engines.avails.languages import Tag, Wish, within
from roadshow.engines.avails.ledger import Ledger
from roadshow.engines.avails.part import Part
from roadshow.engines.avails.reasons import spans
from roadshow.engines.kernel.ids import Id
from roadshow.engines.kernel.intervals import Interval


class Key(Part):
    """A KDM, and when it opens its film."""

    id: Id
    valid: Interval


class Showing(Part):
    """``day``: the territory's own. ``medium``: a leaf of the tree. ``original``: the film's own
    languages; ``spoken`` and ``subtitles``: those of the version that is shown.

    ``when``: with the margin within which a key must be valid. ``keys``: None where none is needed.
    ``materials``: of this version; ``there``: those that will be in the house in time.
    """

    id: Id
    film: Id
    territory: str
    medium: str
    day: date
    when: Interval
    original: tuple[Tag, ...] = ()
    spoken: tuple[Tag, ...] = ()
    subtitles: tuple[Tag, ...] = ()
    asker: str = ""
    runs: int = 1
    keys: tuple[Key, ...] | None = None
    materials: tuple[Id, ...] = ()
    there: tuple[Id, ...] = ()

    def wishes(self) -> tuple[Wish, ...]:
        """How the film is shown: with each of its subtitles, dubbed where it does not speak its own
        language, else as it was made."""
        dubbed = [tag for tag in self.spoken if self.original and not self._speaks(tag)]
        found = [Wish(mode="dubbed", tag=tag) for tag in dubbed]
        found += [Wish(mode="subtitled", tag=tag) for tag in self.subtitles]
        return tuple(found) or (Wish(mode="original"),)

    def _speaks(self, tag: Tag) -> bool:
        return any(within(tag, own) for own in self.original)


def obstacles(ledger: Ledger, showing: Showing) -> tuple[Refusal, ...]:
    """Everything that stands in the way of a screening; nothing when it is cleared."""
    return tuple(dict.fromkeys((*_rights(ledger, showing), *_delivery(showing))))


def _rights(ledger: Ledger, showing: Showing) -> Iterator[Refusal]:
    day = showing.day.toordinal()
    film = ledger.sets.films.known(showing.film)
    for wish in showing.wishes():
        asked = Asked(language=wish, runs=showing.runs, asker=showing.asker)
        calendar = Calendar(ledger, film, asked, day)
        for span in spans(calendar, showing.territory, showing.medium, day + 1):
            yield from span.refusals


def _delivery(showing: Showing) -> Iterator[Refusal]:
    if not showing.materials:
        yield Refusal(Code.NO_MATERIAL)
    elif not showing.there:
        yield Refusal(Code.MATERIAL_AWAY, showing.materials[0])
    if showing.keys is None or any(key.valid.holds(showing.when) for key in showing.keys):
        return
    if not showing.keys:
        yield Refusal(Code.NO_KEY)
    for key in showing.keys:
        yield Refusal(Code.KEY_WINDOW, key.id)
