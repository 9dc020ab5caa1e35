"""Materials held to their version: a DCP's name, a subtitle file, a key, a folder."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from roadshow.apps.core.models import User
from roadshow.apps.films.actions.materials import examine_file, save_material, store_report
from roadshow.apps.films.bridge.materials import suggested_name
from roadshow.apps.films.models import Material
from roadshow.formats.delivery import dcp, isdcf
from tests import builders
from tests.builders import at
from tests.formats.delivery import packages
from tests.formats.delivery.test_kdm import MESSAGE as KDM

pytestmark = pytest.mark.django_db
NOW = at(24, 8)


@pytest.fixture
def officer() -> User:
    return builders.make_officer(builders.make_tour())


def material(kind: str = "dcp", name: str = "Film_FTR-1_F_ZH-EN_INT-TD_51_2K_SMPTE_OV") -> Material:
    version = builders.make_film(title="The Composer").versions.get()
    return Material(version=version, kind=kind, name=name)


def codes(record: Material) -> list[str]:
    record.refresh_from_db()
    return [one["code"] for one in record.findings]


def test_a_name_that_says_otherwise_than_the_version_is_remarked(officer: User) -> None:
    record = material(name="Film_FTR-1_F_RU-XX_INT-TD_51_2K_FIL_20250101_FAC_SMPTE_OV")
    save_material(actor=officer, material=record, now=NOW)
    assert "name_spoken" in codes(record)
    assert record.examined_at == NOW


def test_the_suggested_name_says_what_the_version_is(officer: User) -> None:
    record = material()
    name = suggested_name(record)
    read = isdcf.parse(name)
    assert read.problems == ()
    assert (read.kind, isdcf.tag(read.spoken), read.resolution) == ("FTR", "zh", "2K")
    record.name = name
    save_material(actor=officer, material=record, now=NOW)
    assert codes(record) == []


def test_subtitles_are_held_to_the_runtime(officer: User) -> None:
    record = material("subtitles", "film.en.srt")
    save_material(actor=officer, material=record, now=NOW)
    srt = "1\n00:00:05,000 --> 00:00:07,000\nHello\n\n2\n02:30:00,000 --> 02:30:02,000\nLate\n"
    examine_file(actor=officer, material=record, name="a.srt", content=srt.encode(), now=NOW)
    assert codes(record) == ["subtitles_late"]
    assert record.size == len(srt)
    better = srt.replace("02:30", "01:30")
    examine_file(actor=officer, material=record, name="a.srt", content=better.encode(), now=NOW)
    assert codes(record) == []


@pytest.mark.parametrize(
    ("said", "tag"), [("English", "en"), ("zh-Hans", "zh-hans"), ("Elvish (old)", "")]
)
def test_a_file_says_its_language_by_tag_or_by_name(officer: User, said: str, tag: str) -> None:
    record = material("subtitles", "film.xml")
    save_material(actor=officer, material=record, now=NOW)
    reel = packages.SUBTITLES.format(packages.identifier("subtitle")).replace("English", said)
    examine_file(actor=officer, material=record, name="a.xml", content=reel.encode(), now=NOW)
    record.refresh_from_db()
    assert record.language == tag
    assert codes(record) == ["subtitles_early"]


def test_what_was_said_of_a_dcp_does_not_hold_for_a_print(officer: User) -> None:
    record = material(name="Disc")
    save_material(actor=officer, material=record, now=NOW)
    assert codes(record)
    record.kind = "print"
    save_material(actor=officer, material=record, now=NOW)
    assert codes(record) == []


def test_a_key_message_becomes_a_key_with_its_window(officer: User) -> None:
    record = material()
    save_material(actor=officer, material=record, now=NOW)
    for _twice in range(2):
        examine_file(actor=officer, material=record, name="k.xml", content=KDM.encode(), now=NOW)
    key = record.keys.get()
    assert key.server == "SM.IMS3000-123456"
    assert key.valid_from.isoformat() == "2025-11-23T19:00:00+00:00"
    other = material()
    other.cpl = packages.identifier("cpl")
    save_material(actor=officer, material=other, now=NOW)
    with pytest.raises(ValidationError, match="opens another DCP"):
        examine_file(actor=officer, material=other, name="k.xml", content=KDM.encode(), now=NOW)


@pytest.mark.parametrize("content", [b"", b"\x89PNG nonsense", b"<html></html>"])
def test_what_is_neither_subtitles_nor_a_key_is_refused(officer: User, content: bytes) -> None:
    record = material("subtitles", "x")
    save_material(actor=officer, material=record, now=NOW)
    with pytest.raises(ValidationError, match="neither subtitles nor a key"):
        examine_file(actor=officer, material=record, name="x", content=content, now=NOW)


def test_only_those_who_keep_the_catalogue_examine(officer: User) -> None:
    record = material()
    with pytest.raises(PermissionDenied):
        save_material(actor=builders.make_user(), material=record, now=NOW)
    assert not Material.objects.exists()


def test_what_a_folder_holds_is_kept_with_its_material(officer: User, tmp_path: Path) -> None:
    record = material()
    save_material(actor=officer, material=record, now=NOW)
    package = packages.build(tmp_path)
    report = dcp.check(package.folder)
    store_report(actor=officer, material=record, report=report, now=NOW)
    record.refresh_from_db()
    assert record.cpl == packages.identifier("cpl")
    assert record.size == report.size


def test_the_command_examines_a_folder(tmp_path: Path) -> None:
    folder, data = tmp_path / "dcp", tmp_path / "data"
    folder.mkdir()
    package = packages.build(folder)
    words = [sys.executable, "-m", "roadshow", "films", "dcp", str(folder), "--json"]
    environment = {
        "ROADSHOW_DATA_FOLDER": str(data),
        "PATH": "/usr/bin:/bin",
        "HOME": str(tmp_path),
    }
    done = subprocess.run(words, capture_output=True, text=True, check=False, env=environment)
    assert json.loads(done.stdout)["compositions"][0]["title"] == packages.TITLE, done.stderr
    package.path("picture").write_bytes(b"spoilt")
    again = subprocess.run(words, capture_output=True, text=True, check=False, env=environment)
    assert again.returncode == 1
    assert not json.loads(again.stdout)["ok"]
