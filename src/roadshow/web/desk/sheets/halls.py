"""A page for each hall and day: what those need who run it."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import groupby

from django.utils.translation import gettext as _

from roadshow.apps.films.models import ContentKey, Material
from roadshow.apps.films.phrases import MaterialKind
from roadshow.formats.booklet import Fact
from roadshow.formats.timetable_sheets import HallDay, HallSheets, Run
from roadshow.web import dates
from roadshow.web.desk.clock import language, words
from roadshow.web.desk.records.materials import place_now
from roadshow.web.desk.sheets.source import Showing, Source, zone_of
from roadshow.web.language import html_tag
from roadshow.web.words import sentence

DOORS = timedelta(minutes=15)
"""Before the start the audience is let in, or as soon as those before are out."""

NEEDED = (MaterialKind.DCP, MaterialKind.PRINT, MaterialKind.FILE, MaterialKind.SUBTITLES)


def halls(source: Source, made: date, hall: int | None = None) -> HallSheets:
    """Of one hall, or of all. One query more than the source's, two for the materials' rows."""
    shown = [one for one in source.showings if hall in {None, one.hall.id}]
    keeper = _Keeper(shown)
    shown.sort(key=lambda one: (one.leg.starts, one.venue.id, one.hall.id, one.starts))
    return HallSheets(
        language=html_tag(language()),
        title=_("Run sheet"),
        subtitle=source.subtitle,
        body=source.body,
        mark=source.mark,
        draft=source.draft,
        colophon=source.colophon,
        empty=_("No screening is placed."),
        made=made,
        days=tuple(
            _day(source, keeper, list(same))
            for _key, same in groupby(shown, key=lambda one: (one.hall.id, one.day))
        ),
    )


def _day(source: Source, keeper: "_Keeper", shown: list[Showing]) -> HallDay:
    first = shown[0]
    before = [None, *shown]
    return HallDay(
        hall=words(first.hall.name),
        venue=words(first.venue.name),
        address=words(first.venue.address),
        day=dates.full(first.day, language()),
        zone=zone_of(first.leg, first.starts),
        runs=tuple(
            _run(source, keeper, one, last) for last, one in zip(before, shown, strict=False)
        ),
    )


def _run(source: Source, keeper: "_Keeper", one: Showing, last: Showing | None) -> Run:
    doors = one.starts - DOORS
    if last and doors < last.ends <= one.starts:
        doors = last.ends
    moments = [
        (_("doors"), doors),
        (_("start"), one.starts),
        (_("film ends"), one.film_ends),
        *([(_("Q&A ends"), one.ends)] if one.shown.qa_minutes else []),
        *(
            [(_("ready again"), one.ends + timedelta(minutes=one.changeover))]
            if one.changeover is not None
            else []
        ),
    ]
    facts = [
        (_("Version"), " · ".join(filter(None, (one.version, one.format)))),
        (_("Minutes"), _length(one)),
        (_("Guests"), source.guests(one)),
        *keeper.facts(one),
        (_("Note"), words(one.shown.note)),
    ]
    return Run(
        moments=tuple((what, dates.clock(moment)) for what, moment in moments),
        title=one.title,
        original=one.original,
        facts=tuple(Fact(label, text) for label, text in facts if text),
        warnings=tuple(keeper.warnings(one)),
    )


def _length(one: Showing) -> str:
    """“102 + Q&A 30”."""
    talk = f" + {_('Q&A')} {one.shown.qa_minutes}" if one.shown.qa_minutes else ""
    return f"{one.minutes}{talk}"


class _Keeper:
    """Knows the materials and keys of some showings' versions."""

    def __init__(self, shown: Iterable[Showing]) -> None:
        versions = {one.kept.pk for one in shown if one.kept}
        found = Material.objects.filter(version__in=versions, kind__in=NEEDED)
        self.materials: dict[int, list[Material]] = defaultdict(list)
        for material in found.prefetch_related("keys__venue", "movements__venue"):
            self.materials[material.version_id].append(material)

    def facts(self, one: Showing) -> list[tuple[str, str]]:
        """Each material by name, where it is, and the keys that open it in this house."""
        found = []
        for material in self._of(one):
            kind = sentence(MaterialKind(material.kind).label)
            where = place_now(material)
            at = _("at: %(place)s") % {"place": where} if where else ""
            found.append((kind, " · ".join(filter(None, (material.name, at)))))
            found += [(_("Key"), _key(key, one)) for key in _keys(material, one)]
        return found

    def warnings(self, one: Showing) -> list[str]:
        found = []
        carriers = [m for m in self._of(one) if m.kind != MaterialKind.SUBTITLES]
        if one.kept and not carriers:
            found.append(_("No print or file of this version is on record."))
        for material in carriers:
            # Where no key of a material is known it needs none, as clearance has it.
            if material.keys.all() and not any(_opens(k, one) for k in _keys(material, one)):
                found.append(_("No key opens %(name)s here at this time.") % {"name": material})
        return found

    def _of(self, one: Showing) -> list[Material]:
        return self.materials[one.kept.pk] if one.kept else []


def _keys(material: Material, one: Showing) -> list[ContentKey]:
    """A key for another house opens nothing here."""
    return [key for key in material.keys.all() if key.venue_id in {None, one.venue.id}]


def _opens(key: ContentKey, one: Showing) -> bool:
    return key.valid_from <= one.shown.starts and one.shown.film_ends <= key.valid_until


def _key(key: ContentKey, one: Showing) -> str:
    """“Server 1: 24 Nov 06:00 – 26 Nov 06:00, opens it”, in the hall's own time."""
    local = [moment.astimezone(one.leg.zone) for moment in (key.valid_from, key.valid_until)]
    days = " – ".join(f"{dates.short(at.date(), language())} {dates.clock(at)}" for at in local)
    state = _("opens it") if _opens(key, one) else _("does not open it")
    return f"{key.server}: {days} · {state}"
