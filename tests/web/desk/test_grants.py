"""A grant at the desk: warned at the field before it is saved; sold twice by nobody."""

from datetime import date
from typing import Any

import pytest

from roadshow.apps.core.models import AuditEntry
from roadshow.apps.films.models import Film
from roadshow.apps.people.models import Organisation
from roadshow.apps.rights.models import Grant, Holdback
from tests.builders import make_film, make_grant
from tests.markup import page
from tests.web.desk.rooms import Data, Room, limited, logged_in

pytestmark = pytest.mark.django_db
ANYWAY = {"anyway": "on"}


@pytest.fixture
def film() -> Film:
    return make_film(title="The Composer")


def typed(*films: Film, **fields: Any) -> Data:
    """A sale to Russia and Central Asia, exclusively, on any medium."""
    party = Organisation.objects.create(name={"en": "Steppe Films"})
    good = {
        "direction": "out",
        "party": party.pk,
        "films": [film.pk for film in films],
        "territories": "Russia and Central Asia",
        "media": ["all"],
        "signed": "2025-10-10",
        "exclusive": "on",
        "original": "on",
        "any_dubbing": "on",
        "any_subtitles": "on",
        "used": "0",
    }
    return {**good, **fields}


def errors(answer: Any) -> dict[str, list[str]]:
    """What is said, by field, as the page shows it."""
    assert answer.status_code == 200
    shown = page(answer.content)
    assert "Nothing was saved." in shown.text_content()
    found = {}
    for field in shown.xpath("//*[contains(concat(' ', @class, ' '), ' wrong ')]"):
        name = field.xpath("(.//input | .//select | .//textarea)[1]/@name")[0]
        found[name] = [one.text_content() for one in field.xpath("ul[@class='errors']/li")]
    return found


def offers_anyway(answer: Any) -> bool:
    return bool(page(answer.content).xpath("//input[@name='anyway' and @type='checkbox']"))


# Warned, and saved all the same


def test_more_than_was_bought_is_warned_of_at_the_field_and_saved_anyway(
    room: Room, film: Film
) -> None:
    make_grant(film, territories="Russia and Kazakhstan", ends=date(2026, 12, 31), exclusive=True)
    data = typed(film, starts="2025-12-01", ends="2027-01-31")
    answer = room.post("grants/new/", data)
    beyond = "The Composer: this is more than any grant in gives us: "
    assert errors(answer) == {
        "territories": [
            f"{beyond}Kyrgyzstan, Tajikistan, Turkmenistan, Uzbekistan · all rights"
            " · 1 December 2025 – 31 December 2026.",
            f"{beyond}Kazakhstan, Kyrgyzstan, Russia, Tajikistan, Turkmenistan, Uzbekistan"
            " · all rights · 1 January 2027 – 31 January 2027.",
        ]
    }
    assert offers_anyway(answer)
    assert Grant.objects.count() == 1
    assert not AuditEntry.objects.exists()
    assert room.post("grants/new/", data | ANYWAY).status_code == 302
    sold = Grant.objects.get(direction="out")
    assert (sold.codes, sold.exclusive, list(sold.films.all())) == (
        "KG KZ RU TJ TM UZ",
        True,
        [film],
    )


def test_what_is_inside_what_was_bought_is_saved_at_once(room: Room, film: Film) -> None:
    make_grant(film, exclusive=True)
    assert room.post("grants/new/", typed(film)).status_code == 302
    assert Grant.objects.filter(direction="out").exists()


@pytest.mark.parametrize(
    ("held", "sold", "field", "said"),
    [
        (
            {"exclusive": False},
            {},
            "exclusive",
            "The Composer: {record} gives us no exclusivity: ",
        ),
        (
            {"exclusive": True},
            {"direction": "in"},
            "territories",
            "The Composer was bought there already, by {record}: ",
        ),
    ],
)
def test_each_warning_stands_at_its_field(
    room: Room, film: Film, held: dict[str, Any], sold: dict[str, Any], field: str, said: str
) -> None:
    grant = make_grant(film, **held)
    data = typed(film, **sold)
    answer = room.post("grants/new/", data)
    told = errors(answer)
    assert list(told) == [field]
    assert told[field][0].startswith(said.format(record=f"grant № {grant.pk}"))
    assert offers_anyway(answer)
    assert room.post("grants/new/", data | ANYWAY).status_code == 302


def test_a_holdback_is_warned_of_at_the_media(room: Room, film: Film) -> None:
    make_grant(film, exclusive=True)
    held = limited(Holdback, media=["tv"], territories="Russia", ends=date(2026, 6, 30))
    held.films.set([film])
    answer = room.post("grants/new/", typed(film, media=["tv", "festival"]))
    told = errors(answer)
    assert list(told) == ["media"]
    assert told["media"] == [
        f"The Composer is held back by holdback № {held.pk}: Russia · television"
        " · … – 30 June 2026."
    ]


def test_warnings_are_in_the_readers_language(room: Room, film: Film) -> None:
    make_grant(film)
    path = room.at("grants/new/").replace("/en/", "/ru/")
    shown = page(room.officer.post(path, typed(film)).content)
    (told,) = shown.xpath("//ul[@class='errors' and contains(@id, 'exclusive')]/li")
    assert "The Composer: право № " in told.text_content()


def test_who_changes_nothing_is_not_warned_again(room: Room, film: Film) -> None:
    data = typed(film)
    assert room.post("grants/new/", data | ANYWAY).status_code == 302
    sold = Grant.objects.get()
    assert room.post(f"grants/{sold.pk}/", data).status_code == 302
    answer = room.post(f"grants/{sold.pk}/", data | {"territories": "Russia"})
    assert list(errors(answer)) == ["territories"]
    answer = room.post(f"grants/{sold.pk}/", data | {"territories": "Russia"} | ANYWAY)
    assert answer.status_code == 302


# Sold twice


def test_what_was_sold_is_not_sold_again_whatever_is_ticked(room: Room, film: Film) -> None:
    make_grant(film, exclusive=True)
    sold = make_grant(
        film, direction="out", exclusive=True, territories="CIS", media=["festival", "tv"]
    )
    trail = AuditEntry.objects.count()
    data = typed(film, territories="Kazakhstan and Georgia")
    for extra in ({}, ANYWAY):
        answer = room.post("grants/new/", data | extra)
        assert errors(answer)["territories"] == [
            f"The Composer is sold there already, by grant № {sold.pk}:"
            " Kazakhstan · festivals, television · … – …."
        ]
        assert Grant.objects.count() == 2
        assert AuditEntry.objects.count() == trail
    assert not offers_anyway(room.post("grants/new/", data))


def test_a_package_with_one_film_that_was_sold_is_not_sold(room: Room) -> None:
    films = [make_film() for _number in range(8)]
    make_grant(films[-1], direction="out", exclusive=True)
    # Seven films were never bought: that alone is more than is told at once.
    answer = room.post("grants/new/", typed(*films) | ANYWAY)
    assert answer.status_code == 200
    assert "sold" in page(answer.content).text_content()
    assert Grant.objects.count() == 1


def test_a_sale_that_comes_between_the_warning_and_the_saving_is_seen(
    room: Room, film: Film
) -> None:
    data = typed(film)
    assert offers_anyway(room.post("grants/new/", data))
    make_grant(film, direction="out", territories="Kazakhstan", media=["festival"])
    answer = room.post("grants/new/", data | ANYWAY)
    assert "is sold there already" in errors(answer)["territories"][0]
    assert Grant.objects.count() == 1


# What is typed


@pytest.mark.parametrize(
    ("fields", "field", "said"),
    [
        ({"territories": "Kazakstan"}, "territories", "Perhaps: Kazakhstan."),
        ({"territories": "Congo"}, "territories", "may mean several territories"),
        ({"territories": ""}, "territories", "This field is required."),
        ({"media": []}, "media", "This field is required."),
        ({"media": ["smoke"]}, "media", "Select a valid choice"),
        ({"films": []}, "films", "This field is required."),
        ({"fee": "10"}, "currency", "A fee needs its currency."),
        ({"starts": "2025-12-01", "ends": "2025-11-30"}, "ends", "This is before the start."),
        ({"dubbed": "ru"}, "dubbed", "Either any language or those that are named"),
        ({"any_dubbing": "", "dubbed": "ru-!"}, "dubbed", "is not a language tag"),
        ({"any_dubbing": "", "any_subtitles": "", "original": ""}, "original", "at least one way"),
    ],
)
def test_what_is_wrong_is_told_at_its_field_and_stays_typed(
    room: Room, film: Film, fields: Data, field: str, said: str
) -> None:
    answer = room.post("grants/new/", typed(film, **fields))
    told = errors(answer)
    assert said in " ".join(told[field])
    assert list(told) == [field]
    assert not Grant.objects.exists()
    value = fields.get("territories")
    if value:
        assert page(answer.content).xpath("//input[@name='territories']/@value") == [value]


def test_the_same_word_of_another_day_means_other_territories(room: Room, film: Film) -> None:
    for signed in ("2005-03-01", "2024-03-01"):
        data = typed(film, direction="in", exclusive="", territories="CIS", signed=signed)
        assert room.post("grants/new/", data).status_code == 302
    now, then = Grant.objects.all()
    assert set(then.codes.split()) - set(now.codes.split()) == {"GE", "UA"}


def test_an_end_in_the_year_9999_is_answered(room: Room, film: Film) -> None:
    make_grant(film, exclusive=True)
    assert room.post("grants/new/", typed(film, ends="9999-12-31")).status_code == 302
    assert Grant.objects.get(direction="out").ends == date.max


def test_a_reader_sees_a_grant_and_changes_nothing(room: Room, film: Film) -> None:
    grant = make_grant(film)
    reader = logged_in(room.tour, "viewer")
    assert reader.get(room.at(f"grants/{grant.pk}/")).status_code == 200
    assert reader.post(room.at(f"grants/{grant.pk}/"), typed(film)).status_code == 403
    assert reader.post(room.at("grants/new/"), typed(film) | ANYWAY).status_code == 403
    assert Grant.objects.get() == grant
