"""A review becomes a version; promises keep their numbers from one version to the next."""

from datetime import timedelta

import pytest

from akkoord.web.agreement import queries
from akkoord.web.agreement.models import Lineage, PromiseText
from akkoord.web.examples.voorbeeldegem import story
from akkoord.web.followup import actions as followup
from akkoord.web.followup.models import Status
from akkoord.web.history.models import Event
from akkoord.web.review import actions, refusals
from akkoord.web.review.models import Item
from web.review.conftest import NOW, Desk, bring_in

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

CARE = "De mantelzorgtoelage wordt uitgebreid"
BEDS = "24 assistentiewoningen"


def numbers(version):
    return dict(PromiseText.objects.filter(version=version).values_list("text", "promise__number"))


@pytest.fixture
def first(desk):
    desk.accept_all()
    return desk.publish()


def next_one(version, *changes):
    """Bring in the text again with words replaced, as the version that follows."""
    text = story.text_of_the_agreement().decode()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return Desk(bring_in(text.encode(), follows=version, now=NOW + timedelta(days=1)))


class TestPublish:
    def test_shows_what_was_accepted_with_all_that_was_read(self, desk):
        desk.does(actions.mark_no_promise, BEDS)
        desk.accept_all()
        version = desk.publish()
        text = PromiseText.objects.get(version=version, text__startswith=CARE)

        assert queries.published() == version
        assert PromiseText.objects.filter(version=version).count() == 51
        assert (version.first_year, version.last_year) == (2025, 2030)
        assert text.parent.texts.get(version=version).text == "Wie thuis voor iemand zorgt, krijgt steun."
        assert version.reading["lines"] == len(desk.review.lines)

    def test_is_refused_while_promises_are_open(self, desk):
        desk.accept_all()
        desk.does(actions.reopen, BEDS)

        with pytest.raises(refusals.StillOpen, match="1 promises"):
            desk.publish()
        assert queries.published() is None

    def test_is_refused_where_nothing_is_left(self, an):
        desk = Desk(bring_in(b"STAD\n\n- Er komt groen."), an)
        desk.does(actions.mark_no_promise, "groen")

        with pytest.raises(refusals.NothingLeft, match="nothing to publish"):
            desk.publish()

    def test_closes_the_review(self, desk, first):
        for action, more in [
            (actions.accept_rest, {"most_doubt": 100}),
            (actions.undo, {}),
            (actions.publish, {}),
        ]:
            with pytest.raises(refusals.ReviewClosed, match="was published"):
                desk.does(action, **more)

    def test_vouches_for_the_steps_in_the_history(self, desk, first):
        event = Event.objects.get(kind="review.published")

        assert event.payload["steps"] == 1
        assert len(event.payload["sha256"]) == 64

    def test_reads_edited_words_anew_with_their_names_and_likeness(self, desk):
        desk.does(actions.edit, BEDS, text="Samen met VDAB komt er tegen 2028 een nachtzorgdienst in Aalst.")
        desk.accept_all()
        text = PromiseText.objects.get(version=desk.publish(), text__contains="VDAB")

        assert text.targets[0]["deadline"] == "2028"
        assert [mark.name.name for mark in text.name_marks.order_by("name__kind")] == ["VDAB", "Aalst"]

    @pytest.mark.parametrize(
        ("action", "more"), [(actions.mark_no_promise, {}), (actions.change_level, {"level": "action"})]
    )
    def test_lets_what_served_no_goal_serve_the_goal_above(self, desk, action, more):
        desk.does(action, "Zorg blijft dicht bij huis", **more)
        desk.accept_all()
        version = desk.publish()
        text = PromiseText.objects.get(version=version, text__contains=BEDS)

        assert text.parent.texts.get(version=version).text.startswith("Niemand in Voorbeeldegem")


class TestTheNextVersion:
    def test_of_the_same_text_is_reviewed_already(self, first):
        desk = next_one(first)

        assert not desk.review.items.exclude(state="accepted", carried_over=True).exists()
        assert numbers(desk.publish()) == numbers(first)

    def test_keeps_numbers_and_leaves_only_what_changed_to_look_at(self, first):
        desk = next_one(first, ("24 assistentiewoningen", "30 assistentiewoningen"))
        changed = desk.review.items.get(state="open")
        number = numbers(first)["Er komen 24 assistentiewoningen bij in de Molenhoek."]
        desk.accept_all()

        assert (changed.continues, changed.carried_over) == ([number], False)
        assert numbers(desk.publish())["Er komen 30 assistentiewoningen bij in de Molenhoek."] == number

    def test_keeps_what_was_recorded_on_a_promise(self, first):
        text = PromiseText.objects.get(text__contains=BEDS)
        followup.record_status(
            promise_id=text.promise_id,
            stage="in_preparation",
            true_on=NOW.date(),
            proof=[],
            actor=None,
            now=NOW,
        )
        desk = next_one(first, ("24 assistentiewoningen", "30 assistentiewoningen"))
        desk.accept_all()
        version = desk.publish()

        assert Status.objects.get().promise.texts.get(version=version).text.startswith("Er komen 30")

    def test_gives_new_promises_new_numbers(self, first):
        desk = next_one(first, ("  - De stad onderzoekt", "  - Er komt een zwembad.\n  - De stad onderzoekt"))
        desk.accept_all()
        found = numbers(desk.publish())

        assert found["Er komt een zwembad."] == max(numbers(first).values()) + 1

    def test_remembers_what_was_edited(self, desk):
        desk.does(actions.edit, BEDS, text="Er komen 24 assistentiewoningen bij, verspreid over de stad.")
        desk.accept_all()
        first = desk.publish()
        again = next_one(first)
        item = again.item("24 assistentiewoningen")

        assert item.text == "Er komen 24 assistentiewoningen bij, verspreid over de stad."
        assert item.original == "Er komen 24 assistentiewoningen bij in de Molenhoek."
        assert item.continues == [numbers(first)[item.text]]
        assert (item.state, item.carried_over) == (Item.State.ACCEPTED, True)
        assert numbers(again.publish()) == numbers(first)

    def test_asks_again_about_words_that_were_edited_and_now_read_otherwise(self, desk):
        desk.does(actions.edit, BEDS, text="Er komen 24 assistentiewoningen bij, verspreid over de stad.")
        desk.accept_all()
        first = desk.publish()
        item = next_one(first, ("24 assistentiewoningen", "30 assistentiewoningen")).item("30 assist")

        assert item.text == "Er komen 30 assistentiewoningen bij in de Molenhoek."
        assert item.continues == [
            numbers(first)["Er komen 24 assistentiewoningen bij, verspreid over de stad."]
        ]
        assert item.state == Item.State.OPEN

    def test_remembers_what_is_no_promise(self, desk):
        desk.does(actions.mark_no_promise, BEDS)
        desk.accept_all()
        again = next_one(desk.publish())
        item = again.item(BEDS)

        assert (item.state, item.carried_over, item.continues) == (Item.State.NO_PROMISE, True, [])
        assert not again.review.items.filter(state="open").exists()

    def test_asks_again_about_words_that_were_cut(self, desk):
        desk.does(
            actions.split, BEDS, pieces=["Er komen 24 assistentiewoningen.", "Ze komen in de Molenhoek."]
        )
        desk.accept_all()
        first = desk.publish()
        item = next_one(first).item(BEDS)

        assert item.text == "Er komen 24 assistentiewoningen bij in de Molenhoek."
        assert sorted(item.continues) == sorted(
            numbers(first)[text] for text in ("Er komen 24 assistentiewoningen.", "Ze komen in de Molenhoek.")
        )
        assert item.state == Item.State.OPEN

    def test_knows_the_pieces_of_a_split(self, first, an):
        desk = next_one(first)
        number = desk.item(BEDS).continues[0]
        desk.does(
            actions.split, BEDS, pieces=["Er komen 24 assistentiewoningen.", "Ze komen in de Molenhoek."]
        )
        found = numbers(desk.publish())
        lineage = Lineage.objects.get()

        assert found["Er komen 24 assistentiewoningen."] == number
        assert (lineage.ancestor.number, lineage.descendant.number, lineage.kind) == (
            number,
            found["Ze komen in de Molenhoek."],
            "split",
        )

    def test_knows_what_a_merge_joined(self, first):
        desk = next_one(first)
        other = desk.item("nachtzorgdienst")
        desk.does(actions.merge, BEDS, other_id=other.pk, other_seen=other.revision, text="Zorg thuis.")
        found = numbers(desk.publish())
        before = numbers(first)
        lineage = Lineage.objects.get()

        assert found["Zorg thuis."] == before["Er komen 24 assistentiewoningen bij in de Molenhoek."]
        assert (lineage.ancestor.number, lineage.kind) == (other.continues[0], "merge")
        assert lineage.descendant.number == found["Zorg thuis."]

    def test_is_refused_when_another_came_first(self, first):
        one, other = next_one(first), next_one(first)
        one.publish()

        with pytest.raises(refusals.FollowsAnother, match="no longer the last"):
            other.publish()
