from django.apps import AppConfig


class AgreementConfig(AppConfig):
    name = "akkoord.web.agreement"
    label = "agreement"

    def ready(self) -> None:
        from akkoord.web.accounts import scopes
        from akkoord.web.agreement import panels_history
        from akkoord.web.agreement import scopes as own_scopes

        panels_history.register_all()
        scopes.register("editor", own_scopes.domains)
