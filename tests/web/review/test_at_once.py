"""Several reviewers at the very same moment, each in a thread with a connection of its own."""

from __future__ import annotations

from threading import Barrier, Thread

import pytest
from django.db import connection

from akkoord.web.agreement.models import PromiseText, Version
from akkoord.web.history import queries as history
from akkoord.web.review import actions, refusals
from akkoord.web.review.models import Item, Step
from web.review.conftest import BEDS, Desk, bring_in

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


@pytest.fixture
def desks(an, bart):
    review = bring_in()
    return Desk(review, an), Desk(review, bart)


def does(desk, action, item=None, **more):
    """Return a deed that takes a step about a promise as it is now."""
    about = {"item_id": item.pk, "seen": item.revision} if item else {}
    return lambda: action(review_id=desk.review.pk, actor=desk.actor, now=desk.now, **about, **more)


class TestTwoReviewers:
    def test_who_edit_one_promise_keep_the_words_of_the_first_and_tell_the_other(self, desks):
        item = desks[0].item(BEDS)
        refused = at_once(
            *(
                does(desk, actions.edit, item, text=f"Er komt een huis van {desk.actor.name}.")
                for desk in desks
            )
        )
        item.refresh_from_db()

        (error,) = refused
        assert isinstance(error, refusals.ChangedMeanwhile)
        assert item.text == f"Er komt een huis van {item.changed_by.name}."
        assert (error.item.text, error.values["who"]) == (item.text, item.changed_by.name)
        assert item.revision == 2
        assert Step.objects.get().actor == item.changed_by

    def test_who_go_through_all_of_it_lose_no_step(self, desks):
        items = list(desks[0].review.items.all())

        def all_of(desk, mine):
            def go():
                for item in mine:
                    does(desk, actions.accept, item)()

            return go

        refused = at_once(all_of(desks[0], items[0::2]), all_of(desks[1], items[1::2]))

        assert refused == []
        assert set(Item.objects.values_list("state", "revision")) == {("accepted", 2)}
        steps = list(Step.objects.order_by("number").values_list("number", flat=True))
        assert steps == list(range(1, len(items) + 1))
        assert sorted(
            key for after in Step.objects.values_list("after", flat=True) for key in after
        ) == sorted(str(item.pk) for item in items)

    def test_who_split_and_merge_one_promise_make_of_it_what_the_first_did(self, desks):
        item, other = desks[0].item(BEDS), desks[0].item("nachtzorgdienst")
        before = desks[0].review.items.count()
        refused = at_once(
            does(desks[0], actions.split, item, pieces=["Er komen 24 huizen.", "Er komt een plein."]),
            does(desks[1], actions.merge, item, other_id=other.pk, other_seen=other.revision, text="Zorg."),
        )
        living = desks[0].review.items.exclude(state="gone")

        assert [type(error) for error in refused] == [refusals.ChangedMeanwhile]
        assert living.count() in {before + 1, before - 1}
        assert living.filter(text="Zorg.").exists() != living.filter(text="Er komen 24 huizen.").exists()

    def test_who_undo_at_once_take_each_back_their_own(self, desks):
        items = list(desks[0].review.items.all()[:10])
        for item in items[:5]:
            does(desks[0], actions.accept, item)()
        for item in items[5:]:
            does(desks[1], actions.accept, item)()

        def undo_all(desk):
            return lambda: [does(desk, actions.undo)() for _ in range(5)]

        assert at_once(undo_all(desks[0]), undo_all(desks[1])) == []
        assert not Item.objects.exclude(state="open").exists()
        assert not Step.objects.filter(undone_at=None).exists()

    def test_who_make_goals_serve_each_other_make_no_circle(self, desks):
        one, other = Item.objects.filter(level="goal")[:2]
        refused = at_once(
            does(desks[0], actions.reparent, one, parent_id=other.pk),
            does(desks[1], actions.reparent, other, parent_id=one.pk),
        )

        assert [type(error) for error in refused] == [refusals.ServesItself]

    def test_who_publish_at_once_publish_once(self, desks):
        does(desks[0], actions.accept_rest, most_doubt=100)()
        refused = at_once(*(does(desk, actions.publish) for desk in desks))

        assert [type(error) for error in refused] == [refusals.ReviewClosed]
        assert Version.objects.count() == 1
        assert history.verified().broken is None

    def test_who_edit_and_publish_at_once_publish_the_edit_or_refuse_it(self, desks):
        does(desks[0], actions.accept_rest, most_doubt=100)()
        item = desks[0].item(BEDS)
        refused = at_once(
            does(desks[0], actions.edit, item, text="Er komen 99 huizen."), does(desks[1], actions.publish)
        )
        item.refresh_from_db()

        assert {type(error) for error in refused} <= {refusals.ReviewClosed}
        assert PromiseText.objects.filter(text=item.text).count() == 1
        assert (item.text == "Er komen 99 huizen.") == (refused == [])
