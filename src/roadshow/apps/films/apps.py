from django.apps import AppConfig


class FilmsConfig(AppConfig):
    name = "roadshow.apps.films"
    label = "films"
