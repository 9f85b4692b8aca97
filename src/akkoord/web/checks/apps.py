from django.apps import AppConfig


class ChecksConfig(AppConfig):
    name = "akkoord.web.checks"
    label = "checks"
