"""The demonstration holds the facts of the report, and marks what it made up."""

from decimal import Decimal

import pytest
from django.core.management import call_command

from roadshow.apps.films.models import Film, ReportedFigure, Showcase, Title
from roadshow.apps.people.models import Person
from roadshow.apps.screenings.bridge.release import programme_of
from roadshow.apps.screenings.models import Hall, Opening, Screening
from roadshow.apps.tours.models import (
    AgendaItem,
    Commitment,
    Event,
    Invitation,
    Leg,
    Member,
    Participation,
    Presence,
    Tour,
)
from roadshow.demo import steps

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def tour() -> Tour:
    steps.tour()
    steps.films()
    return Tour.objects.get(slug=steps.SLUG)


def titles(showcase: str) -> set[str]:
    found = Title.objects.filter(film__showcases__slug=showcase, kind="original")
    return set(found.values_list("text", flat=True))


def test_the_journey_is_the_reported_one(tour: Tour) -> None:
    assert (str(tour.starts), str(tour.ends)) == ("2025-11-23", "2025-11-29")
    assert tour.programme.since == 2015
    assert [leg.timezone for leg in Leg.objects.filter(tour=tour)] == [
        "Asia/Almaty",
        "Europe/Moscow",
    ]


def test_the_films_are_the_reported_ones(tour: Tour) -> None:
    assert titles("screenings") == {
        "音乐家",
        "白塔之光",
        "消失的她",
        "大风杀",
        "妈妈！",
        "彷徨的女人",
    }
    assert titles("slate") == {
        "唐探1900",
        "水饺皇后",
        "罗小黑战记2",
        "长安的荔枝",
        "毕正明的证明",
    }
    assert titles("co-productions") == {"音乐家", "万里追星河", "红丝绸"}
    assert titles("in-cinemas") == {"哪吒之魔童闹海", "刺杀小说家2", "南京照相馆"}


def test_the_slate_leaves_seven_films_to_be_announced(tour: Tour) -> None:
    slate = Showcase.objects.get(tour=tour, slug="slate")
    assert (slate.places, slate.films.count()) == (12, 5)


def test_the_people_stand_with_their_offices(tour: Tour) -> None:
    named = {person.name["zh-hans"]: person.office["zh-hans"] for person in Person.objects.all()}
    assert named == {
        "韩冰": "北京市电影事业发展中心主任",
        "张琪": "导演",
        "吕毅": "中国驻阿拉木图代总领事",
        "吾拉扎力·贾尼别克": "哈萨克斯坦动画协会主席",
        "王睿": "莫斯科中国文化中心副主任",
        "封立涛": "中国驻俄罗斯大使馆公使衔参赞、莫斯科中国文化中心主任",
    }


def test_the_buyers_are_the_named_ones_and_the_exhibitors_a_number(tour: Tour) -> None:
    buyers = Participation.objects.filter(event__slug="world-content-market", role="buyer")
    assert {
        buyer.organisation.name["en"].split(",")[0] for buyer in buyers if buyer.organisation
    } == {
        "VGTRK",
        "Channel One Russia",
        "National Film Agency of Kyrgyzstan",
        "TRT",
    }
    assert ReportedFigure.objects.get(measure="companies").value == 30


def test_the_one_box_office_figure_has_its_source(tour: Tour) -> None:
    figure = ReportedFigure.objects.get(measure="box_office")
    assert figure.film
    assert figure.film.slug == "red-silk"
    assert (figure.value, figure.currency, figure.precision) == (
        Decimal(700_000_000),
        "RUB",
        "nearly",
    )
    assert all(figure.source for figure in ReportedFigure.objects.all())


def test_what_was_promised_is_on_record(tour: Tour) -> None:
    said = {commitment.title["en"] for commitment in Commitment.objects.filter(tour=tour)}
    assert len(said) == 4
    assert {event.kind for event in Event.objects.all()} == {
        "symposium",
        "visit",
        "promotion",
        "market",
    }
    assert AgendaItem.objects.filter(event__slug="film-cooperation-symposium").count() == 3


def test_what_the_report_leaves_out_is_marked(tour: Tour) -> None:
    for kind in (Hall, Opening, Screening, Presence, Invitation):
        assert kind.objects.exists()
        assert not kind.objects.filter(sample=False).exists(), kind
    assert not Event.objects.filter(times_sample=False).exists()
    assert not Film.objects.filter(versions__sample=False).exists()
    assert not AgendaItem.objects.filter(times_sample=False).exists()


def test_the_director_attends_in_both_cities(tour: Tour) -> None:
    with_qa = Screening.objects.filter(qa_minutes__gt=0)
    assert {s.version.film.slug for s in with_qa} == {"trapped"}
    assert {s.leg.timezone for s in with_qa} == {"Asia/Almaty", "Europe/Moscow"}
    assert {g.name["zh-hans"] for s in with_qa for g in s.guests.all()} == {"张琪"}
    assert Member.objects.filter(tour=tour, person__name__en="Zhang Qi").exists()


def test_every_name_can_be_read_in_all_four_languages(tour: Tour) -> None:
    programme = programme_of(tour)
    for words in (
        programme.name,
        programme.summary,
        programme.occasion,
        *(leg.city for leg in programme.legs),
        *(event.title for event in programme.events),
        *(event.summary for event in programme.events),
        *(venue.name for venue in programme.venues),
        *(commitment.title for commitment in programme.commitments),
        *(figure.subject for figure in programme.figures),
        *(showcase.name for showcase in programme.showcases),
    ):
        assert set(words) == {"zh-hans", "en", "ru", "kk"}


def test_all_steps_run_again_without_touching_what_was_edited(tour: Tour) -> None:
    steps.timetable()
    steps.publish_tour()
    event = Event.objects.get(slug="film-cooperation-symposium")
    event.title = {"en": "Edited by hand"}
    event.save()
    before = {kind: kind.objects.count() for kind in (Event, Film, Screening, Person, Title)}
    for step in (steps.tour, steps.films, steps.timetable, steps.publish_tour):
        step()
    event.refresh_from_db()
    assert event.title == {"en": "Edited by hand"}
    assert {kind: kind.objects.count() for kind in before} == before


def test_no_migration_is_missing() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
