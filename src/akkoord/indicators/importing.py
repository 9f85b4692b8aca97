"""What bringing in figures would change, beside the figures that are there already."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from akkoord.indicators.model import Observation

Key = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Changes:
    """The difference that an import makes; a figure that is not in the file stays as it is.

    Attributes:
        added: Figures that are new.
        changed: Figures that say something else than before: what stands there, and what comes.
        same: How many stand there already, word for word.
    """

    added: tuple[Observation, ...]
    changed: tuple[tuple[Observation, Observation], ...]
    same: int


def changes(given: Iterable[Observation], kept: Mapping[Key, Observation]) -> Changes:
    """Return what given figures change beside the kept ones, by their key; twice changes nothing.

    >>> from decimal import Decimal
    >>> from akkoord.indicators.periods import Period
    >>> one = Observation("rate", "71016", Period.of_year(2022), Decimal("19.7"))
    >>> changes([one], {}).added == (one,), changes([one], {one.key: one}).same
    (True, 1)
    """
    added, changed, same = [], [], 0
    for one in given:
        before = kept.get(one.key)
        if before is None:
            added.append(one)
        elif before != one:
            changed.append((before, one))
        else:
            same += 1
    return Changes(tuple(added), tuple(changed), same)
