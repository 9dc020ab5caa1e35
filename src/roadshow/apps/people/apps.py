from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "roadshow.apps.people"
    label = "people"
