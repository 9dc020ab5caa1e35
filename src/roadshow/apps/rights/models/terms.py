"""Where, how and when: what everything about rights has in common."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from roadshow.apps.core.models import Sampled
from roadshow.apps.rights import rules
from roadshow.apps.tours.rules import in_order


def all_media() -> list[str]:
    return ["all"]


class Terms(Sampled):
    """``territories`` are as people write them; ``codes`` what they meant on the day ``signed``,
    kept so that a definition that changes later changes no contract.

    Days are the territory's own, the last one included.
    """

    territories = models.CharField(
        _("territories"),
        max_length=500,
        help_text=_("As in the contract: “Russia and CIS”, “Worldwide excluding China”."),
    )
    codes = models.TextField(editable=False, blank=True)
    media = models.JSONField(_("media"), default=all_media, validators=[rules.known_media])
    starts = models.DateField(
        _("first day"), null=True, blank=True, help_text=_("Empty: from ever.")
    )
    ends = models.DateField(
        _("last day"), null=True, blank=True, help_text=_("Empty: without an end.")
    )
    signed = models.DateField(
        _("dated"), help_text=_("Groups such as “CIS” mean what they meant on this day.")
    )
    clause = models.CharField(
        _("page or clause"), max_length=200, blank=True, help_text=_("Where the document says so.")
    )

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Read the territories, and refuse what is not understood."""
        in_order(self.starts, self.ends)
        if self.territories and self.signed:
            try:
                self.codes = rules.packed(rules.territory_codes(self.territories, self.signed))
            except ValidationError as refused:
                raise ValidationError({"territories": refused.error_list}) from refused
