from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "akkoord.web.accounts"
    label = "accounts"

    def ready(self) -> None:
        from akkoord.web.accounts import desk, holdings, keys
        from akkoord.web.accounts.kept import PROCESSING
        from akkoord.web.frame.statements import processings

        processings.register(PROCESSING)

        desk.register(
            desk.Entry(
                "accounts.grant_role",
                _("People and roles"),
                _("Invite people, say what each may do, and close accounts."),
                "accounts:people",
            )
        )
        holdings.register("keys", holdings.Holding(tell=keys.held_about))
