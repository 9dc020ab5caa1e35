"""Whether subtitles can be of the film."""

from dataclasses import dataclass
from itertools import pairwise

from roadshow.formats.delivery.subtitles.cue import Cue, Subtitles

MINUTE = 60_000


@dataclass(frozen=True, slots=True)
class Problem:
    """``severity``: ``error`` or ``warning``; ``cue`` counts from 1, 0 is the whole file.

    ``at`` is the moment in the film, in milliseconds. ``code``: ``nothing`` (no cues); of a cue
    ``backwards`` (it does not end after it starts), ``overlap`` (it starts before the one before
    it ends), ``empty`` (neither text nor image), ``late`` (after the film's end); of the last one
    ``early`` (before half the film: maybe the file is of one reel).
    """

    code: str
    severity: str
    cue: int
    at: int


def check(subtitles: Subtitles, *, minutes: int) -> tuple[Problem, ...]:
    """What is wrong with the times, given the film's runtime. Reading speed is another matter."""
    cues = list(enumerate(subtitles.cues, 1))
    if not cues:
        return (Problem("nothing", "error", 0, 0),)
    found = [problem for number, cue in cues for problem in _alone(number, cue, minutes)]
    forward = [(number, cue) for number, cue in cues if cue.start < cue.end]
    ordered = sorted(forward, key=lambda entry: (entry[1].start, entry[1].end))
    found += [
        Problem("overlap", "warning", number, cue.start)
        for (_, before), (number, cue) in pairwise(ordered)
        if cue.start < before.end and not _together(before, cue)
    ]
    last, cue = max(cues, key=lambda entry: entry[1].end)
    if cue.end < minutes * MINUTE // 2:
        found.append(Problem("early", "warning", last, cue.end))
    return tuple(found)


def _alone(number: int, cue: Cue, minutes: int) -> list[Problem]:
    found = []
    if cue.end <= cue.start:
        found.append(Problem("backwards", "error", number, cue.start))
    if not cue.text and not cue.image:
        found.append(Problem("empty", "warning", number, cue.start))
    # A runtime is in whole minutes: a film of 102 may last 102 and 59 seconds.
    if max(cue.start, cue.end) > (minutes + 1) * MINUTE:
        found.append(Problem("late", "error", number, cue.end))
    return found


def _together(one: Cue, other: Cue) -> bool:
    """Two languages, or two speakers, at the same time: nothing to remark upon."""
    return (one.start, one.end) == (other.start, other.end)
