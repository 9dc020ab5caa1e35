"""The browser is there for tests that also use the database."""

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import Browser


@pytest.mark.django_db
def test_browser_and_database_serve_the_same_test(browser: Browser) -> None:
    context = browser.new_context(locale="zh-CN")
    page = context.new_page()
    page.set_content("<title>路演</title>")
    assert page.title() == "路演"
    assert get_user_model().objects.count() == 0
    context.close()
