"""What puts questions in order: chances, worth and burden. Assumptions of ours, never part of an answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

_BURDENS = {"click": 1, "paper": 4, "attest": 10}
_EVEN = 0.5
_LITTLE = 100


@dataclass(frozen=True)
class Priors:
    """Assumptions about everybody and nobody.

    Attributes:
        chance: By fact: how likely a yes is, from 0 to 1.
        worth: By right: euros per year.
    """

    chance: Mapping[str, float]
    worth: Mapping[str, float]

    def of_fact(self, fact: str) -> float:
        """Return how likely a yes is; even where nothing is assumed."""
        return self.chance.get(fact, _EVEN)

    def of_right(self, right: str) -> float:
        """Return what a right is worth in euros per year; a little where nothing is assumed."""
        return self.worth.get(right, _LITTLE)


def burden(kind: str) -> int:
    """Return how much trouble a fact is: 1 for a click, 4 for a paper to look up, 10 for an attest to get."""
    return _BURDENS[kind]


@cache
def read() -> Priors:
    """Return the assumptions that are shipped.

    >>> 0 < read().of_fact("chronic") < 1
    True
    """
    sheet = yaml.safe_load((resources.files(__package__) / "priors.yaml").read_text(encoding="utf-8"))
    return Priors(sheet["chance"], sheet["worth"])
