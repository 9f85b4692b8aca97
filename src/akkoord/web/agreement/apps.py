from django.apps import AppConfig


class AgreementConfig(AppConfig):
    name = "akkoord.web.agreement"
    label = "agreement"

    def ready(self) -> None:
        from akkoord.web.agreement import panels_history  # noqa: PLC0415 - its models are ready only now

        panels_history.register_all()
