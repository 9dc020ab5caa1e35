"""The films of a listing: what a row says of one, or of the several of a double bill."""

from dataclasses import replace

from roadshow.engines.listings import places, titles, values
from roadshow.engines.listings.cells import Cells
from roadshow.engines.listings.listing import Film, Place, Print, Row, text_of

PEOPLE = ("directors", "cast", "production", "sales", "genres")
SAID_ONCE = ("section", *PEOPLE, "countries", "spoken", "subtitles", "synopsis", "note")
MOST_PARTS = 4


class Films:
    """``found`` in the order of their first rows; rows of one work are versions of one film."""

    def __init__(self, cells: Cells) -> None:
        self.cells = cells
        self.found: list[Film] = []
        self.works: dict[tuple[object, ...], int] = {}

    def titles(self, row: Row) -> list[tuple[str, str]]:
        """(language, text) by column; a text in a column without a language tells its own."""
        found = []
        for column, name in sorted(self.cells.mapping.columns.items()):
            if not name.startswith("title") or column >= len(row):
                continue
            text = text_of(row[column])
            # What we wrote ourselves we read to the letter.
            if not text or (values.says_nothing(text) and not self.cells.text(row, "address")):
                continue
            tag = name.partition(":")[2]
            found.append((titles.language_of(text) if tag in ("", "original") else tag, text))
        return found

    def read(self, number: int, row: Row, named: list[tuple[str, str]]) -> tuple[Place, ...]:
        """The film of a row, new or known, in its print; of a double bill each."""
        runtimes = self._runtimes(number, row)
        years = self._years(number, row)
        bills = [(language, titles.parts(text)) for language, text in named]
        counts = {len(parts) for _language, parts in bills}
        count = counts.pop()
        alone = counts or self.cells.text(row, "address")
        if alone or not 1 < count <= MOST_PARTS or len(runtimes) != count:
            count, bills = 1, [(language, [text]) for language, text in named]
            runtimes = [sum(runtimes)] if runtimes else []
        found = []
        for place in range(count):
            own = [(language, parts[place]) for language, parts in bills]
            year = years[place] if len(years) == count else years[0] if years else None
            minutes = runtimes[place] if runtimes else None
            found.append(self._work(number, row, own, year, minutes))
        if 1 < len(years) != count:
            self.cells.say(number, row, "year", "several_years", year=years[0])
        return tuple(found)

    def _work(
        self,
        number: int,
        row: Row,
        named: list[tuple[str, str]],
        year: int | None,
        minutes: int | None,
    ) -> Place:
        address = self.cells.text(row, "address")
        split = titles.whole if address else titles.named
        read = [(language, split(text)) for language, text in named]
        marks = dict.fromkeys([*(n.format for _l, n in read), self.cells.text(row, "format")])
        mark = " ".join(filter(None, marks))
        editions = dict.fromkeys(n.edition for _l, n in read if n.edition)
        once = tuple(dict.fromkeys((language, name.text) for language, name in read))
        shown = Print(number + 1, minutes, mark, " / ".join(editions))
        key: tuple[object, ...] = (frozenset(text.casefold() for _l, text in once), year)
        if address:
            key = (address,)
        if key not in self.works:
            self.works[key] = len(self.found)
            self.found.append(self._film(number, row, once, year, shown))
            return self.works[key], 0
        place = self.works[key]
        known = self.fill(number, row, (place, 0))
        for other, listed in enumerate(known.prints):
            if replace(listed, row=shown.row) == shown:
                return place, other
        self.found[place] = replace(known, prints=(*known.prints, shown))
        return place, len(known.prints)

    def fill(self, number: int, row: Row, place: Place) -> Film:
        """Give a film what this row adds; where it says otherwise than an earlier row, that stays
        and a problem says so."""
        known = self.found[place[0]]
        again = self._film(number, row, known.titles, known.year, known.prints[0])
        added = {}
        for name in SAID_ONCE:
            mine, first = getattr(again, name), getattr(known, name)
            if mine and not first:
                added[name] = mine
            elif mine and mine != first:
                said = first if isinstance(first, str) else ", ".join(first)
                self.cells.say(number, row, name, "differs", first=said[:200])
        self.found[place[0]] = replace(known, **added)
        return self.found[place[0]]

    def _film(
        self, number: int, row: Row, named: tuple[tuple[str, str], ...], year: int | None,
        shown: Print,
    ) -> Film:  # fmt: skip
        people = {name: values.names_of(self.cells.cell(row, name)) for name in PEOPLE}
        return Film(
            titles=named,
            year=year,
            prints=(shown,),
            countries=self._codes(number, row, "countries"),
            spoken=self._codes(number, row, "spoken"),
            subtitles=self._codes(number, row, "subtitles"),
            section=self.cells.text(row, "section"),
            synopsis=self.cells.text(row, "synopsis"),
            note=self.cells.text(row, "note"),
            address=self.cells.text(row, "address"),
            **people,
        )

    def _codes(self, number: int, row: Row, name: str) -> tuple[str, ...]:
        read = places.countries if name == "countries" else places.languages
        found, strange = read(self.cells.text(row, name))
        for word in strange:
            self.cells.say(number, row, name, f"unknown_{name}", word=word)
        former = [code for code in found if code in places.FORMER]
        for code in former:
            self.cells.say(number, row, name, "former_country", country=code)
        return tuple(code for code in found if code not in former)

    def _runtimes(self, number: int, row: Row) -> list[int]:
        cell = self.cells.cell(row, "minutes")
        found = values.minutes_of(cell)
        if not found and not values.says_nothing(cell):
            self.cells.say(number, row, "minutes", "runtime")
        return found

    def _years(self, number: int, row: Row) -> list[int]:
        cell = self.cells.cell(row, "year")
        found = values.years_of(cell)
        if not found and not values.says_nothing(cell):
            self.cells.say(number, row, "year", "year")
        return found
