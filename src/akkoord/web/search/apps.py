from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "akkoord.web.search"
    label = "search"
