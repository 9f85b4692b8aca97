"""What this app keeps of people, for the register of processings."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from akkoord.web.frame.statements.processings import Processing

PROCESSING = Processing(
    "checks",
    title=_("Checks of decisions"),
    people=_("People who work with Akkoord."),
    data=_("Who filled in a check. The households in it are made up, or carry no name."),
    purpose=_("To show which effect a decision has before it is taken."),
    ground=_("GDPR, art. 6.1.e: a task in the public interest (Decree on Local Government)."),
    kept=_("As long as the decision is kept."),
    models=("checks.checkrun",),
)
