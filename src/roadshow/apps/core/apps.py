from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "roadshow.apps.core"
    label = "core"
