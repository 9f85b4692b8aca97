"""What the rules of a right look at, over all their versions: the facts of a household and the figures."""

from __future__ import annotations

from collections.abc import Iterator

from akkoord.rights.facts import Fact, fact_of_field
from akkoord.rights.household_right import HouseholdRight
from akkoord.rights.law_book import LawBook
from akkoord.rights.vocabulary import Household, Person
from akkoord.rules.records import fields
from akkoord.rules.tree import Input, inputs


def facts_of(right: HouseholdRight) -> tuple[Fact, ...]:
    """Return the facts that a right can ask for, in the order of its rules; none where it has no rule.

    >>> from akkoord.rights.law_book import in_force
    >>> [fact.name for fact in facts_of(in_force().right("nmbs_vt"))][:2]
    ['vt_status', 'role']
    """
    # No field of a household has the name of a field of a person: tests/rights/test_contents.py.
    found = (
        fact_of_field(Household if part.name in fields(Household) else Person, part.name)
        for part in _inputs(right)
        if part.role == "fact"
    )
    return tuple({(fact.of, fact.name): fact for fact in found}.values())


def figures_of(right: HouseholdRight, book: LawBook) -> tuple[str, ...]:
    """Return the keys of the figures that a right looks at, also those that stand beside another right.

    >>> from akkoord.rights.law_book import in_force
    >>> figures_of(in_force().right("leefloon"), in_force())
    ('leefloon.spi_exemption', 'leefloon.amount')
    """
    names = (part.name for part in _inputs(right) if part.role == "figure")
    return tuple(dict.fromkeys(book.figure_of(name).key for name in names))


def _inputs(right: HouseholdRight) -> Iterator[Input]:
    for rule in (*right.entitlement, *right.amount, *right.also.values()):
        yield from inputs(rule.tree.root)
