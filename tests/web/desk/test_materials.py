"""A material at the desk: what was found of it, its name put right, a file examined."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from roadshow.apps.films.models import ContentKey, Material, Movement
from roadshow.apps.tours.models import Venue
from roadshow.web.desk.materials import LARGEST
from tests import builders
from tests.formats.delivery import packages
from tests.formats.delivery.test_kdm import MESSAGE as KDM
from tests.web.desk.rooms import Room, logged_in

pytestmark = pytest.mark.django_db

SRT = b"1\n00:00:05,000 --> 00:00:07,000\nHello\n\n2\n02:30:00,000 --> 02:30:02,000\nLate\n"


def made(kind: str = "dcp", name: str = "Film_FTR-1_F_RU-XX") -> Material:
    version = builders.make_film(title="The Composer").versions.get()
    return Material.objects.create(version=version, kind=kind, name=name)


def send(room: Room, record: Material, content: bytes, name: str = "a.srt") -> Any:
    file = SimpleUploadedFile(name, content)
    address = room.at(f"materials/{record.pk}/examine/")
    return room.officer.post(address, {"file": file}, follow=True)


def page(room: Room, record: Material) -> str:
    return str(room.get(f"materials/{record.pk}/").content.decode())


def test_saving_a_dcp_holds_its_name_to_its_version(room: Room) -> None:
    version = builders.make_film().versions.get()
    typed = {"version": version.pk, "kind": "dcp", "name": "Film_FTR-1_F_RU-XX", "stay": "1"}
    room.post("materials/new/", typed)
    record = Material.objects.get()
    assert record.examined_at is not None
    assert "The name says that “RU” is spoken, the version “zh”." in page(room, record)


def test_the_suggested_name_is_taken_by_one_button(room: Room) -> None:
    record = made()
    assert "Use this name" in page(room, record)
    room.post(f"materials/{record.pk}/examine/", {"do": "rename"})
    record.refresh_from_db()
    assert record.name.startswith("Film_FTR-1_F_ZH-XX_")
    assert "name_spoken" not in [one["code"] for one in record.findings]
    assert "Use this name" not in page(room, record)


def test_a_subtitle_file_that_outlasts_its_film_is_remarked(room: Room) -> None:
    record = made("subtitles", "film.en.srt")
    answer = send(room, record, SRT).content.decode()
    assert "Subtitle 2 at 2:30:02 comes after the end of the film." in answer


def test_an_uploaded_key_stands_among_the_keys_of_its_dcp(room: Room) -> None:
    record = made()
    assert "SM.IMS3000-123456" in send(room, record, KDM.encode(), "k.xml").content.decode()
    assert ContentKey.objects.get().material == record


@pytest.mark.parametrize("content", [b"", b"\x89PNG", b"x" * (LARGEST + 1), b"<a/>"])
def test_another_file_is_refused_in_a_sentence_and_nothing_is_written(
    room: Room, content: bytes
) -> None:
    record = made("subtitles", "film.en.srt")
    answer = send(room, record, content)
    (said,) = answer.context["messages"]
    assert said.level_tag == "error"
    record.refresh_from_db()
    assert (record.findings, record.examined_at, record.size) == ([], None, None)


def test_a_key_for_another_dcp_is_refused(room: Room) -> None:
    record = made()
    Material.objects.filter(pk=record.pk).update(cpl=packages.identifier("cpl"))
    assert "This key opens another DCP" in send(room, record, KDM.encode()).content.decode()
    assert not ContentKey.objects.exists()


def test_a_reader_sees_the_findings_and_changes_nothing(room: Room) -> None:
    record = made("subtitles", "film.en.srt")
    send(room, record, SRT)
    reader = logged_in(room.tour, "viewer")
    shown = reader.get(room.at(f"materials/{record.pk}/")).content.decode()
    assert "comes after the end of the film" in shown
    assert "examined-file" not in shown
    address = room.at(f"materials/{record.pk}/examine/")
    assert reader.post(address, {"do": "rename"}).status_code == 403


def test_a_print_has_no_file_to_examine_but_a_place(room: Room) -> None:
    record = made("print", "Reels 1-6")
    house = Venue.objects.create(leg=room.leg, name={"en": "House"})
    Movement.objects.create(material=record, venue=house, arrived=builders.at(24, 5))
    shown = page(room, record)
    assert "Where it is: <b>House</b>" in shown
    assert "examined-file" not in shown


def test_every_finding_has_words_in_the_readers_language(room: Room) -> None:
    record = made("subtitles", "film.en.srt")
    send(room, record, SRT)
    path = room.at(f"materials/{record.pk}/").replace("/en/", "/ru/")
    shown = room.officer.get(path).content.decode()
    assert "2:30:02" in shown
    assert "comes after" not in shown
