"""Whether a target was reached: the four outcomes, and that unknown is never taken for no."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord import phrases
from akkoord.indicators.comparing import Figures
from akkoord.indicators.differences import InUnit, PerCent, PercentagePoints
from akkoord.indicators.formats import places_file
from akkoord.indicators.judging import judge
from akkoord.indicators.model import Break, Indicator, Observation
from akkoord.indicators.periods import Period
from akkoord.indicators.places import UnknownPlace
from akkoord.indicators.targets import (
    Benchmark,
    Change,
    DueBeforeBase,
    Level,
    RelativeChange,
    Target,
    WrongAim,
    check_fits,
)
from akkoord.indicators.units import Unit

RATE = Indicator("kansarmoede", "Kansarmoede", Unit("percent"), "down")
CITIES = ("11002", "12025", "13040", "24062", "31005", "34022", "35013")
BASE = Period.of_year(2016)


def seen(place, year, value, **more):
    return Observation("kansarmoede", place, Period.of_year(year), value and Decimal(value), **more)


def figures(*observations, breaks=()):
    return Figures(RATE, observations, places_file.shipped(), breaks)


GENK = (seen("71016", 2016, "29.9"), seen("71016", 2022, "19.7"))


def outcome(target, of, *, place="71016", year=2026):
    return judge(target, of, place=place, year=year).outcome


def why(target, of, **asked):
    return judge(target, of, place="71016", year=2026, **asked).reasons[0].code


class TestChange:
    def test_from_29_9_to_19_7_is_10_2_percentage_points_and_34_1_per_cent(self):
        target = Target(RelativeChange(PerCent(-30), BASE), "at_most", 2022)

        judged = judge(target, figures(*GENK), place="71016", year=2026)

        # 29.9 × 0.7 = 20.93, and 19.7 is below that. (19.7 - 29.9) / 29.9 = -34.11 %.
        said = [phrases.say(reason, "en", package="akkoord.indicators") for reason in judged.reasons]
        assert judged.outcome == "reached"
        assert said == [
            "Target: from 2016 to 2022 a change of -30%, or lower.",
            "29.9% in 2016, changed by -30%, becomes 20.93%.",
            (
                "From 29.9% in 2016 to 19.7% in 2022 is a change of -10.2 percentage points. "
                "In proportion that is -34.1%."
            ),
            "19.7% in 2022 is no more than 20.93%.",
        ]

    def test_of_30_percentage_points_is_another_target_than_of_30_per_cent(self):
        points = Target(Change(PercentagePoints(-30), BASE), "at_most", 2022)

        assert outcome(points, figures(*GENK)) == "not_reached"

    def test_in_percentage_points_does_not_fit_euros(self):
        euros = replace(RATE, unit=Unit("euro"))
        with pytest.raises(WrongAim, match="percentage_points does not fit"):
            check_fits(Target(Change(PercentagePoints(1), BASE), "at_least", 2022), euros)
        with pytest.raises(WrongAim, match="counts in percent"):
            check_fits(Target(Change(InUnit(1, Unit("euro")), BASE), "at_least", 2022), RATE)

    def test_is_not_due_before_it_begins(self):
        with pytest.raises(DueBeforeBase, match="choose a later year"):
            Target(RelativeChange(PerCent(-30), BASE), "at_most", 2016)

    @given(
        base=st.decimals("0.1", "1000", places=2),
        actual=st.decimals("0", "1000", places=2),
        by=st.integers(-99, 200),
    )
    def test_in_per_cent_is_judged_exactly(self, base, actual, by):
        own = (seen("71016", 2016, str(base)), seen("71016", 2022, str(actual)))
        target = Target(RelativeChange(PerCent(by), BASE), "at_most", 2022)

        judged = judge(target, figures(*own), place="71016", year=2022)

        limit = Fraction(base) * (100 + by) / 100
        assert judged.outcome == ("reached" if Fraction(actual) <= limit else "not_reached")


class TestUnknown:
    """What is not known makes a target neither reached nor missed."""

    RELATIVE = Target(RelativeChange(PerCent(-30), BASE), "at_most", 2022)
    LEVEL = Target(Level(Decimal(20)), "at_most", 2022)
    BEFORE, AFTER = GENK

    @pytest.mark.parametrize(
        ("target", "observed", "breaks", "code"),
        [
            (LEVEL, (), (), "untold.no_figure"),
            (LEVEL, (replace(AFTER, kind="planned"),), (), "untold.only_planned"),
            (LEVEL, (replace(AFTER, value=None),), (), "untold.hidden"),
            (LEVEL, (replace(AFTER, caveats=("year_uncertain",)),), (), "untold.year_uncertain"),
            (LEVEL, (replace(AFTER, caveats=("territory_uncertain",)),), (), "untold.territory_uncertain"),
            (RELATIVE, (AFTER,), (), "untold.no_figure"),
            (RELATIVE, GENK, (Break(2020, "other"),), "untold.break"),
            (RELATIVE, (replace(BEFORE, value=Decimal(0)), AFTER), (), "untold.from_zero"),
        ],
    )
    def test_is_not_no(self, target, observed, breaks, code):
        of = figures(*observed, breaks=breaks)

        assert outcome(target, of) == "cannot_be_told"
        assert why(target, of) == code

    def test_of_a_later_year_tells_how_far_it_was_until_then(self):
        judged = judge(replace(self.RELATIVE, due=2024), figures(*GENK), place="71016", year=2026)

        codes = [reason.code for reason in judged.reasons]
        assert judged.outcome == "cannot_be_told"
        assert codes[:2] == ["untold.no_figure", "until_then"]
        assert codes[-1] == "holds.at_most"

    def test_ground_after_a_merger_is_not_the_ground_before_it(self):
        hasselt = (seen("71022", 2020, "12"), seen("71072", 2025, "9"))
        target = Target(Change(PercentagePoints(-1), Period.of_year(2020)), "at_most", 2025)

        judged = judge(target, figures(*hasselt), place="71072", year=2026)

        assert judged.outcome == "cannot_be_told"
        assert judged.reasons[0].code == "untold.other_ground"

    def test_before_the_due_year_it_is_not_judged(self):
        judged = judge(self.LEVEL, figures(*GENK), place="71016", year=2021)

        assert judged.outcome == "not_yet_due"

    def test_place_is_an_error(self):
        with pytest.raises(UnknownPlace, match="99999"):
            judge(Target(Benchmark("99999"), "at_most", 2022), figures(*GENK), place="71016", year=2026)


class TestBenchmark:
    TARGET = Target(Benchmark("centrumsteden"), "at_most", 2022)

    def test_is_the_plain_mean_of_the_places_that_have_a_figure(self):
        others = [seen(code, 2022, value) for code, value in zip(CITIES, "1234567", strict=True)]
        of = figures(GENK[1], *others)

        mean = of.mean("centrumsteden", Period.of_year(2022))

        # (19.7 + 1 + 2 + 3 + 4 + 5 + 6 + 7) / 8, whatever the number of inhabitants.
        assert mean.figure is not None
        assert mean.figure.exact == Fraction("47.7") / 8
        assert (len(mean.present), mean.size) == (8, 13)
        assert outcome(self.TARGET, of) == "not_reached"

    def test_of_too_few_places_cannot_be_told(self):
        of = figures(GENK[1], *(seen(code, 2022, "1") for code in CITIES[:5]))

        judged = judge(self.TARGET, of, place="71016", year=2026)

        assert judged.outcome == "cannot_be_told"
        assert judged.reasons[0].values["present"] == 6
        assert judged.reasons[0].values["least"] == 7

    def test_has_thirteen_cities_before_and_after_the_merger_of_hasselt(self):
        register = places_file.shipped()

        for year, hasselt in ((2024, "71022"), (2025, "71072")):
            codes = [place.code for place in register.members("centrumsteden", Period.of_year(year).last_day)]
            assert len(codes) == 13
            assert hasselt in codes

    def test_with_one_place_is_its_figure(self):
        flanders = seen("02000", 2022, "13.6")

        assert (
            outcome(Target(Benchmark("02000"), "at_most", 2022), figures(GENK[1], flanders)) == "not_reached"
        )


class TestReasons:
    @pytest.mark.parametrize("language", ["nl", "en"])
    @pytest.mark.parametrize("aim", [
        Level(Decimal(20)), Change(PercentagePoints(-1), BASE), RelativeChange(PerCent(-1), BASE),
        Benchmark("centrumsteden"), Benchmark("02000"),
    ])  # fmt: skip
    @pytest.mark.parametrize("observed", [
        (), GENK, GENK[1:], (*GENK, seen("02000", 2022, "13")),
        (*GENK, *(seen(code, 2022, "1") for code in CITIES)),
    ])  # fmt: skip
    @pytest.mark.parametrize("bound", ["at_most", "at_least"])
    def test_are_all_said_in_both_languages(self, language, aim, observed, bound):
        for due, year in ((2022, 2026), (2030, 2026)):
            judged = judge(Target(aim, bound, due), figures(*observed), place="71016", year=year)
            for reason in judged.reasons:
                assert phrases.say(reason, language, package="akkoord.indicators")


class TestLine:
    def test_is_cut_where_two_figures_are_no_two_points_of_one_line(self):
        quarter = Observation("kansarmoede", "71016", Period.parse("2021-Q1"), Decimal(3))
        own = [seen("71016", year, "9") for year in (2016, 2017, 2018, 2022)]
        of = figures(
            *own, replace(own[0], period=Period.of_year(2019), value=None), quarter, breaks=(Break(2018),)
        )

        assert [[one.period.text for one in part] for part in of.line("71016")] == [
            ["2016", "2017"], ["2018"], ["2021-Q1"], ["2022"],
        ]  # fmt: skip
