from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    name = "akkoord.web.reports"
    label = "reports"

    def ready(self) -> None:
        from akkoord.web.frame.statements import processings
        from akkoord.web.reports.kept import PROCESSING

        processings.register(PROCESSING)

        from akkoord.web.accounts import desk
        from akkoord.web.agreement import changes
        from akkoord.web.followup import reported
        from akkoord.web.history import telling
        from akkoord.web.reports import queries
        from akkoord.web.reports.telling import PUBLIC, TELLING, TITLES, for_residents

        reported.register(queries.last_sent, "reports:all")
        desk.register(
            desk.Entry(
                "followup.report",
                _("Reports for the council"),
                _("Look at the report of a period, write words with it, and send it."),
                "reports:all",
            )
        )
        telling.register_many(TELLING, TITLES, PUBLIC)
        changes.register("report", "reports.sent", subject="reports.report", tell=for_residents)
        changes.register_subject("reports.report", changes.Subject(queries.leads))
        telling.name_thing("reports.report", _("report for the council"))
        telling.name_thing("reports.words", _("words for a report"))
