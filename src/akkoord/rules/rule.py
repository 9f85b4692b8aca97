"""The decorator that makes a rule of a function, and the figures that a plain call takes."""

from __future__ import annotations

import inspect
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, Generic, ParamSpec, TypeAlias, TypeVar

from akkoord.dated import Value
from akkoord.errors import InputError
from akkoord.rules import reader
from akkoord.rules.tree import Tree

P = ParamSpec("P")
R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)
# What a rule yields that divides: exact, and not always whole.
Number: TypeAlias = int | Fraction


class NoSource(InputError):
    """The text of a rule cannot be found, so that it cannot be evaluated with unknowns."""

    code = "no_source"
    message = "rule {rule!r} has no source text to read; write it in a module, not in a prompt"


class Figures:
    """Figures by name, for calling a rule as plain Python; a name may have parts.

    >>> Figures({"leaving_age_years": 18}).leaving_age_years
    18
    >>> Figures({"allowance.amount.single": 5000}).allowance.amount.single
    5000
    """

    def __init__(self, values: Mapping[str, Value]) -> None:
        self._values = dict(values)

    def __getattr__(self, name: str) -> Any:
        if name in self._values:
            return self._values[name]
        inside = {
            key.removeprefix(f"{name}."): value
            for key, value in self._values.items()
            if key.startswith(f"{name}.")
        }
        if not inside:
            raise AttributeError(f"no figure {name!r}; there are {sorted(self._values)}")
        return Figures(inside)


@dataclass(frozen=True, eq=False)
class Rule(Generic[P, R_co]):
    """A function of law: callable as it stands, and readable as a tree.

    Attributes:
        function: The function as it was written.
        tree: The same as a tree.
        valid_from: The first day of this text.
        valid_until: The last day of this text; None while it stands.
        source: The article.
    """

    function: Callable[P, R_co]
    tree: Tree
    valid_from: date
    valid_until: date | None
    source: str

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R_co:
        return self.function(*args, **kwargs)

    @property
    def name(self) -> str:
        """The name of the function."""
        return self.function.__name__

    @property
    def scope(self) -> str:
        """The last part of the name of its module: the namespace of its sentences."""
        return self.function.__module__.rpartition(".")[2]

    @property
    def parameters(self) -> tuple[str, ...]:
        """The names of its parameters but `figures`, in order."""
        return tuple(name for name in inspect.signature(self.function).parameters if name != "figures")

    def is_in_force(self, on: date) -> bool:
        """Return whether this text holds on a day."""
        return self.valid_from <= on and (self.valid_until is None or on <= self.valid_until)


def rule(
    *, valid_from: date, source: str, valid_until: date | None = None
) -> Callable[[Callable[P, R]], Rule[P, R]]:
    """Make a rule of a function; see `akkoord.rules.reader` for the Python that it may hold.

    Args:
        valid_from: The first day that this text holds.
        source: The article that the function puts into words.
        valid_until: The last day that this text holds; None while it stands.

    Raises:
        NoSource: if the text of the function cannot be found.
        RuleNotReadable: if the text holds more than a rule may.

    >>> @rule(valid_from=date(2026, 9, 1), source="Reglement schooltoelage, art. 4 §1")
    ... def is_young_enough(child_age_years: int, figures: Figures) -> bool:
    ...     return child_age_years < figures.leaving_age_years
    >>> is_young_enough(17, Figures({"leaving_age_years": 18}))
    True
    >>> is_young_enough.tree.facts
    {'child_age_years': 'number'}
    """

    def decorate(function: Callable[P, R]) -> Rule[P, R]:
        try:
            lines, first_line = inspect.getsourcelines(function)
        except (OSError, TypeError) as error:
            raise NoSource(rule=function.__name__) from error
        tree = reader.read("".join(lines), first_line, function.__globals__)
        return Rule(function, tree, valid_from, valid_until, source)

    return decorate


def divided(numerator: Number, denominator: Number) -> Fraction:
    """Return an exact quotient; rules write this for `/`, which would make a float.

    Raises:
        ZeroDivisionError: if the denominator is zero.

    >>> divided(1000, 12)
    Fraction(250, 3)
    """
    return Fraction(numerator) / denominator


def rounded(number: Number) -> int:
    """Return a number rounded to a whole one, half up.

    >>> rounded(Fraction(5, 2)), rounded(Fraction(-5, 2))
    (3, -2)
    """
    return math.floor(number + Fraction(1, 2))


def in_force(versions: Sequence[Rule[..., Any]], on: date) -> Rule[..., Any] | None:
    """Return the version of a rule that holds on a day: the one that started last; None if there is none."""
    current = [version for version in versions if version.is_in_force(on)]
    return max(current, key=lambda version: version.valid_from, default=None)
