"""The world's territories as shapes, each with a standing."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from roadshow.engines.kernel.territories import territory_name


@dataclass(frozen=True)
class Shape:
    """``path`` draws it; a territory too small to be drawn is a dot at ``x``, ``y``."""

    code: str
    name: str
    standing: str
    path: str = ""
    x: float = 0
    y: float = 0


@dataclass(frozen=True)
class WorldMap:
    width: int
    height: int
    land: str
    shapes: list[Shape]
    dots: list[Shape]


def world_map(standings: Mapping[str, str], language: str) -> WorldMap:
    """Every territory that can be drawn, with its name and its standing."""
    drawn = _drawn()

    def shape(code: str, **where: Any) -> Shape:
        return Shape(code, territory_name(code, language), standings.get(code, ""), **where)

    return WorldMap(
        drawn["width"],
        drawn["height"],
        drawn["land"],
        [shape(code, path=path) for code, path in drawn["shapes"].items()],
        [shape(code, x=x, y=y) for code, (x, y) in drawn["dots"].items()],
    )


@cache
def _drawn() -> dict[str, Any]:
    text = resources.files(__package__).joinpath("world_map.json").read_text("utf-8")
    found: dict[str, Any] = json.loads(text)
    return found
