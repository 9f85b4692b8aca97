from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReviewConfig(AppConfig):
    name = "akkoord.web.review"
    label = "review"

    def ready(self) -> None:
        from akkoord.web.accounts import desk
        from akkoord.web.frame.statements import processings
        from akkoord.web.review.kept import PROCESSING

        processings.register(PROCESSING)

        from akkoord.web.review import importing, telling  # noqa: F401 - registers the job

        telling.register_all()
        desk.register(
            desk.Entry(
                "agreement.read_draft",
                _("Import an agreement"),
                _("Bring in the text of an agreement, go through the promises in it, and publish them."),
                "review:read",
            )
        )
