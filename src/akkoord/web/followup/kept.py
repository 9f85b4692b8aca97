"""What this app keeps of people, for the register of processings."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from akkoord.web.frame.statements.processings import Processing

PROCESSING = Processing(
    "followup",
    title=_("Follow-up of promises"),
    people=_("People who work with Akkoord, and who hold an office."),
    data=_("Who holds which office. Who recorded, approved or judged something, or set a date."),
    purpose=_("So that a report can be answered for."),
    ground=_("GDPR, art. 6.1.e: a task in the public interest (Decree on Local Government)."),
    kept=_("As long as the agreement is followed. Once the account is erased, it no longer says who it was."),
    models=(
        "followup.status",
        "followup.deadline",
        "followup.passage",
        "followup.judgement",
        "followup.officeterm",
        "followup.sheet",
    ),
)
