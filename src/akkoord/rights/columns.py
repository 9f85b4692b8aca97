"""One column of an Arrow table as the numbers that rules look at, checked against the fact that it holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from akkoord.errors import InputError
from akkoord.rights.facts import Fact

_CENTS = 100
# A number of euros in a float is at most this far from a whole number of cents.
_NEAR = 1e-4
_FIRST_DAY, _LAST_DAY = np.datetime64("1800-01-01"), np.datetime64("2200-12-31")

Values: TypeAlias = npt.NDArray[Any]
Flags: TypeAlias = npt.NDArray[np.bool_]


class BadColumn(InputError):
    """A column holds what its fact cannot be."""

    code = "bad_column"
    message = "column {column!r} holds {value!r}; it must hold {needed}, or null where it is unknown"


@dataclass(frozen=True, slots=True)
class Told:
    """A column as it was told.

    Attributes:
        values: Money in cents, days as 20240615, texts by their position, truth values as 0 and 1.
        is_told: Where there is a value; None where there is one in every row.
    """

    values: Values
    is_told: Flags | None


def told(table: pa.Table, name: str, fact: Fact) -> Told:
    """Read a column.

    Args:
        table: Has the column.
        name: Of the column.
        fact: What it holds.

    Raises:
        BadColumn: if a value is of another kind or outside the range of the fact.
    """
    return _READERS[fact.kind](_one(table[name]), name, fact)


def flags(table: pa.Table, name: str) -> Told:
    """Read a column of truth values.

    Raises:
        BadColumn: if it holds something else.
    """
    return _truth(_one(table[name]), name, None)


def days(table: pa.Table, name: str) -> Told:
    """Read a column of days.

    Raises:
        BadColumn: if it holds something else.
    """
    return _day(_one(table[name]), name, None)


def whole_numbers(table: pa.Table, name: str) -> Told:
    """Read a column of whole numbers.

    Raises:
        BadColumn: if it holds something else.
    """
    return _number(_one(table[name]), name, Fact(name, "household", "number", (name,)))


def places_in(values: pa.ChunkedArray, among: pa.ChunkedArray) -> npt.NDArray[np.int64]:
    """Return where each value stands among others; -1 where it does not."""
    if values.type != among.type:
        values = values.cast(among.type)
    if pa.types.is_integer(among.type) and len(among):
        numbers = among.to_numpy()
        if (np.diff(numbers) > 0).all():
            return _places_in_order(values.to_numpy(), numbers)
    found = pc.fill_null(pc.index_in(values, value_set=among.combine_chunks()), -1)
    places: npt.NDArray[np.int64] = found.to_numpy().astype(np.int64)
    return places


def _places_in_order(values: npt.NDArray[np.int64], among: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    places = np.searchsorted(among, values)
    places[places == len(among)] = 0
    places[among[places] != values] = -1
    return places.astype(np.int64)


def _one(column: pa.ChunkedArray) -> pa.Array:
    return column.chunk(0) if column.num_chunks == 1 else column.combine_chunks()


def _is_told(array: pa.Array) -> Flags | None:
    if not array.null_count:
        return None
    found: Flags = array.is_valid().to_numpy(zero_copy_only=False)
    return found


def _truth(array: pa.Array, name: str, _: Fact | None) -> Told:
    if pa.types.is_null(array.type):
        return Told(np.zeros(len(array), np.uint8), np.zeros(len(array), np.bool_))
    if not pa.types.is_boolean(array.type):
        raise BadColumn(column=name, value=str(array.type), needed="yes or no (a boolean)")
    values = (pc.fill_null(array, False) if array.null_count else array).cast(pa.uint8())
    return Told(values.to_numpy(zero_copy_only=False), _is_told(array))


def _number(array: pa.Array, name: str, fact: Fact) -> Told:
    kind = array.type
    if pa.types.is_null(kind):
        return Told(np.zeros(len(array)), np.zeros(len(array), np.bool_))
    if not (pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind)):
        raise BadColumn(column=name, value=str(kind), needed="numbers")
    filled = pc.fill_null(array, 0) if array.null_count else array
    numbers = filled.cast(pa.float64(), safe=False).to_numpy(zero_copy_only=False)
    scaled = numbers * _CENTS if fact.kind == "money" else numbers
    values = scaled if pa.types.is_integer(kind) else _whole(scaled, numbers, name, fact)
    widest = fact.widest
    is_told = _is_told(array)
    wrong = (values < float(widest.low)) | (values > float(widest.high)) | ~np.isfinite(values)
    _refuse(wrong if is_told is None else wrong & is_told, numbers, name, _range(fact))
    return Told(values, is_told)


def _whole(scaled: npt.NDArray[np.float64], numbers: Values, name: str, fact: Fact) -> Values:
    values = np.rint(scaled)
    needed = "euros with at most two decimals" if fact.kind == "money" else "whole numbers"
    _refuse(np.abs(values - scaled) > _NEAR, numbers, name, needed)
    return values


def _range(fact: Fact) -> str:
    unit = "euros" if fact.kind == "money" else "numbers"
    low = "" if fact.at_least is None else f" from {fact.at_least}"
    return f"{unit}{low}" if fact.at_most is None else f"{unit}{low} to {fact.at_most}"


def _choice(array: pa.Array, name: str, fact: Fact) -> Told:
    if pa.types.is_null(array.type):
        return Told(np.zeros(len(array)), np.zeros(len(array), np.bool_))
    texts = array.dictionary_decode() if pa.types.is_dictionary(array.type) else array
    if not (pa.types.is_string(texts.type) or pa.types.is_large_string(texts.type)):
        raise BadColumn(column=name, value=str(array.type), needed="texts")
    found = pc.index_in(texts, value_set=pa.array(fact.options, texts.type))
    is_strange = pc.and_(found.is_null(), texts.is_valid())
    if pc.any(is_strange).as_py():
        if not fact.is_open:
            value = texts.filter(is_strange)[0].as_py()
            raise BadColumn(column=name, value=value, needed=f"one of {', '.join(fact.options)}")
        found = pc.if_else(is_strange, pa.scalar(fact.options.index("other"), pa.int32()), found)
    values = pc.fill_null(found, 0).cast(pa.float64())
    return Told(values.to_numpy(zero_copy_only=False), _is_told(texts))


def _day(array: pa.Array, name: str, _: Fact | None) -> Told:
    if pa.types.is_null(array.type):
        return Told(np.zeros(len(array)), np.zeros(len(array), np.bool_))
    if not (pa.types.is_date(array.type) or pa.types.is_timestamp(array.type)):
        raise BadColumn(column=name, value=str(array.type), needed="days (dates)")
    is_told = _is_told(array)
    ordinals = array.cast(pa.date32(), safe=False).cast(pa.int32())
    numbers = (pc.fill_null(ordinals, 0) if is_told is not None else ordinals).to_numpy()
    first = int(_FIRST_DAY.astype(np.int64))
    places = numbers - first
    wrong = (places < 0) | (places >= len(_day_numbers()))
    if wrong.any():
        value = str(np.datetime64(int(numbers[int(np.argmax(wrong))]), "D"))
        raise BadColumn(column=name, value=value, needed=f"days from {_FIRST_DAY} to {_LAST_DAY}")
    return Told(_day_numbers()[places], is_told)


@cache
def _day_numbers() -> npt.NDArray[np.float64]:
    """Return 18000101 and on: the number of each day, by how many days it is after the first."""
    every = np.arange(_FIRST_DAY, _LAST_DAY + 1)
    months = every.astype("datetime64[M]")
    years = months.astype("datetime64[Y]").astype(np.int64) + 1970
    month = months.astype(np.int64) % 12 + 1
    day = (every - months.astype("datetime64[D]")).astype(np.int64) + 1
    return ((years * 100 + month) * 100 + day).astype(np.float64)


def _refuse(wrong: Flags, values: Values, name: str, needed: str) -> None:
    if wrong.any():
        raise BadColumn(column=name, value=float(values[int(np.argmax(wrong))]), needed=needed)


_READERS: dict[str, Callable[[pa.Array, str, Fact], Told]] = {
    "truth": _truth,
    "money": _number,
    "number": _number,
    "choice": _choice,
    "day": _day,
}
