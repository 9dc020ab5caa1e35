"""A timetable, and what a solver says about the one it made."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from roadshow.engines.kernel.findings import Finding
from roadshow.engines.timetable.parts import Place


class Status(StrEnum):
    """``unknown``: the limit came before any timetable."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"
    UNKNOWN = "unknown"


class Timetable(BaseModel):
    """Places for showings, whoever chose them. A showing may be missing: it is not placed."""

    model_config = ConfigDict(frozen=True)

    placements: tuple[Place, ...]


class Solution(Timetable):
    """A solver's timetable. ``objective``: points against it, as few as can be, and not
    fewer than ``bound``.

    ``findings`` explain an infeasible problem; they are empty otherwise.
    """

    status: Status
    objective: int = 0
    bound: int = 0
    findings: tuple[Finding, ...] = ()
