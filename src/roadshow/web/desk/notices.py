"""Letters to those who run a tour, when something they rely on has changed."""

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from roadshow.apps.screenings.models import Screening
from roadshow.apps.screenings.queries import screenings_of
from roadshow.apps.tours.models import Tour, TourRole
from roadshow.apps.tours.phrases import TourRoleName
from roadshow.web.desk.clock import words
from roadshow.web.desk.findings import screening_name


def tell_officers(tour: int, blocked: str, cleared: str) -> None:
    """Say to a tour's officers which screenings are blocked by a change of rights, and which are no
    longer (their keys, with spaces between)."""
    found = Tour.objects.get(pk=tour)
    shown = {
        s.pk: s for s in screenings_of(found).filter(pk__in=[*_keys(blocked), *_keys(cleared)])
    }
    officers = TourRole.objects.filter(tour=found, role=TourRoleName.OFFICER, user__is_active=True)
    failed: list[OSError] = []
    for role in officers.select_related("user"):
        with translation.override(role.user.language):
            try:
                _write(role.user.email, found, _named(shown, blocked), _named(shown, cleared))
            except OSError as error:  # SMTP's errors too: the others must be told all the same
                failed.append(error)
    if failed:
        raise failed[0]


def _write(address: str, tour: Tour, blocked: list[str], cleared: list[str]) -> None:
    subject = _("%(tour)s: rights have changed") % {"tour": " ".join(words(tour.name).split())}
    page = f"{settings.PUBLIC_URL}{reverse('desk:timetable', args=[tour.slug])}"
    context = {"tour": words(tour.name), "blocked": blocked, "cleared": cleared, "page": page}
    text = render_to_string("desk/letters/rights_changed.txt", context)
    send_mail(subject, text, None, [address])


def _keys(keys: str) -> list[int]:
    return [int(key) for key in keys.split()]


def _named(shown: dict[int, Screening], keys: str) -> list[str]:
    return [screening_name(shown[key]) for key in _keys(keys) if key in shown]
