from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "akkoord.web.accounts"
    label = "accounts"
