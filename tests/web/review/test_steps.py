"""What people do with the promises of a review."""

import pytest

from akkoord.web.agreement.models import PromiseText
from akkoord.web.frame.national_numbers import NationalNumberFound
from akkoord.web.review import actions, refusals
from akkoord.web.review.models import Item, Step
from web.review.conftest import NOW, Desk, bring_in

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

CARE = "De mantelzorgtoelage wordt uitgebreid"
BEDS = "24 assistentiewoningen"
GOAL = "Zorg blijft dicht bij huis"


class TestAccept:
    def test_is_kept_with_who_and_when(self, desk, an):
        desk.does(actions.accept, CARE)
        item = desk.item(CARE)

        assert (item.state, item.changed_by, item.revision) == ("accepted", an, 2)

    def test_of_what_was_accepted_is_no_step(self, desk):
        desk.does(actions.accept, CARE)

        assert desk.does(actions.accept, CARE) is None
        assert Step.objects.count() == 1

    def test_of_another_review_is_refused(self, desk):
        other = bring_in(b"STAD\n\n- Er komt groen.").items.get()

        with pytest.raises(refusals.NoSuchItem, match=str(other.pk)):
            desk.does(actions.accept, item_id=other.pk, seen=1)

    def test_of_all_the_sure_ones_is_one_step(self, desk):
        desk.does(actions.accept_rest, most_doubt=0)

        assert Step.objects.count() == 1
        assert set(desk.review.items.filter(state="open").values_list("doubt", flat=True)).isdisjoint({0})

    def test_can_be_taken_back_without_undo(self, desk):
        desk.does(actions.accept, CARE)
        desk.does(actions.reopen, CARE)

        assert desk.item(CARE).state == "open"


class TestEdit:
    def test_reads_the_words_anew(self, desk):
        desk.does(actions.edit, BEDS, text="Er komen 30 assistentiewoningen bij, waar mogelijk.")
        item = desk.item("30 assistentiewoningen")

        assert item.marks["targets"][0]["quantity"] == 30
        assert item.marks["conditions"][0]["text"] == "waar mogelijk"
        assert (item.state, item.original) == (
            "accepted",
            "Er komen 24 assistentiewoningen bij in de Molenhoek.",
        )

    def test_makes_spaces_single_and_drops_what_cannot_be_kept(self, desk):
        desk.does(actions.edit, BEDS, text="  Er komt\0 een\n\tpark. ")

        assert desk.item("Er komt een park.")

    @pytest.mark.parametrize(
        ("text", "error"),
        [
            (" \n\0", refusals.EmptyText),
            ("bos " * 2_501, refusals.TextTooLong),
            ("Dossier 85.07.30-033.28", NationalNumberFound),
        ],
    )
    def test_refuses_what_is_no_text_of_a_promise(self, desk, text, error):
        with pytest.raises(error):
            desk.does(actions.edit, BEDS, text=text)
        assert desk.item(BEDS).revision == 1

    def test_does_not_overwrite_what_somebody_else_changed(self, desk, bart):
        seen = desk.item(BEDS).revision
        Desk(desk.review, bart).does(actions.edit, BEDS, text="Er komen 40 assistentiewoningen.")

        item = desk.item("40 assistentiewoningen")

        with pytest.raises(refusals.ChangedMeanwhile, match="Bart Maes") as caught:
            desk.does(actions.edit, item_id=item.pk, seen=seen, text="Er komen 50 woningen.")
        assert caught.value.item.text == "Er komen 40 assistentiewoningen."


class TestTheTree:
    def test_changes_the_level(self, desk):
        desk.does(actions.change_level, BEDS, level="goal")

        assert desk.item(BEDS).level == "goal"

    def test_refuses_a_level_that_is_none(self, desk):
        with pytest.raises(refusals.UnknownLevel, match="wens"):
            desk.does(actions.change_level, BEDS, level="wens")

    def test_moves_a_promise_to_another_goal(self, desk):
        goal = desk.item("Elk kind vindt opvang")
        desk.does(actions.reparent, BEDS, parent_id=goal.pk)

        assert desk.item(BEDS).parent == goal

    def test_lets_a_promise_serve_nothing(self, desk):
        desk.does(actions.reparent, BEDS, parent_id=None)

        assert desk.item(BEDS).parent is None

    def test_refuses_an_action_as_a_goal(self, desk):
        with pytest.raises(refusals.NotAGoal, match="no goal"):
            desk.does(actions.reparent, BEDS, parent_id=desk.item(CARE).pk)

    def test_refuses_a_goal_of_another_review(self, desk):
        other = bring_in(b"STAD\n\n- **Meer groen.**\n - Er komt een park.").items.get(level="goal")

        with pytest.raises(refusals.NotAGoal, match="no goal"):
            desk.does(actions.reparent, BEDS, parent_id=other.pk)

    def test_refuses_a_circle(self, desk):
        top = desk.item("Niemand in Voorbeeldegem")

        with pytest.raises(refusals.ServesItself, match="serves it"):
            desk.does(actions.reparent, "Niemand in Voorbeeldegem", parent_id=desk.item(GOAL).pk)
        assert desk.item(GOAL).parent == top

    def test_puts_one_promise_under_another_heading(self, desk):
        desk.does(actions.retitle, BEDS, domain="Wonen", theme="", subtheme="")

        assert desk.review.items.filter(domain="Wonen", theme="").count() > 0
        assert desk.item(CARE).domain == "Zorg en gezin"

    def test_names_a_heading_anew_for_all_under_it(self, desk):
        under = desk.review.items.filter(domain="Zorg en gezin")
        before = {item.pk: item.theme for item in under}
        item = desk.item(BEDS)
        desk.does(actions.retitle, BEDS, domain="Zorg", theme=item.theme, subtheme="", everywhere=True)
        after = {item.pk: item.theme for item in desk.review.items.filter(domain="Zorg")}

        assert after == before

    def test_names_a_theme_anew_in_its_own_domain_only(self, desk):
        desk.does(actions.retitle, BEDS, domain="Zorg en gezin", theme="Thuis", subtheme="", everywhere=True)

        assert desk.item(CARE).theme == "Thuis"
        assert desk.item("Elk kind vindt opvang").theme == "Jonge gezinnen"

    def test_refuses_a_heading_without_end(self, desk):
        with pytest.raises(refusals.HeadingTooLong, match="160"):
            desk.does(actions.retitle, BEDS, domain="x" * 161, theme="", subtheme="")


class TestSplit:
    PIECES = ("Er komen 24 assistentiewoningen bij.", "Ze komen in de Molenhoek.", "Ze zijn betaalbaar.")

    def test_gives_promises_in_order_in_the_same_place(self, desk):
        neighbours = [desk.item("Zorg blijft dicht"), desk.item("nachtzorgdienst")]
        desk.does(actions.split, BEDS, pieces=self.PIECES)
        between = desk.review.items.filter(
            position__gt=neighbours[0].position, position__lt=neighbours[1].position
        )

        assert tuple(item.text for item in between) == self.PIECES
        assert {(item.line_start, item.parent.text, item.state) for item in between} == {
            (18, "Zorg blijft dicht bij huis.", "accepted")
        }

    def test_leaves_what_serves_it_with_the_first(self, desk):
        served = desk.item(BEDS).parent
        desk.does(actions.split, GOAL, pieces=["Zorg blijft dichtbij.", "Zorg blijft betaalbaar."])

        assert desk.item(BEDS).parent == served
        assert served.pk == desk.item("Zorg blijft dichtbij.").pk

    def test_a_hundred_times_in_one_place_keeps_the_order(self, desk):
        for number in range(100):
            desk.does(actions.split, BEDS, pieces=[self.PIECES[0], f"Stuk {number}."])
        texts = [item.text for item in desk.review.items.order_by("position")]
        first = texts.index(self.PIECES[0])

        assert texts[first + 1 : first + 101] == [f"Stuk {number}." for number in range(99, -1, -1)]

    @pytest.mark.parametrize("pieces", [[], ["Alleen dit."], ["Dit.", "  "]])
    def test_refuses_one_piece(self, desk, pieces):
        with pytest.raises(refusals.OnePiece, match="at least two"):
            desk.does(actions.split, BEDS, pieces=pieces)


class TestMerge:
    def merge(self, desk, one, other, **more):
        other = desk.item(other)
        return desk.does(actions.merge, one, other_id=other.pk, other_seen=other.revision, **more)

    def test_joins_words_and_lines_in_the_order_of_the_text(self, desk):
        self.merge(desk, "nachtzorgdienst", BEDS)
        item = desk.item(BEDS)

        assert item.text.endswith("De stad onderzoekt of er een nachtzorgdienst kan komen.")
        assert (item.line_start, item.line_end) == (18, 19)
        assert desk.review.items.filter(state="gone").count() == 1

    def test_takes_other_words_where_they_are_given(self, desk):
        self.merge(desk, BEDS, "nachtzorgdienst", text="Er komt zorg in de Molenhoek.")

        assert desk.item("Er komt zorg in de Molenhoek.")

    def test_brings_what_served_the_second_to_the_first(self, desk):
        self.merge(desk, "Wie thuis voor iemand zorgt", GOAL)

        assert desk.item(BEDS).parent.text.startswith("Wie thuis voor iemand zorgt")

    def test_of_a_goal_with_what_serves_it_makes_no_circle(self, desk):
        self.merge(desk, GOAL, BEDS)

        assert desk.item(BEDS).parent.text == "Niemand in Voorbeeldegem staat er alleen voor."

    def test_refuses_itself_and_what_is_no_promise(self, desk):
        item = desk.item(BEDS)
        with pytest.raises(refusals.NotMergeable, match="cannot be merged"):
            desk.does(actions.merge, BEDS, other_id=item.pk, other_seen=1)
        desk.does(actions.mark_no_promise, CARE)
        with pytest.raises(refusals.NotMergeable, match="cannot be merged"):
            self.merge(desk, BEDS, CARE)


class TestAdd:
    def test_stands_behind_what_stands_before_it(self, desk):
        desk.does(actions.add, line_start=5, line_end=5, text="Wij tonen hoe Akkoord werkt.")
        first = desk.review.items.order_by("position").first()

        assert (first.text, first.level, first.original) == (
            "Wij tonen hoe Akkoord werkt.",
            "action",
            "",
        )

    def test_serves_the_goal_of_its_neighbour(self, desk):
        desk.does(actions.add, line_start=19, line_end=19, text="Er komt een wijkdokter.")
        item = desk.item("wijkdokter")

        assert (item.parent.text, item.theme) == ("Zorg blijft dicht bij huis.", "Mantelzorg")

    @pytest.mark.parametrize("lines", [(0, 1), (3, 2), (1, 100_000)])
    def test_refuses_lines_that_are_not_there(self, desk, lines):
        with pytest.raises(refusals.LinesOutside, match="not in this document"):
            desk.does(actions.add, line_start=lines[0], line_end=lines[1], text="Iets.")


class TestContinueAs:
    def test_refuses_a_number_that_the_version_before_does_not_have(self, desk):
        with pytest.raises(refusals.UnknownPromise, match="12"):
            desk.does(actions.continue_as, BEDS, numbers=[12])

    def test_ties_a_promise_to_one_of_the_version_before(self, desk, an):
        desk.accept_all()
        version = desk.publish()
        number = PromiseText.objects.get(text__contains="nachtzorgdienst").promise.number
        other = Desk(bring_in(follows=version), an)
        other.does(actions.continue_as, BEDS, numbers=[number, number])

        assert other.item(BEDS).continues == [number]


class TestTwoReviewers:
    def test_see_each_others_steps_and_lose_none(self, desk, bart):
        other = Desk(desk.review, bart)
        desk.does(actions.accept, CARE)
        other.does(actions.edit, BEDS, text="Er komen 25 woningen.")

        assert [(step.number, step.actor.name) for step in Step.objects.all()] == [
            (1, "An Peeters"),
            (2, "Bart Maes"),
        ]
        assert desk.item("25 woningen").changed_by == bart


class TestBeforeItIsRead:
    def test_nothing_can_be_done(self, an):
        review = bring_in(b"Dit is geen akkoord.")

        with pytest.raises(refusals.NotReadYet, match="no promises yet"):
            actions.accept_rest(review_id=review.pk, most_doubt=100, actor=an, now=NOW)
        assert not Item.objects.exists()
