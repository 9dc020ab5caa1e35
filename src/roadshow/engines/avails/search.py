"""Which films are free for all of a question: over all films at once, without reasons."""

from dataclasses import dataclass
from itertools import compress

import numpy as np

from roadshow.engines.avails.ledger import Flags, Ledger, Need, Numbers, Places
from roadshow.engines.avails.problem import Question
from roadshow.engines.avails.rows import LEAF, PLACES, Kind, since, until


def free_films(ledger: Ledger, question: Question) -> list[str]:
    """The films of which everything asked is free, in the ledger's order."""
    return _Search(ledger, question).films()


@dataclass(frozen=True)
class _Rows:
    """Rows of one sort, by film and first day, with the days that they hold of the question's.

    ``pair``: the number of each one's territories and media together.
    """

    pair: Places
    film: Numbers
    first: Numbers
    last: Numbers

    def of(self, chosen: Flags) -> "_Rows":
        return _Rows(
            np.compress(chosen, self.pair),
            np.compress(chosen, self.film),
            np.compress(chosen, self.first),
            np.compress(chosen, self.last),
        )


class _Search:
    """What can matter to the question is picked out of the ledger once, then asked cell by cell."""

    def __init__(self, ledger: Ledger, question: Question) -> None:
        self.ledger, self.question = ledger, question
        self.start, self.end = since(question.start), until(question.end)
        self.pair, self.where, self.how = ledger.pairs
        pairs = self._asked_pairs()
        holding = np.compress(pairs[self.pair.take(ledger.holding)], ledger.holding)
        holding = np.compress(self._concerns(holding), holding)
        kinds, names = self._column("kind", holding), self._column("name", holding)
        self.given = self._rows(holding, (kinds == Kind.IN) & self._able(holding))
        self.permits = {
            kind: self._rows(holding, (kinds == Kind.PERMIT) & (names == kind))
            for kind in {need.kind for need in ledger.needs}
        }
        barring = ledger.barring(pairs)
        barring = np.compress(self._concerns(barring), barring)
        self.bars = self._rows(barring, self._bars(barring))
        self._given_in: dict[bytes, Flags] = {}

    def films(self) -> list[str]:
        known = self.ledger.sets.films
        free = ~self._none()
        if self.question.films:
            free[:] = False
            numbers = (known.known(film) for film in self.question.films)
            free[[number for number in numbers if number >= 0]] = True
        for code in sorted(self.question.where):
            for leaf in sorted(self.question.how):
                free &= self._free_in(code, leaf)
        return list(compress(known.values, free.tolist()))

    def _none(self) -> Flags:
        return np.zeros(len(self.ledger.sets.films.values), dtype=np.bool_)

    # What can matter

    def _asked_pairs(self) -> Flags:
        """Those of the pairs of territories and media in which any of the cells is."""
        places = [PLACES[code] for code in self.question.where]
        leaves = [LEAF[leaf] for leaf in self.question.how]
        somewhere: Flags = np.any(self.ledger.in_territory[:, places], axis=1)
        somehow: Flags = np.any(self.ledger.in_medium[:, leaves], axis=1)
        return somewhere[self.where] & somehow[self.how]

    def _column(self, name: str, rows: Places) -> Numbers:
        # By `take`, and below by `compress`: an index would cost several times as much.
        return self.ledger.columns[name].take(rows)

    def _concerns(self, rows: Places) -> Flags:
        """Those of the days that are asked for, in a language that is."""
        found: Flags = self._column("start", rows) < self.end
        found &= self._column("end", rows) > self.start
        said, wish = self.ledger.sets.tongues.values, self.question.language
        if wish is not None:
            kinds, tongues = self._column("kind", rows), self._column("tongues", rows)
            permits = np.array([one.permit(wish) for one in said], dtype=np.bool_)
            touches = np.array([one.touch(wish) for one in said], dtype=np.bool_)
            found &= (kinds != Kind.IN) | permits[tongues]
            found &= (kinds != Kind.OUT) | touches[tongues]
        return found

    def _able(self, rows: Places) -> Flags:
        """Grants in that give what is asked, and have the runs."""
        able: Flags = self._column("left", rows) >= self.question.runs
        if self.question.exclusive:
            able &= self._column("exclusive", rows) == 1
        return able

    def _bars(self, rows: Places) -> Flags:
        kinds = self._column("kind", rows)
        bars: Flags = kinds == Kind.OUT
        if not self.question.exclusive:
            bars &= self._column("exclusive", rows) == 1
        bars |= kinds == Kind.HOLDBACK
        kept = self._column("name", rows) == self.ledger.sets.names.known(self.question.asker)
        bars |= (kinds == Kind.PROMISE) & ~kept
        return bars

    def _rows(self, rows: Places, chosen: Flags) -> _Rows:
        rows = np.compress(chosen, rows)
        return _Rows(
            self.pair.take(rows),
            self.ledger.film.take(rows),
            np.maximum(self._column("start", rows), self.start),
            np.minimum(self._column("end", rows), self.end),
        )

    # Cell by cell

    def _free_in(self, code: str, leaf: str) -> Flags:
        cell = self.ledger.in_territory[self.where, PLACES[code]]
        cell &= self.ledger.in_medium[self.how, LEAF[leaf]]
        free = self._given(cell[self.given.pair])
        free[np.compress(cell[self.bars.pair], self.bars.film)] = False
        for need in self.ledger.needs if self.question.permits else ():
            if code in need.where and leaf in need.how:
                free &= self._permitted(need, cell)
        return free

    def _given(self, rows: Flags) -> Flags:
        """Films with grants in throughout. Cells with the same grants are asked once."""
        key = rows.tobytes()
        if key not in self._given_in:
            self._given_in[key] = self._covered(self.given.of(rows), self.start, self.end)
        return self._given_in[key].copy()

    def _permitted(self, need: Need, cell: Flags) -> Flags:
        start, end = max(need.start, self.start), min(need.end, self.end)
        if start >= end:
            return ~self._none()
        held = self.permits[need.kind]
        held = held.of((held.first < end) & (held.last > start))
        return self._covered(held.of(cell[held.pair]), start, end)

    def _covered(self, rows: _Rows, start: int, end: int) -> Flags:
        """Films whose rows, all of which meet ``[start, end)``, leave none of its days out."""
        covered = self._none()
        if not len(rows.film):
            return covered
        film, first, last = rows.film, np.maximum(rows.first, start), np.minimum(rows.last, end)
        # Rows come by film and first day, so that one running maximum serves all films.
        base = film.astype(np.int64) << 32
        reached = np.maximum.accumulate(base + last) - base
        new = np.concatenate(([True], film[1:] != film[:-1]))
        before = np.concatenate(([start], reached[:-1]))
        before[new] = start
        whole = np.concatenate((new[1:], [True])) & (reached == end)
        covered[np.compress(whole, film)] = True
        covered[np.compress(first > before, film)] = False
        return covered
