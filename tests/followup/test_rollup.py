from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.followup.rollup import (
    NegativeWeight,
    Node,
    ParentMissing,
    ParentsInACircle,
    Progress,
    below,
    by,
)
from akkoord.followup.stages import StageCode

NOTHING = Progress(0, {}, Fraction(0), Fraction(0))
stages = st.sampled_from(get_args(StageCode))
weights = st.none() | st.integers(0, 5) | st.fractions(0, 3, max_denominator=4)


@st.composite
def trees(draw, repeats=True):
    """Some promises, each at the top or under one before it, some repeating one before it."""
    nodes: list[Node] = []
    for number in range(draw(st.integers(1, 12))):
        before = st.sampled_from([node.id for node in nodes]) if nodes else st.none()
        nodes.append(
            Node(
                id=str(number),
                parent=draw(st.none() | before),
                weight=draw(weights),
                same_as=draw(st.none() | before) if repeats else None,
                stage=draw(stages),
                is_claimed=draw(st.booleans()),
            )
        )
    return nodes


def together(nodes, counted=None):
    """Return the progress of all nodes, or of some, as one group."""
    found = by(nodes, {node.id: "all" for node in nodes if counted is None or node.id in counted})
    return found.get("all", NOTHING)


def shares(nodes, goal="goal"):
    return below(nodes)[goal].shares


class TestProgress:
    """Of what lies below a goal, or of all that is taken together."""

    @given(trees())
    def test_lies_between_nothing_and_all_and_its_shares_make_one(self, nodes):
        for progress in [together(nodes), *below(nodes).values()]:
            assert 0 <= progress.delivered_at_least <= progress.delivered_at_most <= 1
            assert sum(progress.shares.values()) == 1

    @given(trees(repeats=False))
    def test_of_a_goal_lies_between_those_of_what_stands_directly_under_it(self, nodes):
        found = below(nodes)
        for goal, progress in found.items():
            under = [
                found.get(node.id) or together([replace(node, parent=None)])
                for node in nodes
                if node.parent == goal
            ]
            for bound in ("delivered_at_least", "delivered_at_most"):
                values = [getattr(one, bound) for one in under]
                # Where all that counts weighs nothing, each weighs the same, wherever it stands.
                if any(node.weight == 0 for node in nodes):
                    continue
                assert min(values) <= getattr(progress, bound) <= max(values)

    @given(trees())
    def test_is_the_same_where_every_weight_is_one_as_where_there_is_none(self, nodes):
        bare = [replace(node, weight=None) for node in nodes]

        assert below(bare) == below([replace(node, weight=1) for node in nodes])
        assert below(bare) == below([replace(node, weight=0) for node in nodes])

    @given(trees(), st.integers(1, 9))
    def test_stays_where_all_weights_grow_alike(self, nodes, times):
        top = [
            replace(node, parent=None, weight=node.weight if node.weight is not None else 1) for node in nodes
        ]

        assert together(top) == together([replace(node, weight=node.weight * times) for node in top])

    @given(trees(), stages)
    def test_counts_a_repeat_once(self, nodes, stage):
        again = Node("again", same_as="0", stage=nodes[0].stage, is_claimed=nodes[0].is_claimed, weight=0)
        leaf_ids = {node.id for node in nodes} - {node.parent for node in nodes}

        if "0" in leaf_ids and any(node.weight != 0 for node in nodes):
            assert together([*nodes, again]).leaves == together(nodes).leaves

    def test_of_a_heavier_action_weighs_more(self):
        nodes = [
            Node("goal"),
            Node("a", "goal", 3, stage="delivered"),
            Node("b", "goal", stage="not_started"),
        ]

        assert shares(nodes) == {"not_started": Fraction(1, 4), "delivered": Fraction(3, 4)}

    def test_takes_the_weight_of_a_goal_on_to_all_below_it(self):
        nodes = [
            Node("goal"), Node("half", "goal", Fraction(1, 2)), Node("a", "half", stage="delivered"),
            Node("b", "goal", stage="not_started"),
        ]  # fmt: skip

        assert shares(nodes)["delivered"] == Fraction(1, 3)

    def test_does_not_count_a_goal_beside_its_own_actions(self):
        nodes = [Node("goal", stage="delivered"), Node("a", "goal", stage="in_progress")]

        assert (together(nodes).leaves, together(nodes).shares) == (1, {"in_progress": 1})

    def test_of_repeats_that_differ_is_that_of_the_most_careful(self):
        nodes = [
            Node("a", stage="delivered"),
            Node("b", same_as="a", stage="delivered", is_claimed=True),
            Node("c", same_as="b"),
        ]

        found = together(nodes)

        assert (found.leaves, found.shares) == (1, {"delivered": 1})
        assert (found.delivered_at_least, found.delivered_at_most) == (0, 1)

    def test_takes_what_nobody_knows_neither_for_done_nor_for_undone(self):
        found = together([Node("a", stage="delivered"), Node("b"), Node("c", stage="dropped")])

        assert (found.delivered_at_least, found.delivered_at_most) == (Fraction(1, 3), Fraction(2, 3))

    def test_of_a_domain_counts_its_own_leaves_only(self):
        nodes = [Node("goal"), Node("a", "goal", stage="delivered"), Node("b", "goal")]

        assert together(nodes, {"goal", "a"}).shares == {"delivered": 1}

    def test_of_nothing_is_nothing(self):
        assert by([], {}) == {}


class TestNodes:
    def test_refuse_a_weight_below_nothing(self):
        with pytest.raises(NegativeWeight, match="weight -1"):
            Node("a", weight=-1)

    def test_must_hold_each_parent(self):
        with pytest.raises(ParentMissing, match="a stands under goal"):
            together([Node("a", "goal")])

    def test_never_stand_under_themselves(self):
        with pytest.raises(ParentsInACircle):
            together([Node("a", "b"), Node("b", "c"), Node("c", "a")])
