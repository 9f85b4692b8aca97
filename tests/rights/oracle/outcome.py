"""What a rule says of a household whose facts are all known."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any


@dataclass(frozen=True)
class Outcome:
    """Entitled or not; the amount in euros, None where the catalogue lacks the figure or there is none."""

    eligible: bool
    amount: Fraction | None
    extras: dict[str, Any] = field(default_factory=dict)


def refused(**extras: Any) -> Outcome:
    return Outcome(False, Fraction(0), extras)


def granted(amount: Any = None, **extras: Any) -> Outcome:
    return Outcome(True, None if amount is None else Fraction(amount), extras)


def paid_if_above_zero(amount: Fraction, **extras: Any) -> Outcome:
    return granted(amount, **extras) if amount > 0 else refused(**extras)
