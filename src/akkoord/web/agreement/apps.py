from django.apps import AppConfig


class AgreementConfig(AppConfig):
    name = "akkoord.web.agreement"
    label = "agreement"
