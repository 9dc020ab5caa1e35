"""What is wrong with a cell, in the reader's language."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _


def said(code: str, params: Mapping[str, str]) -> str:
    return str(PROBLEMS[code]) % params


PROBLEMS = {
    # of the workbook, by ``formats.avails.check``
    "column": _("The sheet lacks the column %(column)s, which every avail fills."),
    "required": _("This must not be empty in a row like this."),
    "date": _("This is not a day such as 2025-11-24."),
    "end_before_start": _("This is before the start, %(start)s."),
    "entry_type": _("This is no entry type of the Avails specification."),
    "work_type": _("This is no work type of the Avails specification."),
    "license_type": _("This is no licence type of the Avails specification."),
    "format_profile": _("This is no format profile of the Avails specification."),
    "localization": _("This is no localisation type of the Avails specification."),
    "price_type": _("This is no price type of the Avails specification."),
    "currency": _("This is not a currency code such as USD."),
    "number": _("This is not a number."),
    "year": _("This is not a year."),
    "run_time": _("This is not a run time such as 01:37:49."),
    "yes_no": _("Write Yes or No."),
    "country": _("“%(unknown)s” is not a country code such as KZ."),
    "several_countries": _("The specification wants a row for each country; all were read."),
    "language": _("“%(unknown)s” is not a language tag such as ru."),
    "held_and_allowed": _("The row both allows and holds back %(languages)s."),
    "eidr": _("This EIDR number is wrong; a character of it must have changed."),
    # of what it would become here
    "no_medium": _(
        "A grant has no medium for this licence type. Those that it has one for: %(media)s."
    ),
    "part_of_country": _(
        "%(part)s is a part of a country; only whole ones can be recorded. Enter it by hand."
    ),
    "nothing_left": _("This leaves out every territory of the row."),
    "condition": _("“%(condition)s” is no day. Write the day once it is known."),
    "moment": _("Rights are recorded by whole days. Write the day alone."),
    "shifts": _("This moves the window. Write its first and its last day in Start and End."),
    "withdrawal": _("Nothing is taken away by a workbook. End or delete the grant by hand."),
    "no_film": _("The catalogue holds films: no series, no parts of them, no collections."),
    "all_but": _(
        "A grant can name languages, not all but some. Name those that are left in "
        "AllowedLanguages."
    ),
    "broken": _("This holds a character that no text has (NUL). Write the cell anew."),
    "exception": _("The licensor asks that a person reads this row."),
    "film_unknown": _(
        "No film of the catalogue is surely this one. Create the film, or give it this number "
        "or title. Perhaps: %(near)s."
    ),
    "film_several": _("Several films of the catalogue may be this one: %(near)s. Merge them."),
    "film_other": _("The film of this title, %(near)s, has another EIDR number in the catalogue."),
    "licensor_unknown": _(
        "No organisation has this name. Create it, or say whose workbook this is."
    ),
    "licensor_several": _("Several organisations have this name. Say whose workbook this is."),
    "twice": _("Row %(row)s makes the same offer. Keep one of them."),
    "refused": _("%(why)s"),
}
"""By the code of a ``CellError`` or an ``Unclear``."""
