"""Fill an installation with the made-up town."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from akkoord.web.agreement.models import Version
from akkoord.web.examples import figures
from akkoord.web.examples.voorbeeldegem import carriers, story, town

FIGURES_ON = date(2026, 9, 14)
"""The day on which the figures of the town were brought in."""


@transaction.atomic
def load(*, now: datetime) -> Version:
    """Tell the story of one promise, then fill in the rest of the town; its days are those of the story."""
    version = story.publish_agreement(story.read_agreement())
    promise = story.promise_text().promise
    story.plan_the_money(promise)
    draft = story.draft_the_decision(promise)
    story.bring_the_households()
    story.compute_the_effects(draft)
    story.fill_in_the_check(draft)
    decision = story.publish_the_decision(draft)
    story.start(promise, decision)
    story.deliver(promise, decision)
    # First who carries what: a report tells of the services.
    carriers.fill(timezone.localdate(now))
    town.fill(timezone.localdate(now))
    figures.bring_in(Path(__file__).parent, origin="Verzonnen cijfers", now=story.moment(FIGURES_ON))
    return version
