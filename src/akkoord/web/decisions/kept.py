"""What this app keeps of people, for the register of processings."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from akkoord.web.frame.statements.processings import Processing

PROCESSING = Processing(
    "decisions",
    title=_("Decisions"),
    people=_("People who work with Akkoord, and people whom a published decision names."),
    data=_(
        "Who wrote a draft, who imported a page, who linked a decision to a promise; and the "
        "text of published decisions."
    ),
    purpose=_("To publish decisions, and to show what they carry out."),
    ground=_(
        "GDPR, art. 6.1.c and 6.1.e: the duty to publish decisions (Decree on Local "
        "Government, art. 285 to 287)."
    ),
    kept=_("Published decisions stay. Once the account of a writer is erased, it no longer says who it was."),
    models=("decisions.draft", "decisions.link", "decisions.pageread"),
)
