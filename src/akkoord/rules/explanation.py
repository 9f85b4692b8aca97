"""Why a rule says yes or no: the conditions that decide it, as reasons in the order of the rule.

For a yes, each condition that had to hold and one of each set of alternatives; for a no, each condition that
fails where one is enough, and each alternative that is missing.

A reason's code is the name of the thing and what is the matter with it:

    <fact>.yes  .no  .unknown
    <figure>.yes  .no  .yes_until  .no_until  .yes_last_known  .no_last_known  .lapsed  .missing
    <local name, or left_sign_right>.yes  .no  .yes_in_range  .no_in_range  .yes_last_known  .no_last_known

`_until` says that the figure turns on the date in `until`; `_last_known` that a lapsed figure decided;
`_in_range` that a fact is not known exactly but well enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from akkoord.dated import Reading
from akkoord.phrases import Reason
from akkoord.rules.bounds import Bounds
from akkoord.rules.evaluation import Evaluation
from akkoord.rules.tree import (
    All,
    AnyOf,
    Choose,
    Compare,
    Constant,
    Input,
    Named,
    Node,
    Not,
    Tree,
    inputs,
    walk,
)

_SIGNS = {
    "<": "below", "<=": "at_most", ">": "above", ">=": "at_least", "==": "equal_to", "!=": "different_from",
}  # fmt: skip
_FACT_ENDINGS = ("yes", "no")
_FIGURE_ENDINGS = ("yes", "no", "yes_until", "no_until", "yes_last_known", "no_last_known")
_COMPARE_ENDINGS = ("yes", "no", "yes_in_range", "no_in_range", "yes_last_known", "no_last_known")
_NO_FIGURE_ENDINGS = ("lapsed", "missing")
EITHER_WAY = ("either_way.yes", "either_way.no")


@dataclass(frozen=True, slots=True)
class Ground:
    """What an explanation looks at: the facts as given, the figures as read, and the evaluation."""

    facts: Mapping[str, Bounds]
    figures: Mapping[str, Reading]
    evaluation: Evaluation


def because(tree: Tree, ground: Ground, *, holds: bool) -> tuple[Reason, ...]:
    """Return the reasons for a yes or a no that was reached, without repetition.

    Where no single condition decides, because every case of the unknown comes to the same, the one reason is
    `either_way.yes` or `either_way.no`.
    """
    found = _unique(_reasons(tree.root, "", ground)) if ground.evaluation.of(tree.root).is_point else ()
    return found or (Reason(EITHER_WAY[0] if holds else EITHER_WAY[1]),)


def unknown_facts(names: Iterable[str]) -> tuple[Reason, ...]:
    """Return a reason for each fact that is missing."""
    return tuple(Reason(f"{name}.unknown") for name in names)


def unknown_figures(names: Iterable[str], readings: Mapping[str, Reading]) -> tuple[Reason, ...]:
    """Return a reason for each figure that is missing or has lapsed, with the last known value."""
    return tuple(
        Reason(
            f"{name}.{'missing' if readings[name].state == 'none' else 'lapsed'}",
            _figure_values(name, readings[name]),
        )
        for name in names
    )


def possible_codes(tree: Tree) -> tuple[str, ...]:
    """Return every code that an explanation of this tree can hold; phrases must have them all."""
    stems = [f"{name}.unknown" for name in tree.facts]
    stems += [f"{name}.{ending}" for name in tree.figures for ending in _NO_FIGURE_ENDINGS]
    names = {id(node.part): node.name for node in walk(tree.root) if isinstance(node, Named)}
    for node in walk(tree.root):
        match node:
            case Input(role="fact", name=name) if tree.facts[name] == "truth":
                stems += [f"{name}.{ending}" for ending in _FACT_ENDINGS]
            case Input(role="figure", name=name) if tree.figures[name] == "truth":
                stems += [f"{name}.{ending}" for ending in _FIGURE_ENDINGS]
            case Compare():
                stems += [f"{names.get(id(node)) or _stem(node)}.{ending}" for ending in _COMPARE_ENDINGS]
    return tuple(dict.fromkeys([*stems, *EITHER_WAY]))


def _unique(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    first: dict[str, Reason] = {}
    for reason in reasons:
        first.setdefault(reason.code, reason)
    return tuple(first.values())


def _reasons(node: Node, name: str, ground: Ground) -> list[Reason]:  # noqa: PLR0911 - one case per node
    """Return the reasons why a settled part is what it is; `name` is the local name it was given, if any."""
    if not ground.evaluation.of(node).is_point:
        return []
    holds = bool(ground.evaluation.of(node).low)
    match node:
        case Named(name=inner, part=part):
            return _reasons(part, inner, ground)
        case Not(part=part):
            return _reasons(part, "", ground)
        case All(parts=parts):
            deciding = _deciding(parts, ground, holds=holds)
        case AnyOf(parts=parts):
            deciding = _deciding(parts, ground, holds=holds)[: 1 if holds else None]
        case Choose():
            deciding = list(ground.evaluation.live_parts(node))
        case Compare():
            return [_of_comparison(node, name or _stem(node), ground, holds=holds)]
        case Input(role="fact", name=fact):
            return [Reason(f"{fact}.{'yes' if holds else 'no'}")]
        case Input(name=figure):
            return [_of_figure(figure, ground.figures[figure], holds=holds)]
        case _:
            return []
    return [reason for part in deciding for reason in _reasons(part, "", ground)]


def _deciding(parts: tuple[Node, ...], ground: Ground, *, holds: bool) -> list[Node]:
    """Return the parts that are surely so, which is what makes the whole so."""
    return [part for part in parts if ground.evaluation.of(part) == Bounds(holds, holds)]


def _of_comparison(node: Compare, stem: str, ground: Ground, *, holds: bool) -> Reason:
    found = inputs(node)
    facts = {part.name: ground.facts[part.name] for part in found if part.role == "fact"}
    figures = {part.name: ground.figures[part.name] for part in found if part.role == "figure"}
    values: dict[str, object] = {name: fact.low for name, fact in facts.items() if fact.is_point}
    for name, reading in reversed(figures.items()):
        values |= _figure_values(name, reading)
    ending = "yes" if holds else "no"
    if any(reading.state == "lapsed" for reading in figures.values()):
        ending += "_last_known"
    elif any(not fact.is_point for fact in facts.values()):
        ending += "_in_range"
    return Reason(f"{stem}.{ending}", values)


def _of_figure(name: str, reading: Reading, *, holds: bool) -> Reason:
    ending = "yes" if holds else "no"
    if reading.state == "lapsed":
        ending += "_last_known"
    elif reading.upcoming is not None and bool(reading.upcoming.value) != holds:
        ending += "_until"
    return Reason(f"{name}.{ending}", _figure_values(name, reading))


def _figure_values(name: str, reading: Reading) -> dict[str, object]:
    values = {
        name: reading.value,
        "valid_from": reading.valid_from,
        "vouched_until": reading.vouched_until,
        "source": reading.source or None,
        "until": reading.upcoming.valid_from if reading.upcoming else None,
    }
    return {key: value for key, value in values.items() if value is not None}


def _stem(node: Compare) -> str:
    return f"{_side(node.left)}_{_SIGNS[node.sign]}_{_side(node.right)}"


def _side(node: Node) -> str:
    match node:
        case Named(name=name) | Input(name=name):
            return name
        case Constant(value=value):
            return str(value)
        case _:
            return "_".join(part.name for part in inputs(node)) or "value"
