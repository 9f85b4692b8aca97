"""What this app does with what people say, for the register of processings."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from akkoord.web.frame.statements.processings import Processing

PROCESSING = Processing(
    "rights",
    title=_("Rights check"),
    people=_("Visitors who answer the questions."),
    data=_("Nothing. The answers are used to work out the outcome, and are gone after that."),
    purpose=_("To say whether somebody is entitled to something."),
    ground=_("GDPR, art. 6.1.e, for the moment in which the answer is worked out."),
    kept=_("Not kept."),
)
