"""The carer's allowance of Voorbeeldegem, case by case: the law is invented, its articles give the values."""

from datetime import date, timedelta

import pytest

from akkoord.phrases import say
from akkoord.rights import assess, catalogue
from akkoord.rights.law.voorbeeldegem import mantelzorgtoelage
from akkoord.rights.overlay import Change, Overlay
from akkoord.rules.bounds import Bounds
from akkoord.rules.rule import Figures

RIGHT = catalogue.find("voorbeeldegem.mantelzorgtoelage")
START = date(2026, 7, 1)
EXTENSION = Overlay(
    RIGHT.id,
    (Change("care_budget_counts", True, START, "https://besluiten.voorbeeldegem.example/2026/17"),),
)

# Everything that the regulation asks for, through the recognition (art. 3 §1) and at the ceiling (art. 3 §2).
RECOGNISED = {
    "lives_in_town": True,
    "cares_at_home": True,
    "cared_for_has_heavy_care_recognition": True,
    "cared_for_has_care_budget": False,
    "income_cents_per_year": 4_500_000,
}
WITH_BUDGET = RECOGNISED | {
    "cared_for_has_heavy_care_recognition": False,
    "cared_for_has_care_budget": True,
}


def without(facts, *names):
    return {name: value for name, value in facts.items() if name not in names}


def codes(found):
    return [reason.code for reason in found.because]


class TestMantelzorgtoelage:
    @pytest.mark.parametrize(
        ("changed", "state", "amount_cents"),
        [
            ({}, "yes", 5000),
            ({"income_cents_per_year": 0}, "yes", 5000),
            ({"income_cents_per_year": 4_499_999}, "yes", 5000),
            ({"income_cents_per_year": 4_500_001}, "no", 0),  # the ceiling is inclusive, a cent above is not
            ({"lives_in_town": False}, "no", 0),
            ({"cares_at_home": False}, "no", 0),
            ({"cared_for_has_heavy_care_recognition": False}, "no", 0),
            ({"cared_for_has_care_budget": True}, "yes", 5000),
            ({"cared_for_has_care_budget": None}, "yes", 5000),  # the recognition is enough
            ({"income_cents_per_year": None}, "fact_unknown", None),
            ({"income_cents_per_year": Bounds(0, 4_500_000)}, "yes", 5000),
            ({"income_cents_per_year": Bounds(4_500_001, 9_000_000)}, "no", 0),
            ({"income_cents_per_year": Bounds(4_400_000, 4_600_000)}, "fact_unknown", None),
        ],
    )
    def test_decides_each_condition(self, changed, state, amount_cents):
        found = assess.assess(RIGHT, RECOGNISED | changed, START)

        assert (found.state, found.amount_cents) == (state, amount_cents)
        assert found.eligible is {"yes": True, "no": False}.get(state)

    @pytest.mark.parametrize(
        ("day", "state", "code"),
        [
            (START - timedelta(days=1), "no", "care_budget_counts.no_until"),
            (START, "yes", "care_budget_counts.yes"),
        ],
    )
    def test_counts_a_care_budget_from_the_start_of_the_extension(self, day, state, code):
        found = assess.assess(RIGHT, WITH_BUDGET, day, [EXTENSION])

        assert found.state == state
        assert code in codes(found)

    def test_tells_in_dutch_on_which_date_it_starts(self):
        found = assess.assess(RIGHT, WITH_BUDGET, START - timedelta(days=1), [EXTENSION])
        sentences = [say(reason, "nl", package="akkoord.rights") for reason in found.because]

        assert sentences == [
            "De persoon voor wie u zorgt, is niet erkend als zwaar zorgbehoevend.",
            "De nieuwe regeling begint op 1 juli 2026: een zorgbudget telt pas vanaf dan mee.",
        ]

    def test_does_not_count_a_care_budget_without_the_extension(self):
        found = assess.assess(RIGHT, WITH_BUDGET, START)

        assert (found.state, "care_budget_counts.no" in codes(found)) == ("no", True)

    @pytest.mark.parametrize(
        ("facts", "settles"),
        [
            (without(WITH_BUDGET, "income_cents_per_year"), ("income_cents_per_year",)),
            (without(WITH_BUDGET, "cared_for_has_care_budget"), ("cared_for_has_care_budget",)),
            (without(WITH_BUDGET, "lives_in_town", "cares_at_home"), ("lives_in_town", "cares_at_home")),
            ({"income_cents_per_year": 4_500_001}, ()),  # refused already, so nothing is left to ask
            ({"cares_at_home": False}, ()),
        ],
    )
    def test_asks_only_what_can_still_change_the_answer(self, facts, settles):
        assert assess.assess(RIGHT, facts, START, [EXTENSION]).settles == settles

    @pytest.mark.parametrize("facts", [RECOGNISED, WITH_BUDGET])
    @pytest.mark.parametrize("dropped", RECOGNISED)
    def test_stays_or_asks_when_a_fact_is_dropped(self, facts, dropped):
        complete = assess.assess(RIGHT, facts, START, [EXTENSION])
        partial = assess.assess(RIGHT, without(facts, dropped), START, [EXTENSION])

        assert partial.eligible is complete.eligible or (
            partial.eligible is None and dropped in partial.settles
        )

    @pytest.mark.parametrize(
        ("income_cents", "state"), [(4_500_000, "yes"), (4_500_001, "figure_unknown"), (None, "fact_unknown")]
    )
    def test_decides_by_a_lapsed_ceiling_as_far_as_it_only_moves_up(self, income_cents, state):
        long_after = date(2036, 1, 1)  # all figures are vouched for until 31 December 2035
        found = assess.assess(RIGHT, RECOGNISED | {"income_cents_per_year": income_cents}, long_after)

        assert found.state == state
        assert found.amount_cents is None  # the amount may move any way, so a lapsed one is not shown
        assert {figure.state for figure in found.figures} == {"lapsed"}

    def test_is_not_computable_before_the_regulation(self):
        found = assess.assess(RIGHT, RECOGNISED, date(2018, 12, 31))

        assert (found.state, found.eligible, codes(found)) == ("not_computable", None, ["rule.starts"])

    def test_can_be_called_as_plain_python(self):
        figures = Figures({"care_budget_counts": False, "income_ceiling_cents_per_year": 4_500_000})

        assert mantelzorgtoelage.is_entitled(**RECOGNISED, figures=figures)
        assert not mantelzorgtoelage.is_entitled(**WITH_BUDGET, figures=figures)
