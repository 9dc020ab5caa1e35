"""A change to one grant is in the next answer of every process, whoever made it."""

import http.client
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest
from django.conf import settings
from django.test import Client

from roadshow.apps.films.models import Film
from roadshow.apps.tours.models import Tour
from tests.builders import make_film, make_grant, make_leg, make_officer, make_tour
from tests.faults.conftest import ROOT, Clerk

pytestmark = pytest.mark.django_db(transaction=True)
Hire = Callable[[int], list[Clerk]]
START_LIMIT = 30  # seconds


@pytest.fixture
def tour() -> Tour:
    tour = make_tour()
    make_leg(tour)
    make_officer(tour)
    return tour


@pytest.fixture
def film(tour: Tour) -> Film:
    assert tour.pk
    return make_film()


def test_every_process_sees_a_change_that_another_made(film: Film, hire: Hire) -> None:
    make_grant(film, exclusive=True)
    first, second, third = clerks = hire(3)

    def seen() -> list[list[str]]:
        return [clerk("free") for clerk in clerks]

    free: list[list[str]] = [[str(film.pk)]] * 3
    none: list[list[str]] = [[]] * 3
    for _round in range(5):
        assert seen() == free
        assert first("sell", film=film.pk, territories="Asia", exclusive=True) == "sold"
        assert seen() == none
        (sold,) = second("sold", film=film.pk)
        assert second("widen", grant=sold, territories="Mongolia") == "changed"
        assert seen() == free
        assert third("widen", grant=sold, territories="Kazakhstan") == "changed"
        assert seen() == none
        assert third("take back", grant=sold) == "gone"


def test_what_is_refused_changes_no_answer(film: Film, hire: Hire) -> None:
    make_grant(film, exclusive=True)
    first, second = hire(2)
    assert first("sell", film=film.pk, territories="Mongolia", exclusive=True) == "sold"
    assert second("free") == [str(film.pk)]
    assert first("sell", film=film.pk, territories="Asia", exclusive=True) == "sold_twice"
    assert second("free") == first("free") == [str(film.pk)]


# The web server


class Site:
    """The site as it is served, and one who is logged in."""

    def __init__(self, port: int, tour: Tour, session: str) -> None:
        self.port = port
        self.path = f"/en/desk/tours/{tour.slug}/avails/?films=all&territories=Kazakhstan"
        self.cookie = f"{settings.SESSION_COOKIE_NAME}={session}"

    def free(self) -> int:
        """How many films of the catalogue are free, as the page has it. A connection each time: any
        of the workers may answer."""
        asked = http.client.HTTPConnection("127.0.0.1", self.port, timeout=START_LIMIT)
        asked.request("GET", self.path, headers={"Cookie": self.cookie})
        answer = asked.getresponse()
        text = answer.read().decode()
        asked.close()
        assert answer.status == 200, text[:2000]
        found = re.search(r"(\d+) films? of the catalogue", text)
        assert found
        return int(found[1])

    def answers(self) -> set[int]:
        """From all workers: four people ask again and again."""
        with ThreadPoolExecutor(4) as people:
            return set(people.map(lambda _number: self.free(), range(16)))


@contextmanager
def served(surroundings: dict[str, str]) -> Iterator[int]:
    """Two workers on a free port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    words = ["serve", "--bind", f"127.0.0.1:{port}", "--workers", "2"]
    process = subprocess.Popen(
        [sys.executable, "-m", "roadshow", *words],
        cwd=ROOT,
        # In debug mode pages name static files as they are: none were gathered here.
        env=surroundings | {"ROADSHOW_DEBUG": "true"},
    )
    try:
        _wait(process, port)
        yield port
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(START_LIMIT)


def _wait(process: "subprocess.Popen[bytes]", port: int) -> None:
    end = time.monotonic() + START_LIMIT
    while time.monotonic() < end and process.poll() is None:
        with socket.socket() as asked:
            if asked.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("the server did not start")


def test_every_web_worker_sees_a_change_at_once(tour: Tour, film: Film, hire: Hire) -> None:
    make_grant(film, exclusive=True)
    visitor = Client()
    visitor.force_login(tour.roles.get().user)
    (clerk,) = hire(1)
    with served(clerk.surroundings) as port:
        site = Site(port, tour, visitor.cookies[settings.SESSION_COOKIE_NAME].value)
        for _round in range(3):
            assert site.answers() == {1}
            assert clerk("sell", film=film.pk, territories="Asia", exclusive=True) == "sold"
            assert site.answers() == {0}
            (sold,) = clerk("sold", film=film.pk)
            assert clerk("take back", grant=sold) == "gone"
