"""The catalogue, after EN 15907: a film (work) has versions (manifestations) and materials (items);
showcases of a tour; workbooks that fill it."""

from roadshow.apps.films.models.imports import ListingImport, SenderMapping
from roadshow.apps.films.models.showcases import (
    ReportedFigure,
    Showcase,
    ShowcaseFilm,
    SlateLink,
)
from roadshow.apps.films.models.versions import ContentKey, Material, Movement, Version
from roadshow.apps.films.models.works import (
    AgeRating,
    Credit,
    ExternalId,
    FestivalEntry,
    Film,
    FilmCompany,
    Link,
    Picture,
    Title,
)

__all__ = [
    "AgeRating",
    "ContentKey",
    "Credit",
    "ExternalId",
    "FestivalEntry",
    "Film",
    "FilmCompany",
    "Link",
    "ListingImport",
    "Material",
    "Movement",
    "Picture",
    "ReportedFigure",
    "SenderMapping",
    "Showcase",
    "ShowcaseFilm",
    "SlateLink",
    "Title",
    "Version",
]
