"""The public pages in Chromium: nothing that axe-core finds wrong, nothing too wide."""

from datetime import UTC, datetime
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from tests.programmes import ALMATY, film, publish, screening, small

ENDS = ("", "programme/", "films/", "films/film-1/", "events/1-event-1/", "venues/", "print/")
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("width", "scheme", "language"),
    [(360, "light", "kk"), (1440, "dark", "zh-hans")],
)
def test_pages_are_accessible_and_fit(
    browser: Browser,
    live_server: LiveServer,
    width: int,
    scheme: Literal["light", "dark"],
    language: str,
) -> None:
    moment = datetime(2025, 11, 24, 14, tzinfo=UTC)
    programme = small(
        screenings=(
            screening(
                1, of=film(1), leg=ALMATY, starts=moment, qa_minutes=30, guests=(1,), sample=True
            ),
        )
    )
    publish(programme)
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    wrong = []
    for path in (
        *(f"/{language}/tours/{programme.slug}/{end}" for end in ENDS),
        f"/{language}/",
        f"/{language}/accounts/login/",
        f"/{language}/nothing/",
    ):
        page.goto(f"{live_server.url}{path}")
        found = Axe().run(page, options=RULES).response["violations"]
        wrong += [(path, problem["id"], problem["nodes"][0]["html"]) for problem in found]
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wrong.append((path, "wider than the window", ""))
    page.context.close()
    assert wrong == []


@pytest.mark.django_db(transaction=True)
def test_the_language_can_be_switched_by_keyboard_alone(
    browser: Browser, live_server: LiveServer
) -> None:
    programme = small()
    publish(programme)
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{live_server.url}/en/tours/{programme.slug}/")
    page.keyboard.press("Tab")
    assert page.locator(":focus").get_attribute("href") == "#main"
    page.locator("nav.languages a[lang=ru]").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/ru/tours/{programme.slug}/")
    assert page.locator("html").get_attribute("lang") == "ru"
    assert page.locator("h1").inner_text() == "Малый тур"
    page.goto(f"{live_server.url}/")
    assert page.url.endswith("/ru/")
    page.context.close()
