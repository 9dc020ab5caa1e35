"""A sheet as films, halls and showings, with everything that could not be read.

Each row is read by itself; rows of one work become one film; last, days get their year.
"""

from dataclasses import replace

from roadshow.engines.listings import places, titles, values
from roadshow.engines.listings.header import propose
from roadshow.engines.listings.listing import (
    Cell,
    Film,
    Group,
    Listing,
    Mapping,
    Place,
    Print,
    Problem,
    Row,
    Rows,
    at,
    cell_name,
    text_of,
)
from roadshow.engines.listings.showings import Held, Showings, filled, same

PEOPLE = ("directors", "cast", "production", "sales", "genres")
FACTS = ("year", "countries", "minutes", "directors")
"""A row that says none of these, where the sheet has them, is no film."""
MOST_PARTS = 4


def read_listing(
    rows: Rows, *, mapping: Mapping | None = None, reference_year: int | None = None
) -> Listing:
    """Read a sheet. Without ``mapping`` its header is looked for; ``reference_year`` is the year of
    the showings where neither the sheet nor its weekdays say one.

    Raises:
        NoListingError: nothing looks like the header of a list of films.
    """
    return _Reader(rows, mapping or propose(rows), reference_year).read()


class _Reader:
    def __init__(self, rows: Rows, mapping: Mapping, reference_year: int | None) -> None:
        self.rows, self.mapping, self.reference_year = rows, mapping, reference_year
        self.problems: list[Problem] = []
        self.films: list[Film] = []
        self.works: dict[tuple[object, ...], int] = {}
        self.held: list[Held] = []
        self.last: tuple[Place, ...] = ()

    def read(self) -> Listing:
        body = list(enumerate(self.rows))[self.mapping.header + 1 :]
        filled = [(n, row) for n, row in body if any(text_of(cell) for cell in row)]
        numbered = sum(bool(self._text(row, "number")) for _n, row in filled) * 2 > len(filled)
        for number, row in filled:
            self._row(number, row, numbered=numbered)
        newest = max((film.year for film in self.films if film.year), default=None)
        shown = Showings(self.rows, self.mapping, self.held, newest, self.reference_year)
        return Listing(
            mapping=self.mapping,
            films=tuple(self.films),
            halls=tuple(shown.halls),
            showings=tuple(shown.showings),
            problems=(*self.problems, *shown.problems),
            rows=len(filled),
            unused=self._unused(),
        )

    def _unused(self) -> tuple[str, ...]:
        return tuple(
            text for column, text in sorted(self.mapping.names.items())
            if column not in self.mapping.used
        )  # fmt: skip

    def _row(self, number: int, row: Row, *, numbered: bool) -> None:
        named = self._titles(row)
        groups = [g for g in self.mapping.groups if filled(row, g)]
        known = [name for name in FACTS if self._column(name) is not None]
        facts = not known or any(not values.says_nothing(self._cell(row, f)) for f in known)
        listed = bool(self._text(row, "number"))
        address = self._text(row, "address")
        if not named:
            self._untitled(number, row, groups)
            return
        label = named[0][1]
        if address:
            films: tuple[Place, ...] = self._works(number, row, named)
        elif not facts and (not groups or (numbered and not listed)):
            self._note(number, row, "to_be_announced" if groups else "no_film")
            films = ()
        elif numbered and not listed and self._is_package(number, row, groups):
            self._note(number, row, "package")
            return
        else:
            films = self._works(number, row, named)
        self.last = films
        for group in groups:
            self.held.append(Held(number, group, films, label))

    def _untitled(self, number: int, row: Row, groups: list[Group]) -> None:
        """A row of a list with one showing a row, whose film stands above; or no row of ours."""
        if groups and self.last:
            for group in groups:
                self.held.append(Held(number, group, self.last, ""))
        elif any(text_of(cell) not in ("", "0") for cell in row):
            self._note(number, row, "no_film")

    def _note(self, number: int, row: Row, code: str) -> None:
        column = next(n for n, cell in enumerate(row) if text_of(cell))
        first = next((c for c, f in self.mapping.columns.items() if f.startswith("title")), column)
        shown = first if first < len(row) and text_of(row[first]) else column
        self.problems.append(Problem(cell_name(number, shown), text_of(row[shown])[:200], code))

    def _is_package(self, number: int, row: Row, groups: list[Group]) -> bool:
        """Whether a row without a number only sells again what other rows show."""
        if not groups:
            return False
        others = [other for n, other in enumerate(self.rows) if n != number]
        return all(
            any(
                same(row, mine, other, theirs) for other in others for theirs in self.mapping.groups
            )
            for mine in groups
        )

    # What a row says of its films

    def _titles(self, row: Row) -> list[tuple[str, str]]:
        """(language, text) by column; a text in a column without a language tells its own."""
        found = []
        for column, name in sorted(self.mapping.columns.items()):
            if not name.startswith("title") or column >= len(row):
                continue
            text = text_of(row[column])
            # What we wrote ourselves we read to the letter.
            if not text or (values.says_nothing(text) and not self._text(row, "address")):
                continue
            tag = name.partition(":")[2]
            found.append((titles.language_of(text) if tag in ("", "original") else tag, text))
        return found

    def _works(self, number: int, row: Row, named: list[tuple[str, str]]) -> tuple[Place, ...]:
        runtimes = self._runtimes(number, row)
        years = self._years(number, row)
        bills = [(language, titles.parts(text)) for language, text in named]
        count = max(len(parts) for _language, parts in bills)
        alone = bool(self._text(row, "address"))
        if alone or not 1 < count <= MOST_PARTS or len(runtimes) != count:
            count, bills = 1, [(language, [text]) for language, text in named]
            runtimes = [sum(runtimes)] if runtimes else []
        found = []
        for place in range(count):
            own = [(lang, parts[place]) for lang, parts in bills if len(parts) == count]
            year = years[place] if len(years) == count else years[0] if years else None
            minutes = runtimes[place] if runtimes else None
            found.append(self._work(number, row, own, year, minutes))
        if count == 1 and len(years) > 1:
            self._say(number, row, "year", "several_years", year=years[0])
        return tuple(found)

    def _work(
        self,
        number: int,
        row: Row,
        named: list[tuple[str, str]],
        year: int | None,
        minutes: int | None,
    ) -> Place:
        address = self._text(row, "address")
        split = titles.whole if address else titles.named
        read = [(language, split(text)) for language, text in named]
        mark = next((n.format for _l, n in read if n.format), self._text(row, "format"))
        edition = next((n.edition for _l, n in read if n.edition), "")
        once = tuple(dict.fromkeys((language, name.text) for language, name in read))
        shown = Print(number + 1, minutes, mark, edition)
        key: tuple[object, ...] = (frozenset(text.casefold() for _l, text in once), year)
        if address:
            key = (address,)
        if key not in self.works:
            self.works[key] = len(self.films)
            self.films.append(self._film(number, row, once, year, shown))
            return self.works[key], 0
        place = self.works[key]
        known = self.films[place]
        for other, listed in enumerate(known.prints):
            if replace(listed, row=shown.row) == shown:
                return place, other
        self.films[place] = replace(known, prints=(*known.prints, shown))
        return place, len(known.prints)

    def _film(
        self, number: int, row: Row, named: tuple[tuple[str, str], ...], year: int | None,
        shown: Print,
    ) -> Film:  # fmt: skip
        people = {name: values.names_of(self._cell(row, name)) for name in PEOPLE}
        return Film(
            titles=named,
            year=year,
            prints=(shown,),
            countries=self._codes(number, row, "countries"),
            spoken=self._codes(number, row, "spoken"),
            subtitles=self._codes(number, row, "subtitles"),
            section=self._text(row, "section"),
            synopsis=self._text(row, "synopsis"),
            note=self._text(row, "note"),
            address=self._text(row, "address"),
            **people,
        )

    def _codes(self, number: int, row: Row, name: str) -> tuple[str, ...]:
        read = places.countries if name == "countries" else places.languages
        found, strange = read(self._text(row, name))
        for word in strange:
            self._say(number, row, name, f"unknown_{name}", word=word)
        former = [code for code in found if code in places.FORMER]
        for code in former:
            self._say(number, row, name, "former_country", country=code)
        return tuple(code for code in found if code not in former)

    def _runtimes(self, number: int, row: Row) -> list[int]:
        cell = self._cell(row, "minutes")
        found = values.minutes_of(cell)
        if not found and not values.says_nothing(cell):
            self._say(number, row, "minutes", "runtime")
        return found

    def _years(self, number: int, row: Row) -> list[int]:
        cell = self._cell(row, "year")
        found = values.years_of(cell)
        if not found and not values.says_nothing(cell):
            self._say(number, row, "year", "year")
        return found

    # Cells

    def _column(self, name: str) -> int | None:
        return next((c for c, field in self.mapping.columns.items() if field == name), None)

    def _cell(self, row: Row, name: str) -> Cell:
        return at(row, self._column(name))

    def _text(self, row: Row, name: str) -> str:
        cell = self._cell(row, name)
        return "" if values.says_nothing(cell) else text_of(cell)

    def _say(self, number: int, row: Row, name: str, code: str, **params: object) -> None:
        column = self._column(name)
        text = text_of(at(row, column))[:200]
        self.problems.append(Problem(cell_name(number, column or 0), text, code, params))
