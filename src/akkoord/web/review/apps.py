from django.apps import AppConfig


class ReviewConfig(AppConfig):
    name = "akkoord.web.review"
    label = "review"

    def ready(self) -> None:
        from akkoord.web.review import importing, telling  # noqa: F401 - registers the job

        telling.register_all()
