"""Where buyers and sellers work."""

from django.urls import path

from roadshow.web.trade import avails, home

app_name = "trade"
urlpatterns = [
    path("", home.page, name="home"),
    path("avails/", avails.page, name="avails"),
]
