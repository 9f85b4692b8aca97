"""What is open of a tree, taken apart: parts that say the same are one part.

A part holds only what is not settled, with the bounds of its inputs in it. So all that is found of a part
depends on that part alone, and is found once, for every rule that it stands in and every cell that leaves it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from akkoord.rules import bounds
from akkoord.rules.bounds import Bounds, Number
from akkoord.rules.tree import Input

PartKind: TypeAlias = Literal[
    "settled", "fact", "figure", "all", "any", "not", "compare", "arithmetic", "extreme", "choose", "rounded"
]


@dataclass(slots=True, eq=False)
class Part:
    """One part; equal only to itself.

    Attributes:
        kind: What it is.
        word: The sign of a comparison or a sum, "min" or "max", the name of a fact; else empty.
        parts: What it is made of.
        low: The lowest that it can be, for which two mentions of one fact are taken to vary freely.
        high: The highest that it can be.
        facts: The facts in it that can still be cut into cells, as bits.
        own: Of an input: its bit, or the bits of the figures behind it.
    """

    kind: PartKind
    word: str
    parts: tuple[Part, ...]
    low: Number
    high: Number
    facts: int = 0
    own: int = 0

    @property
    def is_settled(self) -> bool:
        """Whether it is known."""
        return self.kind == "settled"

    @property
    def is_truth(self) -> bool:
        """Whether it is a yes or no."""
        return isinstance(self.low, bool)

    @property
    def bounds(self) -> Bounds:
        """Its low and its high end."""
        return Bounds(self.low, self.high)


class Parts:
    """Makes parts, each once."""

    def __init__(self) -> None:
        self._same: dict[object, Part] = {}
        self._bits: dict[Input, int] = {}
        self.no, self.yes = self.settled(False), self.settled(True)

    def bit(self, source: Input) -> int:
        """Return the bit of an input."""
        return self._bits.setdefault(source, 1 << len(self._bits))

    def settled(self, value: bool | Number) -> Part:
        """Return a value that is known."""
        return self._one(
            ("settled", isinstance(value, bool), value), lambda: Part("settled", "", (), value, value)
        )

    def given_as(self, source: Input, value: Bounds) -> Part:
        """Return an input of which these bounds are known."""
        if value.is_point:
            return self.settled(value.low)
        bit = self.bit(source)
        if source.role == "figure":
            return Part("figure", "", (), value.low, value.high, own=bit)
        return self._fact(f"{source.of}.{source.name}", value.low, value.high, bit)

    def cell_of(self, fact: Part, cell: Bounds) -> Part:
        """Return a fact that lies in a cell: it is not cut again."""
        if cell.is_point:
            return self.settled(cell.low)
        key = ("cell", fact.own, cell.low, cell.high)
        return self._one(key, lambda: Part("fact", fact.word, (), cell.low, cell.high, own=fact.own))

    def uncut(self, part: Part) -> Part:
        """Return the same in which facts that lie in a cell can be cut again."""
        cells = {
            fact: self._fact(fact.word, fact.low, fact.high, fact.own)
            for fact in walk(part)
            if fact.kind == "fact" and not fact.facts
        }
        return self._renewed(part, cells) if cells else part

    def _fact(self, name: str, low: Number, high: Number, bit: int) -> Part:
        return self._one(("fact", bit, low, high), lambda: Part("fact", name, (), low, high, bit, bit))

    def left_open(self, figures: int) -> Part:
        """Return a yes or no that these figures leave open."""
        return self._one(("open", figures), lambda: Part("figure", "", (), False, True, own=figures))

    def negated(self, part: Part) -> Part:
        """Return a yes or no turned round."""
        return part.parts[0] if part.kind == "not" else self._joined("not", "", (part,))

    def every(self, parts: Iterable[Part]) -> Part:
        """Return that all of these hold."""
        return self._of_truths("all", parts, stops=self.no, goes_on=self.yes)

    def some(self, parts: Iterable[Part]) -> Part:
        """Return that at least one of these holds."""
        return self._of_truths("any", parts, stops=self.yes, goes_on=self.no)

    def choice(self, test: Part, then: Part, otherwise: Part) -> Part:
        """Return the one where a test holds, else the other."""
        if test.is_settled or then is otherwise:
            return then if test.low else otherwise
        if then is self.yes or otherwise is self.no:
            return self.some((test, otherwise)) if then is self.yes else self.every((test, then))
        if then is self.no or otherwise is self.yes:
            turned = self.negated(test)
            return self.every((turned, otherwise)) if then is self.no else self.some((turned, then))
        return self._joined("choose", "", (test, then, otherwise))

    def extreme(self, which: str, parts: Iterable[Part]) -> Part:
        """Return the smallest ("min") or the largest ("max"), without those that it cannot be."""
        left = dict.fromkeys(parts)
        if which == "max":
            least = max(part.low for part in left)
            able = [part for part in left if part.high > least]
            is_reached = any(part.low == least for part in able)
        else:
            least = min(part.high for part in left)
            able = [part for part in left if part.low < least]
            is_reached = any(part.high == least for part in able)
        if not is_reached:
            able.append(self.settled(least))
        return able[0] if len(able) == 1 else self._joined("extreme", which, tuple(able))

    def other(self, kind: PartKind, word: str, parts: tuple[Part, ...]) -> Part:
        """Return a part of any kind."""
        match kind:
            case "all":
                return self.every(parts)
            case "any":
                return self.some(parts)
            case "not":
                return self.negated(parts[0])
            case "choose":
                return self.choice(*parts)
            case "extreme":
                return self.extreme(word, parts)
            case _:
                return self._joined(kind, word, parts)

    def replaced(self, part: Part, old: Part, new: Part) -> Part:
        """Return the same with another part in the place of one."""
        return self._renewed(part, {old: new}, old.facts)

    def _renewed(self, part: Part, done: dict[Part, Part], within: int = 0) -> Part:
        """Return the same with other parts in some places; only what holds the facts `within` changes."""
        new = done.get(part)
        if new is None:
            if not part.parts or part.facts & within != within:
                return part
            parts = tuple([self._renewed(one, done, within) for one in part.parts])
            new = done[part] = part if parts == part.parts else self.other(part.kind, part.word, parts)
        return new

    def _of_truths(self, kind: PartKind, parts: Iterable[Part], stops: Part, goes_on: Part) -> Part:
        left: dict[Part, None] = {}
        for part in parts:
            if part is stops:
                return stops
            if part is not goes_on:
                left[part] = None
        if len(left) < 2:
            return next(iter(left), goes_on)
        return self._joined(kind, "", tuple(left))

    def _joined(self, kind: PartKind, word: str, parts: tuple[Part, ...]) -> Part:
        key = (kind, word, parts)
        same = self._same.get(key)
        if same is None:
            same = self._same[key] = self._new(kind, word, parts)
        return same

    def _new(self, kind: PartKind, word: str, parts: tuple[Part, ...]) -> Part:
        low, high = _ENDS[kind](word, parts)
        if low == high:
            return self.settled(low)
        facts = 0
        for part in parts:
            facts |= part.facts
        return Part(kind, word, parts, low, high, facts)

    def _one(self, key: object, make: Callable[[], Part]) -> Part:
        same = self._same.get(key)
        if same is None:
            same = self._same[key] = make()
        return same


def walk(part: Part, within: int = 0) -> Iterator[Part]:
    """Yield a part and all below it that hold the facts `within`, each once."""
    seen, waiting = {part}, [part]
    while waiting:
        current = waiting.pop()
        yield current
        for one in current.parts:
            if one not in seen and one.facts & within == within:
                seen.add(one)
                waiting.append(one)


Ends: TypeAlias = tuple[Number, Number]


def _arithmetic(sign: str, parts: tuple[Part, ...]) -> Ends:
    left, right = parts
    match sign:
        case "+":
            return left.low + right.low, left.high + right.high
        case "-":
            return left.low - right.high, left.high - right.low
        case "*":
            found = bounds.multiply(left.bounds, right.bounds)
        case "//":
            found = bounds.floor_divide(left.bounds, int(right.low))
        case _:
            found = bounds.divide(left.bounds, right.bounds)
    return found.low, found.high


def _compare(sign: str, parts: tuple[Part, ...]) -> Ends:
    left, right = parts
    match sign:
        case "<":
            return left.high < right.low, left.low < right.high
        case "<=":
            return left.high <= right.low, left.low <= right.high
        case ">":
            return left.low > right.high, left.high > right.low
        case ">=":
            return left.low >= right.high, left.high >= right.low
    can_be_equal = left.low <= right.high and right.low <= left.high
    is_equal = can_be_equal and left.is_settled and right.is_settled
    return (is_equal, can_be_equal) if sign == "==" else (not can_be_equal, not is_equal)


def _extreme(which: str, parts: tuple[Part, ...]) -> Ends:
    pick = min if which == "min" else max
    return pick([part.low for part in parts]), pick([part.high for part in parts])


def _choose(_: str, parts: tuple[Part, ...]) -> Ends:
    __, then, otherwise = parts
    return min(then.low, otherwise.low), max(then.high, otherwise.high)


def _rounded(_: str, parts: tuple[Part, ...]) -> Ends:
    found = bounds.round_half_up(parts[0].bounds)
    return found.low, found.high


# A truth value that is open is open both ways: what settles it is taken out before.
_ENDS: dict[str, Callable[[str, tuple[Part, ...]], Ends]] = {
    "all": lambda _, parts: (False, True),
    "any": lambda _, parts: (False, True),
    "not": lambda _, parts: (not parts[0].high, not parts[0].low),
    "compare": _compare,
    "arithmetic": _arithmetic,
    "extreme": _extreme,
    "choose": _choose,
    "rounded": _rounded,
}
