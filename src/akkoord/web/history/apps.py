from django.apps import AppConfig


class HistoryConfig(AppConfig):
    name = "akkoord.web.history"
    label = "history"

    def ready(self) -> None:
        from akkoord.web.accounts import log  # noqa: PLC0415 - models load first
        from akkoord.web.history import actions  # noqa: PLC0415 - models load first

        log.register(actions.record)
