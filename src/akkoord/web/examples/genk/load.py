"""Fill an installation with the promises of Genk."""

from __future__ import annotations

import hashlib
from datetime import datetime

from django.db import transaction

from akkoord.web.agreement import actions, queries
from akkoord.web.agreement.models import Version
from akkoord.web.examples.genk import data

TITLE = "Bestuursakkoord 2019-2024"
TERM = (2019, 2024)


@transaction.atomic
def load(*, now: datetime) -> Version:
    """Store the promises and publish them; where residents see them already, nothing changes."""
    digest = hashlib.sha256(data.PATH.read_bytes()).hexdigest()
    published = queries.published()
    if published is not None and published.source_sha256 == digest:
        return published
    version = actions.store_version(
        title=TITLE, rows=data.read(), term=TERM, source_sha256=digest, actor=None, now=now
    )
    return actions.publish(version_id=version.pk, actor=None, now=now)
