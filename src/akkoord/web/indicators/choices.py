"""What can be chosen in the forms of figures, in words."""

from __future__ import annotations

from typing import TypeAlias

from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from akkoord.indicators.model import DIRECTIONS, NATURES
from akkoord.web.indicators import engine, places, queries

Words: TypeAlias = "str | LazyText"
Choices: TypeAlias = "list[tuple[str, Words]]"

COLUMN_WORDS: dict[str, tuple[Words, Words]] = {
    "indicator": (gettext_lazy("Indicator"), gettext_lazy("The column with its code or its name.")),
    "place": (gettext_lazy("Place"), gettext_lazy("The column with the NIS code. Names are never joined.")),
    "period": (
        gettext_lazy("Year or period"),
        gettext_lazy("No column where each year has a column of its own."),
    ),
    "value": (gettext_lazy("Value"), gettext_lazy("No column where each year has a column of its own.")),
    "unit": (gettext_lazy("Unit"), gettext_lazy("A row in another unit than the indicator is refused.")),
    "source": (gettext_lazy("Source"), ""),
    "note": (gettext_lazy("Remark"), ""),
    "kind": (
        gettext_lazy("Measured or planned"),
        gettext_lazy("The column that says “realised” or “planned”."),
    ),
    "caveats": (gettext_lazy("Caveats"), ""),
}
"""What each column is called in the form, and a hint."""


def of_definition() -> dict[str, Choices]:
    """Return what can be chosen for an indicator."""
    return {
        "unit_kind": [
            ("percent", _("per cent")),
            ("count", _("a number of things or people")),
            ("euro", _("euro")),
            ("index", _("a score without a unit")),
            ("measure", _("another measure, such as km²")),
        ],
        "direction": [(code, engine.word(f"direction.{code}")) for code in DIRECTIONS],
        "nature": [(code, engine.word(f"nature.{code}")) for code in NATURES],
    }


def of_target(unit_kind: str) -> dict[str, Choices]:
    """Return what can be chosen for a target; a change of a percentage is in percentage points."""
    own = _("a change in percentage points") if unit_kind == "percent" else _("a change in its own unit")
    return {
        "aim": [
            ("level", _("a figure to reach")),
            ("change", own),
            ("relative", _("a change in per cent of where it began")),
            ("benchmark", _("to do as well as others")),
        ],
        "bound": [("at_most", _("at most this, or lower")), ("at_least", _("at least this, or higher"))],
        "against": [("", _("nobody")), *_others()],
    }


def of_columns() -> dict[str, tuple[Words, Choices]]:
    """Return what can be given for a whole file, each with its label."""
    indicators = [(row.code, engine.name(row)) for row in queries.indicators()]
    known = [(code, engine.place_name(code)) for code in places.register().places]
    return {
        "fixed_indicator": (
            _("Or one indicator for the whole file"),
            [("", _("as the column says")), *indicators],
        ),
        "fixed_place": (_("Or one place for the whole file"), [("", _("as the column says")), *known]),
        "mark": (
            _("Sign before the decimals"),
            [("", _("as the numbers show")), (",", _("a comma: 1.234,5")), (".", _("a point: 1,234.5"))],
        ),
        "fixed_kind": (
            _("Figures that do not say so are"),
            [("realised", engine.word("kind.realised")), ("planned", engine.word("kind.planned"))],
        ),
    }


def _others() -> Choices:
    known = places.register()
    groups = [(code, _("mean of %(group)s") % {"group": engine.group_name(code)}) for code in known.groups]
    return [*groups, *((code, engine.place_name(code)) for code in known.places if code != places.own())]
