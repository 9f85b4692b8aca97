"""Every step can be taken back, to the letter."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from akkoord.web.review import actions, refusals
from akkoord.web.review.models import Item, Step
from web.review.conftest import Desk, bring_in

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

SMALL = b"""STAD

- **Meer groen.**
 - Wij planten 500 bomen.
 - Er komt een park in de wijk.
- **Veilige straten.**
 - Elke school krijgt een schoolstraat.

WONEN

- **Wonen blijft betaalbaar.**
 - Er komen 20 woningen en een buurthuis bij.
"""
FIELDS = (
    "pk", "state", "text", "level", "domain", "theme", "subtheme", "parent_id", "nested_under_id",
    "line_start", "line_end", "marks", "doubts", "doubt", "continues",
)  # fmt: skip


def picture(review):
    """Return everything that a person sees of a review, in the order of the text."""
    items = Item.objects.filter(review=review).exclude(state="gone").order_by("position")
    return list(items.values(*FIELDS))


def _accept(desk, item, other):
    desk.does(actions.accept, item_id=item.pk, seen=item.revision)


def _no_promise(desk, item, other):
    desk.does(actions.mark_no_promise, item_id=item.pk, seen=item.revision)


def _edit(desk, item, other):
    desk.does(actions.edit, item_id=item.pk, seen=item.revision, text=f"Tegen 2029: {item.text[:40]}")


def _split(desk, item, other):
    desk.does(actions.split, item_id=item.pk, seen=item.revision, pieces=["Er komt een bos.", item.text])


def _merge(desk, item, other):
    desk.does(
        actions.merge, item_id=item.pk, seen=item.revision, other_id=other.pk, other_seen=other.revision
    )


def _reparent(desk, item, other):
    desk.does(actions.reparent, item_id=item.pk, seen=item.revision, parent_id=other.pk)


def _retitle(desk, item, other):
    desk.does(
        actions.retitle, item_id=item.pk, seen=item.revision, domain=f"{item.domain}X"[:20],
        theme=other.text[:9], subtheme="", everywhere=True,
    )  # fmt: skip


def _level(desk, item, other):
    desk.does(actions.change_level, item_id=item.pk, seen=item.revision, level=other.level)


def _add(desk, item, other):
    desk.does(actions.add, line_start=item.line_start, line_end=item.line_start, text="Er komt een plein.")


def _rest(desk, item, other):
    desk.does(actions.accept_rest, most_doubt=other.doubt)


STEPS = [_accept, _no_promise, _edit, _split, _merge, _reparent, _retitle, _level, _add, _rest]
_REFUSED = (refusals.NotMergeable, refusals.NotAGoal, refusals.ServesItself)


class TestUndo:
    @settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(
        chosen=st.lists(
            st.tuples(st.sampled_from(STEPS), st.integers(0, 99), st.integers(0, 99)), min_size=1, max_size=12
        )
    )
    def test_of_all_steps_gives_the_start_and_redo_the_end(self, chosen, db):
        desk = Desk(bring_in(SMALL))
        start = picture(desk.review)
        for step, one, other in chosen:
            items = list(Item.objects.filter(review=desk.review).exclude(state="gone").order_by("position"))
            try:
                step(desk, items[one % len(items)], items[other % len(items)])
            except _REFUSED:
                continue
        end = picture(desk.review)
        count = Step.objects.filter(review=desk.review).count()
        for _ in range(count):
            desk.does(actions.undo)

        assert picture(desk.review) == start
        with pytest.raises(refusals.NothingToUndo, match="no step"):
            desk.does(actions.undo)
        for _ in range(count):
            desk.does(actions.redo)
        assert picture(desk.review) == end

    def test_is_of_ones_own_steps(self, desk, bart):
        other = Desk(desk.review, bart)
        desk.does(actions.accept, "De mantelzorgtoelage")
        other.does(actions.accept, "24 assistentiewoningen")
        desk.does(actions.undo)

        assert desk.item("De mantelzorgtoelage").state == "open"
        assert desk.item("24 assistentiewoningen").state == "accepted"

    def test_refuses_what_somebody_else_built_on(self, desk, bart):
        desk.does(actions.edit, "24 assistentiewoningen", text="Er komen 30 woningen.")
        Desk(desk.review, bart).does(actions.edit, "30 woningen", text="Er komen 40 woningen.")

        with pytest.raises(refusals.CannotUndo, match="Bart Maes"):
            desk.does(actions.undo)
        assert desk.item("40 woningen")

    def test_leaves_the_parts_that_others_did_not_touch(self, desk, bart):
        desk.does(actions.reparent, "24 assistentiewoningen", parent_id=None)
        Desk(desk.review, bart).does(actions.edit, "24 assistentiewoningen", text="Er komen 40 woningen.")
        desk.does(actions.undo)
        item = desk.item("40 woningen")

        assert (item.parent.text, item.changed_by.name) == ("Zorg blijft dicht bij huis.", "An Peeters")

    def test_refuses_to_take_along_what_somebody_else_wrote_in_a_piece(self, desk, bart):
        desk.does(actions.split, "24 assistentiewoningen", pieces=["Er komen 24 woningen.", "In de wijk."])
        Desk(desk.review, bart).does(actions.edit, "In de wijk.", text="In de Molenhoek en in Aalst.")

        with pytest.raises(refusals.CannotUndo, match="Bart Maes"):
            desk.does(actions.undo)
        assert desk.item("In de Molenhoek en in Aalst.").state == "accepted"

    def test_refuses_what_somebody_else_settled_the_same_way(self, desk, bart):
        other = Desk(desk.review, bart)
        desk.does(actions.accept, "24 assistentiewoningen")
        other.does(actions.reopen, "24 assistentiewoningen")
        other.does(actions.accept, "24 assistentiewoningen")

        with pytest.raises(refusals.CannotUndo, match="Bart Maes"):
            desk.does(actions.undo)
        assert desk.item("24 assistentiewoningen").state == "accepted"

    def test_refuses_to_take_away_a_goal_that_somebody_else_uses(self, desk, bart):
        desk.does(actions.add, line_start=19, line_end=19, text="Wonen voor iedereen.", level="goal")
        goal = desk.item("Wonen voor iedereen.")
        Desk(desk.review, bart).does(actions.reparent, "24 assistentiewoningen", parent_id=goal.pk)

        with pytest.raises(refusals.CannotUndo, match="Bart Maes"):
            desk.does(actions.undo)
        assert desk.item("24 assistentiewoningen").parent == goal

    def test_looks_past_what_somebody_else_took_back(self, desk, bart):
        other = Desk(desk.review, bart)
        desk.does(actions.accept, "24 assistentiewoningen")
        other.does(actions.reopen, "24 assistentiewoningen")
        other.does(actions.undo)
        desk.does(actions.undo)

        assert desk.item("24 assistentiewoningen").state == "open"


class TestRedo:
    def test_is_over_once_something_else_was_done(self, desk):
        desk.does(actions.accept, "De mantelzorgtoelage")
        desk.does(actions.undo)
        desk.does(actions.accept, "24 assistentiewoningen")

        with pytest.raises(refusals.NothingToRedo, match="no step"):
            desk.does(actions.redo)
