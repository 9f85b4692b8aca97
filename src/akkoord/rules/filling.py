"""A tree with what is known filled in: constants for what is settled, the branch of a choice that is made."""

from __future__ import annotations

from akkoord.rules.evaluation import Evaluation, Known
from akkoord.rules.tree import Choose, Constant, Named, Node, children, rebuilt


class Filling:
    """Trees of which the same is known.

    >>> from akkoord.rules import bounds
    >>> from akkoord.rules.tree import Input
    >>> a, b = Input("fact", "a"), Input("fact", "b")
    >>> Filling({a: bounds.SURE_YES, b: bounds.PERHAPS}).of(Choose(a, b, Constant(False))) is b
    True
    """

    def __init__(self, known: Known) -> None:
        self._evaluation = Evaluation(known)
        # The node is kept beside what it becomes: an id alone could be given out again.
        self._done: dict[int, tuple[Node, Node]] = {}

    def of(self, node: Node) -> Node:
        """Return what is left of a node; it comes to the same, and shares what the trees share.

        Raises:
            NotGrounded: if the tree goes over members that are not written out.
        """
        done = self._done.get(id(node))
        if done is None:
            done = self._done[id(node)] = (node, self._left_of(node))
        return done[1]

    def _left_of(self, node: Node) -> Node:
        value = self._evaluation.of(node)
        if value.is_point:
            return Constant(value.low)
        if isinstance(node, Named):
            return self.of(node.part)
        if isinstance(node, Choose):
            parts = tuple(self.of(part) for part in self._evaluation.live_parts(node))
            return parts[1] if len(parts) == 2 else Choose(*parts)
        return rebuilt(node, tuple(self.of(part) for part in children(node)))
