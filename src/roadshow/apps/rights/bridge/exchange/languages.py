"""AllowedLanguages and HoldbackLanguage of a workbook, beside original, dubbed and subtitled here.

What will be delivered (AssetLanguage, LocalizationType) is no licence; it is kept with the row.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from babel.core import get_global

from roadshow.apps.films.models import Film
from roadshow.apps.rights.bridge.exchange.unclear import UnclearError
from roadshow.apps.rights.models import Grant
from roadshow.apps.rights.rules import is_tag
from roadshow.engines.avails.languages import Languages, Wish
from roadshow.formats.avails import AvailRow, Language
from roadshow.formats.avails.values import EVERY, WrongValue, language_tag, languages

Some = frozenset[str] | None
"""Tags of languages; None are all."""
AUDIO = frozenset({"", "dub", "subdub", "audio"})
SUBTITLES = frozenset({"", "sub", "subdub", "subtitle"})


@dataclass(frozen=True)
class Tongues:
    """What a row allows."""

    audio: Some
    subtitles: Some


@dataclass(frozen=True)
class Ways:
    """What a grant gives: the film as it was made, dubbed in, subtitled in."""

    original: bool
    dubbed: Some
    subtitled: Some

    def put_into(self, grant: Grant) -> None:
        grant.original = self.original
        grant.any_dubbing, grant.dubbed = self.dubbed is None, sorted(self.dubbed or ())
        grant.any_subtitles, grant.subtitled = self.subtitled is None, sorted(self.subtitled or ())


def tongues(row: AvailRow) -> Tongues:
    """What is allowed, less what is held back. None said means all.

    Raises:
        UnclearError: all but some are allowed, which a grant cannot say.
        WrongValue: a part is no language.
    """
    allowed = languages(row.get("AllowedLanguages")) or (Language(EVERY),)
    try:
        held = languages(row.get("HoldbackLanguage"))
    except WrongValue as wrong:
        raise UnclearError("HoldbackLanguage", wrong.code, **wrong.params) from wrong
    return Tongues(_left(allowed, held, AUDIO), _left(allowed, held, SUBTITLES))


def _left(allowed: Iterable[Language], held: Iterable[Language], tracks: Collection[str]) -> Some:
    some = _tags(allowed, tracks)
    gone = _tags(held, tracks)
    if gone == frozenset():
        return some
    if gone is None or some is None:
        raise UnclearError("HoldbackLanguage", "all_but")
    left = frozenset(tag for tag in some if not _within(tag, gone))
    if any(_within(tag, left) for tag in gone):
        raise UnclearError("HoldbackLanguage", "all_but")
    return left


def _tags(said: Iterable[Language], tracks: Collection[str]) -> Some:
    tags = {_usual(one.tag) for one in said if one.tracks in tracks}
    return None if EVERY in tags else frozenset(tags)


def _usual(tag: str) -> str:
    """As languages stand here: in small letters, Mandarin (cmn) as Chinese (zh)."""
    language, hyphen, rest = tag.partition("-")
    usual = f"{get_global('language_aliases').get(language, language)}{hyphen}{rest}".lower()
    if usual != EVERY and not is_tag(usual):
        raise WrongValue("language", unknown=tag)
    return usual


def _within(tag: str, terms: Iterable[str]) -> bool:
    return Languages(dubbed=tuple(terms)).permit(Wish(mode="dubbed", tag=tag))


def ways(said: Tongues, spoken: Iterable[str]) -> Ways:
    """A film may be shown as it was made where all that it speaks is allowed; of a film whose
    languages nobody recorded that is not known, unless every language is."""
    spoken = tuple(spoken)
    if said.audio is None:
        return Ways(True, None, said.subtitles)
    original = bool(spoken) and all(_within(tag, said.audio) for tag in spoken)
    own = {tag for tag in said.audio if original and any(_within(one, [tag]) for one in spoken)}
    return Ways(original, said.audio - own, said.subtitles)


def ways_of(grant: Grant) -> Ways:
    return Ways(
        grant.original,
        None if grant.any_dubbing else frozenset(map(str.lower, grant.dubbed)),
        None if grant.any_subtitles else frozenset(map(str.lower, grant.subtitled)),
    )


def spoken_in(film: Film) -> tuple[str, ...]:
    """What a film speaks as it was made: what its first version does."""
    first = min(film.versions.all(), key=lambda version: version.pk, default=None)
    return tuple(filter(is_tag, first.spoken)) if first else ()


def allowed(given: Ways, spoken: Iterable[str]) -> tuple[Language, ...] | None:
    """AllowedLanguages that say so, none where all are; None where there is no saying it: a film
    only as it was made, and nobody recorded what it speaks."""
    if given == Ways(True, None, None):
        return ()
    own = [] if not given.original or given.dubbed is None else list(spoken)
    audio = {EVERY} if given.dubbed is None else set(given.dubbed)
    subtitles = {EVERY} if given.subtitled is None else set(given.subtitled)
    found = [Language(tag) for tag in sorted(audio & subtitles)]
    found += [Language(tag, "dub") for tag in sorted(audio - subtitles)]
    found += [Language(tag, "audio") for tag in sorted(set(own) - audio)]
    found += [Language(tag, "sub") for tag in sorted(subtitles - audio)]
    return tuple(Language(language_tag(one.tag) or one.tag, one.tracks) for one in found) or None
