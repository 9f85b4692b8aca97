"""What bringing in figures would change, beside the figures that are there already."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

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

    Where a value stays as it was, a source, a note or caveats that were not given stay too: a file without a
    column for them takes none away. A new value comes with its own, or with none.

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
            continue
        after = _with_what_stays(before, one)
        if before == after:
            same += 1
        else:
            changed.append((before, after))
    return Changes(tuple(added), tuple(changed), same)


def _with_what_stays(before: Observation, one: Observation) -> Observation:
    if one.value != before.value:
        return one
    return replace(
        one,
        source=one.source or before.source,
        note=one.note or before.note,
        caveats=one.caveats or before.caveats,
    )
