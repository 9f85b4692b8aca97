"""A rule asked about one household on one day: the answer, what could change it, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from akkoord.dated import Reading
from akkoord.errors import InputError
from akkoord.phrases import Reason
from akkoord.rules import bounds, explanation, influence
from akkoord.rules.bounds import Bounds, Number
from akkoord.rules.evaluation import Evaluation
from akkoord.rules.tree import Input, Kind, Tree

State = Literal["yes", "no", "fact_unknown", "figure_unknown", "not_computable"]
AmountState = Literal["exact", "range", "fact_unknown", "figure_unknown"]
Fact: TypeAlias = bool | int | Bounds | None


class NoSuchFact(InputError):
    """A fact was given that the rule does not know."""

    code = "no_such_fact"
    message = "there is no fact {fact!r} here; there are {possible}"


class WrongFact(InputError):
    """A fact was given as the wrong kind of value."""

    code = "wrong_fact"
    message = "fact {fact!r} is {value!r}, but it must be {needed}, or nothing where it is unknown"


class MissingFigure(InputError):
    """A rule needs a figure that was not handed to it."""

    code = "missing_figure"
    message = "no figure {figure!r} was given; there are {possible}"


class WrongFigure(InputError):
    """A figure is a number where the rule needs a yes or no, or the other way round."""

    code = "wrong_figure"
    message = "figure {figure!r} is {value!r}, but the rule uses it as {needed}"


@dataclass(frozen=True, slots=True)
class Answer:
    """One of five answers to a yes-or-no rule.

    `yes` and `no` hold whatever the unknown facts turn out to be. `fact_unknown`: some facts can still settle
    it. `figure_unknown`: no fact can, a figure of the law is missing at this date. `not_computable`: there
    is no rule to evaluate.

    Attributes:
        state: The answer.
        settles: The facts that can still change it, in the order of the rule; empty unless `fact_unknown`.
            Complete always; minimal as `akkoord.rules.influence` describes.
        because: The reasons, in the order of the rule.
    """

    state: State
    settles: tuple[str, ...] = ()
    because: tuple[Reason, ...] = ()

    @property
    def holds(self) -> bool | None:
        """True for yes, false for no, None for everything else."""
        return {"yes": True, "no": False}.get(self.state)


@dataclass(frozen=True, slots=True)
class Amount:
    """What a rule that yields a number comes to.

    Attributes:
        state: "exact"; "range" when it lies between two ends that are both known; else what is missing.
        low: The lowest it can be; minus infinity where there is no limit.
        high: The highest it can be; infinity where there is no limit.
        settles: The facts that can still change it.
        figures: The figures that are missing and can change it.
    """

    state: AmountState
    low: Number
    high: Number
    settles: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()


def decide(tree: Tree, facts: Mapping[str, Fact], figures: Mapping[str, Reading]) -> Answer:
    """Answer a yes-or-no rule.

    Args:
        tree: A rule whose value is a truth value.
        facts: By name: a value, bounds within which it lies, or None. A fact that is absent is unknown.
        figures: What each figure of the rule is on the day.

    Raises:
        NoSuchFact: if a fact is given that the rule does not look at.
        WrongFact: if a fact is of the wrong kind.
        MissingFigure: if a figure of the rule is not given.
        WrongFigure: if a figure is of the wrong kind.

    >>> from akkoord.rules import reader
    >>> both = reader.read("def both(a: bool, b: bool) -> bool: return a and b")
    >>> decide(both, {"a": True}, {}).settles
    ('b',)
    >>> decide(both, {"a": False}, {}).state
    'no'
    """
    given = known_facts(tree, facts)
    known = _joined(given, tree, figures)
    found = influence.outcome(tree.root, known)
    if found.bounds.is_point:
        holds = bool(found.bounds.low)
        ground = explanation.Ground(given, figures, Evaluation(known))
        return Answer("yes" if holds else "no", (), explanation.because(tree, ground, holds=holds))
    facts_that_settle, figures_missing = (
        _names(found.relevant, tree.facts),
        _names(found.figures, tree.figures),
    )
    if facts_that_settle:
        return Answer("fact_unknown", facts_that_settle, explanation.unknown_facts(facts_that_settle))
    return Answer("figure_unknown", (), explanation.unknown_figures(figures_missing, figures))


def measure(tree: Tree, facts: Mapping[str, Fact], figures: Mapping[str, Reading]) -> Amount:
    """Return what a rule that yields a number comes to.

    Args:
        tree: A rule whose value is a number.
        facts: As for `decide`.
        figures: As for `decide`.

    Raises:
        NoSuchFact: if a fact is given that the rule does not look at.
        WrongFact: if a fact is of the wrong kind.
        MissingFigure: if a figure of the rule is not given.
        WrongFigure: if a figure is of the wrong kind.

    >>> from akkoord.rules import reader
    >>> rest = reader.read("def rest(income: int) -> int: return max(0, 1000 - income)")
    >>> found = measure(rest, {"income": Bounds(400, 2000)}, {})
    >>> found.state, found.low, found.high
    ('range', 0, 600)
    """
    found = influence.outcome(tree.root, _joined(known_facts(tree, facts), tree, figures))
    low, high = found.bounds.low, found.bounds.high
    if found.bounds.is_point:
        return Amount("exact", low, high)
    is_limited = not {low, high} & {bounds.ANYTHING.low, bounds.ANYTHING.high}
    state: AmountState = "figure_unknown" if found.figures else "range" if is_limited else "fact_unknown"
    return Amount(state, low, high, _names(found.relevant, tree.facts), _names(found.figures, tree.figures))


def known_facts(tree: Tree, facts: Mapping[str, Fact]) -> dict[str, Bounds]:
    """Return the bounds of every fact of a rule, the widest where nothing is given.

    Raises:
        NoSuchFact: if a fact is given that the rule does not look at.
        WrongFact: if a fact is of the wrong kind.
    """
    for name in facts:
        if name not in tree.facts:
            raise NoSuchFact(fact=name, possible=", ".join(tree.facts))
    return {name: _fact(name, kind, facts.get(name)) for name, kind in tree.facts.items()}


def _fact(name: str, kind: Kind, value: Fact) -> Bounds:
    is_truth = isinstance(value.low if isinstance(value, Bounds) else value, bool)
    match value:
        case None:
            return bounds.PERHAPS if kind == "truth" else bounds.ANYTHING
        case Bounds() if is_truth == (kind == "truth"):
            return value
        case int() if is_truth == (kind == "truth"):
            return bounds.point(value)
        case _:
            raise WrongFact(
                fact=name, value=value, needed="yes or no" if kind == "truth" else "a whole number"
            )


def _joined(facts: Mapping[str, Bounds], tree: Tree, figures: Mapping[str, Reading]) -> dict[Input, Bounds]:
    known = {Input("fact", name): value for name, value in facts.items()}
    for name, kind in tree.figures.items():
        if name not in figures:
            raise MissingFigure(figure=name, possible=", ".join(figures) or "none")
        known[Input("figure", name)] = _figure(name, kind, figures[name])
    return known


def _figure(name: str, kind: Kind, reading: Reading) -> Bounds:
    widest = bounds.PERHAPS if kind == "truth" else bounds.ANYTHING
    if reading.value is not None and isinstance(reading.value, bool) != (kind == "truth"):
        raise WrongFigure(
            figure=name, value=reading.value, needed="a yes or no" if kind == "truth" else "a number"
        )
    low = widest.low if reading.low is None else reading.low
    high = widest.high if reading.high is None else reading.high
    return Bounds(low, high)


def _names(found: tuple[Input, ...], order: Iterable[str]) -> tuple[str, ...]:
    """Return the names of inputs in the order of the rule."""
    names = {part.name for part in found}
    return tuple(name for name in order if name in names)
