from django.apps import AppConfig


class RightsConfig(AppConfig):
    name = "akkoord.web.rights"
    label = "rights"
