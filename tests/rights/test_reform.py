import runpy
from collections import Counter
from datetime import date, timedelta
from importlib import resources
from pathlib import Path

import pytest

from akkoord.phrases import say
from akkoord.rights import catalogue, reform
from akkoord.rights.formats import panel_file
from akkoord.rights.household import Household
from akkoord.rights.overlay import Change, Overlay, UnknownFigure, WrongValue
from akkoord.rights.reform_table import Cents

RIGHT = catalogue.find("voorbeeldegem.mantelzorgtoelage")
START = date(2026, 7, 1)
DECISION = "https://besluiten.voorbeeldegem.example/2026/17"
PANEL = resources.files("akkoord") / "web/examples/voorbeeldegem/households.jsonl"

SHEET = {
    "lives_in_town": True,
    "cares_at_home": True,
    "cared_for_has_heavy_care_recognition": False,
    "cared_for_has_care_budget": True,
    "income_cents_per_year": 3_000_000,
}


def overlay(figure="care_budget_counts", value=True):
    return Overlay(RIGHT.id, (Change(figure, value, START, DECISION),))


def households(**counts):
    """Return as many carers per neighbourhood, all alike, who gain by the extension."""
    return [
        Household(f"{name}{number}", name, 2, SHEET)
        for name, count in counts.items()
        for number in range(count)
    ]


def one(**changed):
    return [Household("h1", "Kern", 2, {k: v for k, v in (SHEET | changed).items() if v is not None})]


def effect_of(panel, change=None, on=START):
    return reform.effect(RIGHT, panel, change or overlay(), on)


class TestEffect:
    @pytest.mark.parametrize(
        ("changed", "change", "cents", "settles"),
        [
            ({}, "gains", Cents(5000, 5000), ()),
            ({"income_cents_per_year": 4_500_001}, "unchanged", Cents(0, 0), ()),
            ({"cared_for_has_heavy_care_recognition": True}, "unchanged", Cents(0, 0), ()),
            # Entitled either way, or neither way: the unknown income does not change what the reform does.
            ({"cared_for_has_heavy_care_recognition": True, "income_cents_per_year": None}, "unchanged",
             Cents(0, 0), ()),
            ({"income_cents_per_year": None}, "unknown", Cents(0, 5000), ("income_cents_per_year",)),
            ({"cared_for_has_heavy_care_recognition": None}, "unknown", Cents(0, 5000),
             ("cared_for_has_heavy_care_recognition",)),
            ({"cared_for_has_care_budget": None, "cares_at_home": False}, "unchanged", Cents(0, 0), ()),
        ],
    )  # fmt: skip
    def test_places_each_household(self, changed, change, cents, settles):
        (outcome,) = effect_of(one(**changed)).outcomes

        assert (outcome.change, outcome.cents_per_month, outcome.settles) == (change, cents, settles)

    def test_finds_who_loses(self):
        found = effect_of(
            one(cared_for_has_heavy_care_recognition=True), overlay("allowance_cents_per_month", 4000)
        )

        assert [outcome.cents_per_month for outcome in found.loses] == [Cents(-1000, -1000)]

    def test_is_nothing_before_the_start(self):
        found = effect_of(households(Kern=8), on=START - timedelta(days=1))

        assert len(found.unchanged) == 8

    def test_names_the_figures_that_are_missing(self):
        # Under the reform the figure is vouched for twelve months; after that nobody can say.
        (outcome,) = effect_of(one(), on=date(2027, 7, 1)).outcomes

        assert (outcome.change, outcome.figures) == ("unknown", ("care_budget_counts",))

    def test_leaves_aside_facts_that_the_right_does_not_ask_for(self):
        assert len(effect_of(one(owns_a_dog=True)).gains) == 1

    @pytest.mark.parametrize(
        ("change", "error", "message"),
        [
            (
                Overlay("elders.iets", overlay().changes),
                reform.AnotherRight,
                "is of right 'elders.iets', not of",
            ),
            (overlay("budget"), UnknownFigure, "changes figure 'budget'"),
            (overlay("care_budget_counts", 1), WrongValue, "must be true or false"),
        ],
    )
    def test_refuses_a_reform_that_does_not_fit(self, change, error, message):
        with pytest.raises(error, match=message):
            effect_of(one(), change)

    def test_needs_a_rule_on_that_day(self):
        with pytest.raises(reform.NotComparable, match="has no rule with a monthly amount on 2018-12-31"):
            effect_of(one(), on=date(2018, 12, 31))


class TestTable:
    def test_hides_small_neighbourhoods_and_what_gives_them_away(self):
        rows = effect_of(households(Kern=9, Kouter=6, Statie=2)).table.rows

        assert [(row.neighbourhood, row.gains) for row in rows] == [
            ("Kern", 9),
            ("Kouter", None),
            ("Statie", None),
        ]

    def test_hides_the_amount_where_it_hides_the_count(self):
        table = effect_of(households(Kern=9, Kouter=6, Statie=2)).table

        assert [row.cents_per_month for row in table.rows] == [Cents(45_000, 45_000), None, None]
        assert table.town.cents_per_month == Cents(85_000, 85_000)
        assert table.town.cents_per_month.per_year == Cents(1_020_000, 1_020_000)

    def test_hides_a_small_town_total(self):
        town = effect_of(households(Kern=3) + one(cares_at_home=False)).table.town

        assert (town.households, town.gains, town.unchanged, town.cents_per_month) == (4, None, None, None)

    def test_hides_what_the_unknown_could_cost_where_they_are_few(self):
        others = [Household(f"o{number}", "Kern", 1, {"cares_at_home": False}) for number in range(6)]
        town = effect_of([*households(Kern=9), *others, *one(income_cents_per_year=None)]).table.town

        assert (town.gains, town.unknown, town.cents_per_month_with_unknown) == (9, None, None)


class TestSummary:
    @pytest.mark.parametrize(
        ("panel", "change", "sentences"),
        [
            (
                households(Kern=9),
                overlay(),
                [
                    "9 gezinnen krijgen meer.",
                    "Dat kost €\N{NO-BREAK SPACE}450 per maand, of €\N{NO-BREAK SPACE}5.400 per jaar.",
                ],
            ),
            (one(cares_at_home=False), overlay(), ["Er verandert niets voor de gezinnen."]),
            (
                [
                    Household(f"h{number}", "Kern", 1, SHEET | {"cared_for_has_heavy_care_recognition": True})
                    for number in range(5)
                ],
                overlay("allowance_cents_per_month", 4000),
                [
                    "5 gezinnen krijgen minder.",
                    "Dat spaart €\N{NO-BREAK SPACE}50 per maand uit, of €\N{NO-BREAK SPACE}600 per jaar.",
                ],
            ),
            (
                households(Kern=2),
                overlay(),
                [
                    "Enkele gezinnen krijgen meer. We tonen niet hoeveel: het gaat over weinig mensen.",
                    "Wat het kost, tonen we niet: het gaat over te weinig mensen.",
                ],
            ),
        ],
    )
    def test_tells_the_effect_in_plain_dutch(self, panel, change, sentences):
        found = effect_of(panel, change)

        assert [say(reason, "nl", package="akkoord.rights") for reason in found.summary] == sentences


def independent_count(households):
    """Count by hand, in plain Python without the engine: what the extension does to each household.

    Gains: cares at home, no recognition, a care budget, an income of at most 45.000 euro. Everybody in the
    panel lives in the town. Where a fact that decides is absent: unknown, unless another one refuses already.
    """
    gains, unknown = Counter(), Counter()
    for household in households:
        facts = household.facts
        budget, income = facts.get("cared_for_has_care_budget"), facts.get("income_cents_per_year")
        if not facts["cares_at_home"] or facts["cared_for_has_heavy_care_recognition"] or budget is False:
            continue
        if income is not None and income > 4_500_000:
            continue
        counter = gains if budget is not None and income is not None else unknown
        counter[household.neighbourhood] += 1
    return gains, unknown


class TestPanelOfVoorbeeldegem:
    PANEL = panel_file.read(PANEL.read_text(encoding="utf-8"))

    def test_has_240_households_that_can_all_be_used(self):
        assert (len(self.PANEL.households), self.PANEL.problems) == (240, ())

    def test_gives_the_counts_that_a_plain_count_gives(self):
        found = effect_of(self.PANEL.households)
        gains, unknown = independent_count(self.PANEL.households)

        assert Counter(outcome.household.neighbourhood for outcome in found.gains) == gains
        assert Counter(outcome.household.neighbourhood for outcome in found.unknown) == unknown
        assert len(found.loses) == 0
        assert len(found.unchanged) == 240 - gains.total() - unknown.total()
        assert found.cents_per_month == Cents(5000 * gains.total(), 5000 * gains.total())
        assert found.cents_per_month_with_unknown.high == 5000 * (gains.total() + unknown.total())

    def test_shows_what_the_example_is_meant_to_show(self):
        gains, unknown = independent_count(self.PANEL.households)
        rows = {row.neighbourhood: row for row in effect_of(self.PANEL.households).table.rows}

        assert 25 <= gains.total() <= 30
        assert unknown.total() >= 5
        assert [name for name, count in gains.items() if count < 5] == ["Oude Statie"]
        assert rows["Oude Statie"].gains is None
        # And two more, which are equal: one of them would be enough, but which one would tell.
        hidden = [gains[name] for name, row in rows.items() if row.gains is None and name != "Oude Statie"]
        assert len(hidden) == 2
        assert len(set(hidden)) == 1

    def test_is_what_its_script_makes(self):
        script = Path(__file__).parents[2] / "script/make_panel"
        made = runpy.run_path(str(script))["households"]()

        assert panel_file.dumps(made) == PANEL.read_text(encoding="utf-8")
