"""What templates say of languages."""

from typing import Any, NamedTuple

from django import template
from django.http import HttpRequest

from roadshow.web import language as languages

register = template.Library()


class Link(NamedTuple):
    """The same page in one language; ``lang`` is its tag as HTML spells it."""

    href: str
    lang: str
    name: str
    short: str
    current: bool


@register.filter
def bcp47(tag: str) -> str:
    """``zh-hans`` as HTML spells it: ``zh-Hans``."""
    return languages.html_tag(tag)


@register.simple_tag(takes_context=True)
def language_links(context: dict[str, Any]) -> list[Link]:
    """Where to switch to each language, keeping the page; empty outside a request."""
    request: HttpRequest | None = context.get("request")
    if request is None:
        return []
    here = languages.of_path(request.path)
    return [
        Link(
            languages.switch_link(tag, request.path),
            languages.html_tag(tag),
            name,
            short,
            tag == here,
        )
        for tag, (name, short) in languages.NAMES.items()
    ]


@register.simple_tag(takes_context=True)
def alternates(context: dict[str, Any]) -> list[tuple[str, str]]:
    """``(language tag, absolute address)`` of this page in each language, x-default last."""
    request: HttpRequest | None = context.get("request")
    return languages.alternates(request.path) if request else []
