"""What follows from what, across rooms: read it from top to bottom. Runs after commit."""

REACTIONS = {
    "timetable draft asked": ("roadshow.apps.screenings.jobs.enqueue_draft",),
}
