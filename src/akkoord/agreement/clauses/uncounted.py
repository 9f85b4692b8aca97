"""Digits and number words that are no targets: names, articles of law, years, ages, things known before."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping

from akkoord.agreement.clauses import words
from akkoord.dutch.numbers import Found

_YEARS_OF_PLANS = range(2015, 2071)

_DURATION = re.compile(
    r"[\s-]*(?:(?:tot|en|à|of|-|–|/)\s*[\d/]+[\s-]*)?"
    r"(?:(?:school|werk|kalender)?(?:jaar|jaren|dagen|dag|weken|week|uur|uren)|uurs\w*|u|jarigen?|plus\w*|"
    r"maand\w*|minuten|minuut|decennia|eeuw\w*|keer|maal)(?!\w)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(rf"(?<![\w-])(?:{words.either('numbered_things')})s?\s*$", re.IGNORECASE)
_NAME = re.compile(r"(?P<name>[^\W\d_a-zà-ÿ][\w'’.-]*)\s+(?:\d+\s+(?:en|of|tot)\s+)?$")
_COUNTABLE = re.compile(r"\s+[a-zà-ÿ][\w-]*(?:e|en|s)(?!\w)")
# A page number or the number of a section that stayed behind: "12 Cultuur is van iedereen".
_LEFT_BEHIND = re.compile(r"(?:^|[.!?…:•]\s)\s*$")
_OPENS_SENTENCE = re.compile(r"[.)]?\s+[^\W\d_a-zà-ÿ]")
_SHOUTS = re.compile(r"\s+[^\W\d_a-zà-ÿ]{4,}(?![^\W\d_])")
# Before a number that looks like a year these make it one.
_DATE_WORD = re.compile(
    r"(?<!\w)(?:in|tegen|sinds|vanaf|voor|vóór|van|tot|eind|einde|begin|uiterlijk|en|na|\w*jaar|richting)\s+$",
    re.IGNORECASE,
)
_ONE_OF_SOME = re.compile(
    r"\s+(?:(?:of\s+meer|op|van\s+de|per|voor\s+één|keer|maal)(?!\w)|en\s+dezelfde)", re.IGNORECASE
)
_AT_ONE = re.compile(
    r"(?<!\w)(?:op|in|als|onder|met|tot|uit|bij|naar|via|binnen|vormt|vormen|is|blijft|niet|dag|nummer)\s+$",
    re.IGNORECASE,
)
# "De drie dorpen", "deze twee groepen": known before, so nobody counts them afterwards.
_KNOWN = re.compile(
    r"(?<![\w-])(?:de|het|deze|die|onze|hun|haar|zijn|dezelfde|alle|andere|beide|tussen|tussen\s+de)\s+"
    r"(?:(?:andere|volgende|voornoemde|bestaande|huidige|eerste|laatste|overige|genoemde)\s+)?$",
    re.IGNORECASE,
)
_ADDS = re.compile(r"\s+(?:nieuwe|extra|bijkomende|aanvullende)(?!\w)", re.IGNORECASE)
# Also a threshold ("vanaf 18 plaatsen") and what is wanting ("een tekort van 300 plaatsen").
_RATE_OF = re.compile(
    r"(?<!\w)(?:vanaf|tekort\s+(?:van|tot|aan)|per|elke?|iedere?|om\s+de|\w\s+op\s+de|\d\s+op|één\s+op|een\s+op)"
    r"\s+$",
    re.IGNORECASE,
)
_THOUGHTS = re.compile(
    rf"\s+(?:[\w-]+(?:e|ig|lijk|isch)\s+){{0,2}}(?:{words.either('thoughts')})\w{{0,3}}(?![\w-])",
    re.IGNORECASE,
)


def is_duration(text: str, number: Found) -> bool:
    """Whether a number counts time or age: "12 jaar", "65-plussers", "vijf keer"."""
    return bool(_DURATION.match(text, number.end))


def is_one_of_a_kind(text: str, number: Found, before: str) -> bool:
    """Whether "één" only says that it is a single one: "op één plek", "één van de"."""
    return number.value == 1 and bool(_AT_ONE.search(before) or _ONE_OF_SOME.match(text, number.end))


def is_known(text: str, number: Found, before: str) -> bool:
    """Whether a number counts what was there before, or is what something is divided over.

    >>> from akkoord.dutch import numbers
    >>> [number] = numbers.find("Wij helpen de drie dorpen")
    >>> is_known("Wij helpen de drie dorpen", number, "Wij helpen de ")
    True
    """
    return bool(_RATE_OF.search(before)) or (
        bool(_KNOWN.search(before)) and not _ADDS.match(text, number.end)
    )


def orders_thoughts(text: str, number: Found) -> bool:
    """Whether a number only announces a list: "twee accenten", "drie sporen"."""
    return bool(_THOUGHTS.match(text, number.end))


def is_part_of_name(text: str, number: Found, before: str) -> bool:
    """Whether a number belongs to the name before it; the first word of a sentence proves little."""
    if _NUMBERED.search(before):
        return True
    if text[number.start].isdigit() and (
        (_LEFT_BEHIND.search(before) and _OPENS_SENTENCE.match(text, number.end))
        or _SHOUTS.match(text, number.end)
    ):
        return True
    name = _NAME.search(before)
    if name is None or not text[number.start].isdigit():
        return False
    opens_sentence = number.start - len(before) + name.start() == 0
    is_much = number.value >= 20
    return not ((opens_sentence or is_much) and _COUNTABLE.match(text, number.end))


def is_year(text: str, number: Found, before: str, dated: Mapping[int, int], inside: Container[int]) -> bool:
    """Whether a number is a year or stands in a date.

    Args:
        text: The sentence.
        number: The number in it.
        before: What stands before the number.
        dated: Where each date of the sentence ends, by where it starts.
        inside: The positions inside those dates.
    """
    if number.start not in dated:
        return number.start in inside
    is_bare = dated[number.start] == number.end
    is_counted = bool(_COUNTABLE.match(text, number.end)) and not _DATE_WORD.search(before)
    return not (is_bare and is_counted and number.value not in _YEARS_OF_PLANS)
