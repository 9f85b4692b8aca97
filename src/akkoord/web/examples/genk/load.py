"""Fill an installation with the promises of Genk."""

from __future__ import annotations

import hashlib
from datetime import datetime
from pathlib import Path

from django.db import transaction

from akkoord.web.agreement import actions, queries
from akkoord.web.agreement.models import Version
from akkoord.web.examples import figures
from akkoord.web.examples.genk import data, states
from akkoord.web.review import actions as review

TITLE = "Bestuursakkoord 2019-2024"
TERM = (2019, 2024)
HERE = Path(__file__).parent
ORIGIN = "Publieke bronnen over Genk"


@transaction.atomic
def load(*, now: datetime) -> Version:
    """Publish the promises, with where they stand, and store figures; the second time, nothing changes.

    Where they see an earlier state of these data, a promise that is still there keeps its number.
    """
    version = promises(now=now)
    states.record(version, now=now)
    figures.bring_in(HERE, origin=ORIGIN, now=now)
    return version


def promises(*, now: datetime) -> Version:
    """Store the promises and publish them; where residents see them already, nothing changes."""
    digest = hashlib.sha256(data.PATH.read_bytes()).hexdigest()
    published = queries.published()
    if published is not None and published.source_sha256 == digest:
        return published
    rows = data.read()
    continues, descents = review.continuing(published, rows, TERM) if published else ({}, [])
    version = actions.store_version(
        title=TITLE,
        rows=rows,
        term=TERM,
        source_sha256=digest,
        continues=continues,
        descents=descents,
        actor=None,
        now=now,
    )
    return actions.publish(version_id=version.pk, actor=None, now=now)
