"""Reading the catalogue."""

from django.db.models import QuerySet

from roadshow.apps.films.models import Film, Showcase, Title
from roadshow.apps.tours.models import Tour


def films_of(tour: Tour) -> QuerySet[Film]:
    """The films of a tour's showcases, each once, with titles, credits and versions."""
    return (
        Film.objects.filter(showcases__tour=tour)
        .distinct()
        .prefetch_related("titles", "versions", "credits__person", "showcases")
    )


def showcases_of(tour: Tour) -> QuerySet[Showcase]:
    return Showcase.objects.filter(tour=tour).prefetch_related("entries__film__titles")


def titles_by_language(titles: "list[Title] | QuerySet[Title]") -> dict[str, str]:
    """One title a language, for ``localise``; a working translation only for want of another."""
    ordered = sorted(titles, key=lambda title: title.kind == "working")
    names: dict[str, str] = {}
    for title in ordered:
        names.setdefault(title.language, title.text)
    return names
