"""The page of sheets in Chromium: accessible, never too wide, quiet."""

import re
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from roadshow.demo import accounts, steps
from tests.web.desk.test_in_browser import RULES, log_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize(
    ("width", "scheme", "language"), [(390, "dark", "kk"), (1440, "light", "zh-hans")]
)
def test_the_page_is_accessible_fits_and_hands_out_sheets(
    browser: Browser,
    live_server: LiveServer,
    width: int,
    scheme: Literal["light", "dark"],
    language: str,
) -> None:
    for step in (steps.tour, steps.films, steps.timetable, steps.publish_tour):
        step()
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    log_in(page, live_server.url, accounts.OFFICER)
    page.goto(f"{live_server.url}/{language}/desk/tours/{steps.SLUG}/timetable/sheets/")
    found = Axe().run(page, options=RULES).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"][:300]) for one in found] == []
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    page.locator("main select").first.select_option("ru")
    page.locator(".sheets-choice button").click()
    expect(page.locator(".sheets-list a").first).to_have_attribute(
        "href", re.compile("language=ru")
    )
    with page.expect_download() as download:
        page.locator(".sheets-list a").first.click()
    assert download.value.suggested_filename.endswith("-timetable.xlsx")
