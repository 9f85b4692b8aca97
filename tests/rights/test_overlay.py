from datetime import date
from fractions import Fraction

import pytest

from akkoord.rights import catalogue, overlay
from akkoord.rights.overlay import Change, NoChanges, Overlay, UnknownFigure, WrongValue

RIGHT = catalogue.find("voorbeeldegem.mantelzorgtoelage")
START = date(2026, 7, 1)


def reform(figure, value):
    return Overlay(RIGHT.id, (Change(figure, value, START, "besluit 17"),))


class TestOverlay:
    def test_changes_something(self):
        with pytest.raises(NoChanges, match="changes nothing"):
            Overlay(RIGHT.id, ())

    def test_starts_with_its_first_change(self):
        changes = (Change("a", 1, date(2027, 1, 1), "x"), Change("b", 1, START, "x"))

        assert Overlay(RIGHT.id, changes).starts_on == START

    def test_leaves_the_right_itself_as_it_was(self):
        changed = overlay.overlaid(RIGHT, [reform("care_budget_counts", True)])

        assert changed.figures["care_budget_counts"].at(START).value is True
        assert RIGHT.figures["care_budget_counts"].at(START).value is False

    def test_carries_the_decision_as_source(self):
        changed = overlay.overlaid(RIGHT, [reform("care_budget_counts", True)])

        assert changed.figures["care_budget_counts"].at(START).source == "besluit 17"

    def test_names_the_figures_there_are(self):
        with pytest.raises(UnknownFigure, match=r"figure 'budget', but right .* has allowance_cents"):
            overlay.overlaid(RIGHT, [reform("budget", True)])

    @pytest.mark.parametrize(
        ("figure", "value", "needed"),
        [
            ("care_budget_counts", 1, "true or false"),
            ("allowance_cents_per_month", Fraction(1, 2), "a whole number, in eurocent per month"),
            ("allowance_cents_per_month", True, "a whole number, in eurocent per month"),
        ],
    )
    def test_gives_values_of_the_right_kind(self, figure, value, needed):
        with pytest.raises(WrongValue, match=needed):
            overlay.overlaid(RIGHT, [reform(figure, value)])
