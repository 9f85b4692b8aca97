"""Numbers as people and programs write them: a decimal comma or point, thousands, or no number at all."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import Literal

from akkoord.errors import InputError

Mark = Literal["", ",", "."]
"""Which sign stands before the decimals; "" where the values themselves tell."""

_NOTHING = frozenset(
    {"", "-", "–", "—", ".", "..", "...", "x", "nb", "n.b.", "nvt", "n.v.t.", "na", "n/a", ":"}
)
_SMALL = re.compile(r"<\s*\d+|minder dan \d+|fewer than \d+", re.IGNORECASE)
_SPACES = re.compile(r"[\s'’]")
_DRESS = re.compile(r"^(?:€|eur(?:o)?)\s*|\s*(?:%|€|eur(?:o)?)$", re.IGNORECASE)
_SHAPE = re.compile(r"[+-]?\d{1,3}(?:[.,]?\d{3})*(?:[.,]\d+)?|[+-]?\d+(?:[.,]\d+)?", re.ASCII)
_LONGEST = 40


class NoNumber(InputError):
    """A cell holds no number."""

    code = "no_number"
    message = "{value!r} is no number; write it like 1.234,5 or 1234.5"


class TwoWaysToRead(InputError):
    """A number can be read in two ways, and nothing tells which: 1.234 is one and a bit, or a thousand."""

    code = "two_ways_to_read"
    message = "{value!r} can be {one} or {other}; say which sign stands before the decimals"


def is_nothing(text: str) -> bool:
    """Tell whether a cell says that there is no value.

    >>> is_nothing(" n.b. "), is_nothing("0")
    (True, False)
    """
    return text.strip().lower() in _NOTHING


def is_small(text: str) -> bool:
    """Tell whether a cell says that the value is hidden, because it is of few people.

    >>> is_small("<5"), is_small("5")
    (True, False)
    """
    return _SMALL.fullmatch(text.strip()) is not None


def mark_of(texts: Iterable[str]) -> Mark:
    """Return the sign before the decimals that a column itself shows; "" where it shows none.

    One number that can be read in one way only tells how to read the others.

    >>> mark_of(["1.234", "12,5"]), mark_of(["1,234.5"]), mark_of(["1.234", "5.678"])
    (',', '.', '')
    """
    shown = {mark for text in texts if (mark := _shown(_bare(text)))}
    return shown.pop() if len(shown) == 1 else ""


def parse(text: str, mark: Mark = "") -> Decimal:
    r"""Read a number exactly.

    Args:
        text: Such as "1.234,56", "1,234.56", "€ 1 234", "29,9%".
        mark: The sign before the decimals; "" where the number itself tells.

    Raises:
        NoNumber: if it is none, or is longer than a number can be.
        TwoWaysToRead: if one sign with three figures behind it can be either.

    >>> [str(parse(text)) for text in ("1.234,56", "1,234.56", "29,9%", "-1 234", "0.125")]
    ['1234.56', '1234.56', '29.9', '-1234', '0.125']
    >>> parse("1.234", ","), parse("1.234", ".")
    (Decimal('1234'), Decimal('1.234'))
    """
    bare = _bare(text)
    if len(bare) > _LONGEST or not _SHAPE.fullmatch(bare):
        raise NoNumber(value=text[:_LONGEST])
    known = mark or _shown(bare)
    signs = [sign for sign in bare if sign in ",."]
    if not known and signs and not mark:
        readings = {"one": bare.replace(",", "").replace(".", ""), "other": bare.replace(",", ".")}
        raise TwoWaysToRead(value=text[:_LONGEST], **readings)
    thousands = {",": ".", ".": ","}.get(known, "")
    if (known and bare.count(known) > 1) or (
        thousands and known in bare and thousands in bare.split(known)[-1]
    ):
        raise NoNumber(value=text[:_LONGEST])
    plain = bare.replace(thousands, "") if thousands else bare
    try:
        return Decimal(plain.replace(",", "."))
    except InvalidOperation:
        raise NoNumber(value=text[:_LONGEST]) from None


def _bare(text: str) -> str:
    return _DRESS.sub("", _SPACES.sub("", text)).replace("−", "-")


def _shown(bare: str) -> Mark:
    """Return the sign before the decimals that a number shows by itself."""
    signs = [sign for sign in bare if sign in ",."]
    if len(set(signs)) == 2:
        return "," if signs[-1] == "," else "."
    if len(signs) > 1:
        # The same sign twice stands between thousands.
        return "." if signs[0] == "," else ","
    if len(signs) == 1:
        whole, _, rest = bare.lstrip("+-").partition(signs[0])
        # Three figures behind it may be thousands, unless nothing, or a nought, or too much stands before it.
        if len(rest) != 3 or len(whole) > 3 or whole in ("", "0") or whole.startswith("0"):
            return "," if signs[0] == "," else "."
    return ""
