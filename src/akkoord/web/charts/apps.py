from django.apps import AppConfig


class ChartsConfig(AppConfig):
    name = "akkoord.web.charts"
    label = "charts"
