"""A population gets the answers that its households get one by one."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from akkoord.rules import reader
from akkoord.rules.batch import answering, one_by_one
from akkoord.rules.batch.population import HOUSEHOLD, MEMBER, Column, Population
from akkoord.rules.batch.questions import question
from akkoord.rules.batch.reading import Asked
from akkoord.rules.bounds import ANYTHING, PERHAPS, Bounds, point
from akkoord.rules.rule import divided, rounded
from akkoord.rules.tree import Input
from rules.batch import laws

COMPILED = settings(deadline=None, max_examples=25)


def numbers(*ends, widest=ANYTHING):
    return _column(np.float64, ends, widest)


def truths(*ends):
    return _column(np.uint8, ends, PERHAPS)


def _column(kind, ends, widest):
    pairs = [end if isinstance(end, tuple) else (end, end) for end in ends]
    low, high = (np.array(side, kind) for side in zip(*pairs, strict=True))
    return Column(low, low if (low == high).all() else high, widest)


def population(sizes, **facts):
    """Return households of these sizes, each with its first member as applicant."""
    offsets = np.concatenate(([0], np.cumsum(sizes))).astype(np.int64)
    named = {
        Input("fact", name, HOUSEHOLD if name in ("a", "b", "y", "z") else MEMBER): fact
        for name, fact in facts.items()
    }
    return Population(offsets, offsets[:-1].astype(np.int32), named)


def asked(body, returns="bool"):
    source = f"def law(household: Household, applicant: Person, figures: Figures) -> {returns}:\n    {body}\n"
    around = {"Household": laws.Household, "Person": laws.Person, "divided": divided, "rounded": rounded}
    return question(reader.read(source, around=around))


def answered(body, people, returns="bool", **figures):
    return answering.answers([asked(body, returns)], people, figures)[0]


def both_ways(tree, people, figures):
    one = question(tree)
    return (
        answering.answers([one], people, figures)[0],
        one_by_one.all_of(Asked(one, people, figures)),
    )


class TestAnswers:
    @COMPILED
    @given(
        tree=laws.trees(laws.plain_truths, "bool", laws.plain_truths),
        people=laws.populations(),
        figures=laws.figures,
    )
    def test_are_those_of_one_by_one(self, tree, people, figures):
        found, exact = both_ways(tree, people, figures)

        for name in ("low", "high", "needs_figure"):
            assert np.array_equal(getattr(found, name), getattr(exact, name))

    @COMPILED
    @given(tree=laws.trees(laws.some_truths, "bool"), people=laws.populations(), figures=laws.figures)
    def test_never_leave_more_open_than_one_by_one(self, tree, people, figures):
        found, exact = both_ways(tree, people, figures)

        assert (found.low >= exact.low).all()
        assert (found.high <= exact.high).all()

    @COMPILED
    @given(tree=laws.trees(laws.some_numbers, "int"), people=laws.populations(), figures=laws.figures)
    def test_are_no_wider_than_one_by_one_for_a_number(self, tree, people, figures):
        found, exact = both_ways(tree, people, figures)

        assert (found.low >= exact.low).all()
        assert (found.high <= exact.high).all()

    @COMPILED
    @given(tree=laws.trees(laws.some_numbers, "int"), people=laws.populations(), seed=st.integers(0, 9))
    def test_hold_for_every_way_to_fill_in_what_is_unknown(self, tree, people, seed):
        figures = {"f": point(True), "g": point(1)}
        found, _ = both_ways(tree, people, figures)
        filled_in = Population(
            people.offsets,
            people.heads,
            {name: laws.somewhere(fact, seed) for name, fact in people.facts.items()},
        )
        told, _ = both_ways(tree, filled_in, figures)

        assert (told.low == told.high).all()
        assert ((found.low <= told.low) & (told.low <= found.high)).all()

    def test_see_that_something_or_its_opposite_holds(self):
        found = answered("return household.a or not household.a", population([1], a=truths((0, 1))))

        assert found.low.tolist() == [1]

    def test_look_at_each_case_of_a_fact_that_works_both_ways(self):
        people = population([2, 1], x=numbers((0, 9), 7, (0, 2), widest=Bounds(0, 9)))
        found = answered("return any(m.x > 2 and m.x < 4 or m.x > 6 for m in household.members)", people)

        assert list(zip(found.low, found.high, strict=True)) == [(1, 1), (0, 0)]

    def test_sum_over_members_and_keep_a_household_apart_from_the_next(self):
        people = population([2, 1, 3], x=numbers(1, 2, 10, 100, 200, 300), y=numbers(2, 10, 601))
        found = answered("return sum(m.x for m in household.members) >= household.y", people)

        assert found.low.tolist() == [1, 1, 0]

    def test_tell_that_no_fact_helps_while_a_figure_is_missing(self):
        people = population([1, 1], y=numbers(5, 5), a=truths((0, 1), 1))
        found = answered("return household.y < figures.g and household.a", people, g=Bounds(1, 9))

        # In the first household "a does not hold" settles it, in the second nothing does.
        assert found.needs_figure.tolist() == [False, True]

    @pytest.mark.parametrize(("y", "cents"), [(7, 4), (5, 3), (-5, -2), (6, 3)])
    def test_round_half_up_to_the_cent(self, y, cents):
        found = answered("return rounded(divided(household.y, 2))", population([1], y=numbers(y)), "int")

        assert found.low.tolist() == [cents]

    def test_divide_by_a_fact_exactly_also_on_a_tie(self):
        people = population([1, 1, 1], y=numbers(10, 9, 1), z=numbers(4, 6, 3))
        found = answered("return rounded(divided(household.y, household.z))", people, "int")

        # 2.5, 1.5 and a third.
        assert found.low.tolist() == [3, 2, 0]

    def test_are_left_to_the_exact_engine_where_numbers_are_too_large_for_columns(self):
        large = 2**45 + 1
        people = population([1], y=numbers(large), z=numbers(3))
        found = answered("return household.y * 256 == household.z", people)

        assert found.low.tolist() == [0]

    def test_are_left_to_the_exact_engine_where_members_are_compared_with_each_other(self):
        people = population([2, 2], x=numbers(1, 2, 3, 3))
        law = "return any(any(n.x > m.x for n in household.members) for m in household.members)"

        assert answered(law, people).low.tolist() == [1, 0]

    def test_are_given_to_each_member_where_the_rule_is_about_a_person(self):
        source = "def law(person: Person) -> int: return max(0, person.x - 1)"
        one = question(reader.read(source, around={"Person": laws.Person}))
        people = population([2, 1], x=numbers(1, 5, (0, 4)))
        found = answering.answers([one], people)[0]

        assert (found.low.tolist(), found.high.tolist()) == ([0, 4, 0], [0, 4, 3])

    @pytest.mark.parametrize("threads", [1, 2])
    def test_are_the_same_on_more_cores(self, threads):
        people = population([1, 2] * 3000, x=numbers(*range(9000)))
        found = answering.answers(
            [asked("return sum(m.x for m in household.members)", "int")], people, {}, threads
        )

        assert found[0].low[-1] == 8998 + 8999
        assert found[0].low.sum() == sum(range(9000))

    def test_of_nobody_are_none(self):
        assert (
            answered("return household.a", population([], a=Column(*[np.zeros(0, np.uint8)] * 2))).low.size
            == 0
        )
