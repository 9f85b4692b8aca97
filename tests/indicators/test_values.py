"""Units, differences, periods and places: what cannot be mixed is not mixed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.indicators.differences import (
    FromZero,
    InUnit,
    PerCent,
    PercentagePoints,
    UnitsDiffer,
    between,
    moved,
    relative,
)
from akkoord.indicators.formats import places_file
from akkoord.indicators.formats.places_file import PlacesFileWrong
from akkoord.indicators.model import (
    Indicator,
    NotAnIndicatorCode,
    Observation,
    SmallCellNotOfPeople,
    UnknownChoice,
)
from akkoord.indicators.periods import NotAPeriod, Period
from akkoord.indicators.places import (
    NotAPlaceCode,
    OutsideValidity,
    Place,
    PlaceTwice,
    Register,
    UnknownGroup,
    UnknownPlace,
)
from akkoord.indicators.units import Figure, NotANumber, Unit, UnknownUnit, written

SHARE, EURO, COUNT = Unit("percent"), Unit("euro"), Unit("count")
values = st.decimals(-(10**9), 10**9, places=4)


class TestDifference:
    @given(before=values, after=values)
    def test_added_to_the_start_gives_the_end(self, before, after):
        for unit in (SHARE, EURO):
            start, end = Figure(before, unit), Figure(after, unit)
            assert moved(start, between(start, end)).exact == end.exact
            if before > 0:
                assert moved(start, relative(start, end)).exact == end.exact

    def test_between_percentages_is_in_percentage_points_and_never_in_per_cent(self):
        assert isinstance(between(Figure(1, SHARE), Figure(2, SHARE)), PercentagePoints)
        assert isinstance(between(Figure(1, COUNT), Figure(2, COUNT)), InUnit)
        assert f"{PercentagePoints(Fraction(-102, 10)):nl}" == "-10,2 procentpunt"
        assert f"{PerCent(Fraction(-102, 299) * 100):en}" == "-34.1%"

    @pytest.mark.parametrize(
        ("one", "other"),
        [(PercentagePoints(1), PerCent(1)), (InUnit(1, EURO), PercentagePoints(1)), (PerCent(1), PerCent(1))],
    )
    def test_is_not_added_to_one_of_another_kind(self, one, other):
        with pytest.raises(TypeError, match="unsupported operand"):
            one + other

    def test_in_another_unit_is_refused(self):
        with pytest.raises(UnitsDiffer, match="euro cannot be compared with one in count"):
            between(Figure(1, EURO), Figure(1, COUNT))
        with pytest.raises(UnitsDiffer):
            moved(Figure(1, EURO), PercentagePoints(1))
        with pytest.raises(UnitsDiffer):
            InUnit(1, SHARE)
        with pytest.raises(UnitsDiffer):
            InUnit(1, EURO) + InUnit(1, COUNT)

    def test_in_per_cent_means_nothing_from_zero(self):
        with pytest.raises(FromZero, match="only above zero"):
            relative(Figure(0, COUNT), Figure(3, COUNT))


class TestFigure:
    @pytest.mark.parametrize(
        ("value", "unit", "dutch", "english"),
        [
            ("29.90", SHARE, "29,9%", "29.9%"),
            ("-2392731", EURO, "-€\xa02.392.731", "-€2,392,731"),
            ("1225.5", Unit("euro", "per inwoner"), "€\xa01.225,50 per inwoner", "€1,225.50 per inwoner"),
            (
                "775.1",
                Unit("measure", "inwoners per km²"),
                "775,1 inwoners per km²",
                "775.1 inwoners per km²",
            ),
            ("0.005", Unit("index"), "0,01", "0.01"),
            ("-0.004", Unit("index"), "0", "0"),
        ],
    )
    def test_is_written_as_its_reader_does(self, value, unit, dutch, english):
        figure = Figure(Decimal(value), unit)

        assert (f"{figure:nl}", f"{figure:en}") == (dutch, english)

    @given(value=values)
    def test_is_written_with_what_it_holds(self, value):
        assert Decimal(written(value, "en", 4).replace(",", "")) == value

    @pytest.mark.parametrize("value", ["NaN", "Infinity", "1E+999999", "1000000000000"])
    def test_beyond_all_measure_is_refused(self, value):
        with pytest.raises(NotANumber):
            Figure(Decimal(value), COUNT)

    def test_in_no_unit_is_refused(self):
        with pytest.raises(UnknownUnit, match="permille"):
            Unit("permille")


class TestIndicator:
    def test_shows_no_small_number_of_people_but_nobody_at_all(self):
        people = Indicator("leefloners", "Leefloners", COUNT, hides_small=True)

        assert [people.is_small(Decimal(number)) for number in (0, 1, 4, 5)] == [False, True, True, False]

    def test_hides_counts_only(self):
        with pytest.raises(SmallCellNotOfPeople, match="counts of people"):
            Indicator("share", "Share", SHARE, hides_small=True)

    @pytest.mark.parametrize("code", ["", "a b", "A", "a--b", "../x", "a" * 61])
    def test_needs_a_code_for_an_address(self, code):
        with pytest.raises(NotAnIndicatorCode):
            Indicator(code, "x", SHARE)

    def test_is_of_known_kinds(self):
        with pytest.raises(UnknownChoice, match="sideways"):
            Indicator("a", "a", SHARE, "sideways")
        with pytest.raises(UnknownChoice, match="guessed"):
            Observation("a", "71016", Period.of_year(2020), Decimal(1), kind="guessed")


class TestPeriod:
    @given(year=st.integers(1830, 2199), part=st.integers(1, 12), years=st.integers(1, 10))
    def test_is_read_back_as_it_is_written(self, year, part, years):
        for text in (
            f"{year}",
            f"{year}-{part:02}",
            f"{year}-Q{(part + 2) // 3}",
            f"{year}/{min(2200, year + years)}",
        ):
            assert Period.parse(text).text == text

    @pytest.mark.parametrize(
        "text", ["", "24", "2024-13", "2024-Q5", "2025/2020", "2024/2024", "9999", "٢٠٢٤"]
    )
    def test_is_refused_where_it_names_none(self, text):
        with pytest.raises(NotAPeriod):
            Period.parse(text)


class TestRegister:
    register = places_file.shipped()

    def test_tells_which_code_holds(self):
        with pytest.raises(OutsideValidity, match="use 71072"):
            self.register.check("71022", date(2025, 6, 1))
        with pytest.raises(OutsideValidity, match="use 71022"):
            self.register.check("71072", date(2024, 6, 1))
        assert self.register.check("71072", date(2025, 1, 1)).name == "Hasselt"

    def test_follows_a_village_to_the_town_that_it_joined_and_not_back(self):
        after, before = date(2025, 6, 1), date(2024, 6, 1)

        assert [self.register.at(code, after).code for code in ("73040", "71022")] == ["71072", "71072"]
        assert self.register.at("71072", before).code == "71022"

    def test_knows_no_names(self):
        for asked in ("Genk", "99999"):
            with pytest.raises(UnknownPlace):
                self.register.find(asked)
        with pytest.raises(UnknownGroup, match="centrumsteden"):
            self.register.group("steden")

    def test_is_refused_where_its_codes_cannot_be(self):
        with pytest.raises(NotAPlaceCode, match="five figures"):
            Place("Genk", "Genk")
        place = Place("71016", "Genk")
        with pytest.raises(PlaceTwice):
            Register.of([place, place])
        with pytest.raises(PlaceTwice):
            Register.of([replace(place, successor="71016")])

    @pytest.mark.parametrize(
        ("text", "problem"),
        [
            ("x =", "not valid TOML"),
            ('[[places]]\ncode = "71016"', "misses name"),
            ('[[places]]\ncode = "71016"\nname = "G"\nlevel = "moon"', "moon"),
            ('[[places]]\ncode = "71016"\nname = "G"\nnis = 1', "means nothing"),
            ('[[places]]\ncode = "71016"\nname = "G"\nvalid_from = 2020', "write a day"),
            ('[[groups]]\ncode = "g"\nname = "g"\nmembers = ["71016"]\nleast = 2', "how many"),
        ],
    )
    def test_of_a_file_says_what_is_wrong(self, text, problem):
        with pytest.raises(PlacesFileWrong, match=problem):
            places_file.read(text)

    def test_of_a_made_up_town_has_codes_that_no_register_uses(self):
        read = places_file.read('[[places]]\ncode = "X0001"\nname = "Voorbeeldegem"', self.register)

        assert read.find("X0001").is_made_up
        assert not read.find("71016").is_made_up
