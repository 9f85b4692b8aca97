"""The facts that can be told about a household, from `facts.yaml`: kind, range, default, words, burden."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any, Literal

import yaml

from akkoord.phrases import Language
from akkoord.rights.vocabulary import Household, Person
from akkoord.rules.bounds import PERHAPS, SURE_YES, Bounds
from akkoord.rules.records import Options, Record, fields

FactKind = Literal["truth", "money", "number", "choice", "day", "benefits", "status"]
Burden = Literal["click", "paper", "attest"]
BENEFITS = tuple(name.removeprefix("holds_") for name in fields(Person) if name.startswith("holds_"))
STATUSES = tuple(name.removeprefix("is_") for name in fields(Person) if name.startswith("is_"))
LATEST_DAY = 9999_12_31
_WHO = "{who}"


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact.

    Attributes:
        name: Its name in files.
        of: "household" or "person".
        kind: What its value is: a truth value, euros, a whole number, a text of `options`, a day, or a list.
        fields: The fields of the record that it fills.
        default: What holds where it is absent; None = unknown.
        at_least: The lowest number.
        at_most: The highest number; None where there is no limit.
        options: The texts that it can be.
        is_open: Whether any other text may be told too: it counts as "other".
        label: A short name that fits inside a sentence, by language.
        question: What is asked, by language; of a person, {who} stands in the place of the name.
        question_self: What the applicant is asked; empty of a household, and where the applicant is not.
        burden: What it takes to answer: a click, a paper to look up, an attest to get.
        option_labels: The words for each option, by language.
        kinds: For benefits and status: the words for each kind, by language.
    """

    name: str
    of: Literal["household", "person"]
    kind: FactKind
    fields: tuple[str, ...]
    default: bool | int | str | None = None
    at_least: int | None = None
    at_most: int | None = None
    options: tuple[str, ...] = ()
    is_open: bool = False
    label: Mapping[Language, str] = field(default_factory=dict)
    question: Mapping[Language, str] = field(default_factory=dict)
    question_self: Mapping[Language, str] = field(default_factory=dict)
    burden: Burden = "click"
    option_labels: Mapping[str, Mapping[Language, str]] = field(default_factory=dict)
    kinds: Mapping[str, Mapping[Language, str]] = field(default_factory=dict)

    @property
    def widest(self) -> Bounds:
        """All that is known of each field of this fact before anybody tells it."""
        if self.kind == "truth":
            return PERHAPS
        if self.kind == "choice":
            return Bounds(0, len(self.options) - 1)
        if self.kind == "day":
            return Bounds(0, LATEST_DAY)
        unit = 100 if self.kind == "money" else 1
        low = -math.inf if self.at_least is None else self.at_least * unit
        return Bounds(low, math.inf if self.at_most is None else self.at_most * unit)

    def code(self, text: str) -> int:
        """Return the position of a text among the options.

        Raises:
            ValueError: if it is none of them, and the fact is not open.

        >>> facts()["household", "municipality"].code("Hasselt")
        1
        """
        return self.options.index("other" if self.is_open and text not in self.options else text)

    def given(self, value: Bounds) -> dict[str, Bounds]:
        """Return the fields of a fact that is one value or one range of values."""
        # That this status is told at all counts too: then it is not computed.
        told = {"vt_status_is_known": SURE_YES} if self.name == "vt_status" else {}
        return {**told, self.name: value}

    def asked(self, language: Language, who: str = "") -> str:
        """Return the question in words.

        Args:
            language: "nl" or "en".
            who: The name of the person that it is about; empty for the applicant and for a household.

        >>> facts()["person", "birth"].asked("nl"), facts()["person", "birth"].asked("nl", "Noor")
        ('Wanneer bent u geboren?', 'Wanneer is Noor geboren?')
        """
        if not who and self.question_self:
            return self.question_self[language]
        return self.question[language].replace(_WHO, who)


@cache
def facts() -> Mapping[tuple[str, str], Fact]:
    """Return every fact by what it is of and its name.

    >>> facts()["household", "tenure"].options
    ('owner', 'tenant', 'social_tenant')
    >>> facts()["person", "benefits"].fields[:2]
    ('holds_leefloon', 'leefloon_since')
    """
    sheet = yaml.safe_load((resources.files(__package__) / "facts.yaml").read_text(encoding="utf-8"))
    return {
        ("household" if of == "household" else "person", name): _fact(of, name, one)
        for of, group in sheet.items()
        for name, one in group.items()
    }


@cache
def fact_of_field(record: type[Record], name: str) -> Fact:
    """Return the fact that fills a field."""
    of = "household" if record is Household else "person"
    return next(fact for (kind, _), fact in facts().items() if kind == of and name in fact.fields)


def _fact(of: str, name: str, sheet: Mapping[str, Any]) -> Fact:
    record = Household if of == "household" else Person
    kind = sheet["kind"]
    known = fields(record)
    options = known.get(name)
    return Fact(
        name=name,
        of="household" if of == "household" else "person",
        kind=kind,
        fields=_fields(name, kind),
        default=sheet.get("default"),
        is_open=sheet.get("open", False),
        at_least=sheet.get("at_least"),
        at_most=sheet.get("at_most"),
        options=options.texts if isinstance(options, Options) else (),
        label=sheet.get("label", {}),
        question=sheet.get("question", {}),
        question_self=sheet.get("question_self", {}),
        burden=sheet.get("burden", "click"),
        option_labels=sheet.get("options", {}),
        kinds=sheet.get("kinds", {}),
    )


def _fields(name: str, kind: FactKind) -> tuple[str, ...]:
    if kind == "benefits":
        return tuple(part for benefit in BENEFITS for part in (f"holds_{benefit}", f"{benefit}_since"))
    if kind == "status":
        return tuple(f"is_{status}" for status in STATUSES)
    return ("vt_status_is_known", "vt_status") if name == "vt_status" else (name,)
