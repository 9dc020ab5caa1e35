"""The records that refusals name, with the pages where they are mended."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from roadshow.apps.films.models import ContentKey, Material
from roadshow.apps.rights.models import Grant, Holdback, PermitRule, PremierePromise
from roadshow.web.forms.choices import label

KINDS: dict[str, tuple[type[Any], str]] = {
    "grant": (Grant, "grants"),
    "holdback": (Holdback, "holdbacks"),
    "premierepromise": (PremierePromise, "premieres"),
    "permitrule": (PermitRule, "permit-rules"),
    "material": (Material, "materials"),
    "contentkey": (ContentKey, "materials"),
}
"""By the first word of a record's name in a ledger: its model, and the list it stands in."""
BESIDE = {"grant": ("party",), "premierepromise": ("film",)}


class Named:
    """Records by their names in a ledger: a query a kind."""

    def __init__(self, slug: str, ids: Iterable[str]) -> None:
        self.slug = slug
        keys: dict[str, set[int]] = {}
        for one in {id_ for id_ in ids if id_}:
            kind, key = one.split()
            keys.setdefault(kind, set()).add(int(key))
        self.found = {
            f"{kind} {record.pk}": record
            for kind, wanted in keys.items()
            if kind in KINDS
            for record in self._read(kind, wanted)
        }

    @staticmethod
    def _read(kind: str, keys: set[int]) -> Any:
        model, _list = KINDS[kind]
        return model.objects.filter(pk__in=keys).select_related(*BESIDE.get(kind, ()))

    def texts(self) -> dict[str, str]:
        """What sentences call them."""
        return {name: _called(record) for name, record in self.found.items()}

    def hrefs(self) -> dict[str, str]:
        return {name: self.href(name) for name in self.found}

    def href(self, name: str) -> str:
        """Where a record is mended; a key with its material."""
        record = self.found.get(name)
        if record is None:
            return ""
        _model, kind = KINDS[name.partition(" ")[0]]
        pk = record.material_id if isinstance(record, ContentKey) else record.pk
        return reverse("desk:edit", args=[self.slug, kind, pk])


def _called(record: Any) -> str:
    match record:
        case Grant(direction="in"):
            return _("the grant by %(party)s") % {"party": label(record.party)}
        case Grant():
            return _("the grant to %(party)s") % {"party": label(record.party)}
        case Holdback():
            return _("the holdback for %(where)s") % {"where": record.territories}
        case _:
            return label(record)
