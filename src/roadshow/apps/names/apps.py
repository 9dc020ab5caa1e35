from django.apps import AppConfig


class NamesConfig(AppConfig):
    name = "roadshow.apps.names"
