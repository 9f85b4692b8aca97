"""Pages: what is text of the page, and what only stands around it."""

from __future__ import annotations

import pytest

from akkoord.agreement import reader
from akkoord.agreement.sources import html as source
from akkoord.agreement.sources import recognise, refusals


def lines(body):
    return source.from_bytes(f"<!doctype html><html><body>{body}</body></html>".encode()).lines


class TestLines:
    @pytest.mark.parametrize(
        ("body", "expected"),
        [
            ("<h2>Groene <b>stad</b></h2><p>Wij\n planten.</p>", ("## Groene stad", "", "Wij planten.")),
            ("<ul><li>Een<ul><li>Twee</ul><li>Drie</ul>", ("- Een", "  - Twee", "- Drie")),
            ("<ol><li><p>Een.</p><p>Nog een.</p></li></ol>", ("- Een. Nog een.",)),
            ("<ul><li><strong>Meer </strong><b>groen.</b> Ja.</ul>", ("- **Meer groen.** Ja.",)),
            ("<p>Een<br>Twee<!-- weg --> drie</p>los", ("Een", "Twee drie", "", "los")),
            ("<table><tr><th>Wat<th>Jaar<tr><td>Park<td>2033</table>", ("Wat | Jaar", "", "Park | 2033")),
            ("<table><tr><td><ul><li>Links</ul><td><p>Rechts</table>", ("- Links", "", "Rechts")),
            ("<p>a&nbsp;&amp; b</p><div>c<div>d</div>e</div>", ("a & b", "", "c", "", "d", "", "e")),
        ],
    )
    def test_carry_the_marks_of_the_page(self, body, expected):
        assert lines(body) == expected

    def test_leave_out_what_is_no_text_and_say_so(self):
        read = source.from_bytes(
            b"<html><head><title>T</title></head><header>Kop</header><nav>Menu</nav>na het menu"
            b"<script>x</script><style>y</style><p hidden>z</p>"
            b"<article><header><h1>Titel</h1></header></article>"
            b"<div role=navigation>Menu</div><footer>Voet</footer></html>"
        )

        assert read.lines == ("Kop", "Menu", "na het menu", "", "# Titel", "Menu", "Voet")
        assert read.aside == dict.fromkeys((1, 2, 6, 7), "page_furniture")
        assert [(note.code, note.values) for note in read.notes] == [("page_parts_left_out", {"count": 4})]

    @pytest.mark.parametrize(
        "content",
        [
            "<html><p>Eén stad".encode(),
            "\ufeff<html><p>Eén stad".encode(),
            "<html><p>Eén stad".encode("cp1252"),
            '<html><meta charset="iso-8859-1"><p>Eén stad'.encode("latin-1"),
            '<?xml version="1.0" encoding="utf-8"?><!-- x --><html><p>Eén stad</p></html>'.encode(),
        ],
    )
    def test_are_read_in_the_encoding_of_the_page(self, content):
        assert recognise.from_bytes(content).lines == ("Eén stad",)


class TestReading:
    def test_gives_goals_and_actions(self):
        goal, action = reader.read(
            b"<html><h1>Groene stad</h1><ul><li><b>Meer groen.</b><ul><li>Er komen bomen.</ul></ul>"
        ).promises

        assert (goal.level, action.parent, action.text) == ("goal", goal.id, "Er komen bomen.")


class TestBadInput:
    @pytest.mark.parametrize("content", [b"<html>", b"<html><script>x</script>"])
    def test_without_text_is_empty(self, content):
        with pytest.raises(refusals.EmptyFile):
            recognise.from_bytes(content)

    def test_nested_without_end_is_refused_and_not_read_by_half(self):
        with pytest.raises(refusals.TooDeep, match="this HTML stand too deep inside each other"):
            lines("<p>Ondiep" + "<ul><li>" * 20_000 + "Diep")

    def test_that_only_names_a_tag_is_plain_text(self):
        assert recognise.from_bytes(b"Het woord <html> staat hier.").lines == (
            "Het woord <html> staat hier.",
        )
