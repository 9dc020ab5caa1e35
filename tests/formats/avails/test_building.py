"""Avails made here are the same after a sheet of theirs was written and read."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roadshow.formats.avails import Avail, Language, Workbook, avails, build, check
from roadshow.formats.avails import read_avails as read
from roadshow.formats.avails import write_avails as write

FULL = Avail(
    row=4,
    entry_type="Full Extract",
    avail_id="7",
    licensor="Beijing Pictures",
    licensee="Qazaq Cinema",
    service_provider="Lab",
    contract_id="0012",
    reporting_id="r-1",
    work_type="Movie",
    title="Музыкант",
    internal_title="音乐家",
    director="Xi'erzhati Yahefu",
    release_year=2019,
    run_time=timedelta(hours=2, minutes=7, seconds=31),
    released=date(2019, 5, 17),
    released_on_disc=date(2020, 1, 2),
    rating_system="KZ",
    rating_value="12+",
    rating_reason="L,V",
    alid="md:alid:org:bjp.cn:1",
    bundled=("md:alid:org:bjp.cn:2", "md:alid:org:bjp.cn:3"),
    content_id="md:cid:eidr-s:8FF3-1C20-84F5-F247-8BCD-E",
    title_id="10.5240/8FF3-1C20-84F5-F247-8BCD-E",
    edit_id="10.5240/77C5-ED35-8FC2-7D9D-9531-1",
    alt_id="001143",
    territories=("KZ",),
    excluded_territories=("RU", "CN-XZ"),
    license_type="EST",
    rights="Library",
    format_profile="UHD",
    start=datetime(2025, 11, 20, 12, tzinfo=UTC),
    end=date(2027, 11, 19),
    exclusive=False,
    asset_languages=(Language("zh-Hans"),),
    allowed_languages=(Language("kk"), Language("ru", "sub")),
    holdback_languages=(Language("en", "dub"),),
    required_languages=(Language("kk"),),
    localization="sub",
    caption_included=True,
    caption_exemption="4",
    price_type="WSP",
    price_value="7.99",
    price_currency="KZT",
    suggested_price=Decimal("12.5"),
    rental_hours=Decimal(720),
    watch_hours=Decimal(48),
    suppressed_until=date(2025, 11, 1),
    announced=date(2025, 11, 2),
    pre_order_fulfilled=date(2025, 11, 21),
    description="One",
    other_terms="Two",
    other_instructions="Three",
    any="Four",
    exception=True,
)


def test_everything_that_an_avail_says_comes_back() -> None:
    made = build([FULL])

    (found,) = read(write(Workbook((made,)))).sheets

    assert avails(found) == (FULL,)
    assert check(found) == ()


@settings(max_examples=20, deadline=None)
@given(
    st.lists(
        st.builds(
            Avail,
            title=st.sampled_from(["", "音乐家", "Музыкант", "=1+1"]),
            alid=st.sampled_from(["", "a", "0012"]),
            release_year=st.none() | st.integers(1890, 2099),
            start=st.none() | st.dates(date(1900, 1, 1)),
            end_condition=st.sampled_from(["", "Open", "Immediate"]),
            price_value=st.sampled_from(["", "2", "05", "1.50", "7.99", "NR", "nan"]),
            territories=st.sampled_from([(), ("KZ",), ("GB", "IE")]),
            exclusive=st.none() | st.booleans(),
            run_time=st.none() | st.integers(1, 90_000).map(lambda s: timedelta(seconds=s)),
        ),
        max_size=3,
    )
)
def test_avails_come_back_from_a_workbook_and_empty_ones_are_no_rows(made: list[Avail]) -> None:
    (found,) = read(write(Workbook((build(made),)))).sheets

    said = [replace(avail, row=row) for row, avail in enumerate(made, 4) if avail != Avail()]
    assert list(avails(found)) == said


def test_what_a_version_has_no_column_for_is_refused_and_not_left_out() -> None:
    with pytest.raises(ValueError, match=r"1\.7\.2 has no column for Licensee"):
        build([Avail(licensee="Qazaq Cinema")], "1.7.2")
    with pytest.raises(ValueError, match="no Episode"):
        build([Avail(work_type="Episode")])
    assert build([Avail(alid="a")], "1.7.2").rows[0].get("ALID") == "a"


def test_minutes_and_eidr_are_ready_for_the_catalogue() -> None:
    assert (FULL.minutes, Avail().minutes) == (128, None)
    assert FULL.title_eidr == "10.5240/8FF3-1C20-84F5-F247-8BCD-E"
    assert Avail(edit_id="urn:eidr:10.5240:F926-336C-2666-0201-54E9-I").edit_eidr == (
        "10.5240/F926-336C-2666-0201-54E9-I"
    )
    assert Avail(edit_id="12").edit_eidr == ""
