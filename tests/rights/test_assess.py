from datetime import date

import pytest

from akkoord.phrases import say
from akkoord.rights import assess, catalogue
from akkoord.rights.assess import FactOutOfRange
from akkoord.rights.formats import right_file
from akkoord.rights.overlay import Change, Overlay
from akkoord.rules.answer import NoSuchFact, WrongFact
from akkoord.rules.rule import Figures, rule

RIGHT = catalogue.find("voorbeeldegem.mantelzorgtoelage")
ON = date(2026, 7, 1)
ENTITLED = {
    "lives_in_town": True,
    "cares_at_home": True,
    "cared_for_has_heavy_care_recognition": True,
    "cared_for_has_care_budget": False,
    "income_cents_per_year": 3_000_000,
}

# A made-up heating grant: what is left up to 1000 euro, for incomes of at most 900 euro.
SHEET = """
id: elders.verwarmingstoelage
authority: elders
invented: true
per: year
name: {nl: Verwarmingstoelage, en: Heating grant}
facts:
  income_cents: {kind: number, unit: eurocent, at_least: 0, question: {nl: "Inkomen?", en: "Income?"}}
figures:
  floor_cents:
    unit: eurocent
    moves: up
    values: [{value: 100000, from: 2026-01-01, source: art. 1}]
"""


@rule(valid_from=date(2026, 1, 1), source="art. 1")
def is_entitled(income_cents: int) -> bool:
    """Up to an income of 900 euro."""
    return income_cents <= 90_000


@rule(valid_from=date(2026, 1, 1), source="art. 2")
def amount_cents_per_year(income_cents: int, figures: Figures) -> int:
    """What is left up to the floor."""
    return max(0, figures.floor_cents - income_cents)


HEATING = right_file.read(SHEET, entitlement=[is_entitled], amount=[amount_cents_per_year])


class TestAssess:
    def test_shows_each_figure_with_its_dates_and_source(self):
        found = assess.assess(RIGHT, ENTITLED, ON)
        ceiling = next(figure for figure in found.figures if figure.key == "income_ceiling_cents_per_year")

        assert [figure.key for figure in found.figures] == [
            "care_budget_counts",
            "income_ceiling_cents_per_year",
            "allowance_cents_per_month",
        ]
        assert (ceiling.value, ceiling.valid_from, ceiling.vouched_until) == (
            4_500_000,
            date(2019, 1, 1),
            date(2035, 12, 31),
        )
        assert ceiling.source == "Reglement mantelzorgtoelage Voorbeeldegem, art. 3 §2"

    @pytest.mark.parametrize(
        ("facts", "amount", "low", "high"),
        [
            (ENTITLED, 5000, 5000, 5000),
            (ENTITLED | {"cares_at_home": False}, 0, 0, 0),
            (ENTITLED | {"cares_at_home": None}, None, 0, 5000),
        ],
    )
    def test_bounds_the_amount(self, facts, amount, low, high):
        found = assess.assess(RIGHT, facts, ON)

        assert (found.amount_cents, found.amount_min_cents, found.amount_max_cents) == (amount, low, high)

    @pytest.mark.parametrize(
        ("facts", "on", "state", "amount_state", "low", "high"),
        [
            ({"income_cents": 40_000}, ON, "yes", "exact", 60_000, 60_000),
            ({"income_cents": 90_000}, ON, "yes", "exact", 10_000, 10_000),
            # The floor lapsed on 31 December 2026 and only moves up: at least what it was.
            ({"income_cents": 40_000}, date(2027, 1, 1), "yes", "figure_unknown", 60_000, None),
            ({}, ON, "fact_unknown", "fact_unknown", 0, 100_000),
        ],
    )
    def test_knows_an_amount_that_hangs_on_a_fact(self, *, facts, on, state, amount_state, low, high):
        found = assess.assess(HEATING, facts, on)

        assert (found.state, found.amount_state) == (state, amount_state)
        assert (found.amount_min_cents, found.amount_max_cents) == (low, high)

    def test_is_not_computable_without_a_rule(self):
        sheet = SHEET.replace("per: year", "per: year\nnot_computable: rule.none")
        found = assess.assess(right_file.read(sheet), {}, ON)

        assert (found.state, found.eligible, found.amount_state) == ("not_computable", None, "none")
        assert found.because[0].code == "rule.none"

    @pytest.mark.parametrize(
        ("facts", "on", "headline"),
        [
            (ENTITLED, ON, "Ja, u hebt hier recht op: €\N{NO-BREAK SPACE}50 per maand."),
            (ENTITLED, date(2036, 1, 1), "Ja, u hebt hier recht op."),
            ({"cares_at_home": False}, ON, "Nee, u hebt hier op deze dag geen recht op."),
            ({}, ON, "Dat weten we nog niet. Er ontbreekt nog iets."),
        ],
    )
    def test_has_a_headline(self, facts, on, headline):
        assert say(assess.assess(RIGHT, facts, on).headline, "nl", package="akkoord.rights") == headline

    def test_leaves_a_reform_of_another_right_aside(self):
        other = Overlay("elders.iets", (Change("floor_cents", 1, ON, "besluit"),))

        assert assess.assess(RIGHT, ENTITLED, ON, [other]) == assess.assess(RIGHT, ENTITLED, ON)

    def test_applies_reforms_in_their_order(self):
        first = Overlay(RIGHT.id, (Change("allowance_cents_per_month", 6000, ON, "besluit 1"),))
        later = date(2026, 10, 1)
        second = Overlay(RIGHT.id, (Change("allowance_cents_per_month", 7000, later, "besluit 2"),))

        assert assess.assess(RIGHT, ENTITLED, ON, [first, second]).amount_cents == 6000
        assert assess.assess(RIGHT, ENTITLED, later, [first, second]).amount_cents == 7000
        assert assess.assess(RIGHT, ENTITLED, later, [second, first]).amount_cents == 6000

    @pytest.mark.parametrize(
        ("facts", "error", "message"),
        [
            ({"cares": True}, NoSuchFact, "no fact 'cares' here; there are lives_in_town"),
            ({"lives_in_town": 1}, WrongFact, "'lives_in_town' is 1, but it must be yes or no"),
            ({"income_cents_per_year": False}, WrongFact, "must be a whole number"),
            ({"income_cents_per_year": -1}, FactOutOfRange, "is -1, but it lies from 0"),
        ],
    )
    def test_refuses_facts_that_cannot_be(self, facts, error, message):
        with pytest.raises(error, match=message):
            assess.assess(RIGHT, facts, ON)
