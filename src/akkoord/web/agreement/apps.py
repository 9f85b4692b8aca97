from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AgreementConfig(AppConfig):
    name = "akkoord.web.agreement"
    label = "agreement"

    def ready(self) -> None:
        from akkoord.web.accounts import desk, scopes
        from akkoord.web.agreement import panels_history
        from akkoord.web.agreement import scopes as own_scopes

        panels_history.register_all()
        scopes.register("editor", own_scopes.domains)
        desk.register(
            desk.Entry(
                "agreement.publish_version",
                _("Import an agreement"),
                _("Import the text of an agreement, look at what was found, and publish it."),
                "agreement:read",
            )
        )
