"""How an answer was reached: the rules that were looked at, from the answer down to facts and figures.

An explanation is a tree of steps. Each step is one rule, with its article, what it came to, the steps below
it, and the facts and figures that it looked at itself. It is the same for every kind of answer: for a yes, a
no and an unknown, so that a reader sees which conditions are met, which fail and which are open.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from akkoord.rules.bounds import Bounds
from akkoord.rules.evaluation import Known
from akkoord.rules.influence import Inquiry
from akkoord.rules.tree import All, AnyOf, Constant, Input, Named, Node

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


class Reasoning(Inquiry):
    """An inquiry that explains itself; rules that call the same rule share its step."""

    def __init__(self, known: Known) -> None:
        super().__init__(known)
        self._steps: dict[tuple[Node, bool], Step] = {}

    def reason_of(self, node: Node, code: str, source: str) -> Step:
        """Return the explanation of a tree.

        Args:
            node: A grounded tree.
            code: What to call the rule of the whole tree.
            source: Its article.

        >>> older = Named("is_older", Input("fact", "is_older"), "art. 2", "right")
        >>> reasoning = Reasoning({Input("fact", "is_older"): Bounds(True, True)})
        >>> step = reasoning.reason_of(older, "right.is_entitled", "art. 1")
        >>> step.steps[0].code, step.steps[0].source, step.holds
        ('right.is_older', 'art. 2', True)
        """
        scope, _, name = code.rpartition(".")
        return _step(Named(name, node, source, scope), self, decides=True)

    def step(self, node: Named, *, decides: bool) -> Step:
        """Return the explanation of a rule that is called, kept for the next that calls it."""
        kept = self._steps.get((node, decides))
        if kept is None:
            kept = self._steps[node, decides] = _step(node, self, decides=decides)
        return kept

    def truth(self, node: Node) -> bool | None:
        """Return what a yes or no comes to; None where it is open."""
        found = self.exact(node)
        return bool(found.low) if found.is_point else None


def _step(node: Named, reasoning: Reasoning, *, decides: bool) -> Step:
    found = reasoning.bounds(node)
    if isinstance(found.low, bool):
        found = reasoning.exact(node)
    below = _Below(reasoning)
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

    def __init__(self, reasoning: Reasoning) -> None:
        self._reasoning = reasoning
        self._seen: set[int] = set()
        self.steps: list[Step] = []
        self.inputs: dict[Input, Bounds] = {}
        self.numbers: dict[str, Bounds] = {}

    def look(self, node: Node, *, decides: bool) -> None:
        if id(node) in self._seen:
            return
        self._seen.add(id(node))
        match node:
            case Constant():
                return
            case Input():
                self.inputs[node] = self._reasoning.bounds(node)
            case Named(scope="", part=part):
                self._keep_number(node)
                self.look(part, decides=decides)
            case Named():
                self.steps.append(self._reasoning.step(node, decides=decides))
                self._keep_number(node)
            case All(parts=parts) | AnyOf(parts=parts):
                whole = self._reasoning.truth(node)
                for part in parts:
                    is_so = whole is None or self._reasoning.truth(part) is whole
                    self.look(part, decides=decides and is_so)
            case _:
                for part in self._reasoning.live_parts(node):
                    self.look(part, decides=decides)

    def _keep_number(self, node: Named) -> None:
        found = self._reasoning.bounds(node)
        if not isinstance(found.low, bool):
            self.numbers[node.name] = found


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
