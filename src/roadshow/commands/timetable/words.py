"""Findings in words, for a terminal."""

from collections.abc import Iterable

from roadshow.engines.kernel.findings import Finding, Mend, Subject

RULES = {
    "window": "the film must run inside its window",
    "opening_hours": "film and Q&A must run while the hall is open",
    "right_hall": "it must run in a hall of its city and of its choice",
    "format": "the hall must be able to show the format",
    "hall_overlap": "a hall plays one show at a time, with its changeover",
    "guest_presence": "the guest must be in that city during the Q&A",
    "guest_overlap": "the guest can be in one place at a time, with the way and a rest in between",
    "print_overlap": "the print can be in one place at a time, and travels between venues",
    "film_overlap": "showings of one film in one city must lie apart by the repeat gap",
    "different_days": "showings of one film in one city must be on different days",
    "pin": "it must stay where it is pinned",
    "placed_once": "it stands in the timetable more than once",
    "unplaced": "it has no place yet",
    "no_room": "no free stretch of any hall that may show it was found",
    "cannot_all_be_met": "these cannot all be placed",
}
MENDS = {
    "free_pin": "free the pin",
    "any_hall": "allow any hall of the city",
    "longer_hours": "open the hall {minutes} minutes longer at both ends",
    "wider_window": "widen the window by {minutes} minutes at both ends",
    "excuse_guest": "excuse the guest",
    "drop_qa": "drop the Q&A",
    "drop_showing": "drop the showing",
}


def tell(findings: Iterable[Finding]) -> None:
    for finding in findings:
        print(f"{finding.severity}: {_said(finding.code, finding.subjects)}")
        for reason in finding.because:
            print(f"    because {_said(reason.rule, reason.subjects)}")
        for mend in finding.mends:
            print(f"    would help: {_mend(mend)}")


def _said(rule: str, subjects: Iterable[Subject]) -> str:
    """A rule in words with its code, which is what a script looks for, and its records."""
    return f"{RULES[rule]} [{rule}]: {_names(subjects)}"


def _mend(mend: Mend) -> str:
    return f"{MENDS[mend.code].format(minutes=mend.minutes)}: {_names(mend.subjects)}"


def _names(subjects: Iterable[Subject]) -> str:
    return ", ".join(f"{subject.kind} {subject.id}" for subject in subjects)


MEASURES = {
    "violations": "hard rules broken",
    "unplaced": "showings without a place",
    "uncombinable_pairs": "pairs of films that no viewer can combine",
    "uncombinable_in_section": "such pairs within one section",
    "incomplete_sections": "sections that no single viewer can see whole",
    "evening_or_weekend": "films with an evening or weekend showing",
    "days_of_their_own": "showings on a day of their own",
    "times_of_day": "repeats at different times of day",
    "reach": "weighted audience reach",
}
