"""What this app keeps of people, for the register of processings."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from akkoord.web.frame.statements.processings import Processing

PROCESSING = Processing(
    "files",
    title=_("Files"),
    people=_("People who work with Akkoord."),
    data=_("Files that somebody added, and who that was. The place and camera in a picture are taken out."),
    purpose=_("To keep the source of the agreement and the proof of what was done."),
    ground=_("GDPR, art. 6.1.e: a task in the public interest (Decree on Local Government)."),
    kept=_("Until staff erase the file."),
    models=("files.storedfile",),
)
