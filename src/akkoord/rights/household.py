"""A household of a panel: what is known of one carer and their household."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from akkoord.errors import InputError


class EmptyHousehold(InputError):
    """A household must hold somebody."""

    code = "empty_household"
    message = "household {household!r} has {persons!r} persons; it must have one at least"


@dataclass(frozen=True, slots=True)
class Household:
    """One household with one sheet of facts.

    One sheet, so one carer: a household with two carers stands in the panel twice, under two ids.

    Attributes:
        id: A number without meaning outside the panel; never a national number.
        neighbourhood: Where it lives.
        persons: How many people live there.
        facts: What is known, by the name that rights use. A fact that is absent is unknown.

    Raises:
        EmptyHousehold: if `persons` is below one.
    """

    id: str
    neighbourhood: str
    persons: int
    facts: Mapping[str, bool | int]

    def __post_init__(self) -> None:
        if self.persons < 1:
            raise EmptyHousehold(household=self.id, persons=self.persons)
