"""Choices and their names in the reader's language."""

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from roadshow.apps.core.phrases import Choices
from roadshow.engines.avails import media
from roadshow.engines.names.identity import Reason


class TitleKind(models.TextChoices):
    ORIGINAL = "original", _("original")
    RELEASE = "release", _("release")
    FESTIVAL = "festival", _("festival")
    WORKING = "working", _("working translation")
    TRANSLITERATED = "transliterated", _("transliterated")


class CreditRole(models.TextChoices):
    DIRECTOR = "director", _("director")
    WRITER = "writer", _("writer")
    PRODUCER = "producer", _("producer")
    CAST = "cast", _("cast")
    CINEMATOGRAPHER = "cinematographer", _("cinematographer")
    EDITOR = "editor", _("editor")
    COMPOSER = "composer", _("composer")
    DESIGNER = "designer", _("production designer")
    ANIMATOR = "animator", _("animation director")
    VOICE = "voice", _("voice")
    PRESENTER = "presenter", _("presented by")


class Genre(models.TextChoices):
    ACTION = "action", _("action")
    ADVENTURE = "adventure", _("adventure")
    ANIMATION = "animation", _("animation")
    BIOGRAPHY = "biography", _("biography")
    CHILDREN = "children", _("for children")
    COMEDY = "comedy", _("comedy")
    CRIME = "crime", _("crime")
    DOCUMENTARY = "documentary", _("documentary")
    DRAMA = "drama", _("drama")
    EXPERIMENTAL = "experimental", _("experimental")
    FAMILY = "family", _("family")
    FANTASY = "fantasy", _("fantasy")
    HISTORY = "history", _("historical")
    HORROR = "horror", _("horror")
    MARTIAL_ARTS = "martial_arts", _("martial arts")
    MUSIC = "music", _("music")
    MYSTERY = "mystery", _("mystery")
    OPERA = "opera", _("opera")
    ROMANCE = "romance", _("romance")
    SCIENCE_FICTION = "science_fiction", _("science fiction")
    SHORT = "short", _("short film")
    SPORT = "sport", _("sport")
    THRILLER = "thriller", _("thriller")
    WAR = "war", _("war")
    WESTERN = "western", _("western")


class LinkKind(models.TextChoices):
    STILL = "still", _("still")
    POSTER = "poster", _("poster")
    TRAILER = "trailer", _("trailer")
    PAGE = "page", _("page")


class IdScheme(models.TextChoices):
    EIDR = "eidr", "EIDR"
    ISAN = "isan", "ISAN"
    IMDB = "imdb", "IMDb"
    WIKIDATA = "wikidata", "Wikidata"
    DOUBAN = "douban", _("Douban")


class Format(models.TextChoices):
    DCP_2K = "dcp_2k", "DCP 2K"
    DCP_4K = "dcp_4k", "DCP 4K"
    IMAX = "imax", "IMAX"
    CINITY = "cinity", "CINITY"
    DOLBY = "dolby", "Dolby Cinema"
    LED = "led", _("LED screen")
    FILE = "file", _("video file")
    FILM_35 = "film_35", _("35 mm print")


class MaterialKind(models.TextChoices):
    DCP = "dcp", "DCP"
    SUBTITLES = "subtitles", _("subtitle file")
    FILE = "file", _("video file")
    PRINT = "print", _("film print")
    POSTER = "poster", _("printed matter")


class ImportState(models.TextChoices):
    DRAFT = "draft", _("not confirmed")
    DONE = "done", _("taken over")
    UNDONE = "undone", _("undone")


class CompanyPart(models.TextChoices):
    PRODUCTION = "production", _("production")
    SALES = "sales", _("sales")
    RIGHTS = "rights", _("rights")


class ShowcaseKind(models.TextChoices):
    SCREENINGS = "screenings", _("screened")
    SLATE = "slate", _("offered at the market")
    COPRODUCTIONS = "coproductions", _("made together")
    RELEASED = "released", _("in cinemas abroad")


class Measure(models.TextChoices):
    VISITORS = "visitors", _("visitors")
    BOX_OFFICE = "box_office", _("box office")
    SHOWCASES_A_YEAR = "showcases_a_year", _("showcases a year")
    SCREENINGS_A_YEAR = "screenings_a_year", _("screenings a year")
    COMPANIES = "companies", _("exhibiting companies")
    FILMS = "films", _("films")
    EDITIONS = "editions", _("years of the festival")


class Precision(models.TextChoices):
    EXACT = "exact", _("exactly")
    ABOUT = "about", _("about")
    NEARLY = "nearly", _("nearly")
    OVER = "over", _("more than")


def title_kinds() -> Choices:
    return TitleKind.choices


def credit_roles() -> Choices:
    return CreditRole.choices


def genres() -> Choices:
    return Genre.choices


def link_kinds() -> Choices:
    return LinkKind.choices


def id_schemes() -> Choices:
    return IdScheme.choices


def formats() -> Choices:
    return Format.choices


def material_kinds() -> Choices:
    return MaterialKind.choices


def import_states() -> Choices:
    return ImportState.choices


def company_parts() -> Choices:
    return CompanyPart.choices


def showcase_kinds() -> Choices:
    return ShowcaseKind.choices


def measures() -> Choices:
    return Measure.choices


def precisions() -> Choices:
    return Precision.choices


def listing_problem(code: str, params: Mapping[str, object]) -> str:
    """What is wrong with a cell of a listing, and what was made of it."""
    return str(LISTING_PROBLEMS[code]) % params


LISTING_PROBLEMS = {
    "count": _("The row names another number of showings; %(found)d were read."),
    "day": _("This is not a day."),
    "differs": _("An earlier row says otherwise of this film: %(first)s. That stays."),
    "former_country": _("%(country)s is no longer a country; it is left out."),
    "no_day": _("The showing has no day."),
    "no_film": _("This row says no facts of a film; nothing was made of it."),
    "no_hall": _("The showing has no hall."),
    "no_year": _("No year is known for this day."),
    "package": _("This row only sells the showings of other rows; nothing was made of it."),
    "runtime": _("This is not a runtime."),
    "several_years": _("Several years are given; %(year)d was taken."),
    "time": _("This is not a time of the day."),
    "to_be_announced": _("The film of this showing is still to be announced."),
    "twice": _("This showing is in %(first)s already; it was taken once."),
    "two_days": _("This may be two different days; write the day with a weekday."),
    "unknown_countries": _("“%(word)s” is not a country that we know."),
    "unknown_spoken": _("“%(word)s” is not a language that we know."),
    "unknown_subtitles": _("“%(word)s” is not a language that we know."),
    "weekday": _("The day and the weekday do not belong together."),
    "year": _("This is not a year."),
}


def likeness_reasons() -> dict[str, Any]:
    """What speaks for or against two records being one film (``engines.names.identity.Reason``)."""
    return {
        Reason.ADDRESS: _("same address"),
        Reason.TITLE: _("same title"),
        Reason.TITLE_IN_TWO_LANGUAGES: _("same titles in several languages"),
        Reason.TITLE_ALIKE: _("title alike"),
        Reason.TITLE_SOUNDS_ALIKE: _("title sounds alike"),
        Reason.YEAR: _("same year"),
        Reason.YEAR_NEAR: _("a year apart"),
        Reason.YEAR_DIFFERS: _("another year"),
        Reason.DIRECTOR: _("same director"),
        Reason.DIRECTOR_DIFFERS: _("another director"),
        Reason.RUNTIME: _("same runtime"),
        Reason.RUNTIME_DIFFERS: _("another runtime"),
    }


def column_fields() -> dict[str, Any]:
    """What a column of a listing can hold (``engines/listings/columns.toml``)."""
    return {
        "": _("not read"),
        "address": _("address"),
        "number": _("number"),
        "section": _("section"),
        "title": _("title"),
        "title:zh-hans": _("title in Chinese"),
        "title:en": _("title in English"),
        "title:ru": _("title in Russian"),
        "title:kk": _("title in Kazakh"),
        "title:original": _("original or foreign title"),
        "countries": _("countries"),
        "year": _("year"),
        "minutes": _("runtime in minutes"),
        "directors": _("directors"),
        "cast": _("cast"),
        "genres": _("genres"),
        "spoken": _("spoken languages"),
        "subtitles": _("subtitle languages"),
        "synopsis": _("synopsis"),
        "production": _("production companies"),
        "sales": _("sales companies"),
        "rating": _("mark or score"),
        "format": _("format"),
        "price": _("ticket price"),
        "count": _("number of showings"),
        "note": _("note"),
    }


def material_finding(code: str, params: Mapping[str, object]) -> str:
    """What was found of a material, in words; of a DCP’s folder in clairmeta’s own English."""
    if code == "dcp":
        return " ".join(str(params.get(name, "")) for name in ("asset", "message")).strip()
    return str(MATERIAL_FINDINGS.get(code, code)) % params


MATERIAL_FINDINGS = {
    "name_missing": _("The name lacks its field “%(field)s”."),
    "name_extra": _("“%(value)s” is more than the name’s field “%(field)s” holds."),
    "name_form": _("“%(value)s” does not have the form of the field “%(field)s”."),
    "name_long": _("“%(value)s” is too long for the field “%(field)s”."),
    "name_unknown": _("The field “%(field)s” does not know “%(value)s”."),
    "name_date": _("“%(value)s” is not a date."),
    "name_forbidden": _("“%(value)s” may not stand here in the field “%(field)s”."),
    "name_spoken": _("The name says that “%(value)s” is spoken, the version “%(expected)s”."),
    "name_subtitle": _("The name has subtitles in “%(value)s”, the version in “%(expected)s”."),
    "name_burnt_in": _("The version’s burnt-in subtitles “%(expected)s” are not in the name."),
    "name_not_burnt_in": _("The name has “%(value)s” burnt in, the version apart."),
    "name_kind": _("The name says “%(value)s”, but the version runs %(expected)s minutes."),
    "name_aspect": _("The name says “%(value)s”, the version %(expected)s."),
    "name_resolution": _("The name says “%(value)s”, the version %(expected)s."),
    "subtitles_nothing": _("The file holds no subtitles."),
    "subtitles_backwards": _("Subtitle %(cue)d at %(at)s ends before it starts."),
    "subtitles_overlap": _("Subtitle %(cue)d at %(at)s starts before the one before it ends."),
    "subtitles_empty": _("Subtitle %(cue)d at %(at)s is empty."),
    "subtitles_late": _("Subtitle %(cue)d at %(at)s comes after the end of the film."),
    "subtitles_early": _("The last subtitle stands at %(at)s: the file may be of one reel only."),
}


def screen_media() -> Choices:
    """What a screening before an audience may be, in rights."""
    shown = sorted(
        media.leaves("theatrical") | media.leaves("non_theatrical"), key=media.LEAVES.index
    )
    return [(leaf, media.medium_name(leaf, get_language() or "en")) for leaf in shown]
