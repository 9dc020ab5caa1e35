"""schedule.xml: days, rooms and talks as conference apps read them."""

import re
import uuid
from datetime import UTC, datetime

from roadshow.formats import programme as doc
from roadshow.formats.schedule_xml import schedule
from tests import markup
from tests.programmes import ALMATY, event, film, small

PAGE = "https://tour.example/en/tours/x/"


def test_days_rooms_and_talks() -> None:
    programme = small()
    root = markup.xml(schedule(programme, "en", PAGE, "1"))
    assert root.xpath("//day/@date") == ["2025-11-24", "2025-11-27"]
    assert root.xpath("//day[1]/room/@name") == ["Cinema 1", "Cinema 1, Hall 1"]
    (talk,) = root.xpath("//day[2]//event")
    assert talk.findtext("title") == "Film 2"
    assert talk.findtext("subtitle") == "电影2"
    assert talk.findtext("date") == "2025-11-27T19:00:00+03:00"
    assert talk.findtext("start") == "19:00"
    assert talk.findtext("duration") == "01:42"
    assert root.findtext("conference/title") == "A small tour"
    assert root.findtext("conference/days") == "7"


def test_talks_are_named_for_ever() -> None:
    programme = small()
    first, again = (
        markup.xml(schedule(programme, language, PAGE, edition)).xpath("//event/@guid")
        for language, edition in (("en", "1"), ("kk", "2"))
    )
    assert first == again
    assert len(set(first)) == 3
    numbers = markup.xml(schedule(programme, "en", PAGE, "1")).xpath("//event/@id")
    assert len(set(numbers)) == 3


def test_what_xml_cannot_hold_is_left_out() -> None:
    bad = "A\x00B\x0b<&]]>\ud800C"
    titles = (doc.Title.model_construct(text=bad, language="en", kind="original"),)
    programme = small(
        events=(event(1, ALMATY, datetime(2025, 11, 24, 5, tzinfo=UTC), title={"en": "A\x00B"}),),
    ).model_copy(update={"films": (film(1).model_copy(update={"titles": titles}), film(2))})
    root = markup.xml(schedule(programme, "en", PAGE, "1"))
    assert "AB<&]]>C" in root.xpath("//event/title/text()")


def test_what_readers_rely_on_holds_for_every_talk() -> None:
    """As far as it is known without the schema."""
    nowhere = event(1, ALMATY, datetime(2025, 11, 24, 5, tzinfo=UTC), venue=None)
    root = markup.xml(schedule(small(events=(nowhere,)), "en", PAGE, "1"))
    for talk in root.iter("event"):
        assert talk.findtext("room") == talk.getparent().get("name")
        assert uuid.UUID(talk.get("guid")).version == 5
        assert int(talk.get("id")) > 0
        assert re.fullmatch(r"[0-2]\d:[0-5]\d", talk.findtext("start"))
        assert re.fullmatch(r"\d+:[0-5]\d", talk.findtext("duration"))
        starts = datetime.fromisoformat(talk.findtext("date"))
        assert starts.utcoffset() is not None
        day = talk.getparent().getparent()
        assert datetime.fromisoformat(day.get("start")) <= starts
        assert starts < datetime.fromisoformat(day.get("end"))
        assert talk.findtext("language") != ""
    assert [day.get("index") for day in root.iter("day")] == ["1", "2"]
    assert root[0].tag == "generator"
