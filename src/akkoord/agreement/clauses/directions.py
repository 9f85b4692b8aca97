"""Verbs that say which way something is to go, by where the thing itself stands: before or behind them."""

from __future__ import annotations

import re

from akkoord.agreement.clauses import words

_WORD = r"(?<![\w-])"
_END = r"(?![\w-])"
_DETERMINER = r"(?:de|het|een|haar|zijn|hun|onze|ons|deze|dit)"
# "Het aantal bomen", "de impact van het verkeer": the noun that counts comes behind.
_COUNT = r"(?:(?:aantal|aandeel)\s+|\w+\s+van\s+)(?:(?:de|het)\s+)?"
_ALSO = r"(?:(?:bovendien|ook|verder|zo|hiermee|daarmee)\s+)?"
_TAKES = r"(?:neemt|nemen)\s+(?:[\w'-]+\s+){0,4}?"


def both(up: str, down: str, *, after: str = "") -> re.Pattern[str]:
    """Return a pattern for words of either direction, in the groups `up` and `down`.

    >>> both("meer", "minder").search("Minder lawaai")["down"]
    'Minder'
    """
    return re.compile(rf"{_WORD}(?:(?P<up>{up})|(?P<down>{down})){_END}{after}", re.IGNORECASE)


_DONE = (words.either("up_done"), words.either("down_done"))
_DO = (words.either("up_do"), words.either("down_do"))
# A verb at the end of its clause: what it is about stands before it.
BACKWARD = (
    both(
        rf"{words.either('up_by_itself')}|{_TAKES}toe",
        rf"{words.either('down_by_itself')}|{_TAKES}af",
    ),
    both(*_DONE),
    both(*_DO),
)
PARTICIPLE = re.compile("|".join(_DONE), re.IGNORECASE)
INFINITIVE = re.compile("|".join(_DO), re.IGNORECASE)
# A verb before what it is about: "wij verlagen de drempel", "verhoogt haar bereik".
FORWARD = both(
    words.either("up_does"), words.either("down_does"), after=rf"\s+{_ALSO}{_DETERMINER}\s+(?:{_COUNT})?"
)

_THINGS = (
    r"(?:we\s+|wij\s+)?(?:(?!(?:op|af|terug|samen)\s)[\w'’-]+\s+){1,9}?"
    r"(?:verder\s+|stapsgewijs\s+|geleidelijk\s+)?"
)
_CLOSES = r"(?=\s*(?:[.,;:]|$)|\s+(?:en|tot|naar|met|door|tegen|zodat)\s)"
# The verb in two pieces: "we drijven het aantal bussen op".
APART = re.compile(
    rf"{_WORD}(?:(?P<up>(?:drijft|drijven|voert|voeren|trekt|trekken|krikt|krikken)\s+{_THINGS}op)|"
    rf"(?P<down>(?:dringt|dringen|brengt|brengen|schroeft|schroeven)\s+{_THINGS}terug|"
    rf"(?:bouwt|bouwen)\s+{_THINGS}af)){_CLOSES}",
    re.IGNORECASE,
)
