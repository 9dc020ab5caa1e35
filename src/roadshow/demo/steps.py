"""The steps of the demonstration, from an empty folder to a published tour.

Each returns what it did in a few words. Each may run again: it keeps what is already there.
"""

from datetime import UTC, datetime

from django.core.management import call_command
from django.db import connection

from roadshow.apps.core.models import User
from roadshow.apps.films.actions.indexing import reindex
from roadshow.apps.films.models import Showcase
from roadshow.apps.names.models import IndexedName
from roadshow.apps.screenings.actions import drafts, publish
from roadshow.apps.screenings.models import Draft, Release, Screening
from roadshow.apps.tours.models import Event, Tour
from roadshow.demo import accounts, data
from roadshow.demo.load_films import FilmLoader
from roadshow.demo.load_rights import RightsLoader
from roadshow.demo.load_tour import TourLoader

SLUG = str(data.journey()["tour"]["slug"])


def environment() -> str:
    """Gather the style sheets, scripts and fonts."""
    call_command("collectstatic", interactive=False, verbosity=0)
    return "static files gathered"


def database(*, fresh: bool) -> str:
    """Make or upgrade the tables; with ``fresh`` empty them first."""
    call_command("migrate", interactive=False, verbosity=0)
    if fresh:
        call_command("flush", interactive=False, verbosity=0)
    return f"{connection.vendor}, {'emptied' if fresh else 'up to date'}"


def tour() -> str:
    """Make the tour, its events and its people, unless they are there."""
    actor = accounts.administrator()
    found = Tour.objects.filter(slug=SLUG).first()
    if found is None:
        found = TourLoader(actor).load()
    accounts.make_accounts(actor, found)
    return f"{Event.objects.filter(leg__tour=found).count()} events, {found.legs.count()} legs"


def films() -> str:
    """Make the films, halls and wished screenings, unless they are there."""
    found = Tour.objects.get(slug=SLUG)
    if not Showcase.objects.filter(tour=found).exists():
        FilmLoader(accounts.administrator(), found).load()
        RightsLoader(accounts.administrator(), found).load()
    if not IndexedName.objects.exists():  # a demonstration from before there was an index
        reindex()
    shown = Screening.objects.filter(showcase__tour=found)
    return f"{shown.values('version__film').distinct().count()} films, {shown.count()} screenings"


def timetable() -> str:
    """Draft a timetable in the background worker's way and take it, unless all is placed."""
    found = Tour.objects.get(slug=SLUG)
    if not Screening.objects.filter(showcase__tour=found, hall=None).exists():
        return "kept as it is"
    officer = User.objects.get(email=accounts.OFFICER)
    draft = drafts.ask(actor=officer, tour=found)
    call_command("db_worker", batch=True, startup_delay=False, verbosity=0)
    draft.refresh_from_db()
    if draft.state != "done":
        raise RuntimeError(f"the timetable draft {draft.state}: {draft.progress}")
    drafts.apply(actor=officer, draft=draft, now=datetime.now(UTC))
    return _drafted(draft)


def publish_tour() -> str:
    """Publish the tour, unless a release is current."""
    found = Tour.objects.get(slug=SLUG)
    release = Release.objects.filter(tour=found, current=True).first()
    if release is None:
        officer = User.objects.get(email=accounts.OFFICER)
        release = publish(actor=officer, tour=found, now=datetime.now(UTC))
    return f"release {release.number}"


def _drafted(draft: Draft) -> str:
    solution = draft.solution or {}
    return f"{len(solution.get('placements', ()))} screenings placed, {solution.get('status')}"
