"""What this app keeps of people, for the register of processings."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from akkoord.web.frame.statements.processings import Processing

PROCESSING = Processing(
    "followup",
    title=_("Follow-up of promises"),
    people=_("People who work with Akkoord."),
    data=_("Who recorded, approved or judged where a promise stands, or by when it is to be kept."),
    purpose=_("So that a report can be answered for."),
    ground=_("GDPR, art. 6.1.e: a task in the public interest (Decree on Local Government)."),
    kept=_("As long as the agreement is followed. Once the account is erased, it no longer says who it was."),
    models=(
        "followup.status",
        "followup.deadline",
        "followup.passage",
        "followup.judgement",
        "followup.sheet",
    ),
)
