"""The agreement of Voorbeeldegem on its way to a version, and who reviews it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.base import ContentFile

from akkoord.web.accounts.models import User
from akkoord.web.examples.voorbeeldegem import story
from akkoord.web.jobs import runs
from akkoord.web.review import actions
from akkoord.web.review.models import Item, Review

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def bring_in(content=None, name="akkoord.txt", *, follows=None, actor=None, now=NOW):
    """Start a review and read its document, as the worker does."""
    file = ContentFile(story.text_of_the_agreement() if content is None else content, name=name)
    review = actions.start(
        upload=file, title="Bestuursakkoord 2025-2030", follows=follows, actor=actor, now=now
    )
    runs.run.func(review.job_id)
    return Review.objects.get(pk=review.pk)


class Desk:
    """Somebody who reviews: names promises by words of theirs, and sees each as it is."""

    def __init__(self, review, actor=None):
        self.review = review
        self.actor = actor
        self.now = review.started_at

    def item(self, words):
        return Item.objects.exclude(state=Item.State.GONE).get(review=self.review, text__contains=words)

    def does(self, action, words="", **more):
        """Take a step about the promise with these words."""
        self.now += timedelta(minutes=1)
        if words:
            item = self.item(words)
            more = {"item_id": item.pk, "seen": item.revision} | more
        return action(review_id=self.review.pk, actor=self.actor, now=self.now, **more)

    def accept_all(self):
        return self.does(actions.accept_rest, most_doubt=100)

    def publish(self):
        return self.does(actions.publish)


@pytest.fixture
def review(db):
    return bring_in()


@pytest.fixture
def an(db):
    return User.objects.create_user("an@voorbeeldegem.example", name="An Peeters")


@pytest.fixture
def bart(db):
    return User.objects.create_user("bart@voorbeeldegem.example", name="Bart Maes")


@pytest.fixture
def desk(review, an):
    return Desk(review, an)
