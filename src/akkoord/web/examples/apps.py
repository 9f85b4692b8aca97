from django.apps import AppConfig


class ExamplesConfig(AppConfig):
    name = "akkoord.web.examples"
    label = "examples"
