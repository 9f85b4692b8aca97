"""The items of lists: by the mark in front of them, the dot drawn there, or a number that hangs out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from akkoord.agreement import sentences
from akkoord.agreement.signs import BULLETS
from akkoord.agreement.sources.printing.printed import Row

DASH = "-"

# "o" is the bullet of Word's second level.
_MARK = re.compile(
    rf"(?:(?P<sign>[{BULLETS}])\s*|(?P<dash>[-–—*+])\s+|(?P<letter>o)\s+(?=[A-Z]))"
    r"(?P<rest>\S.*)"
)
_NUMBERED = re.compile(r"(?P<mark>\d{1,2}[.)]|[a-z]\)|\((?:\d{1,2}|[a-z])\))\s+(?P<rest>\S.*)")
_BARE_NUMBER = re.compile(r"(?P<number>\d{1,3})\s+(?P<rest>[^\W\d_a-zà-ÿ].*)")
_LONE_MARK = re.compile(rf"[{BULLETS}–—*+o-]|\d{{1,2}}[.)]|[a-z]\)")
# Items of one list start within this distance, in sizes of their letters.
_NEAR = 0.6


@dataclass(frozen=True, slots=True)
class Item:
    """The start of an item: the mark that is written for it, the sign that was printed, and its words."""

    mark: str
    sign: str
    text: str


def is_lone_mark(text: str) -> bool:
    """Whether a row is only the mark of the row beside it.

    >>> is_lone_mark("•"), is_lone_mark("3."), is_lone_mark("ook")
    (True, True, False)
    """
    return bool(_LONE_MARK.fullmatch(text))


def marked(row: Row) -> Item | None:
    """Return the item that a row starts by its own mark; None for other rows.

    >>> marked(Row("• Meer bomen.")), marked(Row("2) Meer bomen."))
    (Item(mark='-', sign='•', text='Meer bomen.'), Item(mark='2)', sign='0)', text='Meer bomen.'))
    >>> marked(Row("Meer bomen."))
    """
    if match := _MARK.fullmatch(row.text):
        sign = match["sign"] or match["dash"] or match["letter"]
        return Item(DASH, sign, match["rest"])
    if row.has_dot:
        return Item(DASH, "drawn", row.text)
    if match := _NUMBERED.fullmatch(row.text):
        mark = match["mark"]
        return Item(mark, re.sub(r"\w+", "0" if re.search(r"\d", mark) else "a", mark), match["rest"])
    return None


def is_dash(item: Item) -> bool:
    """Whether the mark may as well be a dash inside a sentence."""
    return item.sign in "-–—*+"


def numbered(row: Row) -> tuple[int, Item] | None:
    """Return the number and the item of a row that starts with a number without a mark.

    >>> numbered(Row("12 Meer bomen."))
    (12, Item(mark='12.', sign='00', text='Meer bomen.'))
    """
    match = _BARE_NUMBER.fullmatch(row.text)
    return (int(match["number"]), Item(f"{match['number']}.", "00", match["rest"])) if match else None


class Lists:
    """Knows which lists are open, and so how deep the next item stands."""

    def __init__(self) -> None:
        self._open: list[tuple[float, str]] = []

    def depth(self, item: Item, left: float, size: float) -> int:
        """Return how deep an item stands: by its place, and at one place by its sign.

        >>> lists = Lists()
        >>> places = [("•", 0), ("o", 0), ("–", 20), ("•", 0)]
        >>> [lists.depth(Item("-", sign, ""), left, 10) for sign, left in places]
        [0, 1, 2, 0]
        """
        near = size * _NEAR
        while self._open and self._open[-1][0] > left + near:
            self._open.pop()
        for level, (own, sign) in enumerate(self._open):
            if sign == item.sign and abs(own - left) <= near:
                del self._open[level + 1 :]
                return level
        self._open.append((left, item.sign))
        return len(self._open) - 1

    def has(self, item: Item) -> bool:
        """Whether a list with this sign is open."""
        return any(sign == item.sign for _, sign in self._open)

    def close(self, left: float = 0.0, size: float = 1.0) -> None:
        """End the lists that do not start before a place: a paragraph stands there."""
        while self._open and self._open[-1][0] >= left - size * _NEAR:
            self._open.pop()


def is_continued_dash(item: Item, before: Row | None, lists: Lists) -> bool:
    """Whether a dash in front of a row stands inside the sentence of the row before."""
    if before is None or not is_dash(item) or lists.has(item) or sentences.ends(before.text):
        return False
    return sentences.starts_small(item.text)
