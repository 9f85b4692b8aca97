"""Two reviewers at the same moment, each with a connection of their own to the database."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from akkoord.web.agreement.models import PromiseText, Version
from akkoord.web.review import actions, refusals
from akkoord.web.review.models import Item, Step
from web.review.conftest import BEDS, NOW

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both_databases]


def at_once(*deeds):
    """Do all of this in threads of their own, and return what each refused with."""
    start, refused = Barrier(len(deeds)), []

    def run(deed):
        try:
            start.wait()
            deed()
        except Exception as error:
            refused.append(error)
        finally:
            connection.close()

    threads = [Thread(target=run, args=[deed]) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return refused


class TestTwoReviewers:
    def test_change_one_promise_and_the_second_reads_who_was_first(self, review, an, bart):
        item = Item.objects.get(review=review, text__contains=BEDS)

        def edits(who):
            def edit():
                actions.edit(
                    review_id=review.pk, item_id=item.pk, seen=1, text=f"Van {who.name}.", actor=who, now=NOW
                )

            return edit

        refused = at_once(edits(an), edits(bart))
        item.refresh_from_db()

        assert [type(error) for error in refused] == [refusals.ChangedMeanwhile]
        assert (item.revision, item.text) == (2, f"Van {item.changed_by.name}.")
        assert refused[0].values["who"] == item.changed_by.name

    def test_change_many_promises_and_none_is_lost(self, review, an, bart):
        mine, theirs = (list(review.items.order_by("pk")[start::2]) for start in (0, 1))

        def accepts(who, items):
            def accept_each():
                for item in items:
                    actions.accept(
                        review_id=review.pk, item_id=item.pk, seen=item.revision, actor=who, now=NOW
                    )

            return accept_each

        assert at_once(accepts(an, mine), accepts(bart, theirs)) == []
        assert set(review.items.values_list("state", flat=True)) == {"accepted"}
        numbers = list(Step.objects.filter(review=review).values_list("number", flat=True))
        assert numbers == list(range(1, 53))
        assert set(Step.objects.values_list("actor__name", flat=True)) == {"An Peeters", "Bart Maes"}

    def test_publish_twice_and_one_version_is_made(self, review, an, bart):
        review.items.update(state="accepted")
        publish = [
            lambda who=who: actions.publish(review_id=review.pk, actor=who, now=NOW) for who in (an, bart)
        ]
        refused = at_once(*publish)

        assert [type(error) for error in refused] == [refusals.ReviewClosed]
        assert Version.objects.count() == 1
        assert PromiseText.objects.count() == 52
