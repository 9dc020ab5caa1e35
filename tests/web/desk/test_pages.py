"""The desk's own pages: overview, timetable, publishing, roles, trail, tokens."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from pytest_django import DjangoAssertNumQueries

from roadshow.apps.core.models import ApiToken, AuditEntry, User
from roadshow.apps.core.tokens import user_of
from roadshow.apps.screenings.actions import publish
from roadshow.apps.screenings.models import Draft, Release, Screening
from roadshow.apps.tours.models import Tour, TourRole
from tests import builders
from tests.builders import at, make_officer, make_tour, make_user

pytestmark = pytest.mark.django_db


class Desk:
    """An officer at the desk of a tour with one event and two films in one hall."""

    def __init__(self) -> None:
        self.tour = make_tour()
        self.leg = builders.make_leg(self.tour)
        self.hall = builders.make_hall(self.leg)
        self.films = [builders.make_film(), builders.make_film()]
        self.showcase = builders.make_showcase(self.tour, *self.films)
        builders.make_event(self.leg)
        self.officer = make_officer(self.tour)
        self.client = Client()
        self.client.force_login(self.officer)

    def screen(self, film: int = 0, **fields: object) -> Screening:
        return builders.make_screening(self.showcase, self.films[film], self.leg, **fields)

    def page(self, name: str, *rest: object, language: str = "en") -> str:
        found = self.client.get(self.path(name, *rest).replace("/en/", f"/{language}/", 1))
        assert found.status_code == 200
        return str(found.content.decode())

    def post(self, name: str, *rest: object, **data: object) -> str:
        answer = self.client.post(self.path(name, *rest), data, follow=True)
        assert answer.status_code == 200
        return str(answer.content.decode())

    def path(self, name: str, *rest: object) -> str:
        with override("en"):  # whatever language a test before this one read
            return reverse(f"desk:{name}", args=[self.tour.slug, *rest])


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_one_tour_opens_at_once_and_several_are_listed(desk: Desk) -> None:
    assert desk.client.get(reverse("desk:home")).headers["Location"].endswith(desk.path("tour"))
    TourRole.objects.create(user=desk.officer, tour=make_tour(name={"en": "Second"}), role="viewer")
    page = desk.client.get(reverse("desk:home")).content.decode()
    assert "Second" in page
    assert "viewer" in page


def test_somebody_without_a_role_is_told_how_to_get_one() -> None:
    client = Client()
    client.force_login(make_user())
    assert "No tours yet" in client.get(reverse("desk:home")).content.decode()


def test_the_dashboard_says_what_is_ready_and_what_blocks(desk: Desk) -> None:
    desk.screen(hall=desk.hall, starts=at(24, 8))
    desk.screen(1, hall=desk.hall, starts=at(24, 9))
    page = desk.page("tour")
    assert "Two shows at once in one hall" in page
    assert "Leave time for the Q&amp;A" in page
    assert "The last 48 hours" in page
    assert "Symposium" in page


@pytest.mark.parametrize("name", ["tour", "timetable", "publish", "door", "trail"])
def test_a_page_takes_as_many_queries_for_more_screenings_and_findings(
    desk: Desk, name: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    desk.screen(hall=desk.hall, starts=at(24, 8))
    publish(actor=desk.officer, tour=desk.tour, now=at(20, 12))
    desk.screen(1, hall=desk.hall, starts=at(24, 9))
    desk.page(name)
    with django_assert_max_num_queries(70) as one:
        desk.page(name)
    taken = len(one.captured_queries)
    for hour in (13, 15):
        desk.screen(1, hall=desk.hall, starts=at(24, hour))
    desk.page(name)
    with django_assert_max_num_queries(taken):
        desk.page(name)


@pytest.mark.django_db(transaction=True)
def test_a_timetable_is_drafted_looked_at_and_taken(desk: Desk) -> None:
    desk.screen(), desk.screen(1)
    assert "waiting for a worker" in desk.post("draft", do="ask")
    assert "hx-get" in desk.page("progress")
    call_command("db_worker", batch=True, startup_delay=False, verbosity=0)
    page = desk.page("timetable")
    assert "It would move 2 screenings" in page
    assert "proven best" in page
    page = desk.post("draft", do="apply", draft=Draft.objects.get().pk)
    assert "2 screenings moved" in page
    assert not Screening.objects.filter(hall=None).exists()


def test_a_draft_can_be_stopped_and_nonsense_is_refused(desk: Desk) -> None:
    desk.screen()
    desk.post("draft", do="ask")
    assert "at work already" in desk.post("draft", do="ask")
    desk.post("draft", do="stop")
    assert Draft.objects.get().state == "stopped"
    assert desk.client.post(desk.path("draft"), {"do": "dance"}).status_code == 400


def test_a_screening_is_placed_in_the_city_s_own_time_and_pinned(desk: Desk) -> None:
    screening = desk.screen()
    desk.post("place", screening.pk, hall=desk.hall.pk, starts="2025-11-24T19:00")
    screening.refresh_from_db()
    assert (screening.hall, screening.starts, screening.pinned) == (desk.hall, at(24, 14), True)
    desk.post("place", screening.pk, hall="", starts="")
    screening.refresh_from_db()
    assert (screening.hall, screening.starts, screening.pinned) == (None, None, False)


@pytest.mark.parametrize(
    ("starts", "said"),
    [
        ("tomorrow", "is not a time such as"),
        ("2025-12-24T19:00", "outside the showcase"),
        ("", "needs both a hall and a start"),
    ],
)
def test_a_wrong_place_is_refused_in_words(desk: Desk, starts: str, said: str) -> None:
    screening = desk.screen()
    assert said in desk.post("place", screening.pk, hall=desk.hall.pk, starts=starts)
    screening.refresh_from_db()
    assert screening.hall is None


def test_publishing_shows_what_changes_and_then_the_public_sees_it(desk: Desk) -> None:
    screening = desk.screen(hall=desk.hall, starts=at(24, 8))
    page = desk.post("publish", note="First")
    assert "Published. The public sees it now." in page
    public = reverse("programme", args=[desk.tour.slug])
    assert "13:00" in Client().get(public).content.decode()
    screening.starts = at(24, 9)
    screening.save()
    page = desk.page("publish")
    assert "13:00 Almaty (UTC+5)" in page
    assert "14:00 Almaty (UTC+5)" in page
    assert "13:00" in Client().get(public).content.decode()
    desk.post("publish")
    assert "14:00" in Client().get(public).content.decode()
    assert "The public no longer sees this tour" in desk.post("unpublish")
    assert Client().get(public).status_code == 404


def test_what_breaks_a_rule_cannot_be_published(desk: Desk) -> None:
    desk.screen(hall=desk.hall, starts=at(24, 2))
    assert "The hall is not ours at that time" in desk.page("publish")
    assert "breaks 1 rule;" in desk.post("publish")
    assert not Release.objects.exists()


def test_roles_are_given_by_address_changed_and_taken_away(desk: Desk) -> None:
    other = make_user()
    desk.post("roles", email=other.email.upper(), role="viewer")
    role = TourRole.objects.get(user=other)
    assert role.role == "viewer"
    desk.post("roles", pk=role.pk, role="door")
    assert TourRole.objects.get(user=other).role == "door"
    assert "Choose one of the roles" in desk.post("roles", pk=role.pk, role="king")
    desk.post("roles", pk=role.pk, role="")
    assert not TourRole.objects.filter(user=other).exists()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"email": "x@y.example", "role": "door"}, "Nobody here has the address x@y.example"),
        ({"email": "nonsense", "role": "door"}, "Enter a valid email address"),
        ({"email": "", "role": "door"}, "This field is required"),
        ({"email": "x@y.example", "role": "king"}, "king is not one of the available choices"),
    ],
)
def test_a_wrong_role_is_refused_at_its_field(desk: Desk, data: dict[str, str], said: str) -> None:
    assert said in desk.post("roles", **data)
    assert TourRole.objects.filter(tour=desk.tour).count() == 1


def test_an_officer_cannot_lock_themselves_out(desk: Desk) -> None:
    said = "cannot change your own role"
    assert said in desk.post("roles", email=desk.officer.email, role="door")
    assert said in desk.post("roles", pk=TourRole.objects.get().pk, role="")
    assert TourRole.objects.get().role == "officer"


def test_a_token_is_shown_once_and_withdrawn_by_its_owner_only(desk: Desk) -> None:
    page = desk.client.post(reverse("desk:tokens"), {"name": "Script"}).content.decode()
    secret = page.split("<code>")[1].split("</code>")[0]
    assert user_of(secret, at(24, 1)) == desk.officer
    assert secret not in desk.client.get(reverse("desk:tokens")).content.decode()
    token = ApiToken.objects.get()
    stranger = Client()
    stranger.force_login(make_user())
    assert stranger.post(reverse("desk:tokens"), {"revoke": token.pk}).status_code == 404
    desk.client.post(reverse("desk:tokens"), {"revoke": token.pk})
    assert user_of(secret, at(24, 1)) is None


def test_an_expired_token_stands_for_nobody(desk: Desk) -> None:
    desk.client.post(reverse("desk:tokens"), {"name": "Script"})
    ApiToken.objects.update(expires_at=at(24, 0))
    assert not ApiToken.objects.filter(expires_at__gt=at(24, 0) + timedelta(seconds=1)).exists()


def test_a_tour_is_begun_and_its_facts_changed(desk: Desk) -> None:
    data = {
        "programme": desk.tour.programme_id,
        "name_en": "Cairo 2026",
        "slug": "cairo-2026",
        "starts": "2026-03-01",
        "ends": "2026-03-05",
    }
    desk.client.post(reverse("desk:new_tour"), data)
    tour = Tour.objects.get(slug="cairo-2026")
    assert tour.name == {"en": "Cairo 2026"}
    assert TourRole.objects.get(tour=tour).user == desk.officer
    wrong = desk.client.post(reverse("desk:new_tour"), {**data, "slug": "x", "ends": "2026-02-01"})
    assert "This is before the start" in wrong.content.decode()
    assert not Tour.objects.filter(slug="x").exists()


def test_errors_are_in_the_reader_s_language(desk: Desk) -> None:
    path = desk.path("tour_facts").replace("/en/", "/ru/", 1)
    page = desk.client.post(path, {"slug": "a b"}).content.decode()
    assert "Это поле обязательно" in page


def test_whoever_logs_in_is_on_the_trail_of_what_they_change(desk: Desk) -> None:
    user: User = desk.officer
    desk.post("publish")
    assert AuditEntry.objects.get(action="publish").actor == user
