"""Logging in: by password, by a code from the mail; who cannot."""

import re
from collections.abc import Iterator

import pytest
from django.contrib.auth.hashers import identify_hasher
from django.core import mail
from django.core.cache import cache
from django.test import Client

from tests.builders import make_user

pytestmark = pytest.mark.django_db
PASSWORD = "a long password"
LOGIN = "/en/accounts/login/"


@pytest.fixture(autouse=True)
def nothing_counted() -> Iterator[None]:
    """The brakes on guessing count by address, and all tests come from one."""
    cache.clear()
    yield
    cache.clear()


def is_in(client: Client) -> bool:
    return client.get("/en/desk/").status_code == 200


def test_a_password_logs_in_and_is_kept_as_argon2() -> None:
    user, client = make_user(), Client()
    answer = client.post(LOGIN, {"login": user.email, "password": PASSWORD})
    assert answer.status_code == 302
    assert is_in(client)
    assert identify_hasher(user.password).algorithm == "argon2"


def test_a_wrong_password_and_an_unknown_address_are_refused_alike() -> None:
    user, client = make_user(), Client()
    pages = [
        client.post(LOGIN, {"login": mail_of, "password": "wrong"}).content.decode()
        for mail_of in (user.email, "nobody@example.org")
    ]
    errors = [re.findall(r'class="errors.*?</ul>', page, re.DOTALL) for page in pages]
    assert errors[0] == errors[1] != []
    assert not is_in(client)


def test_a_code_from_the_mail_logs_in_once() -> None:
    user, client = make_user(), Client()
    client.post("/en/accounts/login/code/", {"email": user.email})
    assert [message.to for message in mail.outbox] == [[user.email]]
    found = re.search(r"^\s*([A-Z0-9]+-?[A-Z0-9]{3,})\s*$", str(mail.outbox[0].body), re.MULTILINE)
    assert found
    client.post("/en/accounts/login/code/confirm/", {"code": found[1]})
    assert is_in(client)
    other = Client()
    other.post("/en/accounts/login/code/confirm/", {"code": found[1]})
    assert not is_in(other)


def test_a_wrong_code_logs_nobody_in() -> None:
    user, client = make_user(), Client()
    client.post("/en/accounts/login/code/", {"email": user.email})
    client.post("/en/accounts/login/code/confirm/", {"code": "AAAAAA"})
    assert not is_in(client)


def test_a_stranger_cannot_open_an_account() -> None:
    page = Client().get("/en/accounts/signup/").content.decode()
    assert "By invitation" in page


def test_somebody_dismissed_cannot_log_in() -> None:
    user, client = make_user(is_active=False), Client()
    client.post(LOGIN, {"login": user.email, "password": PASSWORD})
    assert not is_in(client)


def test_a_tampered_reset_link_is_refused() -> None:
    page = Client().get("/en/accounts/password/reset/key/1-forged-key/", follow=True)
    assert "This link is used up" in page.content.decode()


def test_guessing_passwords_is_slowed_down() -> None:
    user, client = make_user(), Client()
    for _ in range(12):
        client.post(LOGIN, {"login": user.email, "password": "wrong"})
    client.post(LOGIN, {"login": user.email, "password": PASSWORD})
    assert not is_in(client)
