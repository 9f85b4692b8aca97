from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    name = "akkoord.web.decisions"
    label = "decisions"
