"""Records: the classes whose fields rules may look at, such as a household, a person or a day.

A record is a frozen dataclass with fields of four kinds: `bool`, `int`, a `Literal` of texts, and a tuple of
other records, over which `any`, `all` and `sum` may go. Rules read its fields in their source; called as
plain Python, a rule gets an object of the class, in which everything is known.

    @dataclass(frozen=True)
    class Home(Record):
        tenure: Literal["owner", "tenant"]
        rooms: int
        members: tuple[Dweller, ...]
"""

from __future__ import annotations

import typing
from collections.abc import Hashable
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar, Literal, TypeAlias, cast

from akkoord.errors import InputError
from akkoord.rules.tree import Kind


class WrongRecord(InputError):
    """A record class has a field of a kind that no rule can look at."""

    code = "wrong_record"
    message = (
        "field {field!r} of {record!r} is {found!r}; use bool, int, a Literal of texts or a tuple of records"
    )


class Record:
    """The base of every class whose fields rules may look at.

    Attributes:
        tells: "fact" for what is known or not known of people; "day" for what the day itself tells.
    """

    tells: ClassVar[Literal["fact", "day"]] = "fact"


@dataclass(frozen=True, slots=True)
class Options:
    """The texts that a field can be; in trees each goes by its position, so that it is a number."""

    texts: tuple[str, ...]

    def code(self, text: str) -> int:
        """Return the position of a text, which must be one of them.

        >>> Options(("owner", "tenant")).code("tenant")
        1
        """
        return self.texts.index(text)


@dataclass(frozen=True, slots=True)
class Group:
    """Several records of one class."""

    record: type[Record]


FieldKind: TypeAlias = Kind | Options | Group


def fields(record: type[Record]) -> dict[str, FieldKind]:
    """Return the kind of each field of a record class, in its order.

    Raises:
        WrongRecord: if a field is of another kind.
    """
    return _fields(cast("Hashable", record))


@cache
def _fields(record: Any) -> dict[str, FieldKind]:
    hints = typing.get_type_hints(record)
    return {name: _kind(record, name, hint) for name, hint in hints.items() if name != "tells"}


def _kind(record: type[Record], name: str, hint: Any) -> FieldKind:
    if hint is bool:
        return "truth"
    if hint is int:
        return "number"
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is Literal and all(isinstance(text, str) for text in arguments):
        return Options(arguments)
    if origin is tuple and isinstance(arguments[0], type) and issubclass(arguments[0], Record):
        return Group(arguments[0])
    raise WrongRecord(field=name, record=record.__name__, found=str(hint))
