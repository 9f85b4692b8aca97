"""What a new reading takes over from the version before: which promise is which, and what was settled."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from akkoord.agreement import diff
from akkoord.agreement.model import Agreement
from akkoord.agreement.versions.signs import ChangeKind
from akkoord.web.agreement import stored
from akkoord.web.agreement.models import Version

_SETTLED = (ChangeKind.KEPT, ChangeKind.MOVED)


@dataclass(frozen=True, slots=True)
class Carried:
    """What a promise takes over.

    Attributes:
        numbers: The promises of the version before that it is: none where it is new, several where it joins
            them; a promise that was split has its number in several.
        is_settled: Whether it has the same words as before, so that nobody needs to look again.
    """

    numbers: tuple[int, ...] = ()
    is_settled: bool = False


NOTHING = Carried()


def over(before: Version, read: Agreement) -> Mapping[str, Carried]:
    """Return what each promise of a reading takes over from a version, by its id in the reading."""
    numbers: dict[str, list[int]] = defaultdict(list)
    settled: set[str] = set()
    for change in diff.compare(stored.agreement(before), read):
        if change.old is not None and change.new is not None:
            numbers[change.new].append(int(change.old))
            if change.kind in _SETTLED:
                settled.add(change.new)
    return {own: Carried(tuple(found), own in settled) for own, found in numbers.items()}
