"""What is known of a material by looking at it: its name, its file, its folder."""

from contextlib import suppress
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from roadshow.apps.core.models import User
from roadshow.apps.films.actions.catalogue import save_item
from roadshow.apps.films.bridge.materials import name_findings
from roadshow.apps.films.models import ContentKey, Material
from roadshow.apps.films.phrases import MaterialKind
from roadshow.apps.films.rules import known_language
from roadshow.engines.listings.places import languages
from roadshow.formats.delivery import kdm, subtitles
from roadshow.formats.delivery.dcp import DcpReport

Finding = dict[str, Any]
"""``source`` (name, file, folder), ``severity`` (error, warning), ``code``, ``params``."""

MOST = 50
"""Findings of one source that are kept: a file shifted by an hour has as many as it has cues."""

LONGEST_TAG = 20


def save_material(*, actor: User, material: Material, now: datetime) -> None:
    """Save a material; a DCP's name is held to the convention and to its version.

    Raises:
        PermissionDenied, ValidationError: nothing is written.
    """
    if material.kind != MaterialKind.DCP:
        # It may have been one: of that nothing holds any more.
        material.findings = [one for one in material.findings if one.get("source") == "file"]
    elif material.version_id:
        _found(material, "name", name_findings(material), now)
    save_item(actor=actor, record=material)


@transaction.atomic
def examine_file(
    *, actor: User, material: Material, name: str, content: bytes, now: datetime
) -> None:
    """Look into a subtitle file or a key message that belongs to a material.

    Subtitles are held to the version's runtime. A key is kept as the material's, with its window
    and its server.

    Raises:
        PermissionDenied: unless an officer of any tour.
        ValidationError: at ``file``: it is neither.
    """
    try:
        _take_key(actor, material, kdm.read(content), now)
    except kdm.KdmError as no_key:
        if b"DCinemaSecurityMessage" in content[:4000]:
            raise _refused(_("This key message is damaged: %(why)s"), no_key) from no_key
        _take_subtitles(actor, material, name, content, now)


def store_report(*, actor: User, material: Material, report: DcpReport, now: datetime) -> None:
    """Keep what the examination of a DCP's folder found.

    Raises:
        PermissionDenied: unless an officer of any tour.
        ValidationError: the material is no DCP.
    """
    if material.kind != MaterialKind.DCP:
        raise ValidationError(_("Only a DCP has a folder to examine."), code="kind")
    material.size = report.size
    if len(report.compositions) == 1:
        # A damaged playlist may call itself anything; that is among the findings.
        with suppress(ValueError):
            material.cpl = UUID(report.compositions[0].id)
    found = [
        {"severity": one.severity.lower(), "code": "dcp", "params": asdict(one)}
        for one in report.findings
    ]
    _found(material, "folder", found, now)
    save_material(actor=actor, material=material, now=now)


def _take_key(actor: User, material: Material, key: kdm.Kdm, now: datetime) -> None:
    if material.cpl and material.cpl != key.cpl_id:
        said = {"cpl": str(key.cpl_id)}
        raise ValidationError(
            {"file": _("This key opens another DCP: %(cpl)s.") % said}, code="cpl"
        )
    window = {"valid_from": key.not_before, "valid_until": key.not_after}
    stored = ContentKey.objects.filter(material=material, server=key.server[:200], **window)
    if not stored.exists():
        row = ContentKey(material=material, server=key.server[:200], **window)
        save_item(actor=actor, record=row)
    material.cpl = key.cpl_id
    save_material(actor=actor, material=material, now=now)


def _take_subtitles(
    actor: User, material: Material, name: str, content: bytes, now: datetime
) -> None:
    try:
        read = subtitles.read(content, name)
    except subtitles.SubtitleError as wrong:
        raise _refused(_("This is neither subtitles nor a key: %(why)s"), wrong) from wrong
    problems = subtitles.check(read, minutes=material.version.minutes)
    found = [
        {"severity": p.severity, "code": f"subtitles_{p.code}",
         "params": {"cue": p.cue, "at": _clock(p.at)}}
        for p in problems
    ]  # fmt: skip
    if material.kind == MaterialKind.SUBTITLES:
        material.size = len(content)
        material.language = material.language or _language(read.language or "")
    _found(material, "file", found, now)
    save_material(actor=actor, material=material, now=now)


def _found(material: Material, source: str, found: list[Finding], now: datetime) -> None:
    """Put new findings of one source in the place of its old ones. A name that is looked at again
    at each saving, with the same outcome, leaves no trace."""
    fresh = [{"source": source, **one} for one in found[:MOST]]
    old = [one for one in material.findings if one.get("source") == source]
    if source == "name" and fresh == old:
        return
    others = [one for one in material.findings if one.get("source") != source]
    material.findings = [*others, *fresh]
    material.examined_at = now


def _language(said: str) -> str:
    """The tag of what a file calls its language, which in Interop is a name; “” for neither."""
    for tag in (said.lower(), *languages(said)[0]):
        with suppress(ValidationError):
            known_language(tag)
            return tag if len(tag) <= LONGEST_TAG else ""
    return ""


def _clock(milliseconds: int) -> str:
    seconds = milliseconds // 1000
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def _refused(words: str, why: Exception) -> ValidationError:
    return ValidationError({"file": words % {"why": str(why)}}, code="file")
