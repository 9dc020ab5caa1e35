"""The rail beside every page of a tour: its sections, by what the person may do."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from roadshow.apps.tours.rules import Ability
from roadshow.web.desk.access import DeskRequest


@dataclass(frozen=True)
class Link:
    name: str
    href: str
    here: bool


@dataclass(frozen=True)
class Group:
    name: str
    links: list[Link]


def rail(request: DeskRequest) -> list[Group]:
    """The sections in the order in which a tour is made."""
    slug = request.tour.slug

    def link(name: str, address: str, *args: object) -> Link:
        href = reverse(f"desk:{address}", args=[slug, *args])
        here = request.path == href if address == "tour" else request.path.startswith(href)
        return Link(name, href, here)

    def records(*kinds: tuple[str, str]) -> list[Link]:
        return [link(name, "list", kind) for kind, name in kinds]

    door = Group(_("On the day"), [link(_("Door"), "door")])
    if Ability.SEE not in request.abilities:
        return [door]
    work = [link(_("Overview"), "tour"), link(_("Timetable"), "timetable")]
    work += [link(_("Publish"), "publish")]
    programme = records(
        ("legs", _("Cities")),
        ("venues", _("Venues")),
        ("halls", _("Halls")),
        ("events", _("Events")),
        ("showcases", _("Showcases")),
        ("screenings", _("Screenings")),
    )
    catalogue = records(("films", _("Films")), ("materials", _("Prints and files")))
    if Ability.EDIT in request.abilities:
        catalogue.append(link(_("Imports"), "imports"))
    rights = [link(_("Avails"), "avails")]
    rights += records(
        ("grants", _("Grants")),
        ("holdbacks", _("Holdbacks")),
        ("premieres", _("Premieres")),
        ("permits", _("Permits")),
    )
    people = records(
        ("members", _("Delegation")),
        ("people", _("People")),
        ("organisations", _("Organisations")),
        ("invitations", _("Invitations")),
    )
    if Ability.EDIT in request.abilities:
        people.append(link(_("Roles"), "roles"))
    outcome = records(("commitments", _("Commitments")), ("figures", _("Figures")))
    outcome += [link(_("Trail"), "trail")]
    return [
        Group(_("Work"), work),
        Group(_("Programme"), [*programme, link(_("The tour"), "tour_facts")]),
        Group(_("Catalogue"), catalogue),
        Group(_("Rights"), rights),
        Group(_("People"), people),
        Group(_("What came of it"), outcome),
        door,
    ]
