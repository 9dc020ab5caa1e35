"""Kept timetables, comparisons and proposals in Chromium: accessible, never too wide, followed."""

from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from roadshow.apps.core.models import User
from roadshow.apps.screenings import jobs
from roadshow.apps.screenings.actions import drafts, moving, saved
from roadshow.apps.screenings.models import Draft, SavedTimetable, Screening
from roadshow.apps.tours.models import Tour
from roadshow.demo import accounts, steps
from tests.web.desk.test_in_browser import RULES, log_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def tour() -> Tour:
    """The demonstration, kept once; then two screenings were taken off and one changed."""
    for step in (steps.tour, steps.films, steps.timetable, steps.publish_tour):
        step()
    tour, officer = Tour.objects.get(), User.objects.get(email=accounts.OFFICER)
    saved.keep(actor=officer, tour=tour, name="Plan A", note="Before the call")
    one, two, three = Screening.objects.order_by("starts")[:3]
    for screening in (one, two):
        moving.park(actor=officer, screening_id=screening.pk, edition=screening.edition)
    draft = drafts.ask(actor=officer, tour=tour)
    jobs.solve_draft.call(draft.pk)
    moving.change_qa(actor=officer, screening_id=two.pk, edition=two.edition + 1, minutes=5)
    place: dict[str, Any] = {"hall": three.hall, "starts": one.starts}
    moving.move(actor=officer, screening_id=three.pk, edition=three.edition, **place)
    return tour


@pytest.mark.parametrize(
    ("width", "scheme", "language"), [(360, "dark", "ru"), (1440, "light", "zh-hans")]
)
def test_pages_are_accessible_and_fit(
    browser: Browser,
    live_server: LiveServer,
    tour: Tour,
    width: int,
    scheme: Literal["light", "dark"],
    language: str,
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    wrong: list[tuple[str, ...]] = []
    page.on("console", lambda said: wrong.append((page.url, said.type, said.text)))
    log_in(page, live_server.url, accounts.OFFICER)
    kept = SavedTimetable.objects.get().pk
    for path in ("saved/", f"saved/{kept}/", f"compare/?one=saved-{kept}&other=now", "draft/"):
        page.goto(f"{live_server.url}/{language}/desk/tours/{tour.slug}/timetable/{path}")
        assert page.locator(".elsewhere").count() or path == "saved/", path
        found = Axe().run(page, options=RULES).response["violations"]
        wrong += [(path, problem["id"], problem["nodes"][0]["html"][:300]) for problem in found]
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wrong.append((path, "wider than the window"))
    page.context.close()
    assert wrong == []


def test_the_course_of_a_draft_is_drawn_while_it_works_and_stop_is_taken(
    browser: Browser, live_server: LiveServer, tour: Tour
) -> None:
    drafts.ask(actor=User.objects.get(email=accounts.OFFICER), tour=tour, seconds=300)
    page = browser.new_page()
    log_in(page, live_server.url, accounts.OFFICER)
    page.goto(f"{live_server.url}/en/desk/tours/{tour.slug}/timetable/")
    progress = {"objective": 400, "bound": 100, "course": [[0.5, 900], [2.0, 400]]}
    working = Draft.objects.filter(state="waiting")
    working.update(state="running", progress=progress)
    expect(page.locator("#draft")).to_contain_text("from 900 points down to 400")
    page.locator("#draft button[value=stop]").click()
    expect(page.locator("#draft button[value=stop]")).to_be_disabled()
    assert Draft.objects.get(state="running").stop_asked
    page.context.close()


def test_a_kept_timetable_is_restored_without_scripts(
    browser: Browser, live_server: LiveServer, tour: Tour
) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    log_in(page, live_server.url, accounts.OFFICER)
    kept = SavedTimetable.objects.get()
    page.goto(f"{live_server.url}/en/desk/tours/{tour.slug}/timetable/saved/{kept.pk}/")
    page.get_by_role("button", name="Restore").click()
    expect(page.locator("main, body").first).to_contain_text("3 screenings put back.")
    page.context.close()
