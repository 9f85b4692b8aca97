"""Households as the case files write them, and the answer of the engine for one right."""

import json
from dataclasses import dataclass

from akkoord.rights import catalogue, household_assessment
from akkoord.rights.formats import cases_file


def member(name, role="child", **facts):
    """Return a member of a household; what is not told has its default or is unknown."""
    return {"id": name, "role": role, **facts}


def children(*births, **facts):
    """Return children k1, k2, ... born on these days; None = it is not known when."""
    return [
        member(f"k{position}", birth=birth, **facts)
        for position, birth in enumerate(births, start=1)
    ]  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """One right of the catalogue, to be asked for one household after another."""

    right_id: str

    def __call__(self, on, members, **facts):
        """Return the answer on a day for an applicant of 1985 and these members."""
        people = [member("a", "applicant", birth="1985-03-01"), *members]
        text = json.dumps({"id": "h", "date": on, "household": facts, "members": people})
        (case,) = cases_file.read(text)
        assert case.problems == ()
        return household_assessment.assess(self._right, case.household)

    @property
    def _right(self):
        return next(right for right in catalogue.household_rights() if right.id == self.right_id)
