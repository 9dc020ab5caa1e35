"""A delegation member's private agenda, as a calendar and as a page.

Whoever holds the signed address may read it. Neither sets a cookie nor stays in any cache.
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from roadshow.apps.tours.models import Member
from roadshow.apps.tours.queries import last_change, member_by_token
from roadshow.web import dates
from roadshow.web.trade.agenda import Item, items
from roadshow.web.trade.cancellations import cancellations
from roadshow.web.trade.itinerary import cities
from roadshow.web.trade.words import language, named, plain, words

PRIVATE = {"Cache-Control": "private, no-store", "X-Robots-Tag": "noindex"}


@require_safe
def calendar(request: HttpRequest, token: str) -> HttpResponse:
    """The whole agenda at each fetch, with what was published and is off again."""
    # icalendar costs a worker 15 MB: only one that is asked for a calendar loads it.
    from roadshow.formats import ical  # noqa: PLC0415 - see above

    member = _member(token)
    change = last_change(member.tour)
    shown = items(member)
    entries = [
        ical.Entry(
            key=item.key,
            starts=item.starts,
            ends=item.ends,
            zone=item.zone,
            title=_("Stay: %(city)s") % {"city": item.title.plain}
            if item.is_stay
            else item.title.plain,
            place=item.place,
            text=_text(item),
            # Never this agenda's own address: people pass single entries on.
            link=item.link,
            busy=not item.is_stay,
        )
        for item in shown
    ]
    entries += cancellations(member, {item.key for item in shown}, timezone.now())
    body = ical.calendar(
        entries,
        name=f"{plain(member.person.name)} · {plain(member.tour.name)}",
        site=settings.PUBLIC_URL,
        stamp=change.at if change else timezone.now(),
        edition=change.pk if change else 0,
    )
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8", headers=PRIVATE)
    response["Content-Disposition"] = 'attachment; filename="agenda.ics"'
    return response


@require_safe
def page(request: HttpRequest, token: str) -> HttpResponse:
    """The same to read and to print."""
    member = _member(token)
    feed = f"{settings.PUBLIC_URL}{reverse('agenda', args=[token])}"
    context = {
        "request": request,
        "name": named(member.person.name),
        "duty": words(member.duty),
        "tour": named(member.tour.name),
        "sample": member.sample or member.person.sample,
        "cities": cities(member.tour, items(member)),
        "feed": feed,
        "subscribe": f"webcal:{feed.removeprefix(urlsplit(feed).scheme + ':')}",
    }
    # Only the request goes in: context processors would look at the session.
    body = render_to_string("trade/agenda.html", context)
    return HttpResponse(body, headers=PRIVATE)


def _member(token: str) -> Member:
    member = member_by_token(token)
    if member is None:
        raise Http404
    return member


def _text(item: Item) -> str:
    """What a calendar shows under an entry; it may show no zone but the reader's own."""
    first, last = (moment.astimezone(item.zone) for moment in (item.starts, item.ends))
    zone = dates.zone(plain(item.city), first)
    days = [dates.short(moment.date(), language()) for moment in (first, last)]
    until = dates.clock(last) if days[0] == days[1] else f"{days[1]}, {dates.clock(last)}"
    hours = f"{days[0]}, {dates.clock(first)} – {until}, {zone}"
    sample = _("Sample: invented for demonstration.") if item.sample else ""
    return "\n".join(part for part in (hours, *item.facts, item.directions, sample) if part)
