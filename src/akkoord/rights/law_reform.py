"""The law as it would stand under reforms: figures that get another value from a day on."""

from __future__ import annotations

import dataclasses
import difflib
from collections.abc import Mapping, Sequence

from akkoord.dated import Series, Value
from akkoord.errors import InputError
from akkoord.rights.figures import LawFigure
from akkoord.rights.household_right import HouseholdRight
from akkoord.rights.law_book import LawBook
from akkoord.rights.overlay import Change, Overlay, WrongValue, dated

_TRUTH = "yes or no"
_NEAREST = 3


class NoFigureToChange(InputError):
    """A reform changes a figure that no rule looks at."""

    code = "no_figure_to_change"
    message = "no rule{of} looks at figure {figure!r}, which the reform changes; nearest: {nearest}"


def reformed(book: LawBook, overlays: Sequence[Overlay]) -> LawBook:
    """Return the law as it would be under these reforms, laid over it in this order.

    A reform names each figure in full, with its part: `leefloon.amount.category_1`. Its value is a number in
    the unit as printed, such as euros, or a yes or no.

    Raises:
        NoSuchRight: if a reform is of a right that is not there.
        NoFigureToChange: if no rule (of the right, where one is named) looks at a figure.
        WrongValue: if a figure is given a value of the wrong kind.
        EndsBeforeStart: if a value is vouched for until a day before it starts.
    """
    changed = dict(book.changed)
    for overlay in overlays:
        rights = (book.right(overlay.right_id),) if overlay.right_id else book.rights
        read = {name: None for right in rights for name in figures_of(right)}
        for change in overlay.changes:
            if change.figure not in read:
                of = f" of {overlay.right_id}" if overlay.right_id else ""
                raise NoFigureToChange(of=of, figure=change.figure, nearest=_nearest(change.figure, read))
            figure = book.figure_of(change.figure)
            changed[change.figure] = _after(
                changed.get(change.figure, book.series.get(change.figure)), figure, change
            )
    return dataclasses.replace(book, changed=changed)


def figures_of(right: HouseholdRight) -> Mapping[str, None]:
    """Return the full names of the figures that the rules of a right look at, on any day."""
    rules = (*right.entitlement, *right.amount, *right.also.values())
    return {name: None for rule in rules for name in rule.tree.figures}


def _after(series: Series | None, figure: LawFigure, change: Change) -> Series:
    is_truth = figure.unit == _TRUTH
    if isinstance(change.value, bool) != is_truth:
        needed = "true or false" if is_truth else f"a number, in {figure.unit}"
        raise WrongValue(figure=change.figure, value=change.value, needed=needed)
    value: Value = figure.for_rules(change.value)
    start = dated(change, value)
    if series is None:
        return Series(change.figure, figure.unit, figure.moves, (start,))
    return series.replaced_from(start)


def _nearest(name: str, known: Mapping[str, None]) -> str:
    """Return the parts of a figure that was named without one, or else what is spelled almost the same."""
    parts = [one for one in known if one.startswith(f"{name}.")]
    found = parts or difflib.get_close_matches(name, known, n=_NEAREST, cutoff=0.4)
    return ", ".join(found) or "none"
