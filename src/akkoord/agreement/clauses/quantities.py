"""How much: numbers that are targets, told apart from digits in names, ages, years and durations."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from akkoord.agreement.clauses import bounds, descriptions, nouns, uncounted
from akkoord.dutch import dates, numbers
from akkoord.dutch.numbers import Found

_WINDOW = 60
_LONGEST_BASELINE = 120

_SHARE = re.compile(r"\s*-?(?:%|procent(?:punten?)?|percent)(?!-?norm)", re.IGNORECASE)
_MONEY = re.compile(r"\s*(?:euro|€|EUR)(?!\w)", re.IGNORECASE)
_EURO_SIGN = re.compile(r"€\s*$")
# "9 miljard aan besparingen": so much of nothing else is money.
_MILLION = 1_000_000
# "60.000 euro of minder": for whom, not how much.
_THRESHOLD = re.compile(r"\s+of\s+(?:minder|meer|lager|hoger)(?!\w)", re.IGNORECASE)
_RATE = re.compile(r"\s+(?:per\s+[^\W\d_]+|jaarlijks)(?!\w)", re.IGNORECASE)
_MEASURE = re.compile(r"\s*(?:°\s?C|km/u(?:ur)?|m[²³23]|km[²2]|kWh|MWh|GWh|MW|GW|ha|graden)(?![\w])")
_UNDER = re.compile(r"\s+(?:onder|beneden)\s+(?P<baseline>(?:de|het)\s+[\w-]+)")
_ABOVE = re.compile(r"\s+boven\s+(?P<baseline>(?:de|het)\s+[\w-]+)")
_LESS = re.compile(r"\s+(?:minder|lager|lagere)(?!\w)")
_MORE = re.compile(r"\s+(?:meer|hoger|hogere|extra)(?!\w)")
_COMPARED = re.compile(
    r"(?:ten\s+opzichte\s+van|in\s+vergelijking\s+met|tegenover|t\.o\.v\.|vergeleken\s+met|dan\s+in)\s+"
    r"(?P<baseline>[\w'’ -]{2,40})"
)
_PART_OF = re.compile(r"\s+van\s+(?P<whole>(?:alle|de|het|onze|haar|zijn)\s+[\w'’-]+)")
# "Binnen 24 uur", "minstens drie uur per week": time that is promised, and not how old somebody is.
_WITHIN = re.compile(r"(?<!\w)binnen\s+(?:de\s+)?$", re.IGNORECASE)
_TIME = re.compile(
    r"\s*(?P<unit>uur|uren|u|minuten|(?:werk|kalender)?(?:dagen|dag)|weken|week|maanden)(?!\w)"
    r"(?P<rate>\s+per\s+(?:dag|week|maand|jaar)(?!\w))?",
    re.IGNORECASE,
)
_STEP_OF_TIME = re.compile(
    r"\s*(?:jaar|jaren)\s+(?:eerder|vroeger|later|langer|sneller)(?!\w)", re.IGNORECASE
)
_TIMES = re.compile(r"\s*(?:keer|maal)\s+per\s+(?:dag|week|maand|jaar)(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts, and where its words stand (`text[start:end]`)."""

    value: Decimal
    unit: str
    comparator: str
    baseline: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence, with what its dates are and how its numbers hang together."""

    text: str
    dated: Mapping[int, int]
    inside: Container[int]
    pairs: Mapping[int, tuple[str, Found]]


def find(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of one sentence in order.

    >>> [(str(found.value), found.unit) for found in find("Minstens 40 % van de daken in zaal T2, 24/7 open")]
    [('40', '% van de daken')]
    >>> find("Jongeren tot 25 jaar, Perron 13 en artikel 60 in 2031"), find("De stad telt 500 winkels")
    ((), ())
    """
    shares = numbers.find_fractions(text)
    taken = {position for share in shares for position in range(share.start, share.end)}
    plain = [number for number in _numbers(text) if number.start not in taken]
    found = [*_counted(text, plain), *(_fraction(text, share) for share in shares)]
    found += [_multiplied(text, number) for number in numbers.find_multiplications(text)]
    if not found or descriptions.describes(text):
        return ()
    kept = (
        quantity
        for quantity in found
        if not descriptions.is_finding(text, quantity.start)
        and not descriptions.tells(bounds.clause(text, quantity.start))
        and not _THRESHOLD.match(text, quantity.end)
    )
    return tuple(sorted(kept, key=lambda quantity: quantity.start))


def _numbers(text: str) -> list[Found]:
    ranges = [end for pair in numbers.find_ranges(text) for end in pair]
    return sorted([*numbers.find(text), *ranges], key=lambda number: number.start)


def _counted(text: str, found: Sequence[Found]) -> Iterator[Quantity]:
    written = dates.find(text)
    sentence = _Sentence(
        text,
        {date.start: date.end for date in written},
        {position for date in written for position in range(date.start + 1, date.end)},
        bounds.pairs(text, found),
    )
    for number in found:
        quantity = _quantity(sentence, number)
        if quantity is not None:
            yield _bounded(text, quantity, number, sentence.pairs.get(number.start))


def _bounded(text: str, quantity: Quantity, number: Found, pair: tuple[str, Found] | None) -> Quantity:
    """Return a quantity with the bound, the direction or the range in which it stands."""
    if quantity.comparator != "=":
        return quantity
    if bound := bounds.before(text, number.start):
        return replace(quantity, comparator=bound.comparator, start=bound.start)
    role, other = pair or ("", number)
    if role.startswith("range"):
        return replace(quantity, comparator=">=" if role == "range from" else "<=")
    if role == "change to":
        return replace(quantity, baseline=text[other.start : other.end], start=other.start)
    if bounds.is_ceiling(text, number.start) and quantity.unit.startswith("euro"):
        return replace(quantity, comparator="<=")
    return replace(quantity, comparator=bounds.direction(text, number.start) or "=")


def _quantity(sentence: _Sentence, number: Found) -> Quantity | None:
    text = sentence.text
    before = text[max(0, number.start - _WINDOW) : number.start]
    role, other = sentence.pairs.get(number.start, ("", number))
    last = other if role == "range from" else number
    if role in {"change from", "ages from", "ages to"}:
        return None
    if share := _SHARE.match(text, last.end):
        return _share(text, number, share.end())
    if money := _MONEY.match(text, last.end):
        return _measured(text, number, "euro", money.end())
    if _EURO_SIGN.search(before) or (role == "range to" and "€" in text[other.start - 2 : other.start]):
        return _measured(text, number, "euro", number.end)
    if measure := _MEASURE.match(text, last.end):
        return _measured(text, number, measure[0].strip(), measure.end())
    return _things(sentence, number, before, last)


def _things(sentence: _Sentence, number: Found, before: str, last: Found) -> Quantity | None:
    """Return a number of things or of time, or None where it counts nothing."""
    text = sentence.text
    role = sentence.pairs.get(number.start, ("",))[0]
    is_bound = bounds.before(text, number.start) is not None
    is_reached = role == "change to" or bounds.is_reached(text, number.start)
    if uncounted.is_part_of_name(text, number, before) or uncounted.is_year(
        text, number, before, sentence.dated, sentence.inside
    ):
        return None
    if uncounted.is_duration(text, last):
        is_more = bounds.direction(text, number.start) is not None
        years = role == "change to" or is_more or bounds.are_years_reached(text, number.start)
        return _time(text, number, before, is_promised=is_bound or is_reached or is_more, are_years=years)
    unit = nouns.behind(text, last.end)
    if not unit:
        is_money = number.value >= _MILLION
        return _measured(text, number, "euro" * is_money, number.end) if is_money or is_reached else None
    is_known = uncounted.is_known(text, number, before) and not role.startswith("range")
    is_single = uncounted.is_one_of_a_kind(text, number, before)
    if uncounted.orders_thoughts(text, last) or (not is_bound and (is_known or is_single)):
        return None
    return _measured(text, number, unit, text.index(unit, last.end) + len(unit))


def _time(text: str, number: Found, before: str, *, is_promised: bool, are_years: bool) -> Quantity | None:
    if step := _STEP_OF_TIME.match(text, number.end):
        return _measured(text, number, step[0].strip(), step.end()) if is_promised else None
    if times := _TIMES.match(text, number.end):
        return _measured(text, number, times[0].strip(), times.end())
    match = _TIME.match(text, number.end)
    if match is None:
        unit = nouns.behind(text, number.end)
        return (
            _measured(text, number, unit, text.index(unit, number.end) + len(unit))
            if unit and are_years
            else None
        )
    within = _WITHIN.search(before)
    if within and match["unit"] != "maanden" and number.value != 100:
        return Quantity(number.value, match["unit"], "<=", None, number.start - len(within[0]), match.end())
    if is_promised or match["rate"]:
        return _measured(text, number, match[0].strip(), match.end())
    return None


def _measured(text: str, number: Found, unit: str, end: int) -> Quantity:
    rate = _RATE.match(text, end)
    if rate and not unit.endswith(rate[0]):
        unit, end = f"{unit}{rate[0].lower()}", rate.end()
    return Quantity(number.value, unit, "=", None, number.start, end)


def _share(text: str, number: Found, end: int) -> Quantity:
    comparator, unit, baseline = "=", "%", None
    if rate := _RATE.match(text, end):
        unit, end = f"%{rate[0].lower()}", rate.end()
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
    return Quantity(number.value, unit, comparator, baseline, number.start, end)


def _fraction(text: str, share: Found) -> Quantity:
    quantity = _share(text, share, share.end)
    bound = bounds.before(text, share.start)
    return replace(quantity, comparator=bound.comparator, start=bound.start) if bound else quantity


_MULTIPLIED_BEHIND = re.compile(r"\s+(?:van\s+)?(?:[\w-]+\s+){0,2}?aantal\s+")
_MULTIPLIED_AHEAD = re.compile(r"aantal\s+(?P<noun>[\w'’-]+)")


def _multiplied(text: str, number: Found) -> Quantity:
    """A doubling counts the noun behind "aantal", in either order: "het aantal bomen verdubbelen"."""
    behind = _MULTIPLIED_BEHIND.match(text, number.end)
    ahead = _MULTIPLIED_AHEAD.search(text, max(0, number.start - _WINDOW), number.start)
    noun = nouns.behind(text, behind.end()) if behind else ahead["noun"] if ahead else ""
    end = text.index(noun, behind.end()) + len(noun) if behind else number.end
    start = ahead.start() if ahead and not behind else number.start
    return Quantity(number.value, noun, "x", _compared_with(text, end), start, end)


def _compared_with(text: str, position: int) -> str | None:
    match = _COMPARED.search(text, position, position + _LONGEST_BASELINE)
    return match["baseline"].strip() if match else None
