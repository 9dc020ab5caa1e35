"""What the desk calls things. Codes in, words in the reader's language out."""

from django.utils.translation import gettext_lazy as _

FINDINGS = {
    "window": (_("Outside the showcase's days"), _("Move it, or change the showcase's days.")),
    "opening_hours": (
        _("The hall is not ours at that time"),
        _("Move it, or add to the hall's opening times."),
    ),
    "right_hall": (_("Not a hall of its city"), _("Choose a hall in the city of its leg.")),
    "format": (
        _("The hall cannot show this format"),
        _("Choose another hall, or add the format to this one."),
    ),
    "hall_overlap": (
        _("Two shows at once in one hall"),
        _("Leave time for the Q&A and the changeover, or use another hall."),
    ),
    "guest_presence": (
        _("The guest is not in town for the Q&A"),
        _("Move it, change the guest's presence, or hold it without the guest."),
    ),
    "guest_overlap": (
        _("The guest is expected elsewhere"),
        _("Move one of the two, or send another guest."),
    ),
    "print_overlap": (
        _("The print cannot get from one to the other in time"),
        _("Move one of the two, or send another print."),
    ),
    "film_overlap": (_("The film comes again too soon"), _("Move one of the two screenings.")),
    "different_days": (
        _("The film comes twice on one day"),
        _("Move one of the two to another day."),
    ),
    "pin": (_("Not where it is pinned"), _("Put it back, or take the pin off.")),
    "placed_once": (_("Placed twice"), _("Keep one of the two places.")),
    "unplaced": (_("Not placed yet"), _("Draft the timetable, or place it by hand.")),
    "no_room": (
        _("No hall that may show it has room left"),
        _("Any one of the following would help; each was tried."),
    ),
    "cannot_all_be_met": (
        _("These screenings cannot all be placed"),
        _("Any one of the following would help; each was tried."),
    ),
}
"""What is wrong, and what would mend it."""

MENDS = {
    "free_pin": _("take the pin off"),
    "excuse_guest": _("hold the Q&A without the guest"),
    "drop_showing": _("leave the screening out"),
    "drop_qa": _("hold it without a Q&A"),
    "any_hall": _("allow any hall of the city"),
    "longer_hours": _("open the hall longer"),
    "wider_window": _("allow more days"),
}

SEVERITIES = {
    "forbid": _("cannot be published"),
    "block_release": _("blocks a release"),
    "warn": _("worth a look"),
    "ignore": _("for information"),
}

CHANGES = {"added": _("new"), "removed": _("gone"), "changed": _("changed")}

PARTS = {
    "tour": _("The tour"),
    "film": _("Films"),
    "event": _("Events"),
    "screening": _("Screenings"),
}

FIELDS = {
    "name": _("name"),
    "summary": _("summary"),
    "occasion": _("occasion"),
    "starts": _("starts"),
    "ends": _("ends"),
    "title": _("title"),
    "titles": _("titles"),
    "venue": _("venue"),
    "kind": _("kind"),
    "agenda": _("agenda"),
    "participants": _("participants"),
    "film": _("film"),
    "hall": _("hall"),
    "qa_minutes": _("Q&A minutes"),
    "guests": _("guests"),
    "spoken": _("spoken languages"),
    "subtitles": _("subtitle languages"),
    "note": _("note"),
    "year": _("year"),
    "countries": _("countries"),
    "synopsis": _("synopsis"),
    "minutes": _("runtime in minutes"),
    "credits": _("credits"),
}

STATES = {
    "waiting": _("waiting for a worker"),
    "running": _("at work"),
    "done": _("proposal ready"),
    "failed": _("no timetable found"),
    "stopped": _("stopped"),
}

VERBS = {
    "add": _("added"),
    "change": _("changed"),
    "delete": _("deleted"),
    "create": _("began"),
    "publish": _("published"),
    "unpublish": _("unpublished"),
    "move": _("moved"),
    "ask": _("asked for a draft of"),
    "apply": _("took the draft for"),
    "set": _("set the role of"),
    "answer": _("answered"),
    "renew": _("renewed the agenda link of"),
    "merge": _("merged another into"),
    "take": _("took over"),
    "undo": _("undid"),
    "keep": _("kept"),
    "restore": _("restored"),
    "rename": _("renamed"),
    "discard": _("discarded"),
}
"""An audit entry's action begins with one of these."""

KINDS = {
    "screenings.opening": _("opening time"),
    "screenings.savedtimetable": _("timetable"),
    "tours.presence": _("stay in a city"),
    "tours.participation": _("part in an event"),
}
"""Kinds of record that have no list of their own."""

COLUMNS = {
    "release": _("Release"),
    "moved": _("Moved"),
    "role": _("Role"),
    "note": _("Note"),
}
"""What an entry counts that is no column of its record."""
