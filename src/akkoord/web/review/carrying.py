"""What a new reading takes over from the version before: which promise is which, and what was settled."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from akkoord.agreement import diff
from akkoord.agreement.formats import sheets
from akkoord.agreement.model import Agreement, Term
from akkoord.agreement.versions.signs import ChangeKind
from akkoord.web.agreement import stored
from akkoord.web.agreement.actions import Descent
from akkoord.web.agreement.models import Lineage, Version
from akkoord.web.agreement.storing import Row
from akkoord.web.review import memory
from akkoord.web.review.memory import Said

_SETTLED = (ChangeKind.KEPT, ChangeKind.MOVED)


@dataclass(frozen=True, slots=True)
class Carried:
    """What a promise takes over.

    Attributes:
        numbers: The promises of the version before that it is: none where it is new, several where it joins
            them; a promise that was split has its number in several.
        is_settled: Whether it has the same words as before, so that nobody needs to look again.
        said: What people said of the same words in the review before; None where they said nothing.
    """

    numbers: tuple[int, ...] = ()
    is_settled: bool = False
    said: Said | None = None


NOTHING = Carried()


def over(before: Version, read: Agreement) -> Mapping[str, Carried]:
    """Return what each promise of a reading takes over from a version, by its id in the reading."""
    said = memory.recall(before, read)
    as_said = [said[promise.id] if promise.id in said else Said(promise) for promise in read.promises]
    left = tuple(own.promise for own in as_said if not own.is_no_promise)
    numbers: dict[str, list[int]] = defaultdict(list)
    settled: set[str] = set()
    for change in diff.compare(stored.agreement(before), replace(read, promises=left)):
        if change.old is not None and change.new is not None:
            numbers[change.new].append(int(change.old))
            if change.kind in _SETTLED:
                settled.add(change.new)
    return {own: Carried(tuple(numbers[own]), own in settled, said.get(own)) for own in {*numbers, *said}}


def continuing(
    before: Version, rows: Sequence[Row], term: tuple[int, int] | None
) -> tuple[dict[str, int], list[Descent]]:
    """Return which rows keep the number of a promise of a version, and what the others came from.

    For an example that brings its promises along: nobody reviews them.

    Args:
        before: The version that residents see.
        rows: In document order.
        term: The first and last year that they are for.
    """
    promises = tuple(sheets.promise(row) for row in rows)
    read = Agreement(before.title, Term(*term) if term else None, promises, coverage=())
    carried = over(before, read)
    return identity((row["id"], carried.get(row["id"], NOTHING).numbers) for row in rows)


def identity(
    rows: Iterable[tuple[str, Sequence[int]]],
) -> tuple[dict[str, int], list[Descent]]:
    """Return which rows keep an earlier number, and what the others came from.

    Args:
        rows: The id of each row, in the order of the text, with the numbers that it takes over.
    """
    rows = list(rows)
    heirs = Counter(number for _, numbers in rows for number in numbers)
    continues: dict[str, int] = {}
    taken: set[int] = set()
    descents = []
    for row, numbers in rows:
        own = next((number for number in numbers if number not in taken), None)
        if own is not None:
            continues[row] = own
            taken.add(own)
        for number in numbers:
            if number != own:
                kind = Lineage.Kind.SPLIT if own is None or heirs[number] > 1 else Lineage.Kind.MERGE
                descents.append(Descent(number, row, kind))
    return continues, descents
