"""The demonstration tour's facts, read from the TOML files of this package."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

Table = dict[str, Any]


@cache
def parties() -> Table:
    """Organisations and people, by key."""
    return _read("tour_2025_parties.toml")


@cache
def journey() -> Table:
    """Programme, tour, legs, venues, events, members, invitations, commitments."""
    return _read("tour_2025.toml")


@cache
def catalogue() -> Table:
    """Films, showcases, halls, opening times, wished screenings, reported figures."""
    return _read("tour_2025_films.toml")


@cache
def rights() -> Table:
    """Grants, holdbacks, premieres that are kept, permit rules."""
    return _read("tour_2025_rights.toml")


def _read(name: str) -> Table:
    return tomllib.loads(files("roadshow.demo").joinpath(name).read_text("utf-8"))
