"""What film sales live with, told as they would tell it; each answer with its reason.

``mandate``: what a producer gave us. ``sale``: what we gave a distributor.
"""

from datetime import date
from typing import Any

from roadshow.engines.avails.answers import Lack
from roadshow.engines.avails.languages import Languages, Wish
from roadshow.engines.avails.media import LEAVES
from roadshow.engines.avails.problem import (
    After,
    Grant,
    Holdback,
    Permit,
    Promise,
    Question,
    Release,
    Requirement,
)
from tests.engines.avails.asked import free_from, refusal, spans, why
from tests.engines.avails.problems import grant, problem

SUMMER: dict[str, Any] = {"start": date(2026, 6, 1), "end": date(2026, 9, 1)}


def mandate(id_: str = "mandate", **given: Any) -> Grant:
    terms: dict[str, Any] = {"territories": "World", "exclusive": True}
    return grant(id_, "in", **(terms | given))


def sale(territories: str, media: str, id_: str = "sale", **given: Any) -> Grant:
    terms: dict[str, Any] = {"territories": territories, "media": (media,), "exclusive": True}
    return grant(id_, "out", **(terms | given))


def asked(territories: str, *media: str, **given: Any) -> Question:
    terms: dict[str, Any] = {"films": ("lake",), "territories": territories, "media": media}
    return Question(**(terms | SUMMER | given))


# Mandates


def test_a_world_mandate_sold_to_french_cinemas_alone() -> None:
    made = problem(mandate(), sale("France", "theatrical"))
    assert why(made, asked("France, Germany", "release", "free_tv")) == {
        ("FR", "release"): {("taken", "sale")},
        ("FR", "free_tv"): set(),
        ("DE", "release"): set(),
        ("DE", "free_tv"): set(),
    }


def test_a_mandate_that_ends_before_the_asked_days() -> None:
    made = problem(mandate(start=date(2020, 1, 1), end=date(2025, 1, 1)))
    told = refusal(made, asked("France", "svod"))
    assert (told.lack, told.record, told.since) == (Lack.ENDED, "mandate", date(2025, 1, 1))


def test_a_mandate_that_ends_in_the_midst_of_the_asked_days() -> None:
    made = problem(mandate(end=date(2026, 7, 1)))
    free, over = spans(made, asked("France", "svod"))
    assert (free.free, free.end) == (True, date(2026, 7, 1))
    assert (over.refusals[0].lack, over.refusals[0].since) == (Lack.ENDED, date(2026, 7, 1))


def test_a_mandate_that_has_not_begun() -> None:
    made = problem(mandate(start=date(2027, 1, 1)))
    told = refusal(made, asked("France", "svod"))
    assert (told.lack, told.record, told.until) == (Lack.BEGINS, "mandate", date(2027, 1, 1))
    assert free_from(made, asked("France", "svod")) == date(2027, 1, 1)


def test_a_mandate_prolonged_without_a_gap_is_one() -> None:
    first = mandate("first", end=date(2026, 7, 1))
    made = problem(first, mandate("prolonged", start=date(2026, 7, 1)))
    assert [span.under for span in spans(made, asked("Spain", "svod"))] == [
        ("first",),
        ("prolonged",),
    ]
    late = problem(first, mandate("prolonged", start=date(2026, 7, 2)))
    assert why(late, asked("Spain", "svod")) == {("ES", "svod"): {("not_ours", "prolonged")}}


def test_a_mandate_for_the_world_without_the_producer_s_own_country() -> None:
    made = problem(mandate(territories="World without China"))
    told = refusal(made, asked("China", "free_tv"))
    assert (told.record, told.lack) == ("mandate", Lack.TERRITORY)
    assert why(made, asked("Hong Kong", "free_tv")) == {("HK", "free_tv"): set()}


def test_a_mandate_for_television_says_nothing_of_cinemas() -> None:
    told = refusal(problem(mandate(media=("tv",))), asked("France", "release"))
    assert (told.record, told.lack) == ("mandate", Lack.MEDIUM)


def test_airlines_are_not_in_the_world_unless_they_are_named() -> None:
    made = problem(mandate())
    assert why(made, asked("airlines", "in_flight")) == {
        ("air", "in_flight"): {("not_ours", "mandate")}
    }
    named = problem(mandate(territories="World, airlines"))
    assert why(named, asked("airlines", "in_flight")) == {("air", "in_flight"): set()}


def test_a_mandate_for_the_union_of_2019_has_the_united_kingdom() -> None:
    old = mandate(territories="EU", signed=date(2019, 6, 1))
    new = mandate(territories="EU", signed=date(2025, 6, 1))
    assert why(problem(old), asked("United Kingdom", "svod")) == {("GB", "svod"): set()}
    assert refusal(problem(new), asked("United Kingdom", "svod")).lack is Lack.TERRITORY


def test_a_film_outside_the_mandate_is_not_ours() -> None:
    made = problem(mandate(films=("river",)))
    assert refusal(made, asked("France", "svod")).lack is Lack.GRANT


# Sales


def test_a_sale_that_is_not_exclusive_stands_beside_another_and_not_below_an_exclusive_one() -> (
    None
):
    made = problem(mandate(), sale("Poland", "svod", exclusive=False, end=date(2027, 1, 1)))
    (free,) = spans(made, asked("Poland", "svod"))
    assert (free.free, free.beside) == (True, ("sale",))
    told = refusal(made, asked("Poland", "svod", exclusive=True))
    assert (told.code, told.record, told.until) == ("taken_shared", "sale", date(2027, 1, 1))


def test_what_we_hold_with_others_cannot_be_sold_to_one_alone() -> None:
    told = refusal(problem(mandate(exclusive=False)), asked("Poland", "svod", exclusive=True))
    assert (told.code, told.record) == ("not_exclusive", "mandate")


def test_a_territory_that_is_sold_in_part() -> None:
    made = problem(mandate(), sale("Belgium", "all"))
    assert why(made, asked("Benelux", "svod")) == {
        ("BE", "svod"): {("taken", "sale")},
        ("LU", "svod"): set(),
        ("NL", "svod"): set(),
    }


def test_media_that_are_sold_in_part() -> None:
    made = problem(mandate(), sale("Italy", "free_tv", "first"), sale("Italy", "tvod", "second"))
    assert why(made, asked("Italy", "tv", "tvod", "svod")) == {
        ("IT", "free_tv"): {("taken", "first")},
        ("IT", "pay_tv"): set(),
        ("IT", "ppv"): set(),
        ("IT", "tvod"): {("taken", "second")},
        ("IT", "svod"): set(),
    }


def test_all_rights_sold_leave_nothing_there() -> None:
    made = problem(mandate(), sale("Japan", "all"))
    said = why(made, asked("Japan", "all"))
    assert len(said) == len(LEAVES)
    assert all(reasons == {("taken", "sale")} for reasons in said.values())


def test_a_sale_that_ends_leaves_it_free_from_that_day() -> None:
    made = problem(mandate(), sale("Spain", "tv", end=date(2026, 8, 1)))
    assert refusal(made, asked("Spain", "ppv", end=date(2026, 7, 1))).until == date(2026, 8, 1)
    assert free_from(made, asked("Spain", "ppv")) == date(2026, 8, 1)


def test_a_sale_that_ends_on_the_first_day_is_not_in_the_way() -> None:
    made = problem(mandate(), sale("Spain", "tv", end=SUMMER["start"]))
    assert why(made, asked("Spain", "ppv")) == {("ES", "ppv"): set()}


def test_between_two_sales_there_are_some_free_weeks() -> None:
    made = problem(
        mandate(),
        sale("Spain", "svod", "before", end=date(2026, 7, 1)),
        sale("Spain", "svod", "after", start=date(2026, 8, 1), end=date(2028, 1, 1)),
    )
    july = asked("Spain", "svod", start=date(2026, 7, 1), end=date(2026, 8, 1))
    assert why(made, july) == {("ES", "svod"): set()}
    assert why(made, asked("Spain", "svod")) == {
        ("ES", "svod"): {("taken", "before"), ("taken", "after")}
    }
    assert free_from(made, asked("Spain", "svod")) == date(2028, 1, 1)


def test_a_package_of_films_is_sold_film_by_film() -> None:
    made = problem(mandate(films=("lake", "river")), sale("Brazil", "svod", films=("lake",)))
    assert refusal(made, asked("Brazil", "svod")).record == "sale"
    assert why(made, asked("Brazil", "svod", films=("river",))) == {("BR", "svod"): set()}


def test_a_russian_dubbing_sold_leaves_kazakh_subtitles_free() -> None:
    dubbing = Languages(original=False, dubbed=("ru",), subtitled=())
    made = problem(mandate(), sale("Kazakhstan", "release", languages=dubbing))
    russian, kazakh = Wish(mode="dubbed", tag="ru"), Wish(mode="subtitled", tag="kk")
    assert refusal(made, asked("Kazakhstan", "release", language=russian)).record == "sale"
    assert why(made, asked("Kazakhstan", "release", language=kazakh)) == {("KZ", "release"): set()}


# Holdbacks, premieres, runs, permits


def test_no_television_until_a_year_after_the_cinemas() -> None:
    held = Holdback(
        id="window", films=("lake",), territories="France, Spain", media=("tv",),
        after=After(medium="theatrical", months=12), clause="8",
    )  # fmt: skip
    opened = Release(film="lake", territory="FR", medium="release", day=date(2025, 7, 9))
    made = problem(mandate(), holdbacks=(held,), releases=(opened,))
    told = refusal(made, asked("France", "ppv", end=date(2026, 7, 1)))
    assert (told.record, told.clause, told.until) == ("window", "8", date(2026, 7, 9))
    assert free_from(made, asked("France", "ppv")) == date(2026, 7, 9)
    assert refusal(made, asked("Spain", "ppv")).until is None
    assert why(made, asked("Spain", "svod")) == {("ES", "svod"): set()}


def test_the_asian_premiere_is_kept_for_a_festival() -> None:
    kept = Promise(
        id="premiere", films=("lake",), holder="Busan", territories="Asia", end=date(2026, 10, 10)
    )
    made = problem(mandate(), promises=(kept,))
    told = refusal(made, asked("Japan", "festival", asker="tour"))
    assert (told.code, told.record, told.until) == ("promised", "premiere", date(2026, 10, 10))
    assert why(made, asked("Korea", "festival", asker="Busan")) == {("KR", "festival"): set()}
    assert why(made, asked("Japan", "svod", asker="tour")) == {("JP", "svod"): set()}


def test_five_festival_screenings_were_bought_and_four_are_left() -> None:
    made = problem(mandate(media=("festival",), runs=5, used=1))
    assert why(made, asked("Chile", "festival", runs=4)) == {("CL", "festival"): set()}
    assert refusal(made, asked("Chile", "festival", runs=5)).code == "runs_used"


def test_a_screening_permit_lasts_for_one_city_week() -> None:
    law = Requirement(
        id="decree", kind="screening", territories="Russia", media=("theatrical", "non_theatrical")
    )
    week = Permit(
        id="paper", kind="screening", films=("lake",), territories="Russia",
        start=date(2026, 6, 8), end=date(2026, 6, 15),
    )  # fmt: skip
    made = problem(mandate(), requirements=(law,), permits=(week,))
    before, during, after = spans(made, asked("Russia", "festival"))
    assert (before.refusals[0].until, before.refusals[0].kind) == (date(2026, 6, 8), "screening")
    assert during.free
    assert after.refusals[0].until is None
    assert why(made, asked("Russia", "svod")) == {("RU", "svod"): set()}
