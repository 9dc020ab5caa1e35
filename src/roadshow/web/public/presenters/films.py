"""What the page of all films, and the page of one film, show."""

from typing import Any

from roadshow.apps.films.phrases import CreditRole, TitleKind
from roadshow.formats.programme import Film
from roadshow.web import dates, words, world
from roadshow.web.language import html_tag
from roadshow.web.public.presenters import tour
from roadshow.web.public.presenters.reader import Reader
from roadshow.web.public.presenters.rows import Row, Rows


def on_screen(reader: Reader) -> list[dict[str, Any]]:
    """Each film that is shown, in the order of the showcases, with its showings by time."""
    rows = Rows(reader)
    showings: dict[int, list[Row]] = {}
    for screening in reader.programme.screenings:
        row = rows.screening(screening)
        row["day"] = dates.short(row["date"], reader.language)
        row["accent"] = reader.accent[screening.leg]
        showings.setdefault(screening.film, []).append(row)
    known = reader.programme.film_by_id
    return [
        {
            "id": film_id,
            "line": tour.film_line(reader, known[film_id]),
            "synopsis": words.words(known[film_id].synopsis, reader.language),
            "showings": sorted(showings[film_id], key=lambda row: row["starts"]),
        }
        for film_id in _in_order(reader)
        if film_id in showings
    ]


def not_on_screen(reader: Reader) -> list[tour.ShowcaseShown]:
    """Showcases none of whose films is screened here: the market's slate, earlier releases."""
    screened = {screening.film for screening in reader.programme.screenings}
    chosen = [s for s in reader.programme.showcases if not screened.intersection(s.films)]
    return [tour.showcase_shown(reader, showcase) for showcase in chosen]


def _in_order(reader: Reader) -> list[int]:
    named = [i for showcase in reader.programme.showcases for i in showcase.films]
    return list(dict.fromkeys([*named, *(film.id for film in reader.programme.films)]))


def film_page(reader: Reader, film: Film) -> dict[str, Any]:
    programme = reader.programme
    return {
        "name": words.film_name(film.titles, reader.language),
        "facts": _facts(reader, film),
        "synopsis": words.words(film.synopsis, reader.language),
        "note": words.words(film.note, reader.language),
        "titles": _titles(reader, film),
        "credits": _credits(reader, film),
        "cities": Rows(reader).of_film(film.id),
        "figures": tour.figures(
            reader, tuple(figure for figure in programme.figures if figure.film == film.id)
        ),
        "showcases": [
            words.words(showcase.name, reader.language)
            for showcase in programme.showcases
            if film.id in showcase.films
        ],
        "sample": film.sample,
    }


def _facts(reader: Reader, film: Film) -> dict[str, Any]:
    return {
        "year": film.year,
        "countries": reader.countries(film.countries),
        "minutes": reader.minutes(film.minutes) if film.minutes is not None else "",
        "minutes_sample": film.minutes_sample,
    }


def _titles(reader: Reader, film: Film) -> list[dict[str, str]]:
    return [
        {
            "text": title.text,
            "lang": html_tag(title.language),
            "language": words.sentence(world.language_name(title.language, reader.language)),
            "kind": str(TitleKind(title.kind).label),
        }
        for title in film.titles
    ]


def _credits(reader: Reader, film: Film) -> list[dict[str, Any]]:
    found = []
    for role in CreditRole:
        ids = [credit.person for credit in film.credits if credit.role == role]
        if ids:
            names = [
                words.named(reader.programme.person_by_id[i].name, reader.language)
                for i in ids
                if i in reader.programme.person_by_id
            ]
            found.append({"role": words.sentence(role.label), "names": names})
    return found
