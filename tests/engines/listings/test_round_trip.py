"""What is written as a listing is read as the same listing."""

from dataclasses import dataclass
from datetime import date, time

from hypothesis import given, settings
from hypothesis import strategies as st

from roadshow.engines.listings.reader import read_listing
from roadshow.engines.listings.values import says_nothing
from roadshow.formats.spreadsheets import read, write_csv, write_xlsx

HEADER = [
    "序号", "中文片名", "Title · en", "导演", "国家/地区", "年代", "时长", "日期", "时间", "影院",
    "影厅",
]  # fmt: skip
COUNTRIES = {"中国": "CN", "哈萨克斯坦": "KZ", "俄罗斯": "RU", "法国": "FR"}


@dataclass(frozen=True)
class Line:
    chinese: str
    english: str
    director: str
    countries: list[str]
    year: int
    minutes: int
    day: date
    starts: time
    hall: int

    def written(self, number: int) -> list[str | int]:
        countries = "/".join(self.countries)
        return [
            number, self.chinese, self.english, self.director, countries, self.year, self.minutes,
            self.day.isoformat(), f"{self.starts:%H:%M}", "上海影城", f"{self.hall}号厅",
        ]  # fmt: skip


TITLES = st.text("音乐家再见少年妈海底世界", min_size=2, max_size=6)
NAMES = (
    st.text("abcdefghijklmnopqrst", min_size=3, max_size=12)
    .filter(lambda name: not says_nothing(name))  # a director called Tba
    .map(str.capitalize)
)
LINES = st.builds(
    Line,
    chinese=TITLES,
    english=NAMES,
    director=NAMES,
    countries=st.lists(st.sampled_from(sorted(COUNTRIES)), min_size=1, max_size=3, unique=True),
    year=st.integers(1930, 2025),
    minutes=st.integers(1, 400),
    day=st.dates(date(2024, 1, 1), date(2026, 12, 31)),
    starts=st.times().map(lambda one: time(one.hour, one.minute)),
    hall=st.integers(1, 12),
)


@settings(max_examples=30, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=5, unique_by=lambda line: line.chinese), st.booleans())
def test_a_written_listing_is_read_as_it_was(lines: list[Line], book: bool) -> None:
    rows = [line.written(number) for number, line in enumerate(lines, 1)]
    made = write_xlsx("Films", HEADER, rows) if book else write_csv(HEADER, rows)

    listing = read_listing(read(made)[0].rows)

    assert listing.problems == ()
    assert listing.unused == ()
    for line, film in zip(lines, listing.films, strict=True):
        assert film.titles == (("zh-hans", line.chinese), ("en", line.english))
        assert film.directors == (line.director,)
        assert film.countries == tuple(COUNTRIES[name] for name in line.countries)
        assert (film.year, film.minutes) == (line.year, line.minutes)
    for place, (line, one) in enumerate(zip(lines, listing.showings, strict=True)):
        assert (one.day, one.starts, one.films) == (line.day, line.starts, ((place, 0),))
        assert one.hall is not None
        assert listing.halls[one.hall].hall == f"{line.hall}号厅"
