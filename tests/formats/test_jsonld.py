"""schema.org: the fields that search engines require, in the shapes they require."""

import json
from datetime import datetime

from roadshow.formats import jsonld
from tests.programmes import small

PAGE = "https://tour.example/en/tours/x/"


def test_a_screening_has_what_an_event_needs() -> None:
    programme = small()
    thing = jsonld.screening(programme, programme.screenings[0], "en", PAGE)
    assert thing["@type"] == "ScreeningEvent"
    assert thing["name"] == "Film 1"
    assert thing["startDate"] == "2025-11-24T19:00:00+05:00"
    assert datetime.fromisoformat(thing["endDate"]) > datetime.fromisoformat(thing["startDate"])
    assert thing["eventStatus"] == "https://schema.org/EventScheduled"
    assert thing["location"]["@type"] == "MovieTheater"
    assert thing["location"]["address"] == {
        "@type": "PostalAddress",
        "addressLocality": "Almaty",
        "addressCountry": "KZ",
        "streetAddress": "1 Film Street",
    }
    assert thing["workPresented"] == {"@type": "Movie", "@id": f"{PAGE}films/film-1/#movie"}
    assert thing["subtitleLanguage"] == ["en", "ru"]
    assert thing["url"].startswith("https://")


def test_a_film_names_its_other_titles_and_its_director() -> None:
    programme = small()
    thing = jsonld.movie(programme, programme.films[0], "ru", PAGE)
    assert thing["@type"] == "Movie"
    assert thing["name"] == "Фильм 1"
    assert thing["alternateName"] == ["电影1", "Film 1", "Кино 1"]
    assert thing["duration"] == "PT101M"
    assert thing["datePublished"] == "2024"
    assert thing["director"] == [{"@type": "Person", "name": "Чжан Ци"}]


def test_a_tour_and_its_events_refer_to_each_other() -> None:
    programme = small()
    tour = jsonld.tour(programme, "en", PAGE)
    event = jsonld.event(programme, programme.events[0], "en", PAGE)
    assert tour["subEvent"] == [{"@id": event["@id"]}]
    assert event["superEvent"]["@id"] == tour["@id"]
    assert event["location"]["address"]["addressLocality"] == "Almaty"
    assert tour["startDate"] == "2025-11-23"
    assert tour["organizer"]["name"] == "The bureau"


def test_nothing_in_a_script_can_end_it() -> None:
    bad = "</script><!--<script>&\u2028"
    text = jsonld.script({"@type": "Event", "name": bad})
    assert "<" not in text
    assert ">" not in text
    assert "\u2028" not in text
    assert json.loads(text)["@graph"][0]["name"] == bad
    assert json.loads(text)["@context"] == "https://schema.org"
