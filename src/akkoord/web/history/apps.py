from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HistoryConfig(AppConfig):
    name = "akkoord.web.history"
    label = "history"

    def ready(self) -> None:
        from akkoord.web.frame.statements import processings
        from akkoord.web.history.kept import PROCESSING

        processings.register(PROCESSING)

        from akkoord.web.accounts import desk, holdings, log
        from akkoord.web.history import account_events, actions

        log.register(actions.record)
        account_events.register()
        holdings.register("history", holdings.Holding(tell=account_events.held_about))
        desk.register(
            desk.Entry(
                "history.read",
                _("History"),
                _("See all that changed, by whom and when, and check that nobody rewrote it."),
                "history:home",
            )
        )
