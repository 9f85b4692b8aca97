from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    name = "akkoord.web.indicators"
    label = "indicators"
