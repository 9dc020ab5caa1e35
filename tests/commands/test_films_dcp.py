"""``roadshow films dcp`` on folders, as a person runs it."""

import json
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from roadshow.__main__ import main
from roadshow.apps.films.models import Material
from tests import builders
from tests.formats.delivery import packages
from tests.formats.delivery.test_kdm import MESSAGE as KDM

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same findings wherever the tests run."""
    monkeypatch.setenv("PATH", "")


def dcp(*words: str | Path) -> int:
    return main(["films", "dcp", *map(str, words)])


def made(kind: str = "dcp") -> Material:
    version = builders.make_film().versions.get()
    return Material.objects.create(version=version, kind=kind, name=packages.TITLE)


def test_a_good_folder_is_told_in_a_few_lines(tmp_path: Path, capsys: Any) -> None:
    packages.build(tmp_path)
    assert dcp(tmp_path) == 0
    told = capsys.readouterr().out
    assert f"{packages.TITLE}: CPL {packages.identifier('cpl')}, 10 s" in told
    assert told.endswith("good\n")


def test_the_result_is_kept_with_its_material(tmp_path: Path, capsys: Any) -> None:
    record = made()
    package = packages.build(tmp_path)
    package.path("picture").write_bytes(b"spoilt")
    assert dcp(tmp_path, "--material", str(record.pk), "--json") == 1
    assert json.loads(capsys.readouterr().out)["ok"] is False
    record.refresh_from_db()
    assert record.cpl == packages.identifier("cpl")
    assert {one["severity"] for one in record.findings if one["source"] == "folder"} == {"error"}


def test_a_playlist_without_a_proper_number_is_a_finding(tmp_path: Path) -> None:
    record = made()
    package = packages.build(tmp_path)
    playlist = package.path("cpl")
    playlist.write_text(playlist.read_text().replace(packages.urn("cpl"), "urn:uuid:nonsense"))
    assert dcp(tmp_path, "--material", str(record.pk)) == 1
    record.refresh_from_db()
    assert record.cpl is None
    assert record.findings


def test_a_key_for_another_dcp_is_not_good(tmp_path: Path, capsys: Any) -> None:
    folder, key = tmp_path / "dcp", tmp_path / "key.xml"
    folder.mkdir()
    packages.build(folder)
    key.write_text(KDM)
    assert dcp(folder, "--kdm", key) == 1
    assert "not good" in capsys.readouterr().out


@pytest.mark.parametrize("wrong", ["folder", "key", "no key", "material", "kind"])
def test_what_cannot_be_examined_is_refused_in_one_line(
    tmp_path: Path, capsys: Any, wrong: str
) -> None:
    folder, key = tmp_path / "dcp", tmp_path / "key.xml"
    folder.mkdir()
    packages.build(folder)
    key.write_text("<a/>")
    words: dict[str, list[str | Path]] = {
        "folder": [tmp_path / str(uuid4())],
        "key": [folder, "--kdm", key],
        "no key": [folder, "--kdm", tmp_path / "nothing.xml"],
        "material": [folder, "--material", "999999"],
        "kind": [folder, "--material", str(made("print").pk)],
    }
    assert dcp(*words[wrong]) == 2
    assert capsys.readouterr().err.count("\n") == 1
