from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AgreementConfig(AppConfig):
    name = "akkoord.web.agreement"
    label = "agreement"

    def ready(self) -> None:
        from akkoord.web.accounts import desk  # noqa: PLC0415 - its models are ready only now

        desk.register(
            desk.Entry(
                "agreement.publish_version",
                _("The agreement"),
                _("Read in the text of an agreement, look at what was found, and publish it."),
                "agreement:read",
            )
        )
