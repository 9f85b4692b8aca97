"""How an answer was reached: the rules that were looked at, from the answer down to facts and figures.

An explanation is a tree of steps. Each step is one rule, with its article, what it came to, the steps below
it, and the facts and figures that it looked at itself. It is the same for every kind of answer: for a yes, a
no and an unknown, so that a reader sees which conditions are met, which fail and which are open.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from akkoord.rules.bounds import Bounds
from akkoord.rules.influence import Inquiry
from akkoord.rules.tree import All, AnyOf, Input, Named, Node

VERSION = 1


@dataclass(frozen=True, slots=True)
class Step:
    """One rule in an explanation.

    Attributes:
        code: What it is called: `scope.name`.
        of: The member that it is about; empty where it is about the household.
        source: Its article.
        bounds: What it came to; open where the ends differ.
        is_truth: Whether it answers yes or no, or gives a number.
        decides: Whether the step above is what it is because of this one.
        steps: The rules that it called and that could matter.
        inputs: The facts, figures and days that it looked at itself.
        numbers: The numbers that it computed on the way, by local name.
    """

    code: str
    of: str
    source: str
    bounds: Bounds
    is_truth: bool
    decides: bool
    steps: tuple[Step, ...] = ()
    inputs: Mapping[Input, Bounds] = field(default_factory=dict)
    numbers: Mapping[str, Bounds] = field(default_factory=dict)

    @property
    def holds(self) -> bool | None:
        """For a yes or no: True, False, or None where it is open."""
        return bool(self.bounds.low) if self.bounds.is_point else None


def reason_of(node: Node, inquiry: Inquiry, code: str, source: str) -> Step:
    """Return the explanation of a tree.

    Args:
        node: A grounded tree.
        inquiry: Into what is known of its inputs.
        code: What to call the rule of the whole tree.
        source: Its article.

    >>> older = Named("is_older", Input("fact", "is_older"), "art. 2", "right")
    >>> inquiry = Inquiry({Input("fact", "is_older"): Bounds(True, True)})
    >>> step = reason_of(older, inquiry, "right.is_entitled", "art. 1")
    >>> step.steps[0].code, step.steps[0].source, step.holds
    ('right.is_older', 'art. 2', True)
    """
    scope, _, name = code.rpartition(".")
    return _step(Named(name, node, source, scope), inquiry, decides=True)


def _value(node: Node, inquiry: Inquiry) -> Bounds:
    """Return what a node came to: of a yes or no exactly, of a number about."""
    found = inquiry.bounds(node)
    is_open_truth = isinstance(found.low, bool) and not found.is_point
    return inquiry.exact(node) if is_open_truth else found


def _step(node: Named, inquiry: Inquiry, *, decides: bool) -> Step:
    found = _value(node, inquiry)
    below = _Below(inquiry)
    below.look(node.part, decides=True)
    return Step(
        code=f"{node.scope}.{node.name}",
        of=node.of,
        source=node.source,
        bounds=found,
        is_truth=isinstance(found.low, bool),
        decides=decides,
        steps=tuple(below.steps),
        inputs=below.inputs,
        numbers=below.numbers,
    )


class _Below:
    """Gathers what stands directly below a step."""

    def __init__(self, inquiry: Inquiry) -> None:
        self._inquiry = inquiry
        self._seen: set[int] = set()
        self.steps: list[Step] = []
        self.inputs: dict[Input, Bounds] = {}
        self.numbers: dict[str, Bounds] = {}

    def look(self, node: Node, *, decides: bool) -> None:
        if id(node) in self._seen:
            return
        self._seen.add(id(node))
        found = self._inquiry.bounds(node)
        match node:
            case Input():
                self.inputs[node] = found
            case Named(scope="", name=name, part=part):
                if not isinstance(found.low, bool):
                    self.numbers[name] = found
                self.look(part, decides=decides)
            case Named():
                self.steps.append(_step(node, self._inquiry, decides=decides))
                if not isinstance(found.low, bool):
                    self.numbers[node.name] = found
            case _:
                for part, part_decides in self._parts(node):
                    self.look(part, decides=decides and part_decides)

    def _parts(self, node: Node) -> Iterator[tuple[Node, bool]]:
        """Yield the parts that can matter, each with whether the node is what it is because of it."""
        match node:
            case All(parts=parts) | AnyOf(parts=parts):
                whole = _value(node, self._inquiry)
                for part in parts:
                    yield part, not whole.is_point or _value(part, self._inquiry) == whole
            case _:
                for part in self._inquiry.live_parts(node):
                    yield part, True


def deciding(step: Step, is_spoken_of: Mapping[str, object]) -> Iterator[Step]:
    """Yield the outermost steps that decide and that there are sentences for, in the order of the rule.

    Args:
        step: An explanation.
        is_spoken_of: The codes of all sentences; a step counts if `code.yes` is among them.
    """
    for below in step.steps:
        if not below.decides:
            continue
        if below.is_truth and f"{below.code}.yes" in is_spoken_of:
            yield below
        else:
            yield from deciding(below, is_spoken_of)
