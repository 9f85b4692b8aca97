from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "akkoord.web.reports"
    label = "reports"
