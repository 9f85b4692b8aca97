from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FollowupConfig(AppConfig):
    name = "akkoord.web.followup"
    label = "followup"

    def ready(self) -> None:
        from akkoord.web.followup.kept import PROCESSING
        from akkoord.web.frame.statements import processings

        processings.register(PROCESSING)

        from akkoord.web.accounts import desk
        from akkoord.web.agreement import changes, standings
        from akkoord.web.followup import panels, queries
        from akkoord.web.followup.telling import PUBLIC, TELLING, TITLES, public_only
        from akkoord.web.history import telling

        standings.register(queries.told)
        panels.register()
        desk.register(
            desk.Entry(
                "followup.record_status",
                _("Follow up promises"),
                _("Record where a promise stands, with proof, and by when it is to be kept."),
                "followup:work",
            )
        )
        desk.register(
            desk.Entry(
                "followup.link_plan",
                _("Multi-year plan"),
                _("Keep the actions of the plan and their money, to link promises to."),
                "followup:plan",
            )
        )
        telling.register_many(TELLING, TITLES, PUBLIC)
        changes.register("stage", "followup.status_recorded", tell=public_only("followup.status_recorded"))
        changes.register("stage", "followup.status_withdrawn", tell=public_only("followup.status_withdrawn"))
        changes.register("deadline", "followup.deadline_set")
        changes.register("money", "followup.plan_linked", "followup.plan_unlinked")
        telling.name_thing("followup.plan", _("multi-year plan"))
