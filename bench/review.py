#!/usr/bin/env python3
"""How many keys a review takes, and how long somebody reads: counted by the doubts of a reading.

    .venv/bin/python bench/review.py ../shared/data/agreement/genk-2019-2024.txt

`KEYS` says which keys each doubt takes where the reader was wrong as it feared, which is the worst case; that
these keys do so is shown in a real browser by `tests/web/review/test_keystrokes.py`. The seconds are
assumptions, given here and in `docs/how-to/review-an-agreement.md`; only what the machine takes was measured.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from akkoord.agreement import doubts, reader
from akkoord.agreement.sources import recognise

ACCEPT = ("a",)
_BY_HAND = ("s", *["Control+ArrowLeft"] * 20, "Enter", "Control+Enter")
KEYS: dict[str, tuple[str, ...]] = {
    "statement": ("n",),
    "damaged_text": ("e", *["Backspace"] * 5, *"steen", "Control+Enter"),
    "very_short": ("n",),
    "several_promises": ("s", "Control+Enter"),
    "very_long": _BY_HAND,
    "label_only": ("n",),
    "joined": _BY_HAND,
}
"""What a doubt takes: a damaged word typed anew, a long promise cut twenty words from its end.
Of what may be several promises the pieces are filled in already. Any other takes a look, and one key.
"""
REST = ("Shift+A", "Shift+P")
"""Accept all that is without doubt, and go to publishing."""

WORDS_PER_MINUTE = 200
READINGS = 2
"""Once as it stands in the document, once as it was read."""
SECONDS_TO_DECIDE = 5
SECONDS_PER_KEY = 0.5
SECONDS_OF_THE_MACHINE = 0.35


def keys(codes: Iterable[str]) -> tuple[str, ...]:
    """Return the keys that a promise takes by its doubts: those of the most that has to be done."""
    return max((KEYS.get(code, ACCEPT) for code in codes), key=len, default=ACCEPT)


@dataclass(frozen=True, slots=True)
class Effort:
    """What a review takes.

    Attributes:
        promises: How many are looked at one by one.
        strokes: How many keys that takes, with those that accept the rest.
        words: How many words they hold.
    """

    promises: int
    strokes: int
    words: int

    @property
    def minutes(self) -> float:
        """How long it takes, by the assumptions above."""
        reading = READINGS * self.words / WORDS_PER_MINUTE * 60
        each = SECONDS_TO_DECIDE + SECONDS_OF_THE_MACHINE
        return (reading + each * self.promises + SECONDS_PER_KEY * self.strokes) / 60


def effort(texts: Sequence[tuple[str, Sequence[str]]]) -> Effort:
    """Return what it takes to look at promises, each with the codes of its doubts.

    >>> effort([("Wij planten bomen.", ()), ("Er zijn bomen.", ("statement",))])
    Effort(promises=2, strokes=4, words=6)
    """
    strokes = sum(len(keys(codes)) for _text, codes in texts) + len(REST)
    return Effort(len(texts), strokes, sum(len(text.split()) for text, _codes in texts))


def of_document(content: bytes) -> tuple[Effort, Effort, Counter[str]]:
    """Return what a document takes, the doubtful only and all of them, and how often each doubt is there."""
    promises = reader.read(recognise.from_bytes(content)).promises
    told = [(own.text, doubt.codes) for own, doubt in zip(promises, doubts.of_all(promises), strict=True)]
    counted = Counter(code for _text, codes in told for code in codes)
    return effort([one for one in told if one[1]]), effort(told), counted


def main(path: str) -> None:
    """Print what the document at a path takes."""
    doubtful, every, counted = of_document(Path(path).read_bytes())
    print(f"{'looked at':<16}{'promises':>10}{'words':>10}{'keys':>8}{'minutes':>9}")
    for name, one in (("the doubtful", doubtful), ("each promise", every)):
        print(f"{name:<16}{one.promises:>10}{one.words:>10}{one.strokes:>8}{one.minutes:>9.0f}")
    for code, number in counted.most_common():
        print(f"  {code:<20}{number:>5} x {len(KEYS.get(code, ACCEPT))} keys")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
