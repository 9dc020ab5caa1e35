"""Rows beside the grants in that there are: the same offer is the same grant."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import islice

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import Q

from roadshow.apps.films.models import Film
from roadshow.apps.rights.bridge.exchange.kept import key_of, pack, texts
from roadshow.apps.rights.bridge.exchange.languages import spoken_in, ways, ways_of
from roadshow.apps.rights.bridge.exchange.offers import Offers, held, source_of
from roadshow.apps.rights.bridge.exchange.reading import Read
from roadshow.apps.rights.bridge.exchange.said import Said
from roadshow.apps.rights.bridge.exchange.unclear import Unclear
from roadshow.apps.rights.models import AvailSource, Grant
from roadshow.engines.avails import media

NEW, CHANGED, SAME = "new", "changed", "same"
COLUMNS = {
    "territories": "Territory",
    "starts": "Start",
    "ends": "End",
    "document": "ContractID",
    "clause": "ALID",
    "alid": "ALID",
    "media": "LicenseType",
    "dubbed": "AllowedLanguages",
    "subtitled": "AllowedLanguages",
    "original": "AllowedLanguages",
}
"""Where a field of a grant stands in a row."""


@dataclass(frozen=True)
class Matched:
    """What a row would become: the grant with what the row says and the row itself, both unsaved;
    no ``source`` where nothing changes."""

    state: str
    grant: Grant
    source: AvailSource | None
    film: Film

    def check(self) -> None:
        """Raises ValidationError where the grant would be refused."""
        if self.source:
            self.grant.clean_fields(exclude={"holder", "party"})
            self.grant.clean()
            self.source.clean_fields(exclude={"grant"})

    def unclear(self, refused: ValidationError) -> list[Unclear]:
        by_field = refused.message_dict if hasattr(refused, "error_dict") else {}
        by_field = by_field or {NON_FIELD_ERRORS: refused.messages}
        return [
            Unclear(COLUMNS.get(name, "ALID"), "refused", {"why": " ".join(messages)})
            for name, messages in by_field.items()
        ]


class Held:
    """The grants in of which some rows may speak, read at once."""

    def __init__(self, read: Iterable[Read], today: date) -> None:
        self.today = today
        self._by_key: dict[tuple[int, str], Grant] = {}
        self._by_film: dict[tuple[int, int], list[Offers]] = defaultdict(list)
        self._spoken_of: set[int] = set()
        self._matched: set[int] = set()
        good = [one for one in read if one.party]
        alids = {one.avail.alid for one in good}
        films = {one.film for one in good if one.film}
        ours = held().filter(party__in={one.party for one in good})
        about = Q(avail__alid__in=alids) | Q(films__in=films)
        for grant in ours.filter(about).distinct():
            self._know(grant)
        self._alids = alids
        for one in good:
            self._meant(one)

    def _know(self, grant: Grant) -> None:
        every = Offers(grant)
        for film in grant.films.all():
            self._by_film[grant.party_id, film.pk].append(every)
        if source := source_of(grant):
            self._by_key.setdefault((grant.party_id, source.key), grant)
            rows = (offer for film in grant.films.all() for offer in every.of(film))
            now = list(islice(rows, 2))
            # Where somebody moved the start, the row that we would write has another key.
            if len(now) == 1 and now[0].cells is not None:
                self._by_key.setdefault((grant.party_id, key_of(now[0].cells)), grant)

    def _meant(self, read: Read) -> None:
        """A row that cannot be read still speaks of its grant."""
        grant = self._by_key.get((read.party.pk if read.party else 0, read.key))
        if grant:
            self._spoken_of.add(grant.pk)

    def same(self, read: Read) -> Matched | None:
        """The grant that says just what a row does, if there is one."""
        if not (read.clear and read.party and read.film and read.said):
            return None
        said = texts(read.row.cells)
        for every in self._by_film[read.party.pk, read.film.pk]:
            offer = every.one(read.film, read.said.medium, read.said.codes)
            if offer and offer.cells is not None and texts(offer.cells) == said:
                return Matched(SAME, self._by_row(every.grant), None, read.film)
        return None

    def match(self, read: Read) -> Matched:
        """What becomes of a row in which nothing is unclear, and that says something new."""
        if not (read.party and read.film and read.said):
            raise ValueError(f"row {read.row.number} is not clear")
        near = [every.grant for every in self._by_film[read.party.pk, read.film.pk]]
        found = self._by_key.get((read.party.pk, read.key))
        if found is None or found.pk in self._matched:
            found = next((one for one in near if self._is_only(one, read)), None)
        if found is None:
            first = {"document": read.avail.contract_id, "clause": read.avail.alid}
            grant = Grant(direction="in", party=read.party, signed=self.today, **first)
        else:
            grant = self._by_row(found)
        say(grant, read.said, read.film)
        return Matched(CHANGED if found else NEW, grant, _source(grant, read), read.film)

    def _by_row(self, grant: Grant) -> Grant:
        """Note that a row speaks of it: another one means another grant."""
        self._spoken_of.add(grant.pk)
        self._matched.add(grant.pk)
        return grant

    def _is_only(self, grant: Grant, read: Read) -> bool:
        """Whether a grant made by hand says what the row says, and no more: it takes the row as its
        own. So a row that we wrote and somebody completed does not make a second grant."""
        said, film = read.said, read.film
        if said is None or film is None or source_of(grant) or grant.pk in self._matched:
            return False
        leaves = frozenset[str]().union(*map(media.leaves, grant.media))
        return (
            [one.pk for one in grant.films.all()] == [film.pk]
            and leaves == {said.medium}
            and set(grant.codes.split()) == said.codes
            and (grant.starts, grant.ends) == (said.starts, said.ends)
            and grant.exclusive == said.exclusive
            and ways_of(grant) == ways(said.tongues, spoken_in(film))
        )

    def gone(self) -> tuple[Grant, ...]:
        """Those from earlier rows of these ALIDs of which no row speaks. After all were matched."""
        grants = {one.grant.pk: one.grant for near in self._by_film.values() for one in near}
        return tuple(
            grant
            for grant in grants.values()
            if (source := source_of(grant))
            and source.alid in self._alids
            and grant.pk not in self._spoken_of
        )


def say(grant: Grant, said: Said, film: Film) -> None:
    """Let a grant say what a row says. What a row does not say (runs, a fee, notes) stays."""
    if set(grant.codes.split()) != said.codes:
        grant.territories = ", ".join(sorted(said.codes))
    if frozenset[str]().union(*map(media.leaves, grant.media)) != {said.medium}:
        grant.media = [said.medium]
    grant.starts, grant.ends, grant.exclusive = said.starts, said.ends, said.exclusive
    given = ways(said.tongues, spoken_in(film))
    if given != ways_of(grant):
        given.put_into(grant)


def _source(grant: Grant, read: Read) -> AvailSource:
    source = source_of(grant) if grant.pk else None
    source = source or AvailSource(grant=grant if grant.pk else None)
    source.alid, source.key = read.avail.alid, read.key
    source.layout, source.cells = read.sheet.layout, pack(read.sheet, read.row)
    return source
