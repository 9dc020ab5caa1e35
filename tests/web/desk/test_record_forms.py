"""The desk's forms: what is typed is saved whole, or refused at its place with nothing written."""

from typing import Any

import pytest

from roadshow.apps.core.models import AuditEntry
from roadshow.apps.films.models import Film, Title, Version
from roadshow.apps.tours.models import AgendaItem, Event, Leg
from roadshow.web.desk.records.kinds import SPECS
from tests import builders
from tests.web.desk.rooms import MAKERS, Data, Room, event_with_agenda, screening


def event_data(leg: Leg, **fields: Any) -> Data:
    good = {
        "leg": leg.pk,
        "title_en": "Talk",
        "slug": "talk",
        "kind": "talk",
        "starts": "2025-11-25T10:00",
        "ends": "2025-11-25T11:00",
        "public": "on",
        "agenda-count": "0",
        "participations-count": "0",
    }
    return {**good, **fields}


def film_data(**fields: Any) -> Data:
    good = {
        "slug": "a-film",
        "titles-count": "1",
        "titles-0-text": "A film",
        "titles-0-language": "en",
        "titles-0-kind": "release",
        "versions-count": "1",
        "versions-0-minutes": "95",
        "versions-0-spoken": "zh",
        "versions-0-subtitles": "en, ru",
        "credits-count": "0",
        "companies-count": "0",
    }
    return {**good, **fields}


def agenda_row(number: int, **fields: Any) -> Data:
    return {f"agenda-{number}-{name}": value for name, value in fields.items()}


@pytest.mark.parametrize("kind", SPECS)
def test_a_form_saves_what_it_shows_and_changes_nothing(room: Room, kind: str) -> None:
    record = MAKERS[kind](room.tour, room.leg)
    page = room.get(f"{kind}/{record.pk}/")
    assert page.status_code == 200
    before = type(record).objects.values().get(pk=record.pk)
    answer = room.post(f"{kind}/{record.pk}/", as_sent(page))
    assert answer.status_code == 302, answer.context["form"].errors
    assert type(record).objects.values().get(pk=record.pk) == before
    entries = AuditEntry.objects.exclude(action="add tour")
    assert [entry.changes for entry in entries if entry.changes] == []


def as_sent(page: Any) -> Data:
    """What a browser would send back of a form that nobody touched."""
    data: Data = {}
    sheet = page.context["sheet"]
    forms = [sheet.form]
    for key, rows in sheet.rows.items():
        data[f"{key}-count"] = len(rows.rows)
        for row in rows.rows:
            data[f"{row.form.prefix}-id"] = row.record.pk or ""
            forms.append(row.form)
    for form in forms:
        for bound in form:
            shown = bound.field.widget.get_context(bound.html_name, bound.value(), {})["widget"]
            data.update(sent(shown, bound))
    return data


def sent(shown: Any, bound: Any) -> Data:
    if "subwidgets" in shown:
        return {part["name"]: part["value"] or "" for part in shown["subwidgets"]}
    if shown.get("type") == "checkbox":
        return {bound.html_name: "on"} if bound.value() else {}
    if "optgroups" in shown:
        return {bound.html_name: [v for v in shown["value"] if v]}
    return {bound.html_name: shown["value"] or ""}


def test_an_event_is_added_in_its_citys_time_with_its_agenda(room: Room) -> None:
    speaker = builders.make_person()
    row = {"title_ru": "Открытие", "starts": "2025-11-25T10:00", "ends": "2025-11-25T10:30"}
    data = event_data(room.leg, **{"agenda-count": "2"}) | agenda_row(
        0, speakers=[speaker.pk], **row
    )
    assert room.post("events/new/", data).status_code == 302
    event = Event.objects.get()
    assert (event.starts, event.title) == (builders.at(25, 5), {"en": "Talk"})
    item = AgendaItem.objects.get()
    assert (item.title, list(item.speakers.all())) == ({"ru": "Открытие"}, [speaker])


def test_an_event_moves_together_with_its_agenda(room: Room) -> None:
    event = event_with_agenda(room.leg)
    item = event.agenda.get()
    row = {"title_en": "Opening", "starts": "2025-11-26T10:00", "ends": "2025-11-26T11:00"}
    data = event_data(room.leg, starts="2025-11-26T10:00", ends="2025-11-26T12:00")
    data |= {"agenda-count": "1", **agenda_row(0, id=item.pk, **row)}
    assert room.post(f"events/{event.pk}/", data).status_code == 302
    item.refresh_from_db()
    assert item.starts == builders.at(26, 5)


def test_another_city_reads_the_same_wall_clock_in_its_own_zone(room: Room) -> None:
    event = builders.make_event(room.leg)
    moscow = builders.make_leg(room.tour, city={"en": "Moscow"}, timezone="Europe/Moscow")
    assert room.post(f"events/{event.pk}/", event_data(moscow)).status_code == 302
    event.refresh_from_db()
    assert event.starts == builders.at(25, 7)


def test_languages_that_the_form_does_not_show_are_kept(room: Room) -> None:
    event = builders.make_event(room.leg, title={"en": "Symposium", "fr": "Colloque"})
    assert room.post(f"events/{event.pk}/", event_data(room.leg)).status_code == 302
    event.refresh_from_db()
    assert event.title == {"en": "Talk", "fr": "Colloque"}


FAULTS: list[tuple[Data, str, str]] = [
    ({"starts": "2025-11-31T10:00"}, "starts", "is not a time such as"),
    ({"starts": "nonsense"}, "starts", "is not a time such as"),
    ({"starts": "0001-01-01T00:00"}, "starts", "is not a time"),
    ({"starts": "9999-12-31T23:59"}, "starts", "is not a time"),
    ({"starts": ""}, "starts", "This field is required."),
    ({"starts": "2025-12-25T10:00", "ends": "2025-12-25T11:00"}, "starts", "outside the leg"),
    ({"ends": "2025-11-25T09:00"}, "ends", "before the start"),
    ({"title_en": " "}, "title", "at least one language"),
    ({"kind": "party"}, "kind", "Select a valid choice"),
    ({"leg": "99999"}, "leg", "Select a valid choice"),
    ({"leg": ""}, "leg", "This field is required."),
    ({"slug": "with space"}, "slug", "valid"),
    ({"title_en": "x" * 5001}, "title", "at most 5000"),
    ({"title_en": "a\0b"}, "title", "Null characters"),
]


@pytest.mark.parametrize(("fields", "field", "said"), FAULTS)
def test_a_fault_is_told_at_its_field_and_nothing_is_written(
    room: Room, fields: Data, field: str, said: str
) -> None:
    answer = room.post("events/new/", event_data(room.leg) | fields)
    assert answer.status_code == 200
    assert said in " ".join(answer.context["form"].errors[field])
    assert "Nothing was saved" in answer.content.decode()
    assert not Event.objects.exists()
    assert not AuditEntry.objects.exists()


def test_a_fault_in_the_agenda_takes_the_event_back_too(room: Room) -> None:
    row = {"title_en": "Late", "starts": "2025-11-25T12:00", "ends": "2025-11-25T13:00"}
    data = event_data(room.leg) | {"agenda-count": "1", **agenda_row(0, **row)}
    answer = room.post("events/new/", data)
    errors = answer.context["sheet"].rows["agenda"].rows[0].form.errors
    assert "outside the event" in errors["starts"][0]
    assert not Event.objects.exists()
    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize(
    ("time", "said"), [("2026-03-29T02:30", "skip"), ("2026-10-25T02:30", "twice")]
)
def test_a_time_that_the_clocks_skip_or_repeat_is_refused(room: Room, time: str, said: str) -> None:
    berlin = builders.make_leg(room.tour, city={"en": "Berlin"}, timezone="Europe/Berlin")
    answer = room.post("events/new/", event_data(berlin, starts=time))
    assert said in answer.context["form"].errors["starts"][0]
    assert not Event.objects.exists()


def test_errors_are_in_the_readers_language(room: Room) -> None:
    path = room.at("events/new/").replace("/en/", "/ru/")
    answer = room.officer.post(path, event_data(room.leg, starts=""))
    assert answer.context["form"].errors["starts"] == ["Это поле обязательно."]


def test_a_film_is_saved_whole(room: Room) -> None:
    director = builders.make_person()
    credit = {"credits-0-person": director.pk, "credits-0-role": "director"}
    data = film_data(countries="cn kz") | {"credits-count": "1", "credits-0-billing": "1"} | credit
    answer = room.post("films/new/", data)
    assert "cn" in answer.context["form"].errors["countries"][0]
    assert room.post("films/new/", data | {"countries": "CN KZ"}).status_code == 302
    film = Film.objects.get()
    version = film.versions.get()
    assert (film.countries, version.subtitles) == (["CN", "KZ"], ["en", "ru"])
    assert film.credits.get().person == director


@pytest.mark.parametrize(
    ("fields", "rows", "said"),
    [
        ({"titles-0-language": "klingon!"}, "titles", "is not a language tag"),
        ({"versions-0-spoken": "zz"}, "versions", "is not a language tag"),
        ({"versions-0-minutes": "0"}, "versions", "greater than or equal to 1"),
    ],
)
def test_a_fault_in_a_films_row_is_told_at_the_row(
    room: Room, fields: Data, rows: str, said: str
) -> None:
    answer = room.post("films/new/", film_data(**fields))
    assert answer.status_code == 200
    errors = answer.context["sheet"].rows[rows].rows[0].form.errors
    assert said in str(errors)
    assert not Film.objects.exists()


def test_a_film_without_title_is_refused_at_its_titles(room: Room) -> None:
    answer = room.post("films/new/", film_data(**{"titles-count": "0"}))
    assert answer.context["sheet"].rows["titles"].errors == ["A film needs a title."]
    assert "A film needs a title." in answer.content.decode()
    assert not Film.objects.exists()


def test_a_film_has_any_number_of_titles_of_a_language_and_kind(room: Room) -> None:
    second = {"titles-1-text": "Other", "titles-1-language": "en", "titles-1-kind": "release"}
    answer = room.post("films/new/", film_data(**{"titles-count": "2"}, **second))
    assert answer.status_code == 302
    assert Film.objects.get().titles.count() == 2


def test_one_title_twice_is_refused_and_nothing_is_written(room: Room) -> None:
    same = film_data()["titles-0-text"]
    twice = {"titles-1-text": same, "titles-1-language": "en", "titles-1-kind": "release"}
    answer = room.post("films/new/", film_data(**{"titles-count": "2"}, **twice))
    assert answer.status_code == 200
    assert answer.context["sheet"].refused
    assert not Film.objects.exists()
    assert not Title.objects.exists()


def test_a_version_that_is_screened_stays(room: Room) -> None:
    shown = screening(room.tour, room.leg)
    film = shown.version.film
    data = as_sent(room.get(f"films/{film.pk}/")) | {"versions-0-gone": "on"}
    answer = room.post(f"films/{film.pk}/", data)
    assert "change that screening first" in answer.content.decode()
    assert Version.objects.filter(pk=shown.version_id).exists()


def test_a_showcase_keeps_the_order_of_its_films(room: Room) -> None:
    films = [builders.make_film() for _ in range(3)]
    showcase = builders.make_showcase(room.tour, films[2])
    data = as_sent(room.get(f"showcases/{showcase.pk}/")) | {"films": [f.pk for f in films]}
    assert room.post(f"showcases/{showcase.pk}/", data).status_code == 302
    kept = [entry.film for entry in showcase.entries.all()]
    assert kept[0] == films[2]
    assert len(kept) == 3


def test_records_of_another_tour_are_not_here(room: Room) -> None:
    other = builders.make_tour()
    leg = builders.make_leg(other)
    event = builders.make_event(leg)
    assert room.get(f"events/{event.pk}/").status_code == 404
    assert room.post(f"events/{event.pk}/delete/", {}).status_code == 404
    room.post("events/bulk/", {"action": "delete", "pk": [event.pk], "confirm": "1"})
    assert Event.objects.filter(pk=event.pk).exists()
    assert "leg" in room.post("events/new/", event_data(leg)).context["form"].errors


NASTY = ["\0", "1" * 30, "0001-01-01", "9998-12-31T23:59"]


@pytest.mark.parametrize("kind", SPECS)
def test_whatever_is_typed_is_answered(room: Room, kind: str) -> None:
    record = MAKERS[kind](room.tour, room.leg)
    good = as_sent(room.get(f"{kind}/{record.pk}/"))
    for name in good:
        for value in NASTY:
            answer = room.post(f"{kind}/{record.pk}/", good | {name: value})
            assert answer.status_code in (200, 302), (name, value)
