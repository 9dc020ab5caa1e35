"""The demonstration's main path in a real browser: look as a stranger, change as the officer,
publish, look again. Every page on the way is held against axe-core and the width of the window.
"""

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from roadshow.apps.screenings.models import Screening
from roadshow.demo import accounts, steps

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}
TOUR = f"tours/{steps.SLUG}/"

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def published() -> None:
    """The demonstration as ``./roadshow demo`` makes it."""
    for step in (steps.tour, steps.films, steps.timetable, steps.publish_tour):
        step()


class Walk:
    """One person in one window; what is wrong with any page is gathered, not lost."""

    def __init__(self, page: Page, site: str, language: str) -> None:
        self.page, self.site, self.language = page, site, language
        self.wrong: list[tuple[str, str, str]] = []
        page.on("console", self._console)

    def _console(self, message: object) -> None:
        if getattr(message, "type", "") == "error":
            self.wrong.append((self.page.url, "console", getattr(message, "text", "")))

    def to(self, path: str) -> None:
        answer = self.page.goto(f"{self.site}/{self.language}/{path}")
        assert answer is not None
        assert answer.status == 200, f"{path} answers {answer.status}"
        self.look()

    def look(self) -> None:
        """Judge the page that is open."""
        found = Axe().run(self.page, options=RULES).response["violations"]
        for problem in found:
            if problem["impact"] in {"serious", "critical"}:
                node = problem["nodes"][0]["html"][:200]
                self.wrong.append((self.page.url, problem["id"], node))
        if self.page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            self.wrong.append((self.page.url, "wider than the window", ""))

    def log_in(self, mail: str) -> None:
        self.to("accounts/login/")
        self.page.fill("input[name=login]", mail)
        self.page.fill("input[name=password]", accounts.passwords()[mail])
        self.page.press("input[name=password]", "Enter")
        self.page.wait_for_url("**/desk/**")
        self.look()


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize(
    ("language", "width", "scheme", "film", "zone"),
    [
        ("en", 1440, "light", "The Composer", "Almaty (UTC+5)"),
        ("zh-hans", 390, "dark", "音乐家", "阿拉木图 (UTC+5)"),
    ],
)
def test_from_the_public_page_to_the_desk_and_back(
    browser: Browser,
    live_server: LiveServer,
    language: str,
    width: int,
    scheme: Literal["light", "dark"],
    film: str,
    zone: str,
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    walk = Walk(page, live_server.url, language)
    try:
        _looks_around(walk, film, zone)
        _moves_a_screening_and_publishes(walk)
        _sees_it_moved(walk)
    finally:
        page.context.close()
    assert walk.wrong == []


def _looks_around(walk: Walk, film: str, zone: str) -> None:
    page = walk.page
    walk.to("")
    page.click(f"main a[href$='{TOUR}']")
    walk.look()
    page.click(f"a[href$='{TOUR}programme/']")
    walk.look()
    assert zone in page.inner_text("main")
    page.click(f"main a[href$='{TOUR}films/the-composer/']")
    walk.look()
    assert film in page.inner_text("h1")
    assert page.locator("script[type='application/ld+json']").count() == 1
    for path in ("films/", "venues/", "print/"):
        walk.to(f"{TOUR}{path}")


def _moves_a_screening_and_publishes(walk: Walk) -> None:
    page = walk.page
    walk.log_in(accounts.OFFICER)
    for path in ("", "facts/", "roles/", "trail/", "door/", "events/", "films/", "screenings/"):
        walk.to(f"desk/{TOUR}{path}")
    walk.to(f"desk/{TOUR}timetable/")
    screening = Screening.objects.get(version__film__slug="trapped", leg__timezone="Asia/Almaty")
    page.click(f"a[href$='timetable/{screening.pk}/']")
    walk.look()
    # The small hall stands empty, and the guest is free between two events.
    page.select_option("select[name=hall]", index=2)
    page.fill("input[name=starts]", "2025-11-24T13:05")
    page.click("form.sheet button.primary")
    page.wait_for_url("**/timetable/")
    walk.to(f"desk/{TOUR}publish/")
    assert "13:05" in page.inner_text("main")
    page.click("form.sheet button.primary")
    page.wait_for_load_state()
    walk.look()


def _sees_it_moved(walk: Walk) -> None:
    walk.to(f"{TOUR}programme/")
    assert "13:05" in walk.page.inner_text("main")
    walk.page.context.clear_cookies()
    walk.to(f"{TOUR}films/trapped/")
    assert "13:05" in walk.page.inner_text("main")


@pytest.mark.usefixtures("published")
def test_the_desk_can_be_walked_by_keyboard(browser: Browser, live_server: LiveServer) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    walk = Walk(page, live_server.url, "en")
    walk.log_in(accounts.OFFICER)
    page.keyboard.press("Tab")
    assert page.locator(":focus").get_attribute("href") == "#main"
    for _ in range(60):
        page.keyboard.press("Tab")
        if (page.locator(":focus").get_attribute("href") or "").endswith(f"{TOUR}timetable/"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/timetable/")
    outline = page.evaluate("getComputedStyle(document.body).outlineStyle")
    page.keyboard.press("Tab")
    focused = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    page.context.close()
    assert outline == "none"
    assert focused != "none", "the focus must be seen"
