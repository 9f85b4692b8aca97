"""Short ways to fill a made-up town with promises and with what is recorded of them."""

from __future__ import annotations

from datetime import UTC, datetime

from akkoord.web.agreement import actions as agreement
from akkoord.web.agreement.models import Promise
from akkoord.web.followup import actions

MORNING = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)


def promise_row(number, text=None, domain="Zorg", deadline=None):
    targets = [{"text": "doel", "deadline": deadline}] if deadline else []
    return {
        "id": number,
        "domain": domain,
        "theme": "",
        "subtheme": "",
        "parent": None,
        "level": "action",
        "line_start": number,
        "line_end": number,
        "text": text or f"Belofte over bank {number}",
        "targets": targets,
    }


def publish(rows, now=MORNING):
    version = agreement.store_version(title="Akkoord", rows=rows, actor=None, now=now)
    return agreement.publish(version_id=version.pk, actor=None, now=now)


def promise(number):
    return Promise.objects.get(number=number)


def record(number, stage, true_on, *, now, **values):
    return actions.record_status(
        promise_id=promise(number).pk, stage=stage, true_on=true_on, actor=None, now=now, **values
    )
