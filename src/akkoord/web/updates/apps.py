from django.apps import AppConfig


class UpdatesConfig(AppConfig):
    name = "akkoord.web.updates"
    label = "updates"
