from django.apps import AppConfig


class FrameConfig(AppConfig):
    name = "akkoord.web.frame"
    label = "frame"
