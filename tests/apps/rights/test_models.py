"""What makes a record about rights right: territories, media, languages, money, days."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from roadshow.apps.people.models import Organisation
from roadshow.apps.rights.models import Grant, Holdback, Permit, PermitRule, PremierePromise
from roadshow.apps.tours.models import Tour
from tests.builders import make_film, make_grant, make_tour

pytestmark = pytest.mark.django_db


def grant(**fields: Any) -> Grant:
    """A grant that is right, unless the fields say otherwise."""
    good = {
        "direction": "in",
        "party": Organisation.objects.create(name={"en": "Studio"}),
        "territories": "Kazakhstan",
        "signed": date(2025, 1, 1),
    }
    return Grant(**{**good, **fields})


def promise(**fields: Any) -> PremierePromise:
    good = {"film": make_film(), "territories": "Kazakhstan", "signed": date(2025, 1, 1)}
    return PremierePromise(**{**good, **fields})


def refused(record: Any) -> dict[str, list[str]]:
    """What is said, by field."""
    with pytest.raises(ValidationError) as error:
        record.full_clean()
    return error.value.message_dict


def codes(text: str, signed: date) -> set[str]:
    record = grant(territories=text, signed=signed)
    record.full_clean()
    return set(record.codes.split())


# Territories


def test_a_group_means_what_it_meant_on_the_day_of_signing() -> None:
    then, now = codes("CIS", date(2005, 3, 1)), codes("CIS", date(2024, 3, 1))
    assert then - now == {"GE", "UA"}
    assert now < then


def test_territories_are_read_as_contracts_write_them() -> None:
    signed = date(2025, 1, 1)
    assert codes("Russia and Central Asia", signed) == {"RU", "KZ", "KG", "TJ", "TM", "UZ"}
    world = codes("Worldwide excluding China", signed)
    assert "KZ" in world
    assert "CN" not in world


def test_the_codes_are_kept_when_the_words_are_not_touched_and_read_anew_when_they_are() -> None:
    record = make_grant(make_film(), territories="CIS", signed=date(2005, 3, 1))
    assert "GE" in record.codes.split()
    record.signed = date(2024, 3, 1)
    record.full_clean()
    assert "GE" not in record.codes.split()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Kazakstan", "“Kazakstan” is no territory that is known here. Perhaps: Kazakhstan."),
        ("Congo", "“Congo” may mean several territories: Congo - Kinshasa, Congo - Brazzaville."),
        ("rest of the world", "“rest of the world” depends on what else there is"),
        ("without China", "“China” excludes, but nothing is named before it."),
        ("Europe without Japan", "“Japan” is excluded, but was not included."),
        ("Worldwide without Worldwide", "Name at least one territory."),
    ],
)
def test_words_that_are_not_understood_are_asked_about_and_never_guessed(
    text: str, said: str
) -> None:
    told = refused(grant(territories=text))
    assert list(told) == ["territories"]
    assert told["territories"][0].startswith(said)


def test_every_unknown_word_is_told_at_once() -> None:
    assert len(refused(grant(territories="Kazakstan, Rusia, Ruritania"))["territories"]) == 3


def test_a_group_without_members_yet_is_refused() -> None:
    told = refused(grant(territories="EAEU", signed=date(2005, 1, 1)))
    assert told == {"territories": ["“EAEU” had no members yet on that date."]}


@pytest.mark.parametrize("model", [Holdback, PremierePromise, Permit, PermitRule])
def test_everything_with_terms_reads_its_territories_the_same_way(model: type[Any]) -> None:
    record = model(territories="Kazakstan", signed=date(2025, 1, 1))
    assert "Perhaps: Kazakhstan." in refused(record)["territories"][0]


# Media and languages


@pytest.mark.parametrize("media", [[], "festival", ["smoke signals"], [["all"]], {"all": 1}])
def test_media_are_a_list_of_known_ones(media: object) -> None:
    assert list(refused(grant(media=media))) == ["media"]


def test_languages_are_named_or_all_of_them_and_never_both() -> None:
    told = refused(grant(any_subtitles=True, subtitled=["ru"]))
    assert list(told) == ["subtitled"]
    told = refused(grant(any_dubbing=True, dubbed=["kk"]))
    assert list(told) == ["dubbed"]
    grant(
        any_dubbing=False, dubbed=["kk"], any_subtitles=False, subtitled=["ru", "en"]
    ).full_clean()


def test_a_grant_without_any_way_to_show_the_film_is_refused() -> None:
    told = refused(grant(original=False, any_dubbing=False, any_subtitles=False))
    assert told == {"original": ["Choose at least one way to show it."]}
    grant(original=True, any_dubbing=False, any_subtitles=False).full_clean()


@pytest.mark.parametrize("tag", ["klingon!", "ru-!", "zh-subtitles-of-a-festival", "русский", ""])
def test_a_language_is_a_tag_that_the_avails_can_be_asked_with(tag: str) -> None:
    assert list(refused(grant(any_dubbing=False, dubbed=[tag]))) == ["dubbed"]


# Money and days


def test_a_fee_needs_its_currency() -> None:
    assert refused(grant(fee=5000)) == {"currency": ["A fee needs its currency."]}
    assert next(iter(refused(grant(fee=5000, currency="XXXX")))) == "currency"
    grant(fee=5000, currency="EUR").full_clean()
    grant(fee=0, currency="KZT").full_clean()


def test_runs_are_at_least_one_or_without_limit() -> None:
    assert list(refused(grant(runs=0))) == ["runs"]
    grant(runs=None).full_clean()


def test_the_last_day_is_not_before_the_first() -> None:
    day = date(2025, 11, 24)
    assert list(refused(grant(starts=day, ends=date(2025, 11, 23)))) == ["ends"]
    grant(starts=day, ends=day).full_clean()
    grant(ends=day).full_clean()


def test_the_database_too_refuses_days_out_of_order() -> None:
    made = make_grant(make_film())
    with pytest.raises(IntegrityError), transaction.atomic():
        Grant.objects.filter(pk=made.pk).update(starts=date(2025, 2, 1), ends=date(2025, 1, 1))


# Promises and holdbacks


@pytest.fixture
def tour() -> Tour:
    return make_tour()


def test_a_premiere_is_kept_for_exactly_one(tour: Tour) -> None:
    somebody = Organisation.objects.create(name={"en": "Festival"})
    said = "Say for whom: a tour or an organisation."
    assert refused(promise())["__all__"] == [said]
    assert refused(promise(tour=tour, organisation=somebody))["__all__"] == [said]
    promise(tour=tour).full_clean()
    promise(organisation=somebody).full_clean()


def test_the_database_too_refuses_a_premiere_kept_for_nobody(tour: Tour) -> None:
    made = promise(tour=tour)
    made.full_clean()
    made.save()
    with pytest.raises(IntegrityError), transaction.atomic():
        PremierePromise.objects.filter(pk=made.pk).update(tour=None)


@pytest.mark.parametrize("fields", [{"after_medium": "theatrical"}, {"after_months": 12}])
def test_a_holdback_counted_from_a_release_needs_medium_and_months(fields: Any) -> None:
    terms = {"territories": "Kazakhstan", "signed": date(2025, 1, 1), "media": ["free_tv"]}
    told = refused(Holdback(**terms, **fields))
    assert told == {"after_months": ["Name both the medium and the months, or neither."]}
    Holdback(**terms).full_clean()
    Holdback(**terms, after_medium="theatrical", after_months=0).full_clean()
