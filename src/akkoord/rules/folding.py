"""A tree with everything that is settled folded away: for whoever builds another tree out of it.

`akkoord.rules.residue` does the same for whoever wants an answer.
"""

from __future__ import annotations

from akkoord.rules.evaluation import Evaluation, Known
from akkoord.rules.tree import All, AnyOf, Choose, Constant, Input, Named, Node, children, rebuilt


def folded(root: Node, known: Known) -> Node:
    """Return what is left of a tree: a constant for what is settled, the branch of a choice that is made.

    It comes to the same as the tree, has no names of steps, and shares what the tree shares.

    Args:
        root: The tree.
        known: The bounds of its inputs.

    >>> from akkoord.rules import bounds
    >>> a, b = Input("fact", "a"), Input("fact", "b")
    >>> folded(Choose(a, b, Constant(False)), {a: bounds.SURE_YES, b: bounds.PERHAPS})
    Input(role='fact', name='b', of='')
    """
    return _Folding(known).of(root)


class _Folding:
    def __init__(self, known: Known) -> None:
        self._evaluation = Evaluation(known)
        self._done: dict[int, Node] = {}
        self._inputs: dict[Input, Node] = {}

    def of(self, node: Node) -> Node:
        left = self._done.get(id(node))
        if left is None:
            left = self._done[id(node)] = self._left_of(node)
        return left

    def _left_of(self, node: Node) -> Node:  # noqa: PLR0911 - one case per node
        match node:
            case Constant():
                return node
            case Named(part=part):
                return self.of(part)
            case Choose(test=test, then=then, otherwise=otherwise):
                tested = self.of(test)
                if isinstance(tested, Constant):
                    return self.of(then if tested.value else otherwise)
                one, other = self.of(then), self.of(otherwise)
                return one if one is other else self._settled_or(Choose(tested, one, other))
            case All(parts=parts):
                return self._of_truths(parts, stops=False)
            case AnyOf(parts=parts):
                return self._of_truths(parts, stops=True)
            case Input():
                # An input that is written twice becomes one node, so that it is seen to be shared.
                return self._settled_or(self._inputs.setdefault(node, node))
            case _:
                return self._settled_or(rebuilt(node, tuple(self.of(part) for part in children(node))))

    def _of_truths(self, parts: tuple[Node, ...], *, stops: bool) -> Node:
        left: dict[int, Node] = {}
        for part in parts:
            one = self.of(part)
            if not isinstance(one, Constant):
                left[id(one)] = one
            elif bool(one.value) is stops:
                return Constant(stops)
        rest = tuple(left.values())
        if len(rest) < 2:
            return rest[0] if rest else Constant(not stops)
        return AnyOf(rest) if stops else All(rest)

    def _settled_or(self, node: Node) -> Node:
        found = self._evaluation.of(node)
        return Constant(found.low) if found.is_point else node
