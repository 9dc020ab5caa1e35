"""A DCP's folder examined, here without the programs that look into track files."""

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from roadshow.formats.delivery import dcp, dcp_schemas, isdcf, kdm
from roadshow.formats.delivery.dcp import Composition, DcpError, Skipped
from tests.formats.delivery import packages
from tests.formats.delivery.packages import Package
from tests.formats.delivery.test_kdm import MESSAGE


@pytest.fixture(autouse=True)
def _no_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same findings wherever the tests run."""
    monkeypatch.setenv("PATH", "")


@pytest.fixture
def package(tmp_path: Path) -> Package:
    return packages.build(tmp_path)


def codes(folder: Path) -> list[tuple[str, str, str]]:
    return [(f.severity, f.code, f.asset) for f in dcp.check(folder).findings]


def test_a_good_package_has_no_findings(package: Package) -> None:
    report = dcp.check(package.folder)
    assert (report.ok, report.findings, report.standard) == (True, (), "SMPTE")
    assert report.size == sum(path.stat().st_size for path in package.folder.iterdir())
    assert report.compositions == (
        Composition(
            id=str(packages.identifier("cpl")),
            title=packages.TITLE,
            complete=True,
            encrypted=False,
            seconds=10.0,
            frame_rate=24.0,
            aspect=1.85,
            resolution="",
            sound=None,
            channels=None,
            subtitles="en",
            size=5004 + 103,
        ),
    )
    assert isdcf.parse(report.compositions[0].title).problems == ()


def test_what_was_not_looked_at_is_said(package: Package) -> None:
    assert dcp.check(package.folder).skipped == (
        Skipped("tracks", ("asdcp-info",)),
        Skipped("subtitles", ("asdcp-info", "asdcp-unwrap")),
    )


def test_an_interop_package_is_read_with_its_subtitles(tmp_path: Path) -> None:
    package = packages.build_interop(tmp_path)
    report = dcp.check(tmp_path)
    assert (report.findings, report.standard) == ((), "Interop")
    assert report.skipped == (Skipped("tracks", ("asdcp-info",)),)
    text = package.path("subtitle").read_text()
    package.path("subtitle").write_text(text.replace("00:00:07:000", "00:00:42:000"))
    found = {finding.code for finding in dcp.check(tmp_path).findings}
    assert found == {"assets_pkl_hash", "subtitle_cpl_duration"}


def test_one_byte_changed_is_found(package: Package) -> None:
    data = bytearray(package.path("picture").read_bytes())
    data[100] ^= 1
    package.path("picture").write_bytes(data)
    report = dcp.check(package.folder)
    assert not report.ok
    (finding,) = report.findings
    assert (finding.severity, finding.code) == ("error", "assets_pkl_hash")
    assert finding.asset == package.files["picture"]
    assert finding.message.startswith("Corrupt file")


def test_a_file_cut_short_is_found(package: Package) -> None:
    package.path("picture").write_bytes(package.path("picture").read_bytes()[:-1])
    assert ("error", "assets_pkl_size", package.files["picture"]) in codes(package.folder)


def test_a_missing_file_is_found(package: Package) -> None:
    package.path("picture").unlink()
    assert codes(package.folder) == [("error", "assets_am_path", package.files["picture"])]


def test_what_does_not_belong_is_found(package: Package) -> None:
    (package.folder / "notes.txt").write_text("hall 1")
    (finding,) = dcp.check(package.folder).findings
    assert (finding.severity, finding.code) == ("warning", "dcp_foreign_files")
    assert (finding.asset, finding.message) == ("", "notes.txt")


def test_an_encrypted_package_says_so_and_must_be_signed(tmp_path: Path) -> None:
    packages.build(tmp_path, encrypted=True)
    report = dcp.check(tmp_path)
    assert report.compositions[0].encrypted
    assert {finding.code for finding in report.findings} == {"dcp_signed"}


def test_a_version_file_needs_another_package(package: Package) -> None:
    data = package.path("assetmap").read_text()
    package.path("assetmap").write_text(
        data.replace(packages.urn("picture"), packages.urn("another"))
    )
    assert not dcp.check(package.folder).compositions[0].complete


def test_a_key_opens_its_own_composition_only(tmp_path: Path) -> None:
    packages.build(tmp_path)
    other = kdm.read(MESSAGE.encode())
    assert [f.code for f in dcp.check(tmp_path, kdm=other).findings] == ["kdm_other"]
    own = replace(other, cpl_id=packages.identifier("cpl"))
    assert dcp.check(tmp_path, kdm=own).ok


def test_a_key_left_in_the_folder_does_no_harm(package: Package) -> None:
    (package.folder / "key.xml").write_text(MESSAGE)
    assert codes(package.folder) == [("warning", "dcp_foreign_files", "")]


def test_names_are_left_to_our_own_reading(tmp_path: Path) -> None:
    packages.build(tmp_path, title="Musician")
    assert dcp.check(tmp_path).findings == ()


@pytest.mark.parametrize("kind", ["assetmap", "pkl", "cpl"])
@pytest.mark.parametrize("damage", [lambda t: "", lambda t: t[: len(t) // 2], lambda t: "<a/>"])
def test_damaged_lists_are_findings(
    package: Package, kind: str, damage: Callable[[str], str]
) -> None:
    package.path(kind).write_text(damage(package.path(kind).read_text()))
    assert not dcp.check(package.folder).ok


@pytest.mark.parametrize(
    ("kind", "part"),
    [("assetmap", "ChunkList"), ("pkl", "AssetList"), ("cpl", "ReelList"), ("cpl", "Duration")],
)
def test_lists_of_another_structure_are_refused_or_found(
    package: Package, kind: str, part: str
) -> None:
    text = package.path(kind).read_text()
    package.path(kind).write_text(text.replace(f"{part}>", f"Else{part}>"))
    with suppress(DcpError):
        assert not dcp.check(package.folder).ok


def test_no_folder_is_no_package(tmp_path: Path) -> None:
    with pytest.raises(DcpError, match="folder"):
        dcp.check(tmp_path / "nothing")
    assert [f.code for f in dcp.check(tmp_path).findings] == ["dcp_multiple_am_or_vol"]


def test_nothing_outside_the_folder_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.mxf"
    secret.write_text("secret")
    for number, path in enumerate(("../secret.mxf", f"file:///{secret}", "/dev/zero")):
        folder = tmp_path / str(number)
        folder.mkdir()
        package = packages.build(folder)
        text = package.path("assetmap").read_text()
        text = text.replace("<AssetMap ", "<!DOCTYPE a><AssetMap ")
        package.path("assetmap").write_text(text.replace(package.files["picture"], path))
        with pytest.raises(DcpError) as refused:
            dcp.check(folder)
        assert (refused.value.code, refused.value.where) == ("outside", folder.name)
        assert str(refused.value)


@pytest.mark.parametrize("target", ["../secret", "/dev/zero", "nowhere"])
def test_links_out_of_the_folder_are_not_followed(tmp_path: Path, target: str) -> None:
    (tmp_path / "secret").write_text("secret")
    folder = tmp_path / "dcp"
    folder.mkdir()
    package = packages.build(folder)
    package.path("picture").unlink()
    package.path("picture").symlink_to(target)
    with pytest.raises(DcpError, match="outside"):
        dcp.check(folder)


def test_a_pipe_is_not_waited_for(package: Package) -> None:
    os.mkfifo(package.folder / "pipe.mxf")
    with pytest.raises(DcpError, match="outside"):
        dcp.check(package.folder)


def test_a_document_type_is_not_expanded(package: Package) -> None:
    text = package.path("cpl").read_text()
    bomb = '<!DOCTYPE c [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    package.path("cpl").write_text(text.replace("<Comp", f"{bomb}<Comp").replace("lab", "&b;"))
    assert not dcp.check(package.folder).ok


def test_schemas_are_found_whatever_was_read_before(tmp_path: Path) -> None:
    plain = tmp_path / "a.xsd"
    plain.write_text(
        '<schema xmlns="http://www.w3.org/2001/XMLSchema"><element name="a"/></schema>'
    )
    etree.XMLSchema(file=str(plain))
    interop = tmp_path / "ASSETMAP"
    interop.write_text('<AssetMap xmlns="http://www.digicine.com/PROTO-ASDCP-AM-20040311#"/>')
    with pytest.raises(etree.DocumentInvalid, match="Missing child"):
        dcp_schemas.validate(str(interop), "http://www.digicine.com/PROTO-ASDCP-AM-20040311#")
    with pytest.raises(LookupError):
        dcp_schemas.validate(str(interop), "http://example.org/unknown")
