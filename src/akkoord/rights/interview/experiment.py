"""What an order of questions costs, measured on eight made-up rights and residents drawn by chance.

Each resident is asked until every right is decided. There are two starts: with nothing known, and with what
registers know. On the second start also the optimum is computed, exactly, by dynamic programming over every
state that can be reached; there a strategy is measured exactly too, as its expectation from each start.

A state is one mark for each fact, in the order of the form: "y", "n", or "?" for what is not told yet.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any, TypeAlias

import yaml

from akkoord.rights.interview import value
from akkoord.rights.interview.experiment_rights import RIGHTS
from akkoord.rights.interview.value import Needs, Prospect
from akkoord.rules import bounds, influence
from akkoord.rules.tree import Input

State: TypeAlias = str
Strategy: TypeAlias = "Callable[[Experiment, State, Needs], str]"

VERSION = 1
_OPEN = "?"
_FACTS = {rule.name: rule.parameters for rule in RIGHTS}
_ROOTS = {rule.name: rule.tree.root for rule in RIGHTS}
_BOUNDS = {"y": bounds.SURE_YES, "n": bounds.SURE_NO, _OPEN: bounds.PERHAPS}


@dataclass(frozen=True, eq=False)
class Experiment:
    """The form and the chances.

    Attributes:
        chances: By fact, in the order of the form: how likely a yes is.
        from_register: The facts that registers know.
    """

    chances: Mapping[str, float]
    from_register: frozenset[str]
    _needed: dict[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    _needs: dict[State, Needs] = field(default_factory=dict)
    _positions: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._positions.update({fact: position for position, fact in enumerate(self.chances)})

    @property
    def start(self) -> State:
        """Nothing is known."""
        return _OPEN * len(self.chances)

    def with_answer(self, state: State, fact: str, answer: str) -> State:
        """Return the state after an answer."""
        position = self._positions[fact]
        return state[:position] + answer + state[position + 1 :]

    def of(self, state: State, fact: str) -> str:
        """Return what is known of a fact."""
        return state[self._positions[fact]]

    def needs(self, state: State) -> Needs:
        """Return what each right that is not decided still needs."""
        if state not in self._needs:
            needed = {right: self._needed_for(right, state) for right in _FACTS}
            self._needs[state] = {right: facts for right, facts in needed.items() if facts}
        return self._needs[state]

    def _needed_for(self, right: str, state: State) -> frozenset[str]:
        facts = _FACTS[right]
        marks = "".join([state[self._positions[fact]] for fact in facts])
        if (right, marks) not in self._needed:
            known = {Input("fact", fact): _BOUNDS[mark] for fact, mark in zip(facts, marks, strict=True)}
            relevant = influence.outcome(_ROOTS[right], known).relevant
            self._needed[right, marks] = frozenset(part.name for part in relevant)
        return self._needed[right, marks]

    def prospects(self, state: State, fact: str) -> Iterator[Prospect]:
        """Yield what is needed after a yes and after a no."""
        chance = self.chances[fact]
        for answer, share in (("y", chance), ("n", 1 - chance)):
            yield Prospect(share, self.needs(self.with_answer(state, fact, answer)))

    def essence(self, state: State, needs: Needs) -> State:
        """Return the state without the answers that no open right looks at: what is left is what counts."""
        open_facts = {fact for right in needs for fact in _FACTS[right]}
        asked = value.asked_about(needs)
        return "".join(
            mark if fact in asked or (mark != _OPEN and fact in open_facts) else "-"
            for fact, mark in zip(self.chances, state, strict=True)
        )


def fixed_form(experiment: Experiment, state: State, _needs: Needs) -> str:
    """Ask the next fact of the form, whether it matters or not."""
    return next(fact for fact in experiment.chances if experiment.of(state, fact) == _OPEN)


def lazy_form(experiment: Experiment, _state: State, needs: Needs) -> str:
    """Ask the next fact of the form that matters."""
    asked = value.asked_about(needs)
    return next(fact for fact in experiment.chances if fact in asked)


def most_mentioned(experiment: Experiment, _state: State, needs: Needs) -> str:
    """Ask the fact that most open rights need; ties in the order of the form."""
    return max(_in_order(experiment, needs), key=lambda fact: sum(fact in facts for facts in needs.values()))


def by_value(experiment: Experiment, state: State, needs: Needs) -> str:
    """Ask the fact that is worth most, over its answers; ties in the order of the form."""
    return max(
        _in_order(experiment, needs),
        key=lambda fact: round(value.looking_ahead(fact, needs, experiment.prospects(state, fact)), 9),
    )


STRATEGIES: Mapping[str, Strategy] = {
    "fixed_form": fixed_form,
    "lazy_form": lazy_form,
    "most_mentioned": most_mentioned,
    "by_value": by_value,
}


def _in_order(experiment: Experiment, needs: Needs) -> list[str]:
    asked = value.asked_about(needs)
    return [fact for fact in experiment.chances if fact in asked]


@dataclass(frozen=True, eq=False)
class Expected:
    """How many questions a strategy is expected to ask from a state until all is decided; kept by state."""

    experiment: Experiment
    strategy: Strategy
    _known: dict[State, float] = field(default_factory=dict)

    def questions(self, state: State) -> float:
        """Return the expected number of questions, exact but for the rounding of the machine."""
        if state not in self._known:
            needs = self.experiment.needs(state)
            fact = self.strategy(self.experiment, state, needs) if needs else None
            self._known[state] = (
                0 if fact is None else 1 + _after(self.experiment, state, fact, self.questions)
            )
        return self._known[state]


@dataclass(frozen=True, eq=False)
class Optimum:
    """The lowest expected number of questions that any strategy can reach, by dynamic programming."""

    experiment: Experiment
    _known: dict[State, float] = field(default_factory=dict)

    def questions(self, state: State) -> float:
        """Return the optimum; a fact that no open right needs can never lower it, so none is tried."""
        needs = self.experiment.needs(state)
        if not needs:
            return 0
        key = self.experiment.essence(state, needs)
        if key not in self._known:
            self._known[key] = 1 + min(
                _after(self.experiment, state, fact, self.questions)
                for fact in _in_order(self.experiment, needs)
            )
        return self._known[key]


def _after(experiment: Experiment, state: State, fact: str, questions: Callable[[State], float]) -> float:
    chance = experiment.chances[fact]
    with_yes = questions(experiment.with_answer(state, fact, "y"))
    return chance * with_yes + (1 - chance) * questions(experiment.with_answer(state, fact, "n"))


@cache
def sheet() -> Mapping[str, Any]:
    """Return the data of the experiment: its facts with their chances, its seed and how many residents."""
    text = (resources.files(__package__) / "experiment.yaml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.safe_load(text)
    return found


def read() -> Experiment:
    """Return the experiment as it is shipped."""
    facts = sheet()["facts"]
    return Experiment(
        chances={fact: one["chance"] for fact, one in facts.items()},
        from_register=frozenset(fact for fact, one in facts.items() if one.get("from_register")),
    )


def residents(experiment: Experiment, count: int, seed: int) -> Iterator[State]:
    """Draw residents of whom everything is known, each fact by its own chance."""
    drawn = random.Random(seed)  # noqa: S311 # nosec B311 - the same residents each time
    for _ in range(count):
        yield "".join("y" if drawn.random() < chance else "n" for chance in experiment.chances.values())


def run(count: int, seed: int) -> dict[str, Any]:
    """Measure every strategy on the same residents.

    Args:
        count: How many residents.
        seed: Which ones.

    Returns:
        By start ("empty", "from_register"): the mean number of questions of each strategy and its share of
        the fixed form; for the second also of the optimum, and the distance of `by_value` to it.
    """
    experiment = read()
    people = list(residents(experiment, count, seed))
    empty = {name: _mean_asked(experiment, strategy, people) for name, strategy in STRATEGIES.items()}
    starts = [_registered(experiment, person) for person in people]
    filled = {
        name: _mean(Expected(experiment, strategy).questions, starts) for name, strategy in STRATEGIES.items()
    }
    filled["optimum"] = _mean(Optimum(experiment).questions, starts)
    return {
        "version": VERSION,
        "residents": count,
        "seed": seed,
        "rights": len(RIGHTS),
        "facts": len(experiment.chances),
        "from_register": len(experiment.from_register),
        "starts": {"empty": _shares(empty), "from_register": _shares(filled)},
        "above_optimum": filled["by_value"] / filled["optimum"] - 1,
    }


def _shares(means: Mapping[str, float]) -> dict[str, dict[str, float]]:
    fixed = means["fixed_form"]
    return {name: {"questions": mean, "of_fixed_form": mean / fixed} for name, mean in means.items()}


def _mean(questions: Callable[[State], float], starts: list[State]) -> float:
    return sum(questions(start) for start in starts) / len(starts)


def _mean_asked(experiment: Experiment, strategy: Strategy, people: list[State]) -> float:
    chosen: dict[State, str | None] = {}
    return sum(_asked(experiment, strategy, person, chosen) for person in people) / len(people)


def _asked(experiment: Experiment, strategy: Strategy, person: State, chosen: dict[State, str | None]) -> int:
    """Return how many questions one resident is asked; `chosen` keeps the question of each state."""
    state, asked = experiment.start, 0
    while True:
        if state not in chosen:
            needs = experiment.needs(state)
            chosen[state] = strategy(experiment, state, needs) if needs else None
        fact = chosen[state]
        if fact is None:
            return asked
        state = experiment.with_answer(state, fact, experiment.of(person, fact))
        asked += 1


def _registered(experiment: Experiment, person: State) -> State:
    known = (
        mark if fact in experiment.from_register else _OPEN
        for fact, mark in zip(experiment.chances, person, strict=True)
    )
    return "".join(known)
