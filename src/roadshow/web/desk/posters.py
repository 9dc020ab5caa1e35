"""Posters of a film, uploaded and taken away on its own form."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from roadshow.apps.films.actions.pictures import LARGEST, add_poster, delete_poster
from roadshow.apps.films.models import Film, Picture
from roadshow.apps.tours.rules import Ability
from roadshow.web.desk.access import DeskRequest, on_tour


@require_POST
@on_tour(Ability.EDIT)
def add(request: DeskRequest, pk: int) -> HttpResponse:
    """Keep an uploaded picture as the film's poster."""
    film = get_object_or_404(Film, pk=pk)
    upload = request.FILES.get("picture")
    content = upload.read(LARGEST + 1) if upload else b""
    try:
        add_poster(actor=request.user, film=film, content=content)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    else:
        messages.success(request, _("Saved."))
    return redirect("desk:edit", request.tour.slug, "films", pk)


@require_POST
@on_tour(Ability.EDIT)
def remove(request: DeskRequest, pk: int, key: UUID) -> HttpResponse:
    """Take a poster away."""
    picture = get_object_or_404(Picture, film=pk, pk=key)
    delete_poster(actor=request.user, picture=picture)
    messages.success(request, _("Saved."))
    return redirect("desk:edit", request.tour.slug, "films", pk)
