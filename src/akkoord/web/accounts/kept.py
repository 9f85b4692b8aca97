"""What this app keeps of people, for the register of processings."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from akkoord.web.frame.statements.processings import Processing

PROCESSING = Processing(
    "accounts",
    title=_("Accounts and roles"),
    people=_("People who work with Akkoord."),
    data=_(
        "Name, e-mail address, password (only a hash of it), roles with their dates, the secret of the "
        "telephone for the second step, the last time of logging in, and keys for programs (only a hash). "
        "Beside that, for some minutes, a keyed hash of the network address of who logs in."
    ),
    purpose=_("To know who may do what, and to keep others out."),
    ground=_("GDPR, art. 6.1.e: a task in the public interest (Decree on Local Government)."),
    kept=_(
        "Until the person erases the account; an empty row without a name stays. A session "
        "lasts eight hours at most."
    ),
    models=(
        "accounts.user",
        "accounts.grant",
        "accounts.apikey",
        "otp_totp.totpdevice",
        "otp_static.staticdevice",
    ),
)
