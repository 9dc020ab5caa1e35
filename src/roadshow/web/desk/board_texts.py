"""What the board's scripts say, in the reader's language. ``{…}`` is filled in by the script."""

from django.utils.translation import gettext as _


def texts() -> dict[str, str]:
    return {
        "free": _("Free"),
        "unknown": _("Looking where it can go …"),
        "parked": _("Not placed yet"),
        "picked": _("{what} picked up. Arrow keys move it, Enter puts it down, Escape leaves it."),
        "left": _("{what} stays where it was."),
        "moved": _("{what}: {where}."),
        "pinned": _("{what} is pinned."),
        "unpinned": _("{what} is not pinned any more."),
        "qa": _("{what}: Q&A of {minutes} min."),
        "undone": _("Undone: {what}."),
        "redone": _("Done again: {what}."),
        "undo": _("Undo: {what}"),
        "redo": _("Do again: {what}"),
        "nothing": _("There is nothing to undo."),
        "offline": _("The server cannot be reached. What you did last was not written."),
        "failed": _("Something went wrong on the server. It was not written."),
        "back": _("The server can be reached again."),
        "off": _("Drop it here to take it off the timetable"),
        "nowhere": _("No hall of its city here"),
        "first": _("Place it first; then it can be pinned."),
        "unfit": _("That is outside what this board shows."),
    }
