"""Complete a household in many ways, and tell which answers and which deciding facts were found.

A completion gives each unknown fact that a rule asks for a value from `candidates`. Two completions
that differ in one fact and in the answer prove that this fact could still change it.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from rights.oracle.answers import Answer, answer
from rights.oracle.candidates import Candidates
from rights.oracle.figures import Law
from rights.oracle.home import Home

_ROLES = ("partner", "child", "other")


@dataclass
class Findings:
    """What the completions of one household showed for one right."""

    answers: list[Answer] = field(default_factory=list)
    witnesses: dict[str, tuple[Answer, Answer]] = field(default_factory=dict)

    @property
    def eligible(self) -> set[bool | None]:
        return {each.eligible for each in self.answers}

    @property
    def amounts(self) -> set[Fraction | None]:
        return {each.amount for each in self.answers}

    @property
    def settles(self) -> set[str]:
        """The facts of which two values were seen to give two answers."""
        return {name for name, (one, other) in self.witnesses.items() if one != other}

    @property
    def settles_more(self) -> set[str]:
        """Those, and the facts that changed only an extra key, or bounds under unknown figures."""
        return set(self.witnesses)


def _differ_in_part(one: Answer, other: Answer) -> bool:
    return (one.extras, one.within) != (other.extras, other.within)


class Completion:
    """Values for the unknown facts, drawn when first asked for and kept."""

    def __init__(self, values: dict[str, Any], candidates: Candidates, rng: random.Random) -> None:
        self.values = values
        self._candidates = candidates
        self._rng = rng
        # Where many facts must say little, or much, at once, draws of each by chance would not get there.
        self._lean = rng.choice((None, 0, -1))
        self.asked: list[str] = []

    def __call__(self, name: str) -> Any:
        if name not in self.values:
            self.values[name] = self._draw(self._candidates(name))
        if name not in self.asked:
            self.asked.append(name)
        return self.values[name]

    def _draw(self, possible: Sequence[Any]) -> Any:
        leans = self._lean is not None and self._rng.random() < 0.85
        return possible[self._lean] if leans else self._rng.choice(possible)


class Survey:
    """Looks at one right of one household through completions, as many as it takes."""

    def __init__(self, right: str, case: Mapping[str, Any], law: Law, seed: int = 0) -> None:
        self._right, self._case, self._law = right, case, law
        self._candidates = Candidates(case, law)
        self._rng = random.Random(f"{seed} {right} {case['id']}")
        self.found = Findings()

    def look(self, draws: int, only: str | None = None) -> Findings:
        """Draw so many completions; in each, change every fact asked for, or `only` that one."""
        for _ in range(draws):
            first, asked, values = self._answer(self._roles())
            self.found.answers.append(first)
            if not asked:
                break
            for name in asked if only is None else [only]:
                for value in self._others(name, values):
                    second, _asked, _values = self._answer({**values, name: value})
                    self._compare(name, first, second)
        return self.found

    def try_all(self, name: str) -> Findings:
        """Give one fact every value worth trying, where it is the only one that the household leaves open."""
        first, asked, values = self._answer(self._roles())
        self.found.answers.append(first)
        for value in self._possible(name, values) if name in asked else ():
            second, _asked, _values = self._answer({**values, name: value})
            self._compare(name, first, second)
        return self.found

    def _answer(self, given: dict[str, Any]) -> tuple[Answer, list[str], dict[str, Any]]:
        completion = Completion(given, self._candidates, self._rng)
        found = answer(self._right, Home(self._case, completion), self._law)
        return found, completion.asked, completion.values

    def _compare(self, name: str, first: Answer, second: Answer) -> None:
        self.found.answers.append(second)
        if first != second or (name not in self.found.witnesses and _differ_in_part(first, second)):
            self.found.witnesses[name] = (first, second)

    def _others(self, name: str, values: Mapping[str, Any]) -> list[Any]:
        possible = self._possible(name, values)
        return self._rng.sample(possible, min(3, len(possible)))

    def _possible(self, name: str, values: Mapping[str, Any]) -> list[Any]:
        """The other values of a fact; a role changes only where one applicant and one partner remain."""
        now = values.get(name)
        if name.endswith(".role"):
            taken = {value for key, value in self._all_roles(values).items() if key != name}
            others = [role for role in _ROLES if role != "partner" or "partner" not in taken]
            return [role for role in others if role != now] if now != "applicant" else []
        return [value for value in self._candidates(name) if value != now]

    def _all_roles(self, values: Mapping[str, Any]) -> dict[str, str]:
        members = self._case["members"]
        return {
            f"{each['id']}.role": each.get("role") or values.get(f"{each['id']}.role") for each in members
        }

    def _roles(self) -> dict[str, Any]:
        """Draw the unknown roles together: one applicant, at most one partner."""
        roles = self._all_roles({})
        unknown = [name for name, role in roles.items() if role is None]
        self._rng.shuffle(unknown)
        drawn: dict[str, Any] = {}
        if unknown and "applicant" not in roles.values():
            drawn[unknown.pop()] = "applicant"
        for name in unknown:
            taken = {*roles.values(), *drawn.values()}
            drawn[name] = self._rng.choice(
                [role for role in _ROLES if role != "partner" or role not in taken]
            )
        return drawn
