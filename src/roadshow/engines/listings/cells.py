"""The cells of a listing by their fields, and what is to be said of them."""

from roadshow.engines.listings import values
from roadshow.engines.listings.listing import (
    Cell,
    Mapping,
    Problem,
    Row,
    at,
    cell_name,
    text_of,
)


class Cells:
    """``problems`` are all that was said."""

    def __init__(self, mapping: Mapping) -> None:
        self.mapping = mapping
        self.problems: list[Problem] = []
        self.columns: dict[str, int] = {}
        for column, field in sorted(mapping.columns.items()):
            self.columns.setdefault(field, column)

    def cell(self, row: Row, name: str) -> Cell:
        return at(row, self.columns.get(name))

    def text(self, row: Row, name: str) -> str:
        cell = self.cell(row, name)
        return "" if values.says_nothing(cell) else text_of(cell)

    def say(self, number: int, row: Row, name: str, code: str, **params: object) -> None:
        self.say_at(number, row, self.columns.get(name, 0), code, **params)

    def say_at(
        self, number: int, row: Row, column: int | None, code: str, **params: object
    ) -> None:
        text = text_of(at(row, column))[:200]
        self.problems.append(Problem(cell_name(number, column or 0), text, code, params))
