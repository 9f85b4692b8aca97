"""What is known of one household on one day: bounds around every field that a rule can look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from akkoord.errors import InputError
from akkoord.rights import periods
from akkoord.rights.facts import BENEFITS, LATEST_DAY, STATUSES, Fact, fact_of_field, facts
from akkoord.rights.vocabulary import Days, Household, Person
from akkoord.rules import bounds
from akkoord.rules.bounds import Bounds
from akkoord.rules.records import fields
from akkoord.rules.tree import Input

HOUSEHOLD = "household"
ON = "on"
_APPLICANT, _PARTNER, _CHILD, _OTHER = range(4)
# For these a child's score is asked; of an adult they are not unknown, they do not apply.
_OF_CHILDREN = ("pillar1", "child_points_total")


class NoApplicant(InputError):
    """Nobody, or more than one person, can be the one who applies."""

    code = "no_applicant"
    message = "household {household!r} has {found} with role applicant; give that role to one member"


class SameMember(InputError):
    """Two members of a household have one id."""

    code = "same_member"
    message = "household {household!r} has two members {member!r}; give each an id of its own"


@dataclass(frozen=True, slots=True)
class Told:
    """One fact as it was told: bounds for each field that it fills.

    Attributes:
        fact: Which fact.
        fields: By the name of the field.
    """

    fact: Fact
    fields: Mapping[str, Bounds]


@dataclass(frozen=True)
class KnownHousehold:
    """A household with what was told about it; all else is unknown, or has its default.

    Members go by their position in trees ("0", "1"), so that a tree for two persons serves every household of
    two; `name_of` gives the ids back.

    Attributes:
        id: Its id in the file.
        on: The day of the answer.
        members: The id of each member, and what was told of them, in the order of the file.
        told: What was told of the household.
        income_year: The year of the income of the previous calendar year.
        neighbourhood: Where it lives, for counts; no rule looks at it. Empty where that is not told.

    Raises:
        NoApplicant: if not exactly one member can be the applicant.
        SameMember: if two members have one id.
    """

    id: str
    on: date
    members: tuple[tuple[str, tuple[Told, ...]], ...]
    told: tuple[Told, ...] = ()
    income_year: int | None = None
    neighbourhood: str = ""

    def __post_init__(self) -> None:
        ids = [member for member, _ in self.members]
        for position, member in enumerate(ids):
            if member in ids[:position]:
                raise SameMember(household=self.id, member=member)
        self.applicant  # noqa: B018 - raises where there is none

    @cached_property
    def applicant(self) -> str:
        """The position of the applicant.

        One member whose role is not told is the applicant where nobody else is.
        """
        roles = [self._role_told(told) for _, told in self.members]
        sure = [position for position, role in enumerate(roles) if role == bounds.point(_APPLICANT)]
        open_ones = [position for position, role in enumerate(roles) if role is None]
        found = sure or open_ones
        if len(found) != 1:
            raise NoApplicant(household=self.id, found=len(found))
        return str(found[0])

    @cached_property
    def days(self) -> Days:
        """What the day tells."""
        return periods.days(self.on)

    @property
    def year_of_income(self) -> int:
        """The year of the income of the previous calendar year."""
        return self.on.year - 1 if self.income_year is None else self.income_year

    @cached_property
    def inputs(self) -> dict[Input, Bounds]:
        """The bounds of every field of the household, of each member and of the day."""
        found = {
            Input("fact", name, HOUSEHOLD): value for name, value in _filled(HOUSEHOLD, self.told).items()
        }
        for position, (_, told) in enumerate(self.members):
            values = _filled("person", told)
            self._narrow(str(position), values)
            found |= {Input("fact", name, str(position)): value for name, value in values.items()}
        for name in fields(Days):
            found[Input("day", name, ON)] = bounds.point(getattr(self.days, name))
        return found

    def name_of(self, part: Input) -> str:
        """Return the name of the fact behind an input, as files write it: `tenure`, `a.means_month`.

        >>> household = KnownHousehold("h", date(2024, 1, 1), (("a", ()),))
        >>> household.name_of(Input("fact", "holds_igo", "0"))
        'a.benefits'
        """
        if part.of == HOUSEHOLD:
            return fact_of_field(Household, part.name).name
        return f"{self.members[int(part.of)][0]}.{fact_of_field(Person, part.name).name}"

    def _narrow(self, position: str, values: dict[str, Bounds]) -> None:
        """Take in what needs no telling: who can have which role, when a birth or a benefit can begin."""
        today = self.days.day
        if values["birth"].high > today >= values["birth"].low:
            values["birth"] = Bounds(values["birth"].low, today)
        if position == self.applicant:
            values["role"] = bounds.point(_APPLICANT)
        elif not values["role"].is_point:
            values["role"] = Bounds(_CHILD if self._has_partner else _PARTNER, _OTHER)
        if values["role"].is_point and values["role"].low != _CHILD:
            told = {name for one in self.members[int(position)][1] for name in one.fields}
            values |= {name: bounds.point(0) for name in _OF_CHILDREN if name not in told}
        for benefit in BENEFITS:
            since = values[f"{benefit}_since"]
            if since.low > today:
                values |= {f"holds_{benefit}": bounds.SURE_NO, f"{benefit}_since": bounds.point(0)}
            elif since.high > today:
                values[f"{benefit}_since"] = Bounds(since.low, today)

    @cached_property
    def _has_partner(self) -> bool:
        return any(self._role_told(told) == bounds.point(_PARTNER) for _, told in self.members)

    @staticmethod
    def _role_told(told: tuple[Told, ...]) -> Bounds | None:
        return next((one.fields["role"] for one in told if one.fact.name == "role"), None)


def _filled(of: str, told: tuple[Told, ...]) -> dict[str, Bounds]:
    found: dict[str, Bounds] = {}
    for (owner, _), fact in facts().items():
        if owner == of:
            found |= absent(fact)
    for one in told:
        found |= one.fields
    return found


def absent(fact: Fact) -> dict[str, Bounds]:
    """Return the bounds of the fields of a fact that nobody told: its default, or all that it can be."""
    if fact.kind == "benefits":
        return dict.fromkeys((f"holds_{name}" for name in BENEFITS), bounds.SURE_NO) | dict.fromkeys(
            (f"{name}_since" for name in BENEFITS), bounds.point(0)
        )
    if fact.kind == "status":
        return dict.fromkeys((f"is_{name}" for name in STATUSES), bounds.SURE_NO)
    if fact.name == "vt_status":
        return {"vt_status_is_known": bounds.SURE_NO, "vt_status": bounds.PERHAPS}
    if fact.default is None:
        return {fact.name: fact.widest}
    if isinstance(fact.default, str):
        return {fact.name: bounds.point(fact.options.index(fact.default))}
    return {fact.name: bounds.point(fact.default)}


def unknown(fact: Fact) -> dict[str, Bounds]:
    """Return the bounds of the fields of a fact of which it was told that it is unknown."""
    if fact.kind == "benefits":
        return dict.fromkeys((f"holds_{name}" for name in BENEFITS), bounds.PERHAPS) | dict.fromkeys(
            (f"{name}_since" for name in BENEFITS), Bounds(0, LATEST_DAY)
        )
    if fact.kind == "status":
        return dict.fromkeys((f"is_{name}" for name in STATUSES), bounds.PERHAPS)
    if fact.name == "vt_status":
        return absent(fact)
    return {fact.name: fact.widest}
