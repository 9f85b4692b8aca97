"""Reasons turned into sentences, in Dutch and in English, for command line, web and PDF alike.

An engine answers with reasons: a code and its values. Beside each engine lie `phrases/nl.toml` and
`phrases/en.toml`, one sentence per code with named places; a place may carry a format:

    "carer.start" = "De toelage begint op {start:date} en bedraagt {amount_cents:euro} per maand."
    "people" = { one = "{count} persoon", other = "{count} personen" }

A table with `one` and `other` is chosen by the value of `count`.
"""

from __future__ import annotations

import math
import string
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import cache
from importlib import resources
from typing import Any, Literal, Protocol

from akkoord.errors import InputError

Language = Literal["nl", "en"]

_MONTHS: dict[str, tuple[str, ...]] = {
    "nl": (
        "januari", "februari", "maart", "april", "mei", "juni",
        "juli", "augustus", "september", "oktober", "november", "december",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip


class UnknownPhrase(InputError):
    """A reason has no sentence in the asked language: an omission in a phrases file."""

    code = "unknown_phrase"
    message = (
        "no phrase for {reason!r} in {language!r} of {package!r}; add it to phrases/{language}.toml there"
    )


class Sayable(Protocol):
    """Anything with a code and values: a `Reason`, or an error of Akkoord."""

    @property
    def code(self) -> str: ...
    @property
    def values(self) -> Mapping[str, object]: ...


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is so: a stable code and the values that belong in its sentence.

    >>> Reason("too_old", {"age_years": 19}).code
    'too_old'
    """

    code: str
    values: Mapping[str, object] = field(default_factory=dict)


def say(reason: Sayable, language: Language, *, package: str) -> str:
    """Return the sentence for a reason, from the phrases of one package.

    Args:
        reason: A code with values.
        language: "nl" or "en".
        package: The package whose `phrases/` holds the sentence, such as `"akkoord.rights"`.

    Raises:
        UnknownPhrase: if that package has no sentence for this code in this language.
    """
    phrases = load(package, language)
    template = phrases.get(reason.code)
    if template is None:
        raise UnknownPhrase(reason=reason.code, language=language, package=package)
    if isinstance(template, Mapping):
        template = template["one" if reason.values.get("count") == 1 else "other"]
    return _Formatter(language).vformat(template, (), reason.values)


@cache
def load(package: str, language: Language) -> Mapping[str, Any]:
    """Return every phrase of a package in one language, by code."""
    source = resources.files(package) / "phrases" / f"{language}.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


def euro(cents: int | Fraction, language: Language = "nl") -> str:
    r"""Write an amount the way Flanders does: a space after the sign, a comma before the cents.

    What lies between two cents is rounded half up.

    >>> euro(123456), euro(5000), euro(-50), euro(123456, "en"), euro(Fraction(501, 2))
    ('€\xa01.234,56', '€\xa050', '-€\xa00,50', '€1,234.56', '€\xa02,51')
    """
    rounded = math.floor(cents + Fraction(1, 2))
    sign = "-" if rounded < 0 else ""
    whole, rest = divmod(abs(rounded), 100)
    digits = number(whole, language)
    mark = "," if language == "nl" else "."
    cents_text = f"{mark}{rest:02d}" if rest else ""
    space = "\N{NO-BREAK SPACE}" if language == "nl" else ""
    return f"{sign}€{space}{digits}{cents_text}"


def number(value: int | Fraction | float, language: Language = "nl") -> str:
    """Write a number with the thousands and decimal marks of the language, at most two decimals.

    >>> number(66227), number(Fraction(7, 10)), number(66227, "en")
    ('66.227', '0,7', '66,227')
    """
    english = f"{value:,}" if isinstance(value, int) else f"{float(value):,.2f}".rstrip("0").rstrip(".")
    return english.translate(str.maketrans(",.", ".,")) if language == "nl" else english


def day(value: date, language: Language = "nl") -> str:
    """Write a date in full.

    >>> day(date(2026, 9, 1)), day(date(2026, 9, 1), "en")
    ('1 september 2026', '1 September 2026')
    """
    return f"{value.day} {_MONTHS[language][value.month - 1]} {value.year}"


class _Formatter(string.Formatter):
    """Formats named places; knows `euro`, `date` and `number` beside Python's own formats."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def format_field(self, value: Any, format_spec: str) -> str:
        match format_spec:
            case "euro":
                return euro(value, self.language)
            case "date":
                return day(value, self.language)
            case "number":
                return number(value, self.language)
            case _:
                return str(super().format_field(value, format_spec))
