"""What is free, and why what is not is not: plain data; words and links are added later."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Code(StrEnum):
    """Why something may not be done, worst first; the last four concern one screening only."""

    NOT_OURS = "not_ours"
    TAKEN = "taken"
    TAKEN_SHARED = "taken_shared"
    NOT_EXCLUSIVE = "not_exclusive"
    HELD_BACK = "held_back"
    PROMISED = "promised"
    RUNS_USED = "runs_used"
    NEEDS_PERMIT = "needs_permit"
    NO_MATERIAL = "no_material"
    MATERIAL_AWAY = "material_away"
    NO_KEY = "no_key"
    KEY_WINDOW = "key_window"


class Lack(StrEnum):
    """What keeps the nearest grant in from giving us this."""

    GRANT = "grant"
    TERRITORY = "territory"
    MEDIUM = "medium"
    LANGUAGE = "language"
    ENDED = "ended"
    BEGINS = "begins"


@dataclass(frozen=True)
class Refusal:
    """One reason. ``record``: the grant, holdback, promise or requirement with its ``clause``;
    “” where there is none. ``until``: the first day on which it no longer holds, None for never;
    ``since``: the first day on which it holds, where that matters (a grant that ended).

    ``kind``: of the permit that is missing. ``lack``: for what is not ours.
    """

    code: Code
    record: str = ""
    clause: str = ""
    until: date | None = None
    since: date | None = None
    kind: str = ""
    lack: Lack | None = None


@dataclass(frozen=True)
class Span:
    """``[start, end)``, with all that stands in the way; free when nothing does.

    ``under``: the grants in on which it rests. ``beside``: the grants out that others hold there
    without being alone.
    """

    start: date | None
    end: date | None
    refusals: tuple[Refusal, ...]
    under: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()

    @property
    def free(self) -> bool:
        return not self.refusals


@dataclass(frozen=True)
class Answer:
    """One film in cells that are alike. ``spans`` cover the days that were asked for;
    ``free_from``: the first day from which it stays free for as long as was asked, None for never.
    """

    film: str
    cells: tuple[tuple[str, str], ...]
    spans: tuple[Span, ...]
    free_from: date | None

    @property
    def free(self) -> bool:
        return all(span.free for span in self.spans)
