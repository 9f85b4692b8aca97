from django.apps import AppConfig


class AgreementConfig(AppConfig):
    name = "akkoord.web.agreement"
    label = "agreement"

    def ready(self) -> None:
        # Its models are ready only now.
        from akkoord.web.accounts import scopes  # noqa: PLC0415
        from akkoord.web.agreement import panels_history  # noqa: PLC0415
        from akkoord.web.agreement import scopes as own_scopes  # noqa: PLC0415

        panels_history.register_all()
        scopes.register("editor", own_scopes.domains)
