"""The timetable's board in a real browser: dragged, moved by keys, undone, followed by another."""

from collections.abc import Iterator
from datetime import datetime
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from roadshow.apps.core.models import User
from roadshow.apps.screenings.actions.moving import move
from roadshow.apps.screenings.models import Hall, Screening
from roadshow.apps.tours.models import Leg, Tour
from tests import builders
from tests.builders import at

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]}

pytestmark = pytest.mark.django_db(transaction=True)


class Stage:
    """Two halls in Almaty (UTC+5), open on the 24th from 11:00 to 23:00; "One" with a Q&A is on in
    the first at 13:00, "Two" at 17:00; "Three" waits."""

    def __init__(self, browser: Browser, site: str) -> None:
        self.browser, self.site = browser, site
        self.tour: Tour = builders.make_tour()
        self.leg: Leg = builders.make_leg(self.tour)
        self.first: Hall = builders.make_hall(self.leg)
        self.second: Hall = builders.make_hall(self.leg)
        films = [builders.make_film(100, title) for title in ("One", "Two", "Three")]
        showcase = builders.make_showcase(self.tour, *films)
        builders.make_grant(*films)

        def screen(number: int, **fields: object) -> Screening:
            return builders.make_screening(showcase, films[number], self.leg, **fields)

        self.one = screen(0, hall=self.first, starts=at(24, 8), qa_minutes=20)
        self.two = screen(1, hall=self.first, starts=at(24, 12))
        self.three = screen(2)
        self.officer: User = builders.make_officer(self.tour)
        self.wrong: list[str] = []

    def page(
        self,
        user: User | None = None,
        width: int = 1440,
        scheme: Literal["light", "dark"] = "light",
        query: str = "",
    ) -> Page:
        client = Client()
        client.force_login(user or self.officer)
        name = settings.SESSION_COOKIE_NAME
        size = {"width": width, "height": 1000}
        context = self.browser.new_context(viewport=size, color_scheme=scheme)  # type: ignore[arg-type]
        context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": self.site}])
        page = context.new_page()
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.goto(f"{self.site}/en/desk/tours/{self.tour.slug}/timetable/{query}")
        return page

    def block(self, page: Page, screening: Screening) -> Locator:
        return page.locator(f"#board [data-pk='{screening.pk}']")

    def place(self, screening: Screening) -> tuple[int | None, datetime | None]:
        screening.refresh_from_db()
        return screening.hall_id, screening.starts

    def close(self) -> None:
        for context in self.browser.contexts:
            context.close()
        assert self.wrong == []


@pytest.fixture
def stage(browser: Browser, live_server: LiveServer) -> Iterator[Stage]:
    made = Stage(browser, live_server.url)
    yield made
    made.close()


def strip(page: Page, hall: Hall) -> Locator:
    return page.locator(f".board-time[data-hall='{hall.pk}'][data-day='2025-11-24']")


def spot(page: Page, hall: Hall, hour: float) -> tuple[float, float]:
    """Where a time of the 24th is on the screen; the axis goes from 11:00 to 23:00."""
    box = strip(page, hall).bounding_box()
    assert box is not None
    return box["x"] + (hour - 11) / 12 * box["width"], box["y"] + 10


def grab(page: Page, block: Locator) -> None:
    """Take a block a little right of its left edge, and wait until its rooms are known."""
    block.scroll_into_view_if_needed()
    box = block.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 2, box["y"] + 12)
    page.mouse.down()
    page.mouse.move(box["x"] + 12, box["y"] + 14, steps=4)
    page.wait_for_selector(".board.painted")


def carry(page: Page, to: tuple[float, float]) -> None:
    page.mouse.move(*to, steps=6)
    page.wait_for_timeout(60)  # A frame draws what the pointer did.


def test_a_block_is_dragged_to_another_hall_and_taken_back(stage: Stage) -> None:
    page = stage.page()
    grab(page, stage.block(page, stage.one))
    carry(page, spot(page, stage.second, 19))
    expect(page.locator(".board-tip")).to_contain_text("Free")
    expect(page.locator(".board-ghost.placed .board-clean")).to_have_count(1)
    page.mouse.up()
    expect(strip(page, stage.second).locator("[data-pk]")).to_have_attribute("data-edition", "1")
    assert stage.place(stage.one) == (stage.second.pk, at(24, 14))
    assert stage.one.pinned
    page.click("[data-undo]")
    expect(stage.block(page, stage.one)).to_have_attribute("data-edition", "2")
    assert stage.place(stage.one) == (stage.first.pk, at(24, 8))
    assert not stage.one.pinned
    page.keyboard.press("Control+Shift+z")
    expect(stage.block(page, stage.one)).to_have_attribute("data-edition", "3")
    assert stage.place(stage.one) == (stage.second.pk, at(24, 14))


def test_a_forbidden_place_says_why_and_may_be_chosen_all_the_same(stage: Stage) -> None:
    page = stage.page()
    grab(page, stage.block(page, stage.two))
    carry(page, spot(page, stage.first, 14))
    tip = page.locator(".board-tip")
    expect(tip).to_contain_text("Two shows at once in one hall: One")
    assert "stop" in (tip.get_attribute("class") or "")
    page.mouse.up()
    expect(stage.block(page, stage.two)).to_have_class("board-block stop pinned flash")
    expect(stage.block(page, stage.one)).to_have_class("board-block stop")
    expect(page.locator("#wrong summary")).to_have_text("1 rule is broken")
    assert stage.place(stage.two) == (stage.first.pk, at(24, 9))


def test_what_waits_is_dragged_on_and_off_the_board(stage: Stage) -> None:
    page = stage.page()
    grab(page, stage.block(page, stage.three))
    carry(page, spot(page, stage.second, 12))
    page.mouse.up()
    expect(strip(page, stage.second).locator("[data-pk]")).to_have_count(1)
    assert stage.place(stage.three) == (stage.second.pk, at(24, 7))
    grab(page, stage.block(page, stage.three))
    tray = page.locator(".board-waiting").bounding_box()
    assert tray is not None
    carry(page, (tray["x"] + 80, tray["y"] + 15))
    page.mouse.up()
    expect(page.locator("[data-tray] [data-pk]")).to_have_count(1)
    assert stage.place(stage.three) == (None, None)


def test_the_talk_is_made_longer_by_its_end(stage: Stage) -> None:
    page = stage.page()
    block = stage.block(page, stage.one)
    box = block.bounding_box()
    assert box is not None
    ten = box["width"] / 12  # Of the block's 120 minutes.
    page.mouse.move(box["x"] + box["width"], box["y"] + 40)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] + ten, box["y"] + 40, steps=4)
    page.mouse.up()
    expect(block).to_have_attribute("data-qa", "30")
    stage.one.refresh_from_db()
    assert stage.one.qa_minutes == 30


def test_a_click_still_opens_the_page_of_a_block(stage: Stage) -> None:
    page = stage.page()
    stage.block(page, stage.one).locator("a").click()
    page.wait_for_url(f"**/timetable/{stage.one.pk}/")


def test_a_block_is_moved_by_keys_alone(stage: Stage) -> None:
    page = stage.page()
    said = page.locator("#board-said")
    stage.block(page, stage.two).locator("a").focus()
    page.keyboard.press("m")
    expect(said).to_contain_text("Two picked up")
    page.wait_for_selector(".board.painted")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Shift+ArrowLeft")
    expect(said).to_contain_text("16:25. Free")
    for _ in range(4):
        page.keyboard.press("Shift+ArrowLeft")
    expect(said).to_contain_text("14:25. Two shows at once in one hall: One")
    page.keyboard.press("ArrowDown")
    expect(said).to_contain_text("14:25. Free")
    page.keyboard.press("Enter")
    expect(strip(page, stage.second).locator("[data-pk]")).to_have_count(1)
    assert stage.place(stage.two) == (stage.second.pk, at(24, 9, 25))
    expect(stage.block(page, stage.two).locator("a")).to_be_focused()
    page.keyboard.press("p")
    expect(said).to_contain_text("Two is not pinned any more")
    page.keyboard.press("Shift+Equal")
    expect(stage.block(page, stage.two)).to_have_attribute("data-qa", "5")
    page.keyboard.press("Delete")
    expect(page.locator("[data-tray] [data-pk]")).to_have_count(2)
    assert stage.place(stage.two) == (None, None)
    for _ in range(4):
        page.keyboard.press("Control+z")
        page.wait_for_timeout(400)
    assert stage.place(stage.two) == (stage.first.pk, at(24, 12))


def test_escape_leaves_a_block_where_it_was(stage: Stage) -> None:
    page = stage.page()
    stage.block(page, stage.two).locator("a").focus()
    for key in ("m", "ArrowRight", "Escape"):
        page.keyboard.press(key)
    expect(page.locator("#board-said")).to_contain_text("Two stays where it was")
    expect(page.locator(".board-shadow")).to_have_count(0)
    page.keyboard.press("?")
    expect(page.locator(".board-help dl")).to_be_visible()


def test_two_people_see_each_other_and_never_overwrite(stage: Stage) -> None:
    other = builders.make_officer(stage.tour)
    mine, theirs = stage.page(), stage.page(other)
    stage.block(mine, stage.two).locator("a").focus()
    mine.keyboard.press("m")
    mine.keyboard.press("ArrowRight")
    # Theirs arrives while mine is in hand: mine was picked up before.
    move(
        actor=other,
        screening_id=stage.two.pk,
        edition=0,
        hall=stage.second,
        starts=at(24, 13),
    )
    moved = strip(mine, stage.second).locator(f"[data-pk='{stage.two.pk}']")
    expect(moved).to_have_count(1, timeout=2500)
    expect(mine.locator("#board-said")).to_contain_text(f"{other} changed Two")
    expect(strip(theirs, stage.second).locator("[data-pk]")).to_have_count(1, timeout=2500)
    mine.keyboard.press("Enter")
    expect(mine.locator(".board-note.stop")).to_contain_text(f"{other} changed this at")
    assert stage.place(stage.two) == (stage.second.pk, at(24, 13))


def test_a_stale_move_is_refused_by_name_and_the_board_shows_the_new_state(stage: Stage) -> None:
    other = builders.make_officer(stage.tour)
    page = stage.page()
    page.route("**/changes/**", lambda route: route.fulfill(status=204))
    grab(page, stage.block(page, stage.two))
    carry(page, spot(page, stage.second, 20))
    move(
        actor=other,
        screening_id=stage.two.pk,
        edition=0,
        hall=stage.second,
        starts=at(24, 6),
    )
    page.mouse.up()
    expect(page.locator(".board-note.stop")).to_contain_text(f"{other} changed this at")
    expect(stage.block(page, stage.two)).to_have_attribute("data-start", "660")
    assert stage.place(stage.two) == (stage.second.pk, at(24, 6))


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (1440, "dark"), (390, "light")])
def test_the_board_is_accessible_and_fits(
    stage: Stage, width: int, scheme: Literal["light", "dark"]
) -> None:
    guest = builders.make_person()
    stage.one.guests.add(guest)
    page = stage.page(width=width, scheme=scheme, query=f"?guest={guest.pk}")
    if width > 1000:
        stage.block(page, stage.two).locator("a").focus()
        page.keyboard.press("m")
        page.wait_for_selector(".board.painted")
    found = Axe().run(page, options=RULES).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found] == []
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_a_reader_has_no_handles(stage: Stage) -> None:
    page = stage.page(builders.make_officer(stage.tour, "viewer"))
    expect(page.locator(".board-grip")).to_have_count(0)
    stage.block(page, stage.one).locator("a").focus()
    page.keyboard.press("m")
    expect(page.locator(".board-shadow")).to_have_count(0)
