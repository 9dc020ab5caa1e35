"""The public site's addresses, under a language prefix."""

from django.urls import path

from roadshow.web.public import exports, slate, views

TOUR = "tours/<slug:slug>/"
FILM = f"{TOUR}films/<slug:film_slug>/"

urlpatterns = [
    path("", views.home, name="home"),
    path(TOUR, views.tour, name="tour"),
    path(f"{TOUR}programme/", views.programme, name="programme"),
    path(f"{TOUR}films/", views.films, name="films"),
    path(FILM, views.film, name="film"),
    path(f"{TOUR}events/<int:event_id>-<slug:event_slug>/", views.event, name="event"),
    path(f"{TOUR}venues/", views.venues, name="venues"),
    path(f"{TOUR}print/", views.printable, name="print"),
    path(f"{TOUR}programme.ics", exports.programme_ics, name="programme_ics"),
    path(f"{TOUR}programme.json", exports.programme_json, name="programme_json"),
    path(f"{TOUR}programme.xml", exports.programme_xml, name="programme_xml"),
    path(f"{TOUR}slate/<slug:showcase_slug>/", slate.page, name="slate"),
    path(f"{TOUR}slate/<slug:showcase_slug>/catalogue.pdf", slate.pdf, name="slate_pdf"),
    path("slate/<str:token>/", slate.private, name="slate_private"),
    path("slate/<str:token>/catalogue.pdf", slate.private_pdf, name="slate_private_pdf"),
    path(f"{FILM}screenings.ics", exports.film_ics, name="film_ics"),
]
