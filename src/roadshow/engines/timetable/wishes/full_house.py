"""Films that are wanted most in large halls, and in prime time, when the seats count twice."""

from roadshow.engines.timetable.table import NOWHERE, Table


class FullHouse:
    """What is missing to the city's largest hall in prime time."""

    def __init__(self, table: Table) -> None:
        self.table = table
        points = table.problem.wishes.full_house
        heaviest = max((showing.weight for showing in table.showings), default=1)
        largest = [1] * len(table.cities)
        names = {city.id: n for n, city in enumerate(table.problem.cities)}
        for hall in table.halls:
            city = names[hall.city]
            largest[city] = max(largest[city], hall.seats)
        self.seats = [
            points * hall.seats / (heaviest * largest[names[hall.city]]) for hall in table.halls
        ]
        self.weight = [showing.weight for showing in table.showings]
        self.most = [2 * points * showing.weight // heaviest for showing in table.showings]

    def total(self) -> int:
        return sum(self.around(one) for one in range(len(self.weight)))

    def worth(self, one: int, hall: int) -> int:
        """A showing in a hall, outside prime time."""
        return int(self.weight[one] * self.seats[hall])

    def around(self, one: int) -> int:
        table = self.table
        hall = table.hall[one]
        if hall == NOWHERE:
            return self.most[one]
        worth = self.worth(one, hall)
        return self.most[one] - (2 * worth if table.when(one).prime else worth)
