"""From actions to goals to domains: how much of what lies below is in which stage.

What is counted are the leaves: promises under which no other promise stands. Each weighs 1, unless it was
given another weight; the weight of a goal multiplies all that lies below it. Where all that is counted
together weighs nothing, each weighs the same. Promises that repeat one another count once in whatever they
are counted in.

Nothing is called delivered that is not proved, and what nobody knows is not called undone: how much is
delivered lies between `delivered_at_least` and `delivered_at_most`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from akkoord.errors import InputError
from akkoord.followup.stages import STAGES, StageCode

Weight = int | Fraction
Group = TypeVar("Group", bound=Hashable)

_LEAST_FIRST: tuple[StageCode, ...] = (
    "cannot_be_judged",
    "not_started",
    "dropped",
    "in_preparation",
    "changed",
    "in_progress",
    "delivered",
    "no_information",
)
"""Where repeats say different things, the first of these counts: never more than the most careful of them."""

_UNDECIDED: tuple[StageCode, ...] = ("no_information", "cannot_be_judged")


class NegativeWeight(InputError):
    """A promise weighs less than nothing."""

    code = "negative_weight"
    message = "promise {promise} has weight {weight}; give 0 or more, or none"


class ParentMissing(InputError):
    """A promise stands under one that was not given."""

    code = "parent_missing"
    message = "promise {promise} stands under {parent}, which is not among the promises given"


class ParentsInACircle(InputError):
    """A promise stands, by way of others, under itself."""

    code = "parents_in_a_circle"
    message = (
        "promise {promise} stands under itself; every promise stands under a goal, and a goal under none"
    )


@dataclass(frozen=True, slots=True)
class Node:
    """A promise as the roll-up needs it.

    Attributes:
        id: Its name among the nodes.
        parent: The node it stands under; None at the top.
        weight: How much it counts beside others; None where nobody gave a weight.
        same_as: Another node that says the same; they count once.
        stage: Where it stands.
        is_claimed: Whether that is only said.
    """

    id: str
    parent: str | None = None
    weight: Weight | None = None
    same_as: str | None = None
    stage: StageCode = "no_information"
    is_claimed: bool = False

    def __post_init__(self) -> None:
        if self.weight is not None and self.weight < 0:
            raise NegativeWeight(promise=self.id, weight=self.weight)


@dataclass(frozen=True, slots=True)
class Progress:
    """How much of what is counted together is in which stage.

    Attributes:
        leaves: How many promises were counted, repeats once.
        shares: The share of each stage that occurs, in the order of the stages; together 1, or nothing where
            there are no leaves.
        delivered_at_least: The share that is delivered with proof.
        delivered_at_most: That share with all that may be delivered too: what is only said to be, and what
            nobody knows or can judge.
    """

    leaves: int
    shares: Mapping[StageCode, Fraction]
    delivered_at_least: Fraction
    delivered_at_most: Fraction


def below(nodes: Iterable[Node]) -> dict[str, Progress]:
    """Return the progress of every node under which others stand, by its id.

    Raises:
        ParentMissing: if a parent is not among the nodes.
        ParentsInACircle: if a node stands under itself.

    >>> goal = Node("goal")
    >>> done = Node("a", "goal", stage="delivered")
    >>> said = Node("b", "goal", stage="delivered", is_claimed=True)
    >>> begun = Node("c", "goal", weight=2, stage="in_progress")
    >>> progress = below([goal, done, said, begun])["goal"]
    >>> progress.leaves, progress.delivered_at_least, progress.delivered_at_most
    (3, Fraction(1, 4), Fraction(1, 2))
    """
    tree = _Tree(nodes)
    under: dict[str, list[tuple[Node, Weight]]] = defaultdict(list)
    for leaf in tree.leaves:
        weight = _weight(leaf)
        for goal in tree.above(leaf):
            under[goal.id].append((leaf, weight))
            weight *= _weight(goal)
    return {goal: _together(tree, weighed) for goal, weighed in under.items()}


def by(nodes: Iterable[Node], groups: Mapping[str, Group]) -> dict[Group, Progress]:
    """Return the progress of each group of nodes: of the domains, of places, or of the whole agreement.

    Args:
        nodes: All nodes, so that it is known which stand under which.
        groups: From the id of a node to its group; only leaves count, and those in no group count nowhere.

    Raises:
        ParentMissing: if a parent is not among the nodes.
        ParentsInACircle: if a node stands under itself.

    >>> one, again = Node("a", stage="delivered"), Node("b", same_as="a", stage="in_progress")
    >>> by([one, again], {"a": "care", "b": "care"})["care"].shares
    {'in_progress': Fraction(1, 1)}
    """
    tree = _Tree(nodes)
    weighed: dict[Group, list[tuple[Node, Weight]]] = defaultdict(list)
    for leaf in tree.leaves:
        if leaf.id in groups:
            weight = _weight(leaf)
            for goal in tree.above(leaf):
                weight *= _weight(goal)
            weighed[groups[leaf.id]].append((leaf, weight))
    return {group: _together(tree, found) for group, found in weighed.items()}


class _Tree:
    def __init__(self, nodes: Iterable[Node]) -> None:
        self._by_id = {node.id: node for node in nodes}
        parents = set()
        for node in self._by_id.values():
            if node.parent is not None:
                if node.parent not in self._by_id:
                    raise ParentMissing(promise=node.id, parent=node.parent)
                parents.add(node.parent)
        self._group = _groups(self._by_id.values())
        self._above: dict[str, tuple[Node, ...]] = {}
        for node in self._by_id.values():
            self._climb(node)
        self.leaves = [node for node in self._by_id.values() if node.id not in parents]

    def above(self, node: Node) -> tuple[Node, ...]:
        """Return the goals over a node, the nearest first."""
        return self._above[node.id]

    def _climb(self, node: Node) -> None:
        """Find the goals over a node, and over each node on the way up that is not known yet."""
        way: list[Node] = []
        at: Node | None = node
        while at is not None and at.id not in self._above:
            way.append(at)
            if len(way) > len(self._by_id):
                raise ParentsInACircle(promise=node.id)
            at = self._by_id[at.parent] if at.parent is not None else None
        for one in reversed(way):
            parent = self._by_id[one.parent] if one.parent is not None else None
            self._above[one.id] = (parent, *self._above[parent.id]) if parent is not None else ()

    def group(self, node: Node) -> str:
        """Return what all that says the same shares."""
        return self._group.get(node.id, node.id)


def _groups(nodes: Iterable[Node]) -> dict[str, str]:
    """Return, for each node that repeats or is repeated, one name of all that say the same."""
    leader: dict[str, str] = {}

    def find(name: str) -> str:
        while leader.setdefault(name, name) != name:
            name = leader[name]
        return name

    for node in nodes:
        if node.same_as is not None:
            leader[find(node.id)] = find(node.same_as)
    return {name: find(name) for name in leader}


def _together(tree: _Tree, weighed: Sequence[tuple[Node, Weight]]) -> Progress:
    groups: dict[str, list[tuple[Node, Weight]]] = defaultdict(list)
    for node, weight in weighed:
        groups[tree.group(node)].append((node, weight))
    # What is said twice weighs as much as where it weighs most.
    once = [(_most_careful(group), max(weight for _, weight in group)) for group in groups.values()]
    if once and not any(weight for _, weight in once):
        once = [(node, 1) for node, _ in once]
    total = sum(weight for _, weight in once)
    sums: dict[StageCode, Weight] = defaultdict(int)
    proved: Weight = 0
    for node, weight in once:
        sums[node.stage] += weight
        if node.stage == "delivered" and not node.is_claimed:
            proved += weight
    possible = sums["delivered"] + sum(sums[code] for code in _UNDECIDED)
    return Progress(
        leaves=len(once),
        shares={code: Fraction(sums[code], total) for code in STAGES if sums[code]},
        delivered_at_least=Fraction(proved, total) if total else Fraction(0),
        delivered_at_most=Fraction(possible, total) if total else Fraction(0),
    )


def _most_careful(group: Sequence[tuple[Node, Weight]]) -> Node:
    return min(
        (node for node, _ in group), key=lambda node: (_LEAST_FIRST.index(node.stage), not node.is_claimed)
    )


def _weight(node: Node) -> Weight:
    return 1 if node.weight is None else node.weight
