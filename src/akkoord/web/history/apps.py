from django.apps import AppConfig


class HistoryConfig(AppConfig):
    name = "akkoord.web.history"
    label = "history"
