"""What this app keeps of people, for the register of processings."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from akkoord.web.frame.statements.processings import Processing

PROCESSING = Processing(
    "indicators",
    title=_("Figures and targets"),
    people=_("People who work with Akkoord."),
    data=_("Who brought in a file of figures, or set a target."),
    purpose=_("So that a figure can be answered for."),
    ground=_("GDPR, art. 6.1.e: a task in the public interest (Decree on Local Government)."),
    kept=_("As long as the agreement is followed. Once the account is erased, it no longer says who it was."),
    models=("indicators.import", "indicators.target"),
)
