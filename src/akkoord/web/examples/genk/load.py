"""Fill an installation with the promises of Genk."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from akkoord.web.agreement import actions
from akkoord.web.agreement.models import Version
from akkoord.web.examples.genk import data

TITLE = "Bestuursakkoord 2019-2024"


@transaction.atomic
def load(*, now: datetime) -> Version:
    """Store the promises and publish them."""
    version = actions.store_version(title=TITLE, rows=data.read(), actor=None, now=now)
    return actions.publish(version_id=version.pk, actor=None, now=now)
