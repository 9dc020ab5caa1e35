"""Every change of the catalogue: people, organisations, films, materials, showcases, figures."""

from roadshow.apps.films.actions.catalogue import (
    FilmParts,
    delete_figure,
    delete_item,
    delete_showcase,
    save_figure,
    save_film,
    save_item,
    save_party,
    save_showcase,
)

__all__ = [
    "FilmParts",
    "delete_figure",
    "delete_item",
    "delete_showcase",
    "save_figure",
    "save_film",
    "save_item",
    "save_party",
    "save_showcase",
]
