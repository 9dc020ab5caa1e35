from django.apps import AppConfig


class RightsConfig(AppConfig):
    name = "roadshow.apps.rights"
    label = "rights"
