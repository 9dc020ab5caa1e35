"""What somebody asks of avails: films, territories, a medium, a language, days."""

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from roadshow.apps.rights.bridge.ledger import day_after
from roadshow.apps.rights.rules import media_choices, territory_codes
from roadshow.apps.tours.models import Tour
from roadshow.engines.avails.languages import Wish
from roadshow.engines.avails.problem import Question
from roadshow.engines.kernel.territories import territory_name
from roadshow.web.forms.base import DeskForm
from roadshow.web.forms.tours import DAY

TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
MODES = (
    ("", _("any")),
    ("original", _("as it was made")),
    ("dubbed", _("dubbed in")),
    ("subtitled", _("subtitled in")),
)


class AvailsForm(DeskForm):
    """Read by GET; what is not given is the tour's own."""

    films = forms.ChoiceField(label=_("Films"), required=False)
    territories = forms.CharField(label=_("Territories"), max_length=500)
    medium = forms.ChoiceField(label=_("Medium"), choices=media_choices)
    mode = forms.ChoiceField(label=_("Language"), choices=MODES, required=False)
    tag = forms.CharField(
        label=_("Language tag"),
        required=False,
        max_length=20,
        help_text=_("Such as ru or kk."),
    )
    starts = forms.DateField(label=_("From"), widget=DAY)
    ends = forms.DateField(label=_("Last day"), required=False, widget=DAY)
    exclusive = forms.BooleanField(label=_("Exclusively"), required=False)

    def __init__(
        self, data: Any, *, tour: Tour, language: str, films: list[tuple[str, str]]
    ) -> None:
        given = {name: data[name] for name in self.base_fields if name in data}
        super().__init__(
            {**self._begin(tour, language), **given} if given else self._begin(tour, language)
        )
        self.tour = tour
        chosen: Any = self.fields["films"]
        chosen.choices = [
            ("", _("this tour’s")),
            ("all", _("all of the catalogue that are free")),
            *films,
        ]

    @staticmethod
    def _begin(tour: Tour, language: str) -> dict[str, Any]:
        """What the tour itself needs: its countries, its days, its first showcase's medium."""
        countries = dict.fromkeys(leg.country for leg in tour.legs.all())
        showcase = tour.showcases.first()
        return {
            "territories": ", ".join(territory_name(code, language) for code in countries),
            "medium": showcase.medium if showcase else "theatrical",
            "starts": tour.starts.isoformat(),
            "ends": tour.ends.isoformat(),
        }

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or self.cleaned_data
        starts, ends = found.get("starts"), found.get("ends")
        if starts and ends and ends < starts:
            self.add_error("ends", ValidationError(_("This is before the start."), code="order"))
        if found.get("mode") in {"dubbed", "subtitled"} and not found.get("tag"):
            self.add_error("tag", ValidationError(_("Name the language."), code="tag"))
        if found.get("territories") and starts:
            self._read_territories(found["territories"], starts)
        return found

    def _read_territories(self, text: str, on: date) -> None:
        try:
            self.codes = territory_codes(text, on)
        except ValidationError as refused:
            self.add_error("territories", refused)

    def clean_tag(self) -> str:
        tag = str(self.cleaned_data["tag"]).strip()
        if tag and not TAG.fullmatch(tag):
            raise ValidationError(_("This is not a language tag such as “ru”."), code="tag")
        return tag

    def question(self) -> Question:
        """What was asked, once the form is valid."""
        asked = self.cleaned_data
        mode = asked["mode"]
        wish = Wish(mode=mode, tag="" if mode == "original" else asked["tag"]) if mode else None
        return Question(
            territories=tuple(sorted(self.codes)),
            media=(asked["medium"],),
            start=asked["starts"],
            end=day_after(asked["ends"]),
            language=wish,
            exclusive=asked["exclusive"],
            runs=1,
            asker=f"tour {self.tour.pk}",
        )
