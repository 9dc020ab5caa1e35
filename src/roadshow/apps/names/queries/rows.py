"""The keys that may fit: one interface over SQLite (FTS5 trigram) and PostgreSQL (pg_trgm)."""

from collections.abc import Sequence

from django.db import connection

from roadshow.apps.names.models import Gram
from roadshow.engines.names.query import Row

END = "\U0010ffff"
SELECT = "SELECT name_id, space, text FROM names_namekey k WHERE "


def exact(texts: Sequence[str], most: int) -> list[Row]:
    """Keys that are one of these texts."""
    marks = ", ".join(["%s"] * len(texts))
    return _fetch(f"text IN ({marks})", texts, most)


def beginning(text: str, most: int) -> list[Row]:
    return _fetch("text >= %s AND text < %s", (text, text + END), most)


def ending(text: str, most: int) -> list[Row]:
    back = text[::-1]
    return _fetch("back >= %s AND back < %s", (back, back + END), most)


def holding(pieces: Sequence[str], most: int) -> list[Row]:
    """Keys in letters that hold all of the pieces; each is three characters or longer."""
    if connection.vendor == "sqlite":
        phrases = " AND ".join(f'"{piece}"' for piece in pieces)
        found = "SELECT rowid FROM names_grams WHERE names_grams MATCH %s LIMIT %s"
        return _fetch(f"id IN ({found})", (phrases, most), most)
    like = " AND ".join(["text LIKE %s"] * len(pieces))
    held = [f"%{piece}%" for piece in pieces]
    return _fetch(f"space IN ('l', 'c') AND {like}", held, most)


def gram_counts(grams: Sequence[str]) -> dict[str, int]:
    return dict(Gram.objects.filter(pk__in=grams).values_list("text", "keys"))


def _fetch(condition: str, values: Sequence[str | int], most: int) -> list[Row]:
    """Conditions are our own; what people typed goes by way of parameters."""
    with connection.cursor() as cursor:
        cursor.execute(SELECT + condition + " LIMIT %s", [*values, most])
        return [Row(*row) for row in cursor.fetchall()]
