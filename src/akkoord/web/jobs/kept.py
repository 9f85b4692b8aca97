"""What this app keeps of people, for the register of processings."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from akkoord.web.frame.statements.processings import Processing

PROCESSING = Processing(
    "jobs",
    title=_("Long work and messages"),
    people=_("People who work with Akkoord."),
    data=_("Who started a job, and to whom a message still has to go."),
    purpose=_("To show somebody their own job, and to send a message once."),
    ground=_("GDPR, art. 6.1.e: a task in the public interest (Decree on Local Government)."),
    kept=_(
        "The text and address of a message until it is sent. A job stays; who started it is "
        "gone once the account is erased."
    ),
    models=("jobs.job", "jobs.outgoing"),
)
