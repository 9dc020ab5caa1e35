from django.apps import AppConfig


class ScreeningsConfig(AppConfig):
    name = "roadshow.apps.screenings"
    label = "screenings"
