from django.apps import AppConfig


class OpenDataConfig(AppConfig):
    name = "akkoord.web.open_data"
    label = "open_data"
