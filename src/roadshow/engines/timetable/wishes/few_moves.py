"""What is published moves as little as can be: no other wish is worth another hall or start."""

from roadshow.engines.timetable.table import Table

MOVE = 10_000_000
"""Points for one move: more than all other wishes can bring in a large festival."""


class FewMoves:
    """Points for each published showing that stands elsewhere."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.published = {
            table.number[place.showing]: (
                table.hall_number[place.hall],
                table.second(place.start),
            )
            for place in table.problem.published
        }

    def total(self) -> int:
        return sum(map(self.around, self.published))

    def around(self, one: int) -> int:
        table, where = self.table, self.published.get(one)
        moved = where is not None and where != (table.hall[one], table.start[one])
        return MOVE if moved else 0
