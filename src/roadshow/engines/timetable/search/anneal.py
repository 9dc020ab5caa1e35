"""Makes a draft better, one small change after another (simulated annealing).

A change moves a showing into another stretch of a hall, swaps two, or shifts one in time; the shows
beside it make room. Kirkpatrick, Gelatt & Vecchi (1983), *Optimization by Simulated Annealing*.
"""

import math
import random

from roadshow.engines.timetable.search.draft import Change, Draft
from roadshow.engines.timetable.table import NOWHERE


class Annealing:
    """Chooses changes at random, from a seed."""

    def __init__(self, draft: Draft, seed: str) -> None:
        self.draft, self.random = draft, random.Random(seed)  # noqa: S311 (not for secrets)
        self.temperature = 1.0
        self._homes = draft.homes()
        self._published = list(self._homes)

    def run(self, moves: int, hot: float, cold: float) -> None:
        """So many tries, while the temperature falls from one to the other."""
        if not self.draft.free:
            return
        cooling = (cold / hot) ** (1 / max(1, moves))
        self.temperature = hot
        for _ in range(moves):
            self.temperature *= cooling
            self.move()

    def move(self) -> bool:
        """Try one change; whether it was made."""
        draft, chance = self.draft, self.random.random()
        if draft.outside and chance < 0.5:
            changes = self._insert()
        elif self._homes and chance > 0.85:
            changes = self._return()
        elif chance < 0.45:
            changes = self._swap()
        elif chance < 0.8:
            changes = self._relocate()
        else:
            changes = self._shift()
        return bool(changes) and draft.attempt(changes, self._accept)

    def _accept(self, difference: int) -> bool:
        if difference <= 0:
            return True
        odds = -difference / self.temperature
        return odds > -30 and self.random.random() < math.exp(odds)

    def _relocate(self) -> list[Change]:
        one = self.random.choice(self.draft.free)
        number = self.random.choice(self.draft.candidates(one) or [NOWHERE])
        if number in {NOWHERE, self.draft.bin[one]} or self._same_day(one, number):
            return []
        wished = [*self.draft.held(number), (self._moment(number, one), one)]
        return self.draft.rearranged(number, wished) or []

    def _shift(self) -> list[Change]:
        one = self.random.choice(self.draft.free)
        number = self.draft.bin[one]
        if number == NOWHERE:
            return []
        wished = [*self.draft.held(number, one), (self._moment(number, one), one)]
        return self.draft.rearranged(number, wished) or []

    def _swap(self) -> list[Change]:
        draft = self.draft
        one, other = self.random.choice(draft.free), self.random.choice(draft.free)
        here, there = draft.bin[one], draft.bin[other]
        alike = draft.table.run[one] == draft.table.run[other]
        if NOWHERE in {here, there} or alike or not draft.starts.within(one, there):
            return []
        start = draft.table.start
        if here == there:
            rest = [pair for pair in draft.held(here, one) if pair[1] != other]
            return draft.rearranged(here, [*rest, (start[one], other), (start[other], one)]) or []
        if self._same_day(one, there) or self._same_day(other, here):
            return []
        mine = draft.rearranged(there, [*draft.held(there, other), (start[other], one)])
        if mine is None:
            return []
        theirs = draft.rearranged(here, [*draft.held(here, one), (start[one], other)])
        return [] if theirs is None else mine + theirs

    def _return(self) -> list[Change]:
        """Bring a showing back to its published place; who stands there makes room, or goes where
        it came from."""
        draft, table = self.draft, self.draft.table
        one = self.random.choice(self._published)
        number, start = self._homes[one]
        here = draft.bin[one]
        if here == NOWHERE or (here == number and table.start[one] == start):
            return []
        there = draft.held(number, one)
        changes = draft.rearranged(number, [*there, (start, one)])
        if changes or here == number:
            return changes or []
        end = start + table.whole[one]
        in_the_way = [p for p in there if p[0] < end and start < p[0] + table.whole[p[1]]]
        rest = [pair for pair in there if pair not in in_the_way]
        mine = draft.rearranged(number, [*rest, (start, one)])
        back = [(table.start[one], other) for _start, other in in_the_way]
        theirs = draft.rearranged(here, [*draft.held(here, one), *back])
        return [] if mine is None or theirs is None else mine + theirs

    def _insert(self) -> list[Change]:
        """Bring in what stands outside, if need be for one or two that are there."""
        draft = self.draft
        one = self.random.choice(draft.outside)
        candidates = draft.candidates(one)
        if not candidates:
            return []
        number = self.random.choice(candidates)
        there = draft.held(number)
        self.random.shuffle(there)
        out: list[Change] = []
        for leaving in (None, *there[:2]):
            if leaving is not None:
                there.remove(leaving)
                out.append((leaving[1], NOWHERE, 0, NOWHERE))
            changes = draft.rearranged(number, [*there, (self._moment(number, one), one)])
            if changes is not None:
                return out + changes
        return []

    def _moment(self, number: int, one: int) -> int:
        bin_ = self.draft.bins[number]
        return self.random.randrange(
            bin_.begins, max(bin_.begins + 1, bin_.ends - self.draft.table.whole[one] + 1)
        )

    def _same_day(self, one: int, number: int) -> bool:
        """Whether the rule of different days bars a showing from a bin: asked early, for speed."""
        draft = self.draft
        table, day = draft.table, draft.day[number]
        run = table.runs[table.run[one]]
        if not run.distinct or day < 0:
            return False
        return any(
            o != one and draft.bin[o] >= 0 and draft.day[draft.bin[o]] == day for o in run.showings
        )
