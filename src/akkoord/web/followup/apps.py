from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FollowupConfig(AppConfig):
    name = "akkoord.web.followup"
    label = "followup"

    def ready(self) -> None:
        from akkoord.web.followup.kept import PROCESSING
        from akkoord.web.frame.statements import processings

        processings.register(PROCESSING)

        from akkoord.web.accounts import desk, scopes
        from akkoord.web.agreement import changes, standings
        from akkoord.web.followup import panels, people, queries, standing_rows
        from akkoord.web.followup.telling import PUBLIC, TELLING, TITLES, public_only
        from akkoord.web.history import telling

        standings.register(queries.told, standing_rows.in_stage)
        scopes.register("service", people.scope_choices)
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
                "followup.approve",
                _("Approve where promises stand"),
                _("Agree to what services recorded before residents read it, or send it back."),
                "followup:approval",
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
        desk.register(
            desk.Entry(
                "followup.assign",
                _("Services and offices"),
                _("Who carries promises out, and who answers for them."),
                "followup:organisation",
            )
        )
        desk.register(
            desk.Entry(
                "followup.record_status",
                _("Many promises at once"),
                _("Take the promises along as a sheet, fill it in, and bring it back."),
                "followup:sheet",
            )
        )
        telling.register_many(TELLING, TITLES, PUBLIC)
        changes.register("stage", "followup.status_recorded", tell=public_only("followup.status_recorded"))
        changes.register("stage", "followup.status_withdrawn", tell=public_only("followup.status_withdrawn"))
        changes.register("deadline", "followup.deadline_set")
        changes.register("milestone", "followup.milestone_reached", "followup.milestone_moved")
        changes.register("money", "followup.plan_linked", "followup.plan_unlinked")
        telling.name_thing("followup.plan", _("multi-year plan"))
        telling.name_thing("followup.service", _("service"))
        telling.name_thing("followup.office", _("office"))

        from akkoord.web.followup import reminders
        from akkoord.web.followup.bulk import importing
        from akkoord.web.jobs import clock

        clock.register("followup.sheets", importing.forget_old)
        clock.register("followup.reminders", reminders.post_due)
