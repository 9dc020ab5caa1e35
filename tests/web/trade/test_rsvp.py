"""Answering an invitation by its signed link."""

from datetime import timedelta

import pytest
from django.test import Client

from roadshow.apps.core.models import AuditEntry
from tests import markup
from tests.web.trade.conftest import Asked, ask

pytestmark = pytest.mark.django_db


def text(content: bytes) -> str:
    return " ".join(markup.page(content).text_content().split())


def test_the_page_says_what_when_and_where(client: Client, asked: Asked) -> None:
    answer = client.get(asked.path)
    shown = text(answer.content)
    for words in (
        "Evening of film",
        "14:00–16:00",
        "Almaty (UTC+5)",
        "Film House",
        "1 Film Street",
        "By the main door.",
        "Union",
        "sample",
        "No answer yet",
    ):
        assert words in shown
    assert answer["X-Robots-Tag"] == "noindex"
    assert "no-store" in answer["Cache-Control"]


def test_it_speaks_the_readers_language(client: Client, asked: Asked) -> None:
    shown = text(client.get(asked.path.replace("/en/", "/ru/")).content)
    assert "Вечер кино" in shown
    assert "Дом кино" in shown


def test_opening_the_link_answers_nothing(client: Client, asked: Asked) -> None:
    client.get(f"{asked.path}?answer=yes")
    client.head(asked.path)
    assert asked.answer == "waiting"


def test_an_answer_is_kept_and_may_be_changed(client: Client, asked: Asked) -> None:
    assert client.post(asked.path, {"answer": "yes"}).status_code == 302
    assert asked.answer == "yes"
    assert "You answered: coming" in text(client.get(asked.path).content)
    client.post(asked.path, {"answer": "no"})
    assert asked.answer == "no"
    entry = AuditEntry.objects.filter(action="answer invitation").first()
    assert entry
    assert entry.actor is None


@pytest.mark.parametrize("answer", ["", "waiting", "perhaps"])
def test_no_other_answer_is_taken(client: Client, asked: Asked, answer: str) -> None:
    reply = client.post(asked.path, {"answer": answer})
    assert reply.status_code == 400
    assert "Choose one of the two answers." in text(reply.content)
    assert asked.answer == "waiting"


def test_once_the_event_is_over_it_says_so(client: Client) -> None:
    asked = ask(-10)
    page = client.get(asked.path)
    assert "This event is over" in text(page.content)
    assert not markup.page(page.content).xpath("//main//form")
    reply = client.post(asked.path, {"answer": "yes"})
    assert reply.status_code == 409
    assert "can no longer be changed" in text(reply.content)
    assert asked.answer == "waiting"


def test_a_token_that_was_tampered_with_opens_nothing(client: Client, asked: Asked) -> None:
    other = ask(3)
    signature = asked.path.rstrip("/").partition(":")[2]
    for path in (
        asked.path[:-2] + "/",
        f"/en/rsvp/{other.invitation.key}:{signature}/",
        f"/en/rsvp/{other.invitation.key}/",
    ):
        assert client.get(path).status_code == 404
        assert client.post(path, {"answer": "yes"}).status_code == 404
    assert other.answer == "waiting"


def test_a_withdrawn_invitation_is_gone(client: Client, asked: Asked) -> None:
    asked.invitation.delete()
    assert client.get(asked.path).status_code == 404


def test_another_site_cannot_answer(asked: Asked) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(asked.path, {"answer": "yes"}).status_code == 403
    assert asked.answer == "waiting"
    form = markup.page(strict.get(asked.path).content).xpath("//main//form")[0]
    fields = {"csrfmiddlewaretoken": form.fields["csrfmiddlewaretoken"], "answer": "yes"}
    assert strict.post(asked.path, fields).status_code == 302
    assert asked.answer == "yes"


def test_twenty_answers_an_hour_from_one_address(client: Client, asked: Asked) -> None:
    for _turn in range(20):
        assert client.post(asked.path, {"answer": "yes"}).status_code == 302
    refused = client.post(asked.path, {"answer": "no"})
    assert refused.status_code == 429
    assert refused["Retry-After"] == str(int(timedelta(hours=1).total_seconds()))
    assert "try again in an hour" in text(refused.content)
    assert asked.answer == "yes"
    assert client.get(asked.path).status_code == 200
    elsewhere = client.post(asked.path, {"answer": "no"}, REMOTE_ADDR="203.0.113.9")
    assert elsewhere.status_code == 302


def test_an_event_over_midnight_names_both_days(client: Client, asked: Asked) -> None:
    asked.event.ends += timedelta(hours=10)
    asked.event.save()
    shown = text(client.get(asked.path).content)
    assert "14:00–02:00" not in shown
    assert ", 02:00Almaty" in shown


def test_a_place_not_named_yet_is_to_be_announced(client: Client, asked: Asked) -> None:
    asked.event.venue = None
    asked.event.save()
    assert "The place will be announced." in text(client.get(asked.path).content)
