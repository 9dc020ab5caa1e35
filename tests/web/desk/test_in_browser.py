"""The desk's pages in Chromium: nothing that axe-core finds wrong, nothing too wide, no errors."""

from datetime import timedelta
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from roadshow.apps.core.models import User
from roadshow.apps.screenings.actions import drafts, place
from roadshow.apps.screenings.models import Screening
from roadshow.apps.tours.models import Event, Member, Tour
from roadshow.demo import accounts, steps
from roadshow.web.desk.records.kinds import SPECS

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]}

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def tour() -> Tour:
    """The demonstration, with two screenings at odds and one that is not placed."""
    for step in (steps.tour, steps.films, steps.timetable, steps.publish_tour):
        step()
    tour, officer = Tour.objects.get(), User.objects.get(email=accounts.OFFICER)
    one, two, three = Screening.objects.filter(qa_minutes=0).order_by("leg_id", "starts")[:3]
    assert one.starts is not None
    place(actor=officer, screening=two, hall=one.hall, starts=one.starts + timedelta(hours=1))
    place(actor=officer, screening=three, hall=None, starts=None)
    return tour


def paths(tour: Tour) -> list[str]:
    """Every kind of page of the desk, from the top."""
    here = f"tours/{tour.slug}/"
    ends = ["", "timetable/", "publish/", "roles/", "trail/", "door/", "facts/"]
    ends += [f"{kind}/" for kind in SPECS] + [f"{kind}/new/" for kind in SPECS]
    ends += [
        f"timetable/{Screening.objects.filter(pinned=True)[0].pk}/",
        f"events/{Event.objects.all()[0].pk}/",
        f"members/{Member.objects.all()[0].pk}/",
    ]
    return ["", "tokens/", "tours/new/", *(here + end for end in ends)]


def log_in(page: Page, site: str, mail: str) -> None:
    client = Client()
    client.force_login(User.objects.get(email=mail))
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": site}])


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
    log_in(page, live_server.url, accounts.ADMIN)
    for path in paths(tour):
        answer = page.goto(f"{live_server.url}/{language}/desk/{path}")
        assert answer is not None
        assert answer.status == 200, path
        found = Axe().run(page, options=RULES).response["violations"]
        wrong += [(path, problem["id"], problem["nodes"][0]["html"][:300]) for problem in found]
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wrong.append((path, "wider than the window"))
    page.context.close()
    assert wrong == []


def test_the_slash_key_goes_to_the_search_and_enter_sends_it(
    browser: Browser, live_server: LiveServer, tour: Tour
) -> None:
    page = browser.new_page()
    log_in(page, live_server.url, accounts.OFFICER)
    page.goto(f"{live_server.url}/en/desk/tours/{tour.slug}/events/")
    page.keyboard.press("/")
    page.keyboard.type("symposium")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=symposium**")
    assert page.locator("tbody tr").count() == 1
    page.context.close()


def test_a_draft_is_followed_while_it_works(
    browser: Browser, live_server: LiveServer, tour: Tour
) -> None:
    drafts.ask(actor=User.objects.get(email=accounts.OFFICER), tour=tour)
    page = browser.new_page()
    log_in(page, live_server.url, accounts.OFFICER)
    page.goto(f"{live_server.url}/en/desk/tours/{tour.slug}/timetable/")
    assert "waiting for a worker" in page.inner_text("#draft")
    tour.drafts.update(state="stopped")
    expect(page.locator("#draft")).to_contain_text("stopped")
    assert page.locator("#draft button[value=ask]").count() == 1
    page.context.close()
