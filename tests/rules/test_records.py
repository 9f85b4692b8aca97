"""Records: the fields that rules can look at."""

from dataclasses import dataclass
from typing import Literal

import pytest

from akkoord.rules.records import Group, Options, Record, WrongRecord, fields


@dataclass(frozen=True)
class Dweller(Record):
    rooms: int
    is_tenant: bool
    wall: Literal["brick", "wood"]


@dataclass(frozen=True)
class Home(Record):
    members: tuple[Dweller, ...]


@dataclass(frozen=True)
class Odd(Record):
    name: str


class TestFields:
    def test_are_numbers_truths_options_and_groups(self):
        assert fields(Dweller) == {
            "rooms": "number",
            "is_tenant": "truth",
            "wall": Options(("brick", "wood")),
        }
        assert fields(Home) == {"members": Group(Dweller)}

    def test_of_another_kind_are_refused(self):
        with pytest.raises(WrongRecord, match="field 'name' of 'Odd'"):
            fields(Odd)
