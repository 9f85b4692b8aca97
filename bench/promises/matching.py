"""Which paragraphs a promise lies in: by its letters, so that it works for every format.

Hyphens, spaces and list marks fall away with all that is no letter or digit. What the reader left out on
purpose, such as a running head in the middle of a sentence, is bridged: the promise is sought in pieces.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from .paragraphs import letters

_PIECE_WORDS = 6
_MOST = 0.5


def covered(paragraphs: Sequence[str], promises: Iterable[str]) -> list[bool]:
    """Return for each paragraph whether a promise lies in it.

    It does when the paragraph holds at least half of the letters of the promise, or the promise half of its.

    >>> covered(["Het dorp is oud.", "Wij planten bo- men."], ["Wij planten bomen."])
    [False, True]
    """
    own = [letters(paragraph) for paragraph in paragraphs]
    stream = "".join(own)
    starts = list(accumulate(map(len, own), initial=0))
    answer = [False] * len(own)
    cursor = 0
    for promise in promises:
        spans = list(_spans(stream, promise, cursor))
        cursor = spans[0][0] if spans else cursor
        length = len(letters(promise))
        for position, shared in _shared(starts, spans).items():
            answer[position] |= shared >= _MOST * min(length, len(own[position]))
    return answer


def _spans(stream: str, promise: str, cursor: int) -> Iterator[tuple[int, int]]:
    """Yield where a promise stands, whole or else in pieces, from the last one on or else from the start."""
    whole = letters(promise)
    found = _find(stream, whole, cursor)
    if found >= 0 and whole:
        yield found, found + len(whole)
        return
    words = promise.split()
    for first in range(0, len(words), _PIECE_WORDS):
        piece = letters("".join(words[first : first + _PIECE_WORDS]))
        found = _find(stream, piece, cursor)
        if found >= 0 and piece:
            yield found, found + len(piece)


def _find(stream: str, piece: str, cursor: int) -> int:
    found = stream.find(piece, cursor)
    return found if found >= 0 else stream.find(piece)


def _shared(starts: Sequence[int], spans: Iterable[tuple[int, int]]) -> Counter[int]:
    """Return how many letters of the spans lie in each paragraph they touch."""
    shared: Counter[int] = Counter()
    for first, end in spans:
        position = bisect_right(starts, first) - 1
        while position + 1 < len(starts) and starts[position] < end:
            shared[position] += min(end, starts[position + 1]) - max(first, starts[position])
            position += 1
    return shared
