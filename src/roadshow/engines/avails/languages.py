"""In which languages a film may be shown: as it was made, dubbed or with subtitles."""

from collections.abc import Callable, Iterator
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from roadshow.engines.avails.part import Part

Tag = Annotated[str, Field(pattern=r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$", max_length=35)]
"""A BCP 47 language tag; as a term it stands for all that begins with it (RFC 4647, 3.3.1)."""
Some = Literal["all"] | tuple[Tag, ...]


class Wish(Part):
    """One way to show a film. ``tag``: of the dubbing or the subtitles; the original has none."""

    mode: Literal["original", "dubbed", "subtitled"]
    tag: Tag | Literal[""] = ""

    @model_validator(mode="after")
    def _has_its_tag(self) -> Self:
        if self.mode == "original" and self.tag:
            raise ValueError(f"tag: the original has none (got {self.tag!r})")
        if self.mode != "original" and not self.tag:
            raise ValueError(f"tag: {self.mode} in which language?")
        return self


class Languages(Part):
    """What a grant says of languages: everything, unless it says otherwise.

    A film shown as it was made, with subtitles, is ``subtitled``.
    """

    original: bool = True
    dubbed: Some = "all"
    subtitled: Some = "all"

    def permit(self, wish: Wish | None) -> bool:
        """Whether a film may be shown so. What is not asked for is permitted."""
        if wish is None:
            return True
        if wish.mode == "original":
            return self.original
        return _any(self._of(wish), lambda term: within(wish.tag, term))

    def touch(self, wish: Wish | None) -> bool:
        """Whether a grant of these languages stands in the way of this one: zh-Hant stands in the
        way of zh as zh does of zh-Hant."""
        if wish is None or wish.mode == "original":
            return self.permit(wish)
        return _any(self._of(wish), lambda term: within(wish.tag, term) or within(term, wish.tag))

    def meet(self, other: "Languages") -> bool:
        """Whether the two have any way to show a film in common."""
        return (
            (self.original and other.original)
            or _meet(self.dubbed, other.dubbed)
            or _meet(self.subtitled, other.subtitled)
        )

    def hold(self, other: "Languages") -> bool:
        """Whether everything in the other is in this one."""
        return (
            (self.original or not other.original)
            and _hold(self.dubbed, other.dubbed)
            and _hold(self.subtitled, other.subtitled)
        )

    def ways(self) -> Iterator["Languages"]:
        """Each of them by itself: several grants may hold together what none holds alone."""
        if self.original:
            yield Languages(dubbed=(), subtitled=())
        for term in _each(self.dubbed):
            yield Languages(original=False, dubbed=term, subtitled=())
        for term in _each(self.subtitled):
            yield Languages(original=False, dubbed=(), subtitled=term)

    def _of(self, wish: Wish) -> Some:
        return self.dubbed if wish.mode == "dubbed" else self.subtitled


def within(tag: str, term: str) -> bool:
    """Whether a term stands for a tag."""
    tag, term = tag.casefold(), term.casefold()
    return tag == term or tag.startswith(f"{term}-")


def _each(terms: Some) -> tuple[Some, ...]:
    return ("all",) if terms == "all" else tuple((term,) for term in terms)


def _any(terms: Some, fits: Callable[[str], bool]) -> bool:
    return terms == "all" or any(map(fits, terms))


def _meet(one: Some, other: Some) -> bool:
    if one == "all" or other == "all":
        return bool(one and other)
    return any(within(a, b) or within(b, a) for a in one for b in other)


def _hold(outer: Some, inner: Some) -> bool:
    if outer == "all" or not inner:
        return True
    return inner != "all" and all(any(within(a, b) for b in outer) for a in inner)
