"""What makes rights right: territories and media that are known, and how bad a missing one is."""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from pydantic import TypeAdapter
from pydantic import ValidationError as PydanticError

from roadshow.apps.core.phrases import Choices
from roadshow.apps.rights.phrases import Rule, Severity
from roadshow.engines.avails import media
from roadshow.engines.avails.languages import Tag
from roadshow.engines.kernel import territories

DOUBTS = {
    "unknown": _("“%(word)s” is no territory that is known here. Perhaps: %(near)s."),
    "ambiguous": _("“%(word)s” may mean several territories: %(near)s. Say which."),
    "part": _("“%(word)s” is a part of a country; only whole ones can be recorded: %(near)s."),
    "relative": _("“%(word)s” depends on what else there is: name the territories."),
    "no_code": _("“%(word)s” has no country code (ISO 3166); write in a note what is meant."),
    "no_definition": _("“%(word)s” had no members yet on that date."),
    "not_included": _("“%(word)s” is excluded, but was not included. Perhaps meant: %(near)s."),
    "no_base": _("“%(word)s” excludes, but nothing is named before it."),
    "bracket": _("A bracket in “%(word)s” is not closed, or was never opened."),
    "dash": _("The dash in “%(word)s” can be read in two ways: write “without” or a comma."),
    "empty": _("Name at least one territory."),
}

TAG: TypeAdapter[str] = TypeAdapter(Tag)

SEVERITIES: dict[str, str] = {
    Rule.UNRECORDED: Severity.WARN,
    Rule.NO_MATERIAL: Severity.IGNORE,
    Rule.MATERIAL_AWAY: Severity.WARN,
}
"""How bad each is unless somebody decides otherwise; the rest blocks publishing. A film without any
record is only warned of: nobody has begun to clear it."""


def severity_of(rule: str) -> str:
    return SEVERITIES.get(rule, Severity.BLOCK_RELEASE)


def territory_codes(text: str, on: date) -> frozenset[str]:
    """The territories that a text means by the definitions of a day.

    Raises:
        ValidationError: with every word that is not understood, and what may be meant.
    """
    read = territories.read(text, on)
    if read.doubts:
        raise ValidationError([_said(doubt) for doubt in read.doubts])
    return read.codes


def _said(doubt: territories.Doubt) -> ValidationError:
    language = get_language() or "en"
    near = [territories.territory_name(one, language) for one in doubt.near]
    params = {"word": doubt.word, "near": ", ".join(near) or "—"}
    return ValidationError(DOUBTS[doubt.code], code=doubt.code, params=params)


def known_media(nodes: object) -> None:
    """Refuse what is not a list of media."""
    if not isinstance(nodes, list) or not nodes:
        raise ValidationError(_("Choose at least one medium."), code="media")
    for node in nodes:
        if node not in media.NODES:
            raise ValidationError(
                _("There is no medium “%(medium)s”."), code="media", params={"medium": node}
            )


def readable_tags(tags: object) -> None:
    """Refuse a language tag that the engine could not read: it would answer nothing any more."""
    for tag in tags if isinstance(tags, list) else ():
        if not is_tag(tag):
            raise ValidationError(
                _("“%(tag)s” is not a language tag such as “zh-hans”."),
                code="language",
                params={"tag": tag},
            )


def is_tag(tag: object) -> bool:
    """Whether the engine can be asked with it."""
    try:
        TAG.validate_python(tag)
    except PydanticError:
        return False
    return True


def packed(codes: Iterable[str]) -> str:
    """Codes as they are stored: sorted, with one space between."""
    return " ".join(sorted(codes))


def media_choices() -> Choices:
    """The tree of media, each below what it is part of."""
    language = get_language() or "en"
    return [
        (node, "\u2003" * _depth(node) + media.medium_name(node, language)) for node in media.NODES
    ]


def _depth(node: str) -> int:
    above = media.parent(node)
    return 0 if above is None else 1 + _depth(above)
