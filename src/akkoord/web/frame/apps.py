from django.apps import AppConfig
from django.utils.module_loading import import_string


class FrameConfig(AppConfig):
    name = "akkoord.web.frame"
    label = "frame"

    def ready(self) -> None:
        import_string("akkoord.web.frame.checks.statements_are_whole")  # registers itself
