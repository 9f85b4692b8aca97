"""Hash chains: each record is sealed together with the seal before it, so no past is rewritten unseen.

>>> first = seal(GENESIS, {"promise": "p1", "stage": "in_progress", "on": date(2026, 3, 1)})
>>> second = seal(first, {"promise": "p1", "stage": "delivered", "on": date(2026, 9, 1)})
>>> verify([(first, {"promise": "p1", "stage": "in_progress", "on": date(2026, 3, 1)})])
>>> broken = verify([(first, {"promise": "p1", "stage": "delivered", "on": date(2026, 3, 1)})])
>>> broken.position
0
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from akkoord.errors import InputError

GENESIS = "0" * 64
"""The seal before the first record of a chain."""

_SEAL = re.compile(r"[0-9a-f]{64}")


class NotASeal(InputError):
    """What was given as the previous seal is no SHA-256 in hexadecimal."""

    code = "not_a_seal"
    message = "{seal!r} is no seal: a seal is 64 characters 0-9 and a-f; the first record follows GENESIS"


class NotSealable(InputError):
    """A record holds a value that has no single way of being written."""

    code = "not_sealable"
    message = (
        "{place} holds {value!r} ({kind}), which cannot be sealed: use text, whole numbers, true or false, "
        "null, dates, moments with a time zone, and lists and objects of these"
    )


@dataclass(frozen=True, slots=True)
class Break:
    """The first place where a chain does not hold.

    Attributes:
        position: The place in the chain, counted from 0; the length of the chain when its tail is missing.
        stored: The seal that was found there; None when no record is left to hold one.
        expected: The seal that should stand there; None when the record cannot be sealed at all.
    """

    position: int
    stored: str | None
    expected: str | None


def seal(previous: str, record: Mapping[str, object]) -> str:
    """Return the seal of a record that follows the record sealed by `previous`.

    A date counts as its ISO text and a moment as its ISO text in UTC, so that a record read back from JSON
    has the seal it was stored with. The order of keys does not matter; the order in lists does.

    Args:
        previous: The seal of the record before, or `GENESIS`.
        record: Text, whole numbers, booleans, None, dates, aware moments, and lists and mappings of these.

    Returns:
        A SHA-256 as 64 hexadecimal characters.

    Raises:
        NotASeal: if `previous` is not such a text.
        NotSealable: if the record holds anything else: a float, a set, a moment without time zone.

    >>> seal(GENESIS, {"a": 1, "b": 2}) == seal(GENESIS, {"b": 2, "a": 1})
    True
    """
    if not _SEAL.fullmatch(previous):
        raise NotASeal(seal=previous)
    return hashlib.sha256(f"{previous}\n{canonical(record)}".encode()).hexdigest()


def canonical(record: Mapping[str, object]) -> str:
    """Return the one JSON text of a record: keys sorted, no spaces, all of Unicode as it is.

    Raises:
        NotSealable: if a value has no such text.

    >>> canonical({"on": date(2026, 9, 1), "cents": 5000})
    '{"cents":5000,"on":"2026-09-01"}'
    """
    return json.dumps(_plain(record, "record"), sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def verify(records: Iterable[tuple[str, Mapping[str, object]]], last: str | None = None) -> Break | None:
    """Return the first break of a chain, or None when every record fits the one before it.

    Altered, inserted, re-ordered and removed records are found. Records missing from the end leave a shorter
    chain that is whole in itself: those are found only against `last`, a seal kept elsewhere.

    Args:
        records: Each stored seal with its record, oldest first.
        last: The seal that the chain should end with.
    """
    previous = GENESIS
    position = 0
    for stored, record in records:
        expected = _expected(previous, record)
        if stored != expected:
            return Break(position, stored, expected)
        previous = stored
        position += 1
    if last is not None and previous != last:
        return Break(position, None, last)
    return None


def _expected(previous: str, record: Mapping[str, object]) -> str | None:
    try:
        return seal(previous, record)
    except NotSealable:
        # A stored record was sealed once: if it cannot be now, it was altered.
        return None


def _plain(value: object, place: str) -> object:
    match value:
        case None | bool() | int():
            return value
        case str():
            return _text(value, place)
        case datetime():
            return _moment(value, place)
        case date():
            return value.isoformat()
        case Mapping():
            return {_key(key, place): _plain(item, f"{place}.{key}") for key, item in value.items()}
        case list() | tuple():
            return [_plain(item, f"{place}[{index}]") for index, item in enumerate(value)]
    raise NotSealable(place=place, value=value, kind=type(value).__name__)


def _key(key: object, place: str) -> str:
    if not isinstance(key, str):
        raise NotSealable(place=f"a key of {place}", value=key, kind=type(key).__name__)
    return _text(key, f"a key of {place}")


def _text(value: str, place: str) -> str:
    try:
        value.encode()
    except UnicodeEncodeError:
        raise NotSealable(place=place, value=value, kind="text with half a character") from None
    return str(value)


def _moment(value: datetime, place: str) -> str:
    if value.tzinfo is None:
        raise NotSealable(place=place, value=value, kind="moment without time zone")
    return value.astimezone(UTC).isoformat()
