"""Draws the world's territories for the avails map, once: python scripts/world_map.py FOLDER

FOLDER is npm's package world-atlas 2 (Natural Earth, public domain; as TopoJSON, ISC licence).
Shapes come from its 1:110m countries; territories too small for it are dots, at the middle of what
1:50m has of them. Projected by Equal Earth (Šavrič, Patterson, Jenny 2018), which keeps areas.
"""

import json
import math
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pycountry

TARGET = Path(__file__).parents[1] / "src" / "roadshow" / "web" / "rights" / "world_map.json"
WIDTH = 1000
A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
CUT = -168.4
"""The meridian at which the map is cut: between Asia and America, through no country."""
SOUTH = -58.0
"""Nothing is licensed further south."""

Point = tuple[float, float]
Ring = list[Point]


def projected(longitude: float, latitude: float) -> Point:
    theta = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    square = theta * theta
    slope = A1 + 3 * A2 * square + square**3 * (7 * A3 + 9 * A4 * square)
    x = 2 * math.sqrt(3) * math.radians(longitude) * math.cos(theta) / (3 * slope)
    y = theta * (A1 + A2 * square + square**3 * (A3 + A4 * square))
    return x, y


LEFT, TOP = projected(-180, 0)[0], projected(0, 84)[1]
SCALE = WIDTH / (2 * -LEFT)
HEIGHT = round((TOP - projected(0, SOUTH)[1]) * SCALE)


def on_page(point: Point) -> Point:
    longitude = (point[0] - CUT) % 360 - 180
    x, y = projected(longitude, point[1])
    return round((x - LEFT) * SCALE, 1), round((TOP - y) * SCALE, 1)


class Atlas:
    """One TopoJSON file: arcs are kept as differences of whole numbers, and shared."""

    def __init__(self, path: Path) -> None:
        self.topology: dict[str, Any] = json.loads(path.read_text("utf-8"))
        scale, offset = (self.topology["transform"][key] for key in ("scale", "translate"))
        self.arcs = [list(self._decoded(arc, scale, offset)) for arc in self.topology["arcs"]]

    @staticmethod
    def _decoded(arc: list[list[int]], scale: list[float], offset: list[float]) -> Iterator[Point]:
        x = y = 0
        for dx, dy in arc:
            x, y = x + dx, y + dy
            yield x * scale[0] + offset[0], y * scale[1] + offset[1]

    def countries(self) -> Iterator[tuple[str, list[Ring]]]:
        """Each country's two letters (none for what has no code), with its outlines."""
        for shape in self.topology["objects"]["countries"]["geometries"]:
            found = pycountry.countries.get(numeric=str(shape.get("id", "")).zfill(3))
            polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
            rings = [self._ring(ring) for polygon in polygons for ring in polygon]
            yield found.alpha_2 if found else "", rings

    def _ring(self, arcs: list[int]) -> Ring:
        ring: Ring = []
        for number in arcs:
            arc = self.arcs[number] if number >= 0 else self.arcs[~number][::-1]
            ring += arc[1:] if ring else arc
        return ring


def path_of(rings: list[Ring]) -> str:
    return "".join(_outline(ring) for ring in rings if max(y for _x, y in ring) > SOUTH)


def _outline(ring: Ring) -> str:
    points = list(dict.fromkeys(on_page((x, max(y, SOUTH))) for x, y in ring))
    return f"M{'L'.join(f'{x:g},{y:g}' for x, y in points)}Z" if len(points) > 2 else ""


def middle(rings: list[Ring]) -> Point:
    """Of the largest outline."""
    largest = max(rings, key=lambda ring: abs(_area(ring)))
    return on_page((_mean([x for x, _y in largest]), _mean([y for _x, y in largest])))


def _area(ring: Ring) -> float:
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs) / 2


def _mean(values: list[float]) -> float:
    return (min(values) + max(values)) / 2


def main(folder: Path) -> None:
    shapes = {
        code: path
        for code, rings in Atlas(folder / "countries-110m.json").countries()
        if code and (path := path_of(rings))
    }
    land = "".join(
        path_of(rings)
        for code, rings in Atlas(folder / "countries-110m.json").countries()
        if not code
    )
    dots = {
        code: middle(rings)
        for code, rings in Atlas(folder / "countries-50m.json").countries()
        if code and code not in shapes and middle(rings)[1] < HEIGHT
    }
    drawn = {"width": WIDTH, "height": HEIGHT, "land": land, "shapes": shapes, "dots": dots}
    TARGET.write_text(json.dumps(drawn, sort_keys=True, separators=(",", ":")) + "\n", "utf-8")
    print(f"{len(shapes)} shapes, {len(dots)} dots, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
