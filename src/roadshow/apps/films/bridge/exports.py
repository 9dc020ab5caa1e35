"""The catalogue, or a tour's films, as the bytes of a file."""

from django.utils.translation import override

from roadshow.apps.films.bridge.documents import documents
from roadshow.apps.films.queries import whole_films
from roadshow.formats import films as doc
from roadshow.formats.spreadsheets import write_csv, write_xlsx

FORMATS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "jsonld": "application/ld+json",
}
"""What a file can be, by how its name ends."""


def exported(kind: str, tour: str = "") -> tuple[bytes, int]:
    """The file, and how many films it holds. With a tour's slug only the films of its showcases."""
    rows = whole_films().order_by("slug")
    if tour:
        rows = rows.filter(showcases__tour__slug=tour).distinct()
    films = documents(rows)
    with override("en"):  # headers are for machines too
        return _bytes(kind, films), len(films)


def _bytes(kind: str, films: list[doc.Film]) -> bytes:
    if kind == "json":
        return doc.to_json(films)
    if kind == "jsonld":
        return doc.to_json_ld(films)
    header, rows = doc.table(films)
    return write_xlsx("Films", header, rows) if kind == "xlsx" else write_csv(header, rows)
