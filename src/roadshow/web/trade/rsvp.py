"""The answer page of an invitation. Whoever holds the signed link may answer."""

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from roadshow.apps.tours.actions import answer_invitation
from roadshow.apps.tours.models import Event, Invitation
from roadshow.apps.tours.phrases import Answer, EventKind
from roadshow.apps.tours.queries import invitation_by_token
from roadshow.web import dates
from roadshow.web.trade.agenda import span
from roadshow.web.trade.throttle import HOUR, too_many
from roadshow.web.trade.words import language, named, plain, words
from roadshow.web.words import sentence

ANSWERS_AN_HOUR = 20
ANSWERS = (Answer.YES, Answer.NO)


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows the invitation and never changes it: mail programs open links by themselves."""
    if request.method == "POST" and too_many(request, "rsvp", ANSWERS_AN_HOUR):
        response = _private(render(request, "trade/too_many.html", status=429))
        response["Retry-After"] = str(HOUR)
        return response
    invitation = invitation_by_token(token)
    if invitation is None:
        raise Http404
    if request.method == "POST":
        return _private(_answer(request, invitation))
    return _private(_show(request, invitation))


def _answer(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    answer = request.POST.get("answer", "")
    if answer not in ANSWERS:
        return _show(request, invitation, _("Choose one of the two answers."), 400)
    try:
        answer_invitation(invitation=invitation, answer=Answer(answer), now=timezone.now())
    except ValidationError as refused:
        return _show(request, invitation, refused.messages[0], 409)
    return redirect(request.path)


def _show(
    request: HttpRequest, invitation: Invitation, error: str = "", status: int = 200
) -> HttpResponse:
    event = invitation.event
    party = invitation.person or invitation.organisation
    context = {
        "party": named(party.name) if party else None,
        "sample": invitation.sample or bool(party and party.sample),
        "answer": invitation.answer,
        "over": timezone.now() > event.ends,
        "event": _facts(event),
        "tour": named(event.leg.tour.name),
        "error": error,
    }
    return render(request, "trade/rsvp.html", context, status=status)


def _facts(event: Event) -> dict[str, object]:
    leg, venue = event.leg, event.venue
    first, last = event.starts.astimezone(leg.zone), event.ends.astimezone(leg.zone)
    several = first.date() != last.date()
    until = f"{dates.full(last.date(), language())}, {dates.clock(last)}" if several else ""
    return {
        "kind": sentence(EventKind(event.kind).label),
        "title": named(event.title),
        "summary": words(event.summary),
        "date": dates.full(first.date(), language()),
        "iso": first.isoformat(timespec="minutes"),
        "times": dates.clock(first) if several else span(event.starts, event.ends, leg.zone),
        "until": until,
        "zone": dates.zone(plain(leg.city), first),
        "city": named(leg.city),
        "venue": named(venue.name) if venue else None,
        "address": words(venue.address) if venue else "",
        "directions": words(venue.directions) if venue else "",
        "sample": event.sample,
        "sample_hours": event.times_sample,
        "sample_venue": bool(venue and venue.sample),
    }


def _private(response: HttpResponse) -> HttpResponse:
    patch_cache_control(response, private=True, no_store=True)
    response["X-Robots-Tag"] = "noindex"
    return response
