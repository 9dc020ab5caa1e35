"""A DCP's folder examined: is everything there, whole, and by the standards?

The work is clairmeta's (SMPTE ST 429 and Interop, RDD 52). Here its report becomes plain data, and
what it cannot look at without programs that are not installed is said instead of passed over.
"""

import logging
import os
from dataclasses import dataclass
from pathlib import Path
from shutil import which
from typing import Any

from roadshow.formats.delivery import dcp_schemas
from roadshow.formats.delivery.kdm import Kdm

LARGEST_XML = 50_000_000
"""Bytes. A playlist of a hundred reels has some 200,000."""

PROGRAMS = {
    "tracks": ("asdcp-info",),
    "subtitles": ("asdcp-info", "asdcp-unwrap"),
    "levels": ("asdcp-info", "asdcp-unwrap", "sox"),
}
"""What clairmeta cannot see without which programs: resolution, bit rate, encryption and labels of
track files as against the playlist; subtitles within MXF; the sound's level.
"""


class DcpError(ValueError):
    """A folder that is not examined.

    ``code``: ``folder`` (is none), ``outside`` (``value`` leads out of it, or is no plain file),
    ``large`` (XML beyond reason), ``unreadable`` (clairmeta stumbled: ``value`` is its message).
    ``where`` is a file's name, or the folder's.
    """

    def __init__(self, code: str, value: str, where: str) -> None:
        self.code = code
        self.value = value
        self.where = where
        super().__init__(code, value, where)

    def __str__(self) -> str:
        return f"{self.where} cannot be examined as a DCP: {self.code} {self.value}".rstrip() + "."


@dataclass(frozen=True, slots=True)
class Composition:
    """A playlist (CPL). What it does not say, or not of all reels alike, is ``None`` or empty."""

    id: str
    title: str
    """``ContentTitleText``, for :func:`roadshow.formats.delivery.isdcf.parse`."""
    complete: bool
    """All its track files are in this folder (OV); otherwise it needs another package (VF)."""
    encrypted: bool
    seconds: float | None
    frame_rate: float | None
    """Frames a second, two digits after the point."""
    aspect: float | None
    """Of the container: 1.85, 2.39, 1.9."""
    resolution: str
    """``1998x1080``; needs ``asdcp-info``."""
    sound: str | None
    """Language (BCP 47), empty where not said; ``None`` without sound."""
    channels: int | None
    subtitles: str | None
    """Likewise. Subtitles burnt into the picture are not known here."""
    size: int
    """Bytes of its track files in this folder."""


@dataclass(frozen=True, slots=True)
class Finding:
    """``severity``: ``error``, ``warning`` or ``info``. ``code`` is clairmeta's name of the check,
    or ``kdm_other``: the key is for another composition. ``message`` is English. ``asset`` is a
    file's name, or empty.
    """

    severity: str
    code: str
    message: str
    asset: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """``what`` (a key of ``PROGRAMS``) was not looked at: ``programs`` are not installed."""

    what: str
    programs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DcpReport:
    """``ok``: no finding is an error. ``standard``: ``SMPTE``, ``Interop``, ``Unknown``."""

    ok: bool
    standard: str
    size: int
    """Bytes of all files."""
    compositions: tuple[Composition, ...]
    findings: tuple[Finding, ...]
    skipped: tuple[Skipped, ...]


def check(folder: Path, *, kdm: Kdm | None = None) -> DcpReport:
    """What is in a DCP, and what is wrong with it.

    The one function here that reads files, all of them: an hour for a long film in 4K, so it is for
    a worker. With ``asdcp-unwrap`` installed it changes the process's directory for moments, which
    threads would notice. Names are not judged: :mod:`roadshow.formats.delivery.isdcf` does that.

    Raises:
        DcpError: as described there.
    """
    _refuse_traps(folder)
    try:
        package, checks = _examine(folder)
        compositions = tuple(_composition(cpl, folder) for cpl in package.list_cpl)
        findings = _findings(checks, folder)
    except DcpError:
        raise
    except Exception as wrong:
        # clairmeta trusts the files' structure, and raises whatever that leads to.
        raise DcpError("unreadable", f"{type(wrong).__name__}: {wrong}", folder.name) from wrong
    if kdm and str(kdm.cpl_id) not in [composition.id for composition in compositions]:
        findings.append(Finding("error", "kdm_other", f"The key is for {kdm.cpl_id}.", ""))
    return DcpReport(
        ok=all(finding.severity != "error" for finding in findings),
        standard=package.schema,
        size=package.size,
        compositions=compositions,
        findings=tuple(findings),
        skipped=_skipped(package.schema, compositions, folder),
    )


def _refuse_traps(folder: Path) -> None:
    """A disc is a stranger's: it may link to any of our files, or to one without end."""
    if not folder.is_dir():
        raise DcpError("folder", "", folder.name)
    home = folder.resolve()
    for path in folder.rglob("*"):
        plain = path.is_file() or path.is_dir()
        if not plain or not path.resolve().is_relative_to(home):
            raise DcpError("outside", path.name, folder.name)
        # The lists of an Interop package have no suffix.
        read_whole = path.is_file() and path.suffix.lower() in (".xml", "")
        if read_whole and path.stat().st_size > LARGEST_XML:
            raise DcpError("large", path.name, folder.name)


def _refuse_paths(package: Any, folder: Path) -> None:
    """Of assets, as clairmeta understands them: two parsers can be told two stories."""
    home = folder.resolve()
    for path in package._list_asset.values():
        if not Path(os.path.normpath(home / path)).is_relative_to(home):
            raise DcpError("outside", path, folder.name)


def _examine(folder: Path) -> tuple[Any, Any]:
    """clairmeta's package and its checks, each with a criticality."""
    logging.getLogger("Clairmeta").disabled = True
    # Its import looks for programs, and complains to the log, which this has just silenced.
    import clairmeta.dcp_check_utils  # type: ignore[import-untyped]  # noqa: PLC0415
    from clairmeta.dcp_check import CheckerBase  # type: ignore[import-untyped]  # noqa: PLC0415
    from clairmeta.profile import DCP_CHECK_PROFILE  # type: ignore[import-untyped]  # noqa: PLC0415
    from clairmeta.report import CheckReport  # type: ignore[import-untyped]  # noqa: PLC0415
    from clairmeta.settings import DCP_CHECK_SETTINGS  # type: ignore[import-untyped]  # noqa: PLC0415

    clairmeta.dcp_check_utils.validate_xml = dcp_schemas.validate
    package = clairmeta.DCP(str(folder))
    # Keys beside a package are for our `kdm` to read: clairmeta stumbles over one of a single key.
    package._list_kdm = []
    package.init_kdm = lambda: None
    package.parse(probe=False)
    _refuse_paths(package, folder)
    package.parse()
    checker = CheckerBase(package)
    checker.load_modules()
    modules = DCP_CHECK_SETTINGS["modules"]
    # Its notion of names contradicts ours (see `isdcf`): one of them should speak.
    checker.check_modules.pop(modules["isdcf_dcnc"], None)
    if package.schema != "Interop" and which("asdcp-unwrap") is None:
        # It calls the program unasked, and fails altogether.
        checker.check_modules.pop(modules["subtitle"], None)
    package.checks = checker.run_checks()
    # The report gives each error its criticality.
    return package, CheckReport(package, DCP_CHECK_PROFILE).checks


def _composition(cpl: dict[str, Any], folder: Path) -> Composition:
    info = cpl["Info"]["CompositionPlaylist"]
    assets = [
        asset
        for reel in info["ReelList"]
        for asset in reel["Assets"].values()
        if "AbsolutePath" in asset
    ]
    files = {folder / asset["Path"] for asset in assets if asset["Path"]}
    rate = _number(info["EditRate"])
    return Composition(
        id=str(info["Id"]).lower(),
        # It makes a number of what looks like one.
        title=str(info.get("ContentTitleText", "")),
        complete=cpl["CPLType"] == "OV",
        encrypted=any(asset["Encrypted"] for asset in assets),
        seconds=info["TotalDuration"] / rate if rate else None,
        frame_rate=rate,
        aspect=_number(info["ScreenAspectRatio"]),
        resolution=_text(info["Resolution"]),
        sound=_text(info["SoundLanguage"]) if info["Sound"] else None,
        channels=int(_number(info["ChannelCount"]) or 0) or None,
        subtitles=_text(info["SubtitleLanguage"]) if info["Subtitle"] else None,
        size=sum(file.stat().st_size for file in files if file.is_file()),
    )


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def _text(value: object) -> str:
    return "" if value in ("Unknown", "Mixed") else str(value)


def _findings(checks: Any, folder: Path) -> list[Finding]:
    found = []
    for executed in checks:
        *_, asset = executed.asset_stack or [""]
        for error in executed.errors:
            message = error.message.strip().replace(f"{folder}{os.sep}", "")
            if error.name == "internal_error":
                message = message.splitlines()[-1]
                if message == "KeyError: 'Probe'" and which("asdcp-info") is None:
                    continue
            if error.criticality != "SILENT":
                code = error.full_name().removeprefix("check_")
                name = "" if asset == str(folder) else asset
                found.append(Finding(error.criticality.lower(), code, message, name))
    return found


def _skipped(
    standard: str, compositions: tuple[Composition, ...], folder: Path
) -> tuple[Skipped, ...]:
    there = {
        "tracks": any(path.suffix.lower() == ".mxf" for path in folder.rglob("*")),
        # Interop has them as plain XML.
        "subtitles": standard != "Interop" and any(c.subtitles is not None for c in compositions),
        "levels": any(c.sound is not None for c in compositions),
    }
    missing = {
        what: tuple(program for program in programs if which(program) is None)
        for what, programs in PROGRAMS.items()
    }
    return tuple(Skipped(what, missing[what]) for what in there if there[what] and missing[what])
