"""Private links to a showcase."""

from datetime import datetime

from roadshow.apps.core import actions as core
from roadshow.apps.core.models import User
from roadshow.apps.films.models import SlateLink
from roadshow.apps.tours.queries import require
from roadshow.apps.tours.rules import Ability


def save_slate_link(*, actor: User, link: SlateLink) -> None:
    """Give somebody a way to a showcase, or change until when.

    Raises:
        PermissionDenied: by role on the tour.
        ValidationError: by field.
    """
    tour = link.showcase.tour
    require(actor, tour, Ability.EDIT)
    verb = "change slatelink" if link.pk else "add slatelink"
    core.save(actor=actor, record=link, action=verb, tour_id=tour.pk)


def delete_slate_link(*, actor: User, link: SlateLink) -> None:
    """Stop a link for good.

    Raises:
        PermissionDenied: by role on the tour.
    """
    require(actor, link.showcase.tour, Ability.EDIT)
    tour = link.showcase.tour_id
    core.delete(actor=actor, record=link, action="delete slatelink", tour_id=tour)


def opened(link: SlateLink, now: datetime) -> None:
    """Note that it was used. That is no change of ours, and stands in no trail."""
    SlateLink.objects.filter(pk=link.pk).update(seen_at=now)
