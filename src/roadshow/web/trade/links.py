"""Pages reached by a signed link alone, at the root of each language."""

from django.urls import path

from roadshow.web.trade import feeds, rsvp

urlpatterns = [
    path("agenda/<str:token>.ics", feeds.calendar, name="agenda"),
    path("agenda/<str:token>/", feeds.page, name="agenda_page"),
    path("rsvp/<str:token>/", rsvp.page, name="rsvp"),
]
