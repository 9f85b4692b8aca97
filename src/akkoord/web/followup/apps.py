from django.apps import AppConfig


class FollowupConfig(AppConfig):
    name = "akkoord.web.followup"
    label = "followup"
