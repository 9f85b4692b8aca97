"""What a figure counts, and a figure with its unit: a share, a number, an amount, a score or a measure."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal, cast, get_args

from akkoord.errors import InputError
from akkoord.phrases import Language

Number = Decimal | Fraction | int
UnitKind = Literal["percent", "count", "euro", "index", "measure"]
UNIT_KINDS: tuple[UnitKind, ...] = get_args(UnitKind)

_MOST_PLACES = 8
_MOST_DIGITS = 12
_NARROW = "\N{NO-BREAK SPACE}"


class UnknownUnit(InputError):
    """A unit is of a kind that does not exist."""

    code = "unknown_unit"
    message = "{unit!r} is no kind of unit; use one of {known}"


class NotANumber(InputError):
    """A value is no number that can be reckoned with: not finite, or beyond all measure."""

    code = "not_a_number"
    message = "{value!r} is no figure; give a number below a thousand billion"


@dataclass(frozen=True, slots=True)
class Unit:
    """What a figure counts.

    Attributes:
        kind: "percent" is a share of a hundred; "count" a number of things or people; "euro" an amount in
            whole euros with decimals; "index" a score without a unit of its own; "measure" anything else.
        words: What stands behind the number, in the language of the reader: "inwoners", "per inwoner", "km²".
            A percentage can say of what: "van de kinderen".

    Raises:
        UnknownUnit: if the kind does not exist.
    """

    kind: UnitKind
    words: str = ""

    def __post_init__(self) -> None:
        if self.kind not in UNIT_KINDS:
            raise UnknownUnit(unit=self.kind, known=", ".join(UNIT_KINDS))


@dataclass(frozen=True, slots=True)
class Figure:
    r"""A number with its unit; formatted with the language of the reader.

    Attributes:
        value: Exact: never a floating point number, which was rounded already.
        unit: What it counts.
        places: How many decimals are written at most.

    Raises:
        NotANumber: if the value is not finite, or too large for any statistic.

    >>> rate = Figure(Decimal("29.90"), Unit("percent"))
    >>> f"{rate:nl}", f"{rate:en}"
    ('29,9%', '29.9%')
    >>> f"{Figure(Decimal(18902), Unit('euro', 'per inwoner')):nl}"
    '€\xa018.902 per inwoner'
    >>> f"{Figure(Fraction(1, 3), Unit('index')):en}"
    '0.33'
    """

    value: Number
    unit: Unit
    places: int = 2

    def __post_init__(self) -> None:
        check(self.value)

    def __format__(self, language: str) -> str:
        reader = cast(Language, language or "nl")
        amount = written(self.value, reader, self.places)
        match self.unit.kind:
            case "percent":
                shown = f"{amount}%"
            case "euro":
                shown = _euro(amount, reader)
            case _:
                shown = amount
        return f"{shown} {self.unit.words}" if self.unit.words else shown

    def __str__(self) -> str:
        return format(self, "nl")

    @property
    def exact(self) -> Fraction:
        """The value as an exact fraction, to reckon with."""
        return Fraction(self.value)


def check(value: Number) -> None:
    """Check that a value that was given can be reckoned with; a fraction was reckoned out here, and can.

    Raises:
        NotANumber: if it is not finite, or too large for any statistic.
    """
    if isinstance(value, Fraction):
        return
    given = Decimal(value)
    # Its size without writing it out: a power of ten with a million noughts is a short text.
    if not given.is_finite() or given.adjusted() >= _MOST_DIGITS:
        raise NotANumber(value=str(given)[:20])


def apart(one: Figure, other: Figure) -> tuple[Figure, Figure]:
    """Return two figures with as many decimals as it takes to see that they differ.

    >>> one, other = (Figure(Decimal(value), Unit("percent")) for value in ("13.654", "13.651"))
    >>> [f"{figure:en}" for figure in apart(one, other)]
    ['13.654%', '13.651%']
    """
    for places in range(2, _MOST_PLACES + 1):
        pair = (Figure(one.value, one.unit, places), Figure(other.value, other.unit, places))
        if one.exact == other.exact or f"{pair[0]:en}" != f"{pair[1]:en}":
            return pair
    return pair


def written(value: Number, language: Language, places: int = 2) -> str:
    """Write a number with the marks of a language, rounded half away from zero, without noughts at the end.

    >>> written(Decimal("-1234567.250"), "nl"), written(Fraction(-341, 10), "en", 1), written(2, "nl")
    ('-1.234.567,25', '-34.1', '2')
    """
    exact = Fraction(value)
    unit: int = 10**places
    scaled = int((abs(exact) * unit * 2 + 1) // 2)
    whole, rest = divmod(scaled, unit)
    decimals = f"{rest:0{places}d}".rstrip("0") if places else ""
    sign = "-" if exact < 0 and scaled else ""
    english = f"{sign}{whole:,}" + (f".{decimals}" if decimals else "")
    return english.translate(str.maketrans(",.", ".,")) if language == "nl" else english


def _euro(amount: str, language: Language) -> str:
    sign, digits = ("-", amount[1:]) if amount.startswith("-") else ("", amount)
    mark = "," if language == "nl" else "."
    whole, _, cents = digits.partition(mark)
    full = f"{whole}{mark}{cents.ljust(2, '0')}" if cents else whole
    return f"{sign}€{_NARROW}{full}" if language == "nl" else f"{sign}€{full}"
