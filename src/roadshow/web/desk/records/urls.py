"""Placeholder until the lists and forms arrive."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path


def missing(request: HttpRequest, **words: Any) -> HttpResponse:
    raise Http404


urlpatterns = [
    path("<slug:kind>/", missing, name="list"),
    path("<slug:kind>/new/", missing, name="new"),
    path("<slug:kind>/<int:pk>/", missing, name="edit"),
    path("<slug:kind>/<int:pk>/delete/", missing, name="delete"),
]
