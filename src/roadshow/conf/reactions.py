"""What follows from what, across rooms: read it from top to bottom. Runs after commit."""

REACTIONS = {
    "clearance changed": ("roadshow.web.desk.notices.tell_officers",),
    "rights changed": ("roadshow.apps.screenings.jobs.enqueue_judgement",),
    "timetable draft asked": ("roadshow.apps.screenings.jobs.enqueue_draft",),
}
