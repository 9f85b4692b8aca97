"""What this app keeps of people, for the register of processings."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from akkoord.web.frame.statements.processings import Processing

PROCESSING = Processing(
    "reports",
    title=_("Reports for the council"),
    people=_("People who work with Akkoord."),
    data=_("Who wrote words for a report, and who sent it."),
    purpose=_("So that a report can be answered for."),
    ground=_("GDPR, art. 6.1.e: a task in the public interest (Decree on Local Government)."),
    kept=_("As long as the report is kept. Once the account is erased, it no longer says who it was."),
    models=("reports.words", "reports.report"),
)
