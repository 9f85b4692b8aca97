"""What a question is worth: how much of what is still open an answer would take away, for how much trouble.

First comes relevance: only what a right still needs is weighed at all. Of those, the question counts for most
whose answers leave least to ask, seen over the chances of those answers: chances order questions, and never
answer one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

# By the id of each right that is not decided: the names of the facts that it still needs.
Needs: TypeAlias = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Prospect:
    """One answer that a question can get.

    Attributes:
        chance: How likely it is, from 0 to 1.
        needs: What would still be needed after it.
    """

    chance: float
    needs: Needs


@dataclass(frozen=True)
class Weights:
    """What a right is worth, and what trouble a fact is.

    Attributes:
        worth: By right, in euros per year or any other unit.
        burden: By fact: 1 for a click, more for a paper or an attest.
    """

    worth: Mapping[str, float]
    burden: Mapping[str, float]

    def of_right(self, right: str) -> float:
        """Return what a right is worth; 1 where that is not told."""
        return self.worth.get(right, 1)

    def of_fact(self, fact: str) -> float:
        """Return what trouble a fact is; 1 where that is not told."""
        return self.burden.get(fact, 1)


NO_WEIGHTS = Weights({}, {})


def asked_about(needs: Needs) -> frozenset[str]:
    """Return every fact that some right still needs: nothing else is ever asked."""
    return frozenset[str]().union(*needs.values())


def at_a_glance(fact: str, needs: Needs, weights: Weights = NO_WEIGHTS) -> float:
    """Return what a question is worth without looking at its answers.

    The fewer facts a right still needs, the more each of them is worth to it.

    >>> needs = {"allowance": frozenset({"income"}), "premium": frozenset({"income", "tenure"})}
    >>> at_a_glance("income", needs)
    1.5
    """
    share = sum(weights.of_right(right) / len(facts) for right, facts in needs.items() if fact in facts)
    return share / weights.of_fact(fact)


def looking_ahead(
    fact: str, needs: Needs, prospects: Iterable[Prospect], weights: Weights = NO_WEIGHTS
) -> float:
    """Return what a question is worth over its answers: the share of each right's needs that would fall away.

    >>> needs = {"allowance": frozenset({"income", "age"})}
    >>> looking_ahead("age", needs, [Prospect(0.5, {}), Prospect(0.5, {"allowance": frozenset({"income"})})])
    0.75
    """
    gain = sum(
        prospect.chance * weights.of_right(right) * (1 - len(prospect.needs.get(right, ())) / len(facts))
        for prospect in prospects
        for right, facts in needs.items()
    )
    return gain / weights.of_fact(fact)
