"""What this app keeps of people, for the register of processings."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from akkoord.web.frame.statements.processings import Processing

PROCESSING = Processing(
    "history",
    title=_("History of changes"),
    people=_("People who work with Akkoord."),
    data=_("Which account changed what, and when. What changed holds no personal data."),
    purpose=_("So that every change can be retraced, and nobody can rewrite it."),
    ground=_("GDPR, art. 6.1.e: a task in the public interest (Decree on Local Government)."),
    kept=_("For good. Once the account is erased, it no longer says who it was."),
    models=("history.event",),
)
