"""What must be done before a draft can be published, told by apps above such as the policy checks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from akkoord.phrases import Sayable

if TYPE_CHECKING:
    from akkoord.web.decisions.models import Draft


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One thing that stands in the way.

    Attributes:
        reason: What it is.
        package: The package that has the sentence, such as "akkoord.checks".
        address: The page where it can be solved; empty when there is none.
    """

    reason: Sayable
    package: str
    address: str = ""


Gate = Callable[["Draft", date], list[Obstacle]]

_GATES: dict[str, Gate] = {}


def register(name: str, gate: Gate) -> None:
    """Add a gate; the same name again replaces it."""
    _GATES[name] = gate


def obstacles(draft: Draft, on: date) -> list[Obstacle]:
    """Return everything that stands between a draft and its publication."""
    return [obstacle for gate in _GATES.values() for obstacle in gate(draft, on)]
