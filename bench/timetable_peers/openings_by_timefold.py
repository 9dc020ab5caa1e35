"""Timefold on a small JSON of openings and showings; run by an interpreter that has it.

    python openings_by_timefold.py PROBLEM.json SECONDS

Prints ``{"seconds": …, "hard": …, "soft": …, "places": [[showing, hall, minute], …]}``.

Each opening of a hall is a planning entity with a list of showings, as vehicles have visits in
Timefold's own examples: no two can overlap, and starts follow from the order. They are packed
against the closing time, where evenings are, so that a start costs no variable of its own; what
does not fit reaches out of the opening, which is forbidden. Longest showings come first in the
construction heuristic; local search is late acceptance, Timefold's default, over moves and swaps.
"""

# mypy: ignore-errors
# ruff: noqa: UP045
# Its compiler reads these very forms: no types on what it translates to Java, Optional in words.

import json
import sys
import time
from dataclasses import dataclass, field
from typing import Annotated, Any, Optional

from timefold.solver import SolverFactory
from timefold.solver.config import (
    Duration,
    EnvironmentMode,
    ScoreDirectorFactoryConfig,
    SolverConfig,
    TerminationConfig,
)
from timefold.solver.domain import (
    CascadingUpdateShadowVariable,
    InverseRelationShadowVariable,
    PlanningEntityCollectionProperty,
    PlanningId,
    PlanningListVariable,
    PlanningScore,
    PreviousElementShadowVariable,
    ValueRangeProvider,
    planning_entity,
    planning_solution,
)
from timefold.solver.score import (
    Constraint,
    ConstraintCollectors,
    ConstraintFactory,
    HardSoftScore,
    Joiners,
    constraint_provider,
)

DAY = 24 * 60
PHASES = """
<solver xmlns="https://timefold.ai/xsd/solver">
  <constructionHeuristic>
    <forager>
      <pickEarlyType>FIRST_FEASIBLE_SCORE_OR_NON_DETERIORATING_HARD</pickEarlyType>
    </forager>
  </constructionHeuristic>
  <localSearch>
    <unionMoveSelector><listChangeMoveSelector/><listSwapMoveSelector/></unionMoveSelector>
  </localSearch>
</solver>
"""


@planning_entity
@dataclass(eq=False)
class Showing:
    """``worth``: points for each hall, twice in prime time; ``step``: minutes of the grid."""

    id: Annotated[int, PlanningId]
    name: str
    film: int
    minutes: int
    format: str
    distinct: bool
    gap: int
    step: int
    most: int
    worth: list[int]
    prime_at: list[bool]
    opening: Annotated[
        Optional["Opening"], InverseRelationShadowVariable(source_variable_name="showings")
    ] = None
    later: Annotated[
        Optional["Showing"], PreviousElementShadowVariable(source_variable_name="showings")
    ] = None
    start: Annotated[
        Optional[int], CascadingUpdateShadowVariable(target_method_name="update_start")
    ] = None

    def update_start(self):
        if self.opening is None:
            self.start = None
            return
        end = self.opening.end
        if self.later is not None and self.later.start is not None:
            end = self.later.start - self.opening.changeover
        self.start = (end - self.minutes) // self.step * self.step

    def prime(self) -> bool:
        return self.prime_at[self.start // 60]

    def too_early(self) -> int:
        return self.opening.begin - self.start

    def wrong_hall(self) -> bool:
        if self.format == "" or len(self.opening.formats) == 0:
            return False
        return self.format not in self.opening.formats

    def against(self) -> int:
        worth = self.worth[self.opening.hall]
        return self.most - (2 * worth if self.prime() else worth)


@planning_entity
@dataclass(eq=False)
class Opening:
    id: Annotated[int, PlanningId]
    hall: int
    begin: int
    end: int
    changeover: int
    formats: list[str]
    showings: Annotated[list["Showing"], PlanningListVariable] = field(default_factory=list)


def too_near(one: Showing, other: Showing) -> bool:
    """The film's own day, and the gap between two showings of it."""
    if one.distinct and one.start // 1440 == other.start // 1440:
        return True
    return (
        one.start < other.start + other.minutes + other.gap
        and other.start < one.start + one.minutes + one.gap
    )


@planning_solution
@dataclass
class Festival:
    openings: Annotated[list[Opening], PlanningEntityCollectionProperty]
    showings: Annotated[list[Showing], PlanningEntityCollectionProperty, ValueRangeProvider]
    evening: int
    score: Annotated[Optional[HardSoftScore], PlanningScore] = field(default=None)


EVENING = 4000
"""Points of our wish; the JSON's are held to it."""


@constraint_provider
def rules(factory: ConstraintFactory) -> list[Constraint]:
    return [
        factory.for_each(Showing)
        .filter(lambda one: one.too_early() > 0)
        .penalize(HardSoftScore.ONE_HARD, lambda one: one.too_early())
        .as_constraint("opening hours"),
        factory.for_each(Showing)
        .filter(lambda one: one.wrong_hall())
        .penalize(HardSoftScore.ONE_HARD, lambda one: 100)
        .as_constraint("format"),
        factory.for_each_unique_pair(Showing, Joiners.equal(lambda one: one.film))
        .filter(too_near)
        .penalize(HardSoftScore.ONE_HARD, lambda one, other: 100)
        .as_constraint("repeats"),
        factory.for_each(Showing)
        .penalize(HardSoftScore.ONE_SOFT, lambda one: one.against())
        .as_constraint("full house"),
        factory.for_each(Showing)
        .group_by(
            lambda one: one.film, ConstraintCollectors.sum(lambda one: 1 if one.prime() else 0)
        )
        .filter(lambda film, evenings: evenings == 0)
        .penalize(HardSoftScore.ONE_SOFT, lambda film, evenings: 4000)
        .as_constraint("evening"),
    ]


def festival(given: dict[str, Any]) -> Festival:
    showings = [
        Showing(
            number, one["id"], one["film"], one["minutes"], one["format"], one["distinct"],
            given["gap"], given["step"], one["most"], one["worth"], given["prime"],
        )
        for number, one in enumerate(given["showings"])
    ]  # fmt: skip
    openings = [
        Opening(n, o["hall"], o["begin"], o["end"], o["changeover"], o["formats"])
        for n, o in enumerate(given["openings"])
    ]
    if given["evening"] != EVENING:
        raise SystemExit("the wish for evenings is worth other points")
    return Festival(openings, sorted(showings, key=lambda one: -one.minutes), EVENING)


def main(path: str, seconds: str) -> None:
    with open(path, encoding="utf-8") as file:
        given = json.load(file)
    solver = SolverFactory.create(
        SolverConfig(
            solution_class=Festival,
            entity_class_list=[Opening, Showing],
            environment_mode=EnvironmentMode.NO_ASSERT,
            random_seed=1,
            score_director_factory_config=ScoreDirectorFactoryConfig(
                constraint_provider_function=rules
            ),
            termination_config=TerminationConfig(spent_limit=Duration(seconds=int(seconds))),
            xml_source_text=PHASES,
        )
    ).build_solver()
    began = time.monotonic()
    found = solver.solve(festival(given))
    told = {
        "seconds": time.monotonic() - began,
        "hard": found.score.hard_score,
        "soft": found.score.soft_score,
        "places": [
            [one.name, opening.hall, one.start]
            for opening in found.openings
            for one in opening.showings
        ],
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main(*sys.argv[1:])
