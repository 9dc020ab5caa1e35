"""Groups of countries by day."""

from collections import Counter
from datetime import date

import pytest

from roadshow.engines.kernel.territories import COUNTRIES, group_name, groups, members
from roadshow.engines.kernel.territories.groups import _definitions

TODAY = date(2025, 11, 24)

SUB_REGIONS = {
    "africa": "northern_africa eastern_africa middle_africa southern_africa western_africa",
    "americas": "caribbean central_america south_america northern_america",
    "asia": "central_asia eastern_asia south_eastern_asia southern_asia western_asia",
    "europe": "eastern_europe northern_europe southern_europe western_europe",
    "oceania": "australasia melanesia micronesia polynesia",
}


def on(group: str, day: date = TODAY) -> frozenset[str]:
    found = members(group, day)
    assert found is not None
    return found


def test_each_country_is_in_one_sub_region_but_antarctica() -> None:
    counted = Counter(
        code for subs in SUB_REGIONS.values() for sub in subs.split() for code in on(sub)
    )

    assert set(counted.values()) == {1}
    assert COUNTRIES - set(counted) == {"AQ"}


@pytest.mark.parametrize("region", SUB_REGIONS)
def test_a_region_is_its_sub_regions(region: str) -> None:
    assert on(region) == frozenset().union(*(on(sub) for sub in SUB_REGIONS[region].split()))


def test_the_world_is_every_country_and_neither_airlines_nor_ships() -> None:
    assert on("world") == COUNTRIES
    assert len(COUNTRIES) == 249


def test_m49_as_counted_by_the_united_nations() -> None:
    sizes = {group: len(on(group)) for group in ("africa", "americas", "asia", "europe", "oceania")}

    # 248 areas with Antarctica, and Taiwan, which M49 does not list.
    assert sizes == {"africa": 60, "americas": 57, "asia": 51, "europe": 51, "oceania": 29}
    assert {group.m49 for group in groups().values() if group.m49} >= {"001", "419", "202", "035"}


@pytest.mark.parametrize("group", groups())
def test_every_definition_has_a_source_and_begins_after_the_one_before(group: str) -> None:
    definitions = groups()[group].definitions
    days = [one.since or date.min for one in definitions]

    assert all(one.source for one in definitions)
    assert days == sorted(set(days))
    assert all(one.since for one in definitions[1:])


@pytest.mark.parametrize("group", groups())
def test_every_group_has_a_name_of_its_own_in_every_language(group: str) -> None:
    for language in ("zh-hans", "en", "ru", "kk"):
        same = [one for one in groups() if group_name(one, language) == group_name(group, language)]
        assert same == [group]


@pytest.mark.parametrize(
    ("day", "size", "inside", "outside"),
    [
        (date(1994, 12, 31), 12, "GB DE", "AT SE"),
        (date(1995, 1, 1), 15, "AT FI SE", "PL"),
        (date(2004, 5, 1), 25, "CY CZ EE HU LT LV MT PL SI SK", "BG"),
        (date(2007, 1, 1), 27, "BG RO", "HR"),
        (date(2013, 7, 1), 28, "HR GB", "CH"),
        (date(2020, 1, 31), 28, "GB", "NO"),
        (date(2020, 2, 1), 27, "HR", "GB"),
    ],
)
def test_the_european_union(day: date, size: int, inside: str, outside: str) -> None:
    found = on("european_union", day)

    assert len(found) == size
    assert found >= set(inside.split())
    assert not found & set(outside.split())


def test_brexit_is_all_that_parts_the_union_of_2019_from_that_of_2021() -> None:
    before, after = (on("european_union", date(year, 6, 1)) for year in (2019, 2021))

    assert before - after == {"GB"}
    assert after <= before


@pytest.mark.parametrize(
    ("day", "codes"),
    [
        (date(1992, 6, 1), "AM BY KG KZ MD RU TJ TM UA UZ"),
        (date(1993, 10, 1), "AM AZ BY KG KZ MD RU TJ TM UA UZ"),
        (date(2005, 1, 1), "AM AZ BY GE KG KZ MD RU TJ TM UA UZ"),
        (date(2009, 8, 17), "AM AZ BY GE KG KZ MD RU TJ TM UA UZ"),
        (date(2009, 8, 18), "AM AZ BY KG KZ MD RU TJ TM UA UZ"),
        (date(2024, 1, 1), "AM AZ BY KG KZ MD RU TJ TM UZ"),
    ],
)
def test_the_cis(day: date, codes: str) -> None:
    assert on("cis", day) == set(codes.split())


def test_what_sellers_call_cis_is_the_former_ussr_without_the_baltics() -> None:
    assert on("former_ussr_without_baltics") == on("former_ussr") - on("baltics")


@pytest.mark.parametrize(("day", "joined"), [(date(1999, 4, 30), "KH"), (date(2025, 10, 26), "TL")])
def test_asean_grows(day: date, joined: str) -> None:
    assert on("asean", day) - on("asean", date.fromordinal(day.toordinal() - 1)) == {joined}


def test_a_group_has_no_definition_before_its_first() -> None:
    assert members("european_union", date(1950, 1, 1)) is None
    assert members("cis", date(1991, 12, 20)) is None


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        ([{"since": date(2000, 1, 1), "members": "FR"}], "no source"),
        (
            [
                {"since": date(2000, 1, 1), "members": "FR", "source": "s"},
                {"since": date(2000, 1, 1), "joined": "DE", "source": "s"},
            ],
            "does not come after",
        ),
        (
            [{"members": "FR", "source": "s"}, {"joined": "DE", "source": "s"}],
            "only the first",
        ),
        (
            [
                {"members": "FR", "source": "s"},
                {"since": date(2000, 1, 1), "left": "DE", "source": "s"},
            ],
            "DE",
        ),
    ],
)
def test_a_file_that_contradicts_itself_is_refused(
    rows: list[dict[str, object]], wrong: str
) -> None:
    with pytest.raises(ValueError, match=wrong) as error:
        list(_definitions("trade.toml: benelux", rows))

    assert "trade.toml: benelux" in str(error.value)
