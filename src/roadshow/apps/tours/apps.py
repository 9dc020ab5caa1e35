from django.apps import AppConfig


class ToursConfig(AppConfig):
    name = "roadshow.apps.tours"
    label = "tours"
