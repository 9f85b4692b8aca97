"""Fill an installation with the made-up town."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from akkoord.web.agreement.models import Version
from akkoord.web.examples.voorbeeldegem import story, town


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
    town.fill(timezone.localdate(now))
    return version
