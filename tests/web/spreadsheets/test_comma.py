from __future__ import annotations

import csv
import io
import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.web.spreadsheets import comma
from akkoord.web.spreadsheets.table import Column, Table, Words

NOTHING = Words("", "")


def column(name, kind="text"):
    return Column(name, kind, Words(name, name), NOTHING)


def table(rows, *columns):
    return Table("trees", Words("Bomen", "Trees"), columns or (column("text"),), rows)


def read(content, delimiter=","):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=delimiter))


class TestCsv:
    def test_begins_with_the_mark_of_utf_8_and_ends_its_lines_as_the_standard_says(self):
        assert (
            comma.written(table([{"text": "één"}])) == "\N{ZERO WIDTH NO-BREAK SPACE}text\r\néén\r\n".encode()
        )

    def test_keeps_commas_quotes_and_lines_inside_a_cell(self):
        text = 'a, "b"\nc'

        assert read(comma.written(table([{"text": text}]))) == [["text"], [text]]

    def test_writes_each_type_in_one_way(self):
        columns = [
            column("n", "integer"), column("x", "number"), column("yes", "boolean"), column("day", "date"),
            column("names", "list"), column("more", "json"), column("none"),
        ]  # fmt: skip
        row = {
            "n": -5,
            "x": 0.5,
            "yes": False,
            "day": date(2026, 3, 2),
            "names": ["De Lijn", "VDAB"],
            "more": [{"text": "a;b"}],
        }

        cells = read(comma.written(table([row], *columns)))[1]
        assert cells[:5] == ["-5", "0.5", "false", "2026-03-02", "De Lijn | VDAB"]
        assert json.loads(cells[5]) == row["more"]
        assert cells[6] == ""

    def test_has_its_header_without_rows(self):
        assert read(comma.written(table([]))) == [["text"]]

    @pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
    def test_guards_each_sign_that_begins_a_formula(self, sign):
        (_, (cell,)) = read(comma.written(table([{"text": f"{sign}1+1"}])))

        assert cell[0] == "'"

    @given(st.lists(st.text(), max_size=4), st.lists(st.text(), max_size=4))
    def test_begins_no_cell_with_a_formula_wherever_a_spreadsheet_cuts(self, names, more):
        row = {"text": "".join(names), "names": names, "more": more}
        content = comma.written(table([row], column("text"), column("names", "list"), column("more", "json")))

        for delimiter in ",;\t":
            for cell in (cell for line in read(content, delimiter) for cell in line):
                assert cell.strip(" \"'")[:1] not in set("=+@＝＋－＠") or cell.lstrip(' "').startswith(
                    "'"
                ), cell

    @given(st.lists(st.dictionaries(st.text(), st.text() | st.integers()), max_size=3))
    def test_holds_json_that_reads_back_as_it_was(self, value):
        def without_halves(text):
            return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace") == text

        (_, (cell,)) = read(comma.written(table([{"text": value or None}], column("text", "json"))))
        told = json.dumps(value, ensure_ascii=False)
        if value and without_halves(told) and not set(told) & {"\x7f", "\ufffe", "\uffff"}:
            assert json.loads(cell) == value

    def test_leaves_out_what_is_no_text(self):
        assert read(comma.written(table([{"text": "a\x00b\x1bc\ud800d\uffffe"}])))[1] == ["abcde"]
