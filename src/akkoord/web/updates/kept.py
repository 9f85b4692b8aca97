"""What this app keeps of people, for the register of processings."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from akkoord.web.frame.statements.processings import Processing

PROCESSING = Processing(
    "updates",
    title=_("Mails about what changed"),
    people=_("Who asked to be told by e-mail."),
    data=_(
        "The e-mail address, what it follows, the language, how often, and the days of asking, confirming "
        "and the last mail."
    ),
    purpose=_("To send the mails that somebody asked for."),
    ground=_("GDPR, art. 6.1.a: consent, given by confirming the address."),
    kept=_(
        "Until the person stops, by the link in each mail: then all of it is erased. What nobody confirms is "
        "erased after seven days. Staff see numbers only, and none below five."
    ),
    models=("updates.follower",),
)
