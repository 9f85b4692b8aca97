"""How much and by when, before and after: which figure became firmer, which weaker."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from akkoord.agreement.model import Direction, Promise, Target, Term
from akkoord.agreement.versions.signs import Matter, Sign
from akkoord.dutch.folding import fold
from akkoord.dutch.stems import tokens
from akkoord.phrases import Reason

# Of what stands behind these, less is better: a lower figure promises more.
_BURDEN = re.compile(
    r"(?:belasting(?:en)?|tarie(?:f|ven)|prij(?:s|zen)|kost(?:en)?|retributies?|boetes?|schuld(?:en)?|uitstoot|"
    r"snelheid|wachttijd(?:en)?|wachtlijst(?:en)?|werkloosheid\w*|leegstand\w*|armoede\w*|ongevallen|slachtoffers|"
    r"afval|overlast|hinder|verbruik|criminaliteit|inbraken|diefstallen|uitval|achterstand|"
    r"(?:daalt|dalen|verla\w+|vermind\w+|beperk\w*|terug\w+)\s+tot)(?!\w)"
)
# "Daalt met 10 %" says by how much, "daalt tot 10 %" to which level.
_BY_HOW_MUCH = re.compile(r"(?<!\w)met\s+(?:minstens\s+|minimaal\s+|ten\s+minste\s+)?$")
_WINDOW = 40
_FIRMNESS = {">=": 1, "=": 0, "<=": -1}
_STANDARDS = ("stable", "norm")
_YEAR = 10_000


def compare(old: Promise, new: Promise, terms: tuple[Term | None, Term | None]) -> Iterator[Sign]:
    """Yield the signs in the figures, dates and directions of two promises.

    Args:
        old: The promise in the old version.
        new: The promise that it became.
        terms: The years of both agreements: where those differ, dates inside their own term are compared by
            their place in it.
    """
    yield from _quantities(old, new)
    yield from _deadlines(_dates(old), _dates(new), terms)
    yield from _directions(old, new)


def _quantities(old: Promise, new: Promise) -> Iterator[Sign]:
    # What stands still is a direction too: where both have one, the directions say more.
    told = ("by", "stable") if old.trends and new.trends else ("by",)
    before = [target for target in old.targets if target.comparator not in told]
    after = [target for target in new.targets if target.comparator not in told]
    _take(before, after, _are_equal)
    for one, other in _take(before, after, _count_the_same):
        step = _step(one, other, old, new)
        code = {1: "change.figure_firmer", 0: "change.figure_other", -1: "change.figure_weaker"}[step]
        yield Sign(Matter.FIGURE, step, Reason(code, {"old": one.text, "new": other.text}))
    # To stand still and to reach a number are about one thing; which is more cannot be said.
    is_swapped = {target.comparator for target in (*before, *after)} & {"stable"} and before and after
    for one in before:
        yield Sign(Matter.FIGURE, 0 if is_swapped else -1, Reason("change.figure_gone", {"old": one.text}))
    for other in after:
        yield Sign(Matter.FIGURE, 0 if is_swapped else 1, Reason("change.figure_added", {"new": other.text}))


def _take(
    before: list[Target], after: list[Target], are_one: Callable[[Target, Target], bool]
) -> list[tuple[Target, Target]]:
    """Take the targets that are about one thing out of both lists, in the order of the text."""
    pairs = []
    for one in tuple(before):
        other = next((candidate for candidate in after if are_one(one, candidate)), None)
        if other is not None:
            before.remove(one)
            after.remove(other)
            pairs.append((one, other))
    return pairs


def _are_equal(one: Target, other: Target) -> bool:
    is_same = (one.quantity, one.comparator) == (other.quantity, other.comparator)
    return is_same and (one.comparator in _STANDARDS or _count_the_same(one, other))


def _count_the_same(one: Target, other: Target) -> bool:
    """Whether two targets count one thing: trees are no shrubs, and a share is no number."""
    if (one.quantity is None) != (other.quantity is None) or one.comparator in _STANDARDS:
        return one.comparator == other.comparator
    unit, other_unit = one.unit or "", other.unit or ""
    words, other_words = set(tokens(unit)), set(tokens(other_unit))
    is_share = unit.startswith("%"), other_unit.startswith("%")
    return is_share[0] == is_share[1] and (not words or not other_words or not words.isdisjoint(other_words))


def _step(one: Target, other: Target, old: Promise, new: Promise) -> int:
    """Return 1 where the second target promises more than the first, -1 where less, 0 where neither."""
    if one.quantity is None or other.quantity is None:
        return 0
    is_burden = _is_burden(one, old.text) or _is_burden(other, new.text)
    comparators = one.comparator, other.comparator
    if one.quantity == other.quantity or set(comparators) == {">=", "<="}:
        firmness = _FIRMNESS.get(other.comparator, 0) - _FIRMNESS.get(one.comparator, 0)
        return _sign(-firmness if is_burden else firmness)
    if one.comparator == other.comparator == "x":
        # Three times is further from once than two times, and a quarter is further than a half.
        return _sign(float(abs(other.quantity - 1) - abs(one.quantity - 1)))
    growth = _sign(float(other.quantity - one.quantity))
    return -growth if is_burden or comparators == ("<=", "<=") else growth


def _is_burden(target: Target, text: str) -> bool:
    """Whether less of something is better: a lower tax promises more."""
    if target.comparator in ("<", ">"):
        return False
    start = text.find(target.text)
    before = fold(text[max(0, start - _WINDOW) : max(0, start)]) + " "
    is_burden = bool(_BURDEN.search(before) or _BURDEN.search(fold(target.unit or "")))
    return is_burden and not _BY_HOW_MUCH.search(before)


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)


def _dates(promise: Promise) -> list[str]:
    return sorted({target.deadline for target in promise.targets if target.deadline})


def _deadlines(
    old: Sequence[str], new: Sequence[str], terms: tuple[Term | None, Term | None]
) -> Iterator[Sign]:
    """Yield the signs in the dates, the earliest first; further dates of one side add nothing."""
    if not old and new:
        yield Sign(Matter.FIGURE, 1, Reason("change.deadline_added", {"new": new[0]}))
    elif old and not new:
        yield Sign(Matter.FIGURE, -1, Reason("change.deadline_gone", {"old": old[0]}))
    for one, other in zip(old, new, strict=False):
        if step := earlier(one, other, terms):
            code = "change.deadline_earlier" if step > 0 else "change.deadline_later"
            yield Sign(Matter.FIGURE, step, Reason(code, {"old": one, "new": other}))


def earlier(old: str, new: str, terms: tuple[Term | None, Term | None]) -> int:
    """Return 1 where the second date is earlier than the first, -1 where later, 0 where neither can be said.

    The end of one term and the end of the next are equally far: each is compared by its place in its own
    term. Dates beyond the term, such as 2050, are compared as they are.

    >>> terms = (Term(2025, 2030), Term(2031, 2036))
    >>> earlier("2030", "2036", terms), earlier("2030", "2034", terms), earlier("2050", "2050", terms)
    (0, 1, 0)
    """
    if old == new:
        return 0
    before, after = terms
    absolute = _sign(float(_day(old) - _day(new)))
    if before is None or after is None or before == after:
        return absolute
    moved = (after.last_year - before.last_year) * _YEAR
    relative = _sign(float(_day(old) + moved - _day(new)))
    are_inside = _is_inside(old, before), _is_inside(new, after)
    if are_inside[0] == are_inside[1]:
        return relative if are_inside[0] else absolute
    return absolute if absolute == relative else 0


def _day(iso: str) -> int:
    """Return an ISO date as a number that grows with time: the last day of a year or month without one."""
    year, month, day = (*map(int, iso.split("-")), *((12, 31)[iso.count("-") :]))[:3]
    return year * _YEAR + month * 100 + day


def _is_inside(iso: str, term: Term) -> bool:
    return term.first_year <= int(iso[:4]) <= term.last_year


def _directions(old: Promise, new: Promise) -> Iterator[Sign]:
    """Yield a sign where what was to rise or fall only stands still by now, or the other way round."""
    if len(old.trends) != 1 or len(new.trends) != 1:
        return
    one, other = old.trends[0], new.trends[0]
    if one.direction is other.direction:
        return
    values = {"old": one.text, "new": other.text}
    if other.direction is Direction.STABLE:
        yield Sign(Matter.FIGURE, -1, Reason("change.stands_still", values))
    elif one.direction is Direction.STABLE:
        yield Sign(Matter.FIGURE, 1, Reason("change.moves_again", values))
    else:
        yield Sign(Matter.FIGURE, 0, Reason("change.turned", values))
