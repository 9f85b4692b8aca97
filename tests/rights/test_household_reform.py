"""What reforms do to households, by hand: who gains, who loses, and for whom it cannot be said."""

import json
from collections import Counter
from datetime import date
from fractions import Fraction
from importlib import resources

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from akkoord.rights import household_assessment, law_reform
from akkoord.rights.formats import cases_file, overlay_file
from akkoord.rights.household_reform import (
    UNCHANGED,
    Outcome,
    Reform,
    effect_of,
    effects,
    has_tiers,
    is_summed,
)
from akkoord.rights.law_book import in_force
from akkoord.rights.overlay import Change, Overlay
from akkoord.rights.reform_table import Cents
from akkoord.rules.bounds import Bounds, point
from rights.oracle import figures, generate

BOOK = in_force()
DAY = date(2025, 6, 15)
START = date(2025, 6, 1)
UNKNOWN = object()
EXTENSION = overlay_file.loads(
    (resources.files("akkoord.rights") / "reforms/mantelzorg-zorgbudget-zz.yaml").read_text(encoding="utf-8")
)


def household(on=DAY, town=None, neighbourhood="", **applicant):
    sheet = {
        "id": "h",
        "date": on.isoformat(),
        "household": {"municipality": "Genk", "neighbourhood": neighbourhood, **(town or {})},
        "members": [
            {"id": "a", "role": "applicant", "birth": "1950-01-01", **applicant},
            {"id": "b", "role": "other", "birth": "1980-01-01", "carer": True, "province": "Limburg"},
        ],
    }
    (case,) = cases_file.read(json.dumps(sheet))
    return case.household


def carer(on=date(2026, 3, 1), town=None, **applicant):
    """Return a household in which only a zorgbudget can be the proof that somebody needs care."""
    town = {"months_in_genk": 100, "at_home": True, "gross_taxable_income_prev_year": 15_000, **(town or {})}
    needs = {
        "invalidity": 0,
        "points": 0,
        "dementia": False,
        "home_nursing": "none",
        "benefits": [{"type": "zorgbudget_zz", "since": "2025-01-01"}],
    }
    told = {name: value for name, value in (needs | applicant).items() if value is not UNKNOWN}
    town = {name: value for name, value in town.items() if value is not UNKNOWN}
    return household(on, town, **told)


def reform(figure, value, start=START):
    return Reform.of([Overlay("", (Change(figure, value, start, "a decision"),))])


def outcome(found, right, one):
    return found.outcome(BOOK.right(right), one)


def the_same_again(one):
    """Return a reform that gives every figure the value that it has on the day of a household."""
    changes = []
    for name in dict.fromkeys(name for right in BOOK.rights for name in law_reform.figures_of(right)):
        if name in BOOK.series:
            on = BOOK.read_on(name, one.on, one.year_of_income)
            found = BOOK.series[name].at(on)
            if found.state == "known":
                value = found.value
                if BOOK.figure_of(name).is_money:
                    value = Fraction(value, 100)
                changes.append(Change(name, value, on, "the same again"))
    return Overlay("", tuple(changes))


@pytest.fixture(scope="module")
def law(shared):
    return figures.read(shared("rights/catalogue.yaml"))


class TestOutcome:
    @pytest.mark.parametrize(
        ("one", "change", "cents", "settles"),
        [
            # 40 euros per month in 2026.
            (carer(), "gains", (4000, 4000), ()),
            (carer(benefits=[]), "unchanged", (0, 0), ()),
            (carer(town={"gross_taxable_income_prev_year": 20_628.83}), "unchanged", (0, 0), ()),
            (carer(town={"gross_taxable_income_prev_year": 20_628.82}), "gains", (4000, 4000), ()),
            # Entitled either way, or neither way: what is unknown does not change what the reform does.
            (carer(dementia=True, points=UNKNOWN), "unchanged", (0, 0), ()),
            (carer(dementia=True, town={"gross_taxable_income_prev_year": UNKNOWN}), "unchanged", (0, 0), ()),
            (carer(benefits=[], points=UNKNOWN), "unchanged", (0, 0), ()),
            (carer(town={"at_home": False}, points=UNKNOWN), "unchanged", (0, 0), ()),
            (carer(points=UNKNOWN), "unknown", (0, 4000), ("a.points",)),
            (carer(benefits="?"), "unknown", (0, 4000), ("a.benefits",)),
            (carer(on=date(2025, 12, 31)), "unchanged", (0, 0), ()),
        ],
    )  # fmt: skip
    def test_of_the_planned_extension(self, one, change, cents, settles):
        found = outcome(Reform.of([EXTENSION]), "genk_mantelzorg", one)

        assert (found.change, found.difference, found.settles) == (change, Bounds(*cents), settles)

    @pytest.mark.parametrize(
        ("means", "change", "low", "high"),
        [
            # 876.13 becomes 900: 23.87 more, whatever the means are below the old amount.
            (500, "gains", 2387, 2387),
            ({"at_least": 0, "at_most": 800}, "gains", 2387, 2387),
            # 900 - 890: what the means leave of it.
            (890, "gains", 1000, 1000),
            (900, "unchanged", 0, 0),
            (None, "unknown", 0, 2387),
        ],
    )
    def test_is_the_rise_though_means_are_unknown(self, means, change, low, high):
        found = outcome(reform("leefloon.amount.category_1", 900), "leefloon", household(means_month=means))

        assert (found.change, found.difference) == (change, Bounds(low, high))

    @pytest.mark.parametrize(("euros", "change"), [(800, "loses"), (876.13, "unchanged")])
    def test_finds_who_loses(self, euros, change):
        value = Fraction(str(euros))
        found = outcome(reform("leefloon.amount.category_1", value), "leefloon", household(means_month=0))

        assert (found.change, found.difference.low) == (change, value * 100 - 87613)

    def test_is_nothing_before_the_reform_also_where_the_figure_has_lapsed(self):
        # The amount of 2025 was vouched for until the end of the year; this reform starts later.
        found = outcome(
            reform("leefloon.amount.category_1", 950, date(2026, 6, 1)),
            "leefloon",
            household(date(2026, 5, 31), means_month=100),
        )

        assert found.change == "unchanged"

    def test_names_the_figure_that_is_missing(self):
        found = outcome(
            reform("leefloon.amount.category_1", 950, date(2026, 6, 1)),
            "leefloon",
            household(date(2026, 6, 1), means_month=100),
        )

        assert (found.change, found.settles, found.figures) == (
            "unknown",
            (),
            ("leefloon.amount.category_1",),
        )

    def test_counts_a_right_without_amount_as_won_or_lost(self):
        one = household(town={"tenure": "tenant", "housing_income": 20_000})
        found = reform("housing.limit.other", 10_000)

        assert outcome(found, "sociale_huur", one) == Outcome("loses", point(-1))

    @pytest.mark.parametrize(
        ("figure", "steps"), [("pd.single_full", 1), ("pd.single_partial", 0), ("pd.family_partial", 0)]
    )
    def test_counts_the_steps_between_tiers(self, figure, steps):
        # A lawyer for a part of the price becomes one for nothing.
        (case,) = cases_file.read(
            '{"date": "2025-06-15", "household": {"net_month": 1700}, "members": [{"id": "a"}]}'
        )
        found = outcome(reform(figure, 1_800), "pro_deo", case.household)

        assert found.difference == point(steps)

    @pytest.mark.parametrize(("euros", "change"), [(30, "gains"), (100, "loses")])
    def test_takes_less_of_a_price_as_better(self, euros, change):
        one = household(town={"vt_on_1jan_prev_year": False})
        found = outcome(reform("zorgpremie.normal", euros), "zorgpremie", one)

        # 64 euros each in 2025, for the two of them.
        assert (found.change, found.difference) == (change, point(2 * (6400 - 100 * euros)))


def crowd(**counts):
    """Return as many households per neighbourhood, all alike, who gain 40 euros by the extension."""
    return [carer(town={"neighbourhood": place}) for place, count in counts.items() for _ in range(count)]


class TestEffects:
    def test_hides_small_counts_and_what_would_give_them_away(self):
        (found,) = effects(Reform.of([EXTENSION]), crowd(Kolderbos=3, Termien=9, Sledderlo=7))

        rows = {row.neighbourhood: (row.gains, row.cents_per_month) for row in found.table.rows}
        assert rows["Kolderbos"] == (None, None)
        assert rows["Sledderlo"] == (None, None)
        assert rows["Termien"] == (9, Cents(36_000, 36_000))
        assert (found.table.town.gains, found.table.town.cents_per_month) == (19, Cents(76_000, 76_000))

    def test_keeps_the_unknown_apart_and_names_their_facts(self):
        many = [
            *crowd(Termien=6),
            *(carer(points=UNKNOWN) for _ in range(5)),
            *(carer(benefits=[]) for _ in range(8)),
        ]
        (found,) = effects(Reform.of([EXTENSION]), many)

        town = found.table.town
        assert (town.gains, town.loses, town.unchanged, town.unknown) == (6, 0, 8, 5)
        assert (town.cents_per_month, town.cents_per_month_with_unknown) == (
            Cents(24_000, 24_000),
            Cents(24_000, 44_000),
        )
        assert (found.facts, found.figures) == (("points",), ())

    @given(sizes=st.dictionaries(st.sampled_from("ABCDE"), st.tuples(*[st.integers(0, 9)] * 3), min_size=1))
    @settings(max_examples=30)
    def test_sums_to_the_whole_and_tells_no_hidden_count(self, sizes):
        kinds = {"gains": carer(), "unchanged": carer(benefits=[]), "unknown": carer(points=UNKNOWN)}
        found = Reform.of([EXTENSION])
        right = BOOK.right("genk_mantelzorg")
        outcomes = {name: found.outcome(right, one) for name, one in kinds.items()}
        counted = [
            (place, outcomes[name])
            for place, counts in sizes.items()
            for name, count in zip(kinds, counts, strict=True)
            for _ in range(count)
        ]
        table = effect_of(right, counted).table
        real = Counter((place, one.change) for place, one in counted)

        for change in ("gains", "loses", "unknown"):
            shown = {row.neighbourhood: getattr(row, change) for row in table.rows}
            hidden = [place for place, count in shown.items() if count is None]
            total = sum(real[place, change] for place in shown)
            assert all(count in (None, real[place, change]) for place, count in shown.items())
            assert getattr(table.town, change) in (None, total)
            # What is hidden is at least two cells and five households, or the total is hidden as well.
            left = sum(real[place, change] for place in hidden)
            assert not hidden or getattr(table.town, change) is None or (len(hidden) > 1 and left >= 5)


class TestAgainstTwoAnswers:
    """The difference agrees with the answers under the two laws, for made-up households."""

    FIGURES = (
        ("leefloon.amount.category_1", 1234),
        ("gmz.zorgbudget_zz_counts", True),
        ("vt.ceiling_prev_year.base", 25_000),
        ("gmz.limit.single", 15_000),
        ("zorgpremie.normal", 70),
    )

    @staticmethod
    def difference(found, right, one):
        """Return what is due after, less what is due before; None where a figure leaves one of them open."""
        before, after = (
            household_assessment.assess(right, one, book) for book in (found.before, found.after)
        )
        if before.eligible is None or after.eligible is None:
            return None
        if is_summed(right):
            if before.amount.value is None or after.amount.value is None:
                return None
            difference = after.amount.value - before.amount.value
            return point(-difference if right.is_paid else difference)
        is_price_or_tier = right.amount or has_tiers(right)
        return None if is_price_or_tier else point(after.eligible - before.eligible)

    def test_is_what_is_due_after_less_what_is_due_before(self, law):
        for sheet in generate.households(law, count=10, seed=31):
            (case,) = cases_file.read(json.dumps(sheet))
            for figure, value in self.FIGURES:
                found = reform(figure, value, date(2016, 1, 1))
                for right in found.rights:
                    wanted = self.difference(found, right, case.household)
                    change = found.outcome(right, case.household)
                    assert wanted in (None, change.difference), (right.id, figure, sheet)

    def test_holds_for_what_facts_can_still_be(self, law):
        for whole in generate.households(law, count=4, seed=32):
            (case,) = cases_file.read(json.dumps(whole))
            for name, smaller in list(generate.drops(whole))[::4]:
                if name.endswith(".role"):
                    continue
                (known,) = cases_file.read(json.dumps(smaller))
                for figure, value in self.FIGURES[:3]:
                    found = reform(figure, value, date(2016, 1, 1))
                    for right in found.rights:
                        less = found.outcome(right, known.household)
                        more = found.outcome(right, case.household)
                        assert less.difference.low <= more.difference.low, (right.id, name)
                        assert more.difference.high <= less.difference.high, (right.id, name)
                        assert less.change in ("unknown", more.change)

    def test_changes_nobody_where_nothing_changes(self, law):
        for sheet in generate.households(law, count=25, seed=33, known=0.7):
            (case,) = cases_file.read(json.dumps(sheet))
            found = Reform.of([the_same_again(case.household)])

            assert {found.outcome(right, case.household) for right in found.rights} == {UNCHANGED}
