from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

_DESK = (
    (
        "followup.record_status",
        _("Follow up promises"),
        _("Record where a promise stands, with proof, and by when it is to be kept."),
        "followup:work",
    ),
    (
        "followup.record_status",
        _("Many promises at once"),
        _("Take the promises along as a sheet, fill it in, and bring it back."),
        "followup:sheet",
    ),
    (
        "followup.approve",
        _("Approve where promises stand"),
        _("Agree to what services recorded before residents read it, or send it back."),
        "followup:approval",
    ),
    (
        "followup.assign",
        _("Services and offices"),
        _("Who carries promises out, and who answers for them."),
        "followup:organisation",
    ),
    (
        "followup.link_plan",
        _("Multi-year plan"),
        _("Keep the actions of the plan and their money, to link promises to."),
        "followup:plan",
    ),
)
"""What somebody finds on their desk: the permission it asks for, its name, what it is for, its address."""


class FollowupConfig(AppConfig):
    name = "akkoord.web.followup"
    label = "followup"

    def ready(self) -> None:
        from akkoord.web.accounts import desk, scopes
        from akkoord.web.agreement import standings
        from akkoord.web.followup import panels, people, queries, standing_rows, telling
        from akkoord.web.followup.kept import PROCESSING
        from akkoord.web.frame.statements import processings

        processings.register(PROCESSING)
        standings.register(queries.told, standing_rows.in_stage)
        scopes.register("service", people.scope_choices)
        panels.register()
        for entry in _DESK:
            desk.register(desk.Entry(*entry))
        telling.register()
        _follow_the_clock()


def _follow_the_clock() -> None:
    from akkoord.web.followup import reminders
    from akkoord.web.followup.bulk import importing
    from akkoord.web.jobs import clock

    clock.register("followup.sheets", importing.forget_old)
    clock.register("followup.reminders", reminders.post_due)
