from django.apps import AppConfig


class ReviewConfig(AppConfig):
    name = "akkoord.web.review"
    label = "review"
