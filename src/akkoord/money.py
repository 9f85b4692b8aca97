"""Money as whole eurocents: reading what people type, and the one place where cents are rounded.

Writing an amount belongs to `akkoord.phrases`, because it depends on the language of the reader.
"""

from __future__ import annotations

import re
from fractions import Fraction

from akkoord.errors import InputError

# Thousands in groups of three after a dot or a space, or no groups at all; then at most two decimals.
_AMOUNT = re.compile(r"(?P<whole>\d{1,3}(?:[. ]\d{3})+|\d+)(?:,(?P<cents>\d{1,2}))?")
_CURRENCY = re.compile(r"€|\beuro\b|\beur\b", re.IGNORECASE | re.ASCII)
_SPACES = re.compile(r"\s+")


class NotAnAmount(InputError):
    """A text could not be read as an amount in euros."""

    code = "not_an_amount"
    message = "{text!r} is no amount in euros; write it like 1.234,56 or € 50"


def parse_cents(text: str) -> int:
    r"""Read an amount the way it is written in Flanders.

    A comma stands before the cents, a dot or a space between thousands; the euro sign or word may stand on
    either side. A dot is never read as a decimal mark: `12.50` could mean two things, so it is refused.

    Args:
        text: Such as "1.234,56", "€ 50", "-0,5" or "50 euro".

    Returns:
        The amount in eurocents.

    Raises:
        NotAnAmount: if the text is not exactly one amount.

    >>> parse_cents("1.234,56"), parse_cents("€ 50"), parse_cents("-0,5"), parse_cents("45 000 euro")
    (123456, 5000, -50, 4500000)
    >>> parse_cents("12.50")
    Traceback (most recent call last):
    akkoord.money.NotAnAmount: '12.50' is no amount in euros; write it like 1.234,56 or € 50
    """
    bare = _SPACES.sub(" ", _CURRENCY.sub(" ", text, count=1)).strip()
    bare = bare.removeprefix("-").strip() if (is_negative := bare.startswith("-")) else bare
    match = _AMOUNT.fullmatch(bare)
    if match is None or not bare.isascii():
        raise NotAnAmount(text=text)
    whole = int(match["whole"].replace(".", "").replace(" ", ""))
    cents = whole * 100 + int((match["cents"] or "0").ljust(2, "0"))
    return -cents if is_negative else cents


def round_to_cent(exact_cents: Fraction | int) -> int:
    """Round an exact amount to whole cents, half a cent away from zero.

    Keep amounts exact until the end and round once; half away from zero is what people do on paper, and it
    treats what is owed and what is due alike.

    Args:
        exact_cents: An exact number of eurocents. Floating point is not accepted: it was rounded already.

    >>> round_to_cent(Fraction(5, 2)), round_to_cent(Fraction(-5, 2)), round_to_cent(Fraction(7, 3))
    (3, -3, 2)
    """
    doubled = abs(Fraction(exact_cents)) * 2
    rounded = (doubled + 1) // 2
    return -rounded if exact_cents < 0 else rounded
