"""The agreement of Voorbeeldegem on its way to a version, and who reviews it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse

from akkoord.web.accounts.models import User
from akkoord.web.examples.voorbeeldegem import story
from akkoord.web.jobs import runs
from akkoord.web.review import actions
from akkoord.web.review.models import Item, Review
from floors import town

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
BEDS = "24 assistentiewoningen"


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


class Bench:
    """The pages of one review, asked and answered as a browser does."""

    def __init__(self, client, review):
        self.client, self.review = client, review

    def address(self, page="board"):
        return reverse(f"review:{page}", args=[self.review.public_id])

    def item(self, words=BEDS):
        return Item.objects.get(review=self.review, text__contains=words)

    def opens(self, item=None, **query):
        query = query | ({"belofte": item.pk} if item else {})
        return self.client.get(self.address(), query)

    def steps(self, name, item=None, **fields):
        own = {"item_id": item.pk, "seen": item.revision} if item else {}
        return self.client.post(self.address("step"), {"step": name, "toon": "all"} | own | fields)


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


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    """Keep the files of a test in a folder of its own, and give it."""
    settings.MEDIA_ROOT = tmp_path / "files"
    return settings.MEDIA_ROOT


@pytest.fixture
def coordinator(client):
    user = town.somebody("coordinator")
    client.force_login(user)
    return user


@pytest.fixture
def reader():
    client = Client()
    client.force_login(town.somebody("reader"))
    return client


@pytest.fixture
def bench(client, coordinator, review):
    return Bench(client, review)
