"""How much: numbers that are targets, told apart from digits in names, ages, years and durations."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from akkoord.agreement.clauses import nouns
from akkoord.dutch import dates, numbers
from akkoord.dutch.numbers import Found

_WINDOW = 60

_DURATION = re.compile(
    r"[\s-]*(?:(?:tot|en|à|-|–|/)\s*[\d/]+[\s-]*)?"
    r"(?:jaar|jaren|jarigen?|plus\w*|maand\w*|weken|week|dagen|dag|uur|uren|minuten)(?!\w)",
    re.IGNORECASE,
)
_SHARE = re.compile(r"\s*(?:%|procent|percent)(?:\s+(?P<rate>per\s+(?:jaar|maand)))?", re.IGNORECASE)
_MONEY = re.compile(r"\s*(?:euro|€|EUR)(?!\w)", re.IGNORECASE)
_NUMBERED = re.compile(
    r"(?<!\w)(?:artikel|art\.|punt|lijn|fase|nummer|nr\.|zone|klasse|industrie|hoofdstuk|bladzijde|pagina|bus|§)\s*$",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?P<name>[^\W\d_a-zà-ÿ][\w'’.-]*)\s+(?:\d+\s+(?:en|of|tot)\s+)?$")
_COUNTABLE = re.compile(r"\s+[a-zà-ÿ][\w-]*(?:e|en|s)(?!\w)")
# Before a number that looks like a year these make it one.
_DATE_WORD = re.compile(
    r"(?<!\w)(?:in|tegen|sinds|vanaf|voor|vóór|van|tot|eind|einde|begin|uiterlijk|en|na)\s+$", re.IGNORECASE
)
_AT_ONE = re.compile(
    r"(?<!\w)(?:op|in|als|onder|met|tot|uit|bij|naar|via|binnen|vormt|vormen|is|blijft)\s+$",
    re.IGNORECASE,
)
# Ways to order thoughts, which nobody counts afterwards.
_THOUGHTS = re.compile(
    r"\s+(?:\w+e\s+)?(?:accent|werf|werven|pijler|prioriteit|doelstelling|krachtlijn|spor|spoor|punt|boodschap|"
    r"kernboodschap|kerndoelstelling|domein|beleidsdomein|thema|manier|wijze|reden)\w*",
    re.IGNORECASE,
)

_LEAST = re.compile(r"(?<!\w)(?:minimaal|minimum|minstens|ten\s+minste|min\.)\s+(?:€\s*)?$", re.IGNORECASE)
_MOST = re.compile(
    r"(?<!\w)(?:maximaal|maximum|hoogstens|ten\s+hoogste|niet\s+meer\s+dan|max\.)\s+(?:€\s*)?$", re.IGNORECASE
)
_EURO_SIGN = re.compile(r"€\s*$")
_UNDER = re.compile(r"\s+(?:onder|beneden)\s+(?P<baseline>(?:de|het)\s+[\w-]+)")
_ABOVE = re.compile(r"\s+boven\s+(?P<baseline>(?:de|het)\s+[\w-]+)")
_LESS = re.compile(r"\s+(?:minder|lager|lagere)(?!\w)")
_MORE = re.compile(r"\s+(?:meer|hoger|hogere|extra)(?!\w)")
_COMPARED = re.compile(
    r"(?:ten\s+opzichte\s+van|tegenover|t\.o\.v\.|vergeleken\s+met|dan\s+in)\s+(?P<baseline>[\w'’ -]{2,40})"
)
_PART_OF = re.compile(r"\s+van\s+(?P<whole>(?:alle|de|het|onze|haar|zijn)\s+[\w'’-]+)")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts, and where its words stand (`text[start:end]`)."""

    value: Decimal
    unit: str
    comparator: str
    baseline: str | None
    start: int
    end: int


def find(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of one sentence in order.

    >>> [(str(found.value), found.unit) for found in find("Minstens 40 % van de daken in zaal T2, 24/7 open")]
    [('40', '% van de daken')]
    >>> find("Jongeren tot 25 jaar, Perron 13 en artikel 60 in 2031")
    ()
    """
    dated = [(date.start, date.end) for date in dates.find(text)]
    found = (_quantity(text, number, dated) for number in numbers.find(text))
    multiplied = tuple(_multiplied(text, number) for number in numbers.find_multiplications(text))
    own = tuple(quantity for quantity in found if quantity is not None)
    return tuple(sorted(own + multiplied, key=lambda quantity: quantity.start))


def _quantity(text: str, number: Found, dated: list[tuple[int, int]]) -> Quantity | None:
    before = text[max(0, number.start - _WINDOW) : number.start]
    if share := _SHARE.match(text, number.end):
        return _share(text, number, before, share)
    if money := _MONEY.match(text, number.end):
        return _plain(number, before, "euro", money.end())
    if sign := _EURO_SIGN.search(before):
        return _plain(number, before[: sign.start()], "euro", number.end)
    unit = nouns.behind(text, number.end)
    if not unit or _counts_nothing(text, number, before, dated):
        return None
    return _plain(number, before, unit, text.index(unit, number.end) + len(unit))


def _counts_nothing(text: str, number: Found, before: str, dated: list[tuple[int, int]]) -> bool:
    is_time = bool(_DURATION.match(text, number.end)) or _is_year(text, number, before, dated)
    is_thought = bool(_THOUGHTS.match(text, number.end))
    is_single = number.value == 1 and bool(_AT_ONE.search(before))
    return is_time or is_thought or is_single or _is_part_of_name(text, number, before)


def _plain(number: Found, before: str, unit: str, end: int) -> Quantity:
    comparator, words = _comparator(before)
    return Quantity(number.value, unit, comparator, None, number.start - words, end)


def _share(text: str, number: Found, before: str, share: re.Match[str]) -> Quantity:
    comparator, words = _comparator(before)
    end, unit, baseline = share.end(), "%", None
    if share["rate"]:
        unit = f"% {share['rate']}"
    for pattern, sign in ((_UNDER, "<"), (_ABOVE, ">")):
        if match := pattern.match(text, end):
            comparator, baseline, end = sign, match["baseline"], match.end()
    for pattern, sign in ((_LESS, "<"), (_MORE, ">")):
        if match := pattern.match(text, end):
            noun = nouns.behind(text, match.end())
            comparator, unit = sign, f"% {noun}".rstrip()
            end = text.index(noun, match.end()) + len(noun)
            baseline = _compared_with(text, end)
    if whole := _PART_OF.match(text, end):
        unit, end = f"{unit} van {whole['whole']}", whole.end()
    return Quantity(number.value, unit, comparator, baseline, number.start - words, end)


def _multiplied(text: str, number: Found) -> Quantity:
    """A doubling counts the noun behind "aantal", in either order: "het aantal bomen verdubbelen"."""
    behind = re.compile(r"\s+(?:van\s+)?(?:[\w-]+\s+){0,2}?aantal\s+").match(text, number.end)
    ahead = re.compile(r"aantal\s+(?P<noun>[\w'’-]+)").search(
        text, max(0, number.start - _WINDOW), number.start
    )
    noun = nouns.behind(text, behind.end()) if behind else ahead["noun"] if ahead else ""
    end = text.index(noun, behind.end()) + len(noun) if behind else number.end
    start = ahead.start() if ahead and not behind else number.start
    return Quantity(number.value, noun, "x", _compared_with(text, end), start, end)


def _comparator(before: str) -> tuple[str, int]:
    """Return the comparator before a number, and how many characters its words take."""
    for pattern, sign in ((_LEAST, ">="), (_MOST, "<=")):
        if match := pattern.search(before):
            return sign, len(before) - match.start()
    return "=", 0


def _compared_with(text: str, position: int) -> str | None:
    match = _COMPARED.search(text, position)
    return match["baseline"].strip() if match else None


def _is_part_of_name(text: str, number: Found, before: str) -> bool:
    """Whether a number belongs to the name before it; the first word of a sentence proves little."""
    if _NUMBERED.search(before):
        return True
    name = _NAME.search(before)
    if name is None:
        return False
    opens_sentence = number.start - len(before) + name.start() == 0
    return not (opens_sentence and _COUNTABLE.match(text, number.end))


def _is_year(text: str, number: Found, before: str, dated: list[tuple[int, int]]) -> bool:
    is_in_date = any(start <= number.start < end for start, end in dated)
    is_counted = bool(_COUNTABLE.match(text, number.end)) and not _DATE_WORD.search(before)
    is_bare = any((start, end) == (number.start, number.end) for start, end in dated)
    return is_in_date and not (is_bare and is_counted)
