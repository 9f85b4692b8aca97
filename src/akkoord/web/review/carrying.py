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
from akkoord.web.review.models import Item, Step

_SETTLED = (ChangeKind.KEPT, ChangeKind.MOVED)


@dataclass(frozen=True, slots=True)
class Carried:
    """What a promise takes over.

    Attributes:
        numbers: The promises of the version before that it is: none where it is new, several where it joins
            them; a promise that was split has its number in several.
        is_settled: Whether it has the same words as before, so that nobody needs to look again.
        text: The words that somebody gave it in the review before, where those that were read are the same
            as then; None where nobody did.
        is_no_promise: Whether somebody said so of the same words in the review before.
    """

    numbers: tuple[int, ...] = ()
    is_settled: bool = False
    text: str | None = None
    is_no_promise: bool = False


NOTHING = Carried()


def over(before: Version, read: Agreement) -> Mapping[str, Carried]:
    """Return what each promise of a reading takes over from a version, by its id in the reading."""
    said = _said(before, read)
    worded = [
        replace(promise, text=said[promise.id].text or promise.text) if promise.id in said else promise
        for promise in read.promises
        if not (promise.id in said and said[promise.id].is_no_promise)
    ]
    numbers: dict[str, list[int]] = defaultdict(list)
    settled: set[str] = set()
    for change in diff.compare(stored.agreement(before), replace(read, promises=tuple(worded))):
        if change.old is not None and change.new is not None:
            numbers[change.new].append(int(change.old))
            if change.kind in _SETTLED:
                settled.add(change.new)
    return said | {
        own: Carried(tuple(found), own in settled, said[own].text if own in said else None)
        for own, found in numbers.items()
    }


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


def _cut(before: Version) -> set[int]:
    """Return the items whose words went to several promises or came from several."""
    steps = Step.objects.filter(review__version=before, kind__in=["split", "merge"], undone_at=None)
    return {int(key) for after in steps.values_list("after", flat=True) for key in after}


def _said(before: Version, read: Agreement) -> dict[str, Carried]:
    """Return what people said in the review before of words that are read again, and only once."""
    edited, refused = Item.State.ACCEPTED.value, Item.State.NO_PROMISE.value
    rows = Item.objects.filter(review__version=before, state__in=[edited, refused]).exclude(original="")
    cut = _cut(before)
    told = [tuple(own) for pk, *own in rows.values_list("pk", "original", "text", "state") if pk not in cut]
    count_before = Counter(original for original, _, _ in told)
    count_now = Counter(promise.text for promise in read.promises)
    said = {}
    by_words = {original: (text, state) for original, text, state in told}
    for promise in read.promises:
        text, state = by_words.get(promise.text, (promise.text, edited))
        # Of words that stand there twice nobody knows which of the two was meant.
        if count_before[promise.text] != 1 or count_now[promise.text] != 1:
            continue
        if state == refused:
            said[promise.id] = Carried(is_no_promise=True)
        elif text != promise.text:
            said[promise.id] = Carried(text=text)
    return said
