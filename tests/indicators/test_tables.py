"""Tables of figures: what is read, what is refused and why, and that twice is once."""

from __future__ import annotations

import io
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from akkoord.indicators.formats import columns, numbers, places_file, sheets, table
from akkoord.indicators.formats.columns import ColumnMap, MapIncomplete, NoSuchColumn
from akkoord.indicators.formats.numbers import NoNumber, TwoWaysToRead
from akkoord.indicators.formats.sheets import SheetTooLarge, SheetUnreadable
from akkoord.indicators.importing import changes
from akkoord.indicators.model import Indicator, Observation
from akkoord.indicators.periods import Period
from akkoord.indicators.units import Unit

INDICATORS = {
    "graad": Indicator("graad", "Graad", Unit("percent")),
    "mensen": Indicator("mensen", "Mensen", Unit("count"), hides_small=True),
}
LONG = ColumnMap(
    indicator="indicator", place="nis", period="jaar", value="waarde", unit="eenheid", kind="soort"
)


def read(text, chosen=LONG, **more):
    content = text if isinstance(text, bytes) else text.encode()
    return table.read(
        sheets.read(content),
        chosen,
        indicators=INDICATORS,
        register=places_file.shipped(),
        is_exact=sheets.is_exact(content),
        **more,
    )


def long(*rows):
    return "\n".join(["indicator;nis;jaar;waarde;eenheid;soort", *rows])


def workbook(*rows):
    book, target = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(target)
    return target.getvalue()


class TestNumber:
    @pytest.mark.parametrize(
        ("text", "mark", "value"),
        [
            ("1.234,56", "", "1234.56"), ("1,234.56", "", "1234.56"), ("1.234.567", "", "1234567"),
            ("29,9%", "", "29.9"), ("€ 12.053", ",", "12053"), ("-2 392 731", "", "-2392731"),
            ("−0,5", "", "-0.5"), ("1'234.5", "", "1234.5"), ("0.125", "", "0.125"), ("1.234", ".", "1.234"),
        ],
    )  # fmt: skip
    def test_is_read_as_it_is_written(self, text, mark, value):
        assert numbers.parse(text, mark) == Decimal(value)

    @pytest.mark.parametrize(
        "text", ["", "veel", "1,2,3.4.5", "1.23.4", "١٢", "1e5", "9" * 50, "=1+1", "NaN"]
    )
    def test_is_refused_where_it_is_none(self, text):
        with pytest.raises(NoNumber):
            numbers.parse(text, ",")

    def test_that_can_be_two_is_not_guessed(self):
        with pytest.raises(TwoWaysToRead, match=r"1234 or 1\.234"):
            numbers.parse("1.234")

    @given(value=st.decimals(-(10**9), 10**9, places=2))
    def test_is_read_in_both_ways_of_writing(self, value):
        english = f"{value:,.2f}"
        dutch = english.translate(str.maketrans(",.", ".,"))

        assert numbers.parse(english, ".") == numbers.parse(dutch, ",") == value


class TestTable:
    def test_tells_of_each_row_why_it_is_left_out(self):
        found = read(long(
            "graad;71016;2022;19,7;%;", "graad;Genk;2022;1,5;%;", "graad;99999;2022;1,5;%;",
            "graad;71022;2025;1,5;%;",
            "graad;71016;ooit;1,5;%;", "graad;71016;2023;veel;%;", "niets;71016;2022;1,5;%;",
            "graad;71016;2024;12;aantal;", "graad;71016;2022;19,8;%;", "graad;71016;2021;;%;",
            "graad;71016;2020;1,5;%;raming",
        ))  # fmt: skip

        assert [(row, str(one.value)) for row, one in found.observations] == [(2, "19.7")]
        assert [(one.row, one.error.code) for one in found.refused] == [
            (3, "not_a_place_code"), (4, "unknown_place"), (5, "outside_validity"), (6, "not_a_period"),
            (7, "no_number"), (8, "unknown_indicator"), (9, "units_clash"), (10, "row_twice"),
            (12, "unknown_choice"),
        ]  # fmt: skip
        assert found.empty == 1

    def test_keeps_no_small_number_of_people(self):
        found = read(
            long(
                "mensen;71016;2022;3;;",
                "mensen;71016;2023;<5;;",
                "mensen;71016;2024;0;;",
                "mensen;71016;2025;5;;",
            )
        )

        assert [one.value for _, one in found.observations] == [None, None, 0, 5]

    def test_can_have_a_column_for_each_year_below_a_title(self):
        wide = "Cijfers van Swing\n\nCode,Gemeente,2023,2024\n71016,Genk,1.234,\n02000,Vlaanderen,2.5,3.5\n"
        found = read(wide, ColumnMap(fixed_indicator="graad", place="code"))

        # 2.5 shows that a point stands before the decimals, so 1.234 is no thousand.
        assert [(one.place, one.period.text, str(one.value)) for _, one in found.observations] == [
            ("71016", "2023", "1.234"), ("02000", "2023", "2.5"), ("02000", "2024", "3.5"),
        ]  # fmt: skip

    def test_of_a_workbook_is_exact_and_gets_its_lost_noughts_back(self):
        content = workbook(
            ["nis", "jaar", "waarde"], [2000, 2022, 13.65], [71016, "2022", 1234.567], ["71016", 2023.0, 0.1]
        )
        found = read(content, ColumnMap(fixed_indicator="graad", place="nis", period="jaar", value="waarde"))

        assert [(one.place, one.period.text, str(one.value)) for _, one in found.observations] == [
            ("02000", "2022", "13.65"), ("71016", "2022", "1234.567"), ("71016", "2023", "0.1"),
        ]  # fmt: skip

    def test_without_its_columns_is_refused(self):
        with pytest.raises(NoSuchColumn, match="waarde"):
            read("indicator;nis\ngraad;71016")

    @pytest.mark.parametrize("content", [b"PK\x03\x04rest", b"\xff\xfe\x00"])
    def test_that_is_none_is_refused(self, content):
        with pytest.raises(SheetUnreadable):
            sheets.read(content)

    def test_beyond_all_measure_is_refused(self):
        with pytest.raises(SheetTooLarge):
            sheets.read((";" * 300).encode())

    @given(
        st.lists(
            st.tuples(
                st.sampled_from(["71016", "02000"]), st.integers(1900, 2100), st.decimals(0, 100, places=2)
            ),
            unique_by=lambda row: row[:2],
        )
    )
    def test_twice_changes_nothing(self, rows):
        text = long(
            *(f"graad;{place};{year};{str(value).replace('.', ',')};%;" for place, year, value in rows)
        )
        first = [one for _, one in read(text).observations]
        second = [one for _, one in read(text).observations]

        again = changes(second, {one.key: one for one in first})

        assert (again.added, again.changed, again.same) == ((), (), len(rows))


class TestColumnMap:
    def test_is_kept_and_found_back(self):
        assert columns.from_plain(LONG.as_plain() | {"of_a_later_version": "x"}) == LONG

    @pytest.mark.parametrize(
        "given_", [{}, {"indicator": "i"}, {"indicator": "i", "place": "p", "value": "v"}]
    )
    def test_says_what_is_missing(self, given_):
        with pytest.raises(MapIncomplete, match="does not say where"):
            ColumnMap(**given_)


class TestChanges:
    def test_take_no_source_away_that_a_file_has_no_column_for(self):
        kept = Observation(
            "graad", "71016", Period.of_year(2022), Decimal("19.7"), source="https://bron.example"
        )
        bare = replace(kept, source="")

        assert changes([bare], {kept.key: kept}).same == 1
        assert changes([replace(bare, note="x")], {kept.key: kept}).changed[0][1].source == kept.source
        assert changes([replace(bare, value=Decimal(20))], {kept.key: kept}).changed[0][1].source == ""
