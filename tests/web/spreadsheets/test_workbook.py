from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime

import openpyxl
import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from akkoord.web.spreadsheets import workbook
from akkoord.web.spreadsheets.table import Column, Table, Words
from web.spreadsheets.test_comma import column, table


def opened(*tables, about=(), language="nl"):
    return openpyxl.load_workbook(io.BytesIO(workbook.written(tables, about, language)))


def first_cell(text):
    return opened(table([{"text": text}])).worksheets[0]["A2"]


class TestWorkbook:
    def test_holds_real_numbers_dates_and_truths(self):
        columns = [
            column("n", "integer"), column("x", "number"), column("yes", "boolean"), column("day", "date"),
            column("moment", "datetime"), column("none"),
        ]  # fmt: skip
        row = {
            "n": 120,
            "x": 66.7,
            "yes": True,
            "day": date(2026, 3, 2),
            "moment": datetime(2026, 7, 1, 10, 30, tzinfo=UTC),
        }
        (cells,) = opened(table([row], *columns)).worksheets[0].iter_rows(min_row=2)

        assert [cell.value for cell in cells] == [
            120,
            66.7,
            True,
            datetime.fromisoformat("2026-03-02"),
            # Half past ten in Greenwich is half past twelve in a Belgian summer.
            datetime.fromisoformat("2026-07-01T12:30"),
            None,
        ]
        assert [cell.data_type for cell in cells[:5]] == ["n", "n", "b", "d", "d"]

    def test_keeps_its_header_in_sight_and_lets_it_be_filtered(self):
        sheet = opened(table([{"text": "a"}])).worksheets[0]

        assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:A2")
        assert sheet["A1"].font.bold

    def test_gives_each_column_the_width_of_what_is_in_it_within_bounds(self):
        columns = (column("a"), column("b"), column("c"))
        sheet = opened(table([{"a": "x", "b": "x" * 30, "c": "x" * 500}], *columns)).worksheets[0]

        assert [sheet.column_dimensions[name].width for name in "ABC"] == [10, 32, 60]

    @pytest.mark.parametrize(
        "text", ["=1+1", "=HYPERLINK(A1)", "+1", "-1+2", "@SUM(A1)", "＝1", "\t=1", "\r=1"]
    )
    def test_holds_a_text_that_looks_like_a_formula_as_text(self, text):
        cell = first_cell(text)

        assert (cell.data_type, cell.quotePrefix) == ("s", True)
        # XML reads a carriage return as the end of a line.
        assert cell.value.replace("_x000D_", "\r").replace("\n", "\r") == text

    @pytest.mark.parametrize("text", ["#N/A", "#REF!", "#DIV/0!"])
    def test_holds_a_text_that_looks_like_an_error_as_text(self, text):
        assert (first_cell(text).data_type, first_cell(text).value) == ("s", text)

    def test_cuts_what_no_cell_holds_and_says_so(self):
        value = first_cell("boom " * 10_000).value

        assert len(value) == 32_767
        assert value.endswith("[cut here: a cell of a spreadsheet holds no more]")

    def test_counts_as_a_spreadsheet_does_and_cuts_no_character_in_two(self):
        value = first_cell("\N{DECIDUOUS TREE}" * 20_000).value

        assert len(value.encode("utf-16-le")) // 2 <= 32_767
        assert set(value.partition(" ")[0]) == {"\N{DECIDUOUS TREE}"}

    @given(st.text(alphabet=st.characters(exclude_categories=()), max_size=40))
    def test_opens_whatever_a_text_holds(self, text):
        assert first_cell(text).data_type not in {"f", "e"}

    def test_explains_its_columns_in_the_language_of_the_reader(self):
        trees = Column(
            "trees",
            "integer",
            Words("Bomen", "Trees"),
            Words("Hoeveel bomen", "How many trees"),
            "bomen",
            "12",
        )
        told = table([], trees)

        with translation.override("en"):
            rows = list(opened(told, language="en")["Dictionary"].iter_rows(values_only=True))
        assert rows[1] == ("Trees", "Trees", "trees", "How many trees", "integer", "bomen", "12", None)

    def test_tells_of_its_source(self):
        rows = opened(table([]), about=[("Licentie", "CC0")]).worksheets[-1].iter_rows(values_only=True)

        assert list(rows)[1] == ("Licentie", "CC0")

    def test_takes_any_title_for_a_sheet(self):
        titles = ["a/b:c*[d]?", "x" * 50, "x" * 50, "'", "\x00"]
        tables = [Table("t", Words(title, title), (column("text"),), []) for title in titles]

        names = opened(*tables).sheetnames
        assert len(names) == len(set(names)) == 7
        assert max(map(len, names)) <= 31

    def test_is_the_same_bytes_for_the_same_rows(self, monkeypatch):
        rows = [{"text": "=1"}, {"text": "b"}]
        first = workbook.written([table(rows)], [], "nl")
        monkeypatch.setattr("time.time", lambda: 2_000_000_000)

        assert workbook.written([table(rows)], [], "nl") == first
        core = zipfile.ZipFile(io.BytesIO(first)).read("docProps/core.xml")
        assert core.count(b"2000-01-01T00:00:00Z") == 2
