from django.apps import AppConfig


class RightsConfig(AppConfig):
    name = "akkoord.web.rights"
    label = "rights"

    def ready(self) -> None:
        from akkoord.web.frame.statements import processings
        from akkoord.web.rights.kept import PROCESSING

        processings.register(PROCESSING)
