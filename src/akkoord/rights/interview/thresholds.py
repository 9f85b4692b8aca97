"""Limits before amounts: where an income matters only by the side of a limit, only the limit is asked.

An amount is asked when an amount that is due depends on it, or when so many limits are left that one number
is less trouble than several questions.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Any

from akkoord.rights.facts import Fact
from akkoord.rights.household_assessment import HouseholdAssessment
from akkoord.rules.influence import Inquiry
from akkoord.rules.tree import Input, Node, inputs

_MANY_LIMITS = 3
_CENTS = 100


def limit(name: str, fact: Fact, open_rights: Iterable[HouseholdAssessment]) -> int | None:
    """Return the limit to ask about, in cents; None where the amount itself is asked.

    Args:
        name: The fact as files name it.
        fact: What kind of fact it is: only money has limits that are asked.
        open_rights: The answers of the rights that need it.
    """
    if fact.kind != "money":
        return None
    found: set[int] = set()
    for one in open_rights:
        for part in _inputs_of(one, name):
            if one.trees is None or _counts_in_an_amount(one, part):
                return None
            found |= set(_turning_points(one.trees.entitlement, part, one.inquiry))
    limits = sorted(found)
    return limits[len(limits) // 2] if 0 < len(limits) <= _MANY_LIMITS else None


def within(known: Any, above: int, *, is_above: bool) -> dict[str, Any]:
    """Return the range that an answer about a limit gives, as case files write it.

    Args:
        known: What was told before: a range, or nothing.
        above: The limit, in cents.
        is_above: Whether the amount is above it.

    >>> within({"at_most": 900}, 500_00, is_above=True)
    {'at_most': 900, 'at_least': 500.01}
    """
    found = dict(known) if isinstance(known, Mapping) else {}
    return found | ({"at_least": (above + 1) / _CENTS} if is_above else {"at_most": above / _CENTS})


def _inputs_of(found: HouseholdAssessment, name: str) -> Iterator[Input]:
    for part in found.household.inputs:
        if part.role == "fact" and found.household.name_of(part) == name:
            yield part


def _counts_in_an_amount(found: HouseholdAssessment, part: Input) -> bool:
    if found.trees is None or found.trees.amount is None:
        return False
    amount = found.trees.amount
    return part in inputs(amount) and part in found.inquiry.outcome(amount).relevant


def _turning_points(node: Node, part: Input, inquiry: Inquiry) -> Iterator[int]:
    """Yield each whole number above which the answer can become another than at or below it."""
    if inquiry.bounds(node).is_point:
        return
    cells = inquiry.cells(node, part)
    before = None
    for position, cell in enumerate(cells):
        seen = inquiry.supposing(part, cell).outcome(node)
        shown = (seen.bounds, seen.relevant, seen.figures)
        if position and shown != before and not math.isinf(cells[position - 1].high):
            yield int(Fraction(cells[position - 1].high))
        before = shown
