"""A reform laid over a right: figures that get another value from a day on, without touching the rule."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from akkoord.dated import DatedValue, Value
from akkoord.errors import InputError
from akkoord.rights.right import Right


class UnknownFigure(InputError):
    """A reform changes a figure that the right does not have."""

    code = "unknown_figure"
    message = "the reform changes figure {figure!r}, but right {right!r} has {possible}"


class WrongValue(InputError):
    """A reform gives a figure a value of the wrong kind."""

    code = "wrong_value"
    message = "the reform sets figure {figure!r} to {value!r}, but it must be {needed}"


class NoChanges(InputError):
    """A reform without a single change."""

    code = "no_changes"
    message = "the reform changes nothing; name at least one figure"


@dataclass(frozen=True, slots=True)
class Change:
    """One figure that gets another value.

    Attributes:
        figure: The name of the figure.
        value: Its new value, in the unit of the figure.
        valid_from: The first day of the new value.
        source: The decision that changes it, such as its address.
        vouched_until: The last day it may be used as current; None stands for twelve months.
    """

    figure: str
    value: Value
    valid_from: date
    source: str
    vouched_until: date | None = None


@dataclass(frozen=True, slots=True)
class Overlay:
    """A reform: one or more figures that change.

    From its first day on, a changed value replaces whatever was published for later days.

    Attributes:
        right_id: The right; empty where the figures serve several, which only households know.
        changes: The figures.

    Raises:
        NoChanges: if there are no changes.
    """

    right_id: str
    changes: tuple[Change, ...]

    def __post_init__(self) -> None:
        if not self.changes:
            raise NoChanges()

    @property
    def starts_on(self) -> date:
        """The first day on which anything changes."""
        return min(change.valid_from for change in self.changes)


def check(overlay: Overlay, right: Right) -> None:
    """Check that a reform fits a right.

    Raises:
        UnknownFigure: if it changes a figure that the right does not have.
        WrongValue: if it gives a figure a value of the wrong kind.
    """
    for change in overlay.changes:
        series = right.figures.get(change.figure)
        if series is None:
            raise UnknownFigure(figure=change.figure, right=right.id, possible=", ".join(right.figures))
        if isinstance(change.value, bool) != series.is_truth or isinstance(change.value, Fraction):
            needed = "true or false" if series.is_truth else f"a whole number, in {series.unit}"
            raise WrongValue(figure=change.figure, value=change.value, needed=needed)


def overlaid(right: Right, overlays: Sequence[Overlay]) -> Right:
    """Return the right as it would be under these reforms, applied in this order.

    Reforms of other rights are left aside.

    Raises:
        UnknownFigure: if a reform changes a figure that the right does not have.
        WrongValue: if a reform gives a figure a value of the wrong kind.
    """
    figures = dict(right.figures)
    for overlay in overlays:
        if overlay.right_id != right.id:
            continue
        check(overlay, right)
        for change in overlay.changes:
            figures[change.figure] = figures[change.figure].replaced_from(dated(change, change.value))
    return dataclasses.replace(right, figures=figures)


def changed_figures(overlays: Sequence[Overlay]) -> Mapping[str, None]:
    """Return the names of the figures that reforms change, each once, in order."""
    return {change.figure: None for overlay in overlays for change in overlay.changes}


def dated(change: Change, value: Value) -> DatedValue:
    """Return a change as a value that starts on its first day.

    Args:
        change: The change.
        value: Its value as rules get it.

    Raises:
        EndsBeforeStart: if it is vouched for until a day before it starts.
    """
    return DatedValue(value, change.valid_from, change.source, change.vouched_until)
