"""What this app keeps of people, for the register of processings."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from akkoord.web.frame.statements.processings import Processing

PROCESSING = Processing(
    "review",
    title=_("Reading in an agreement"),
    people=_("People who work with Akkoord."),
    data=_("Who started a review, and who took which step in it."),
    purpose=_("So that two people can work at once, and a step can be undone."),
    ground=_("GDPR, art. 6.1.e: a task in the public interest (Decree on Local Government)."),
    kept=_("As long as the agreement is followed. Once the account is erased, it no longer says who it was."),
    models=("review.review", "review.item", "review.step"),
)
