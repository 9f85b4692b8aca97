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
            ("<p style='font-weight:700'>Meer groen.", ("**Meer groen.**",)),
            ("<p>Een<br>Twee<!-- weg --> drie</p>los", ("Een", "Twee drie", "", "los")),
            ("<pre>Een\nTwee</pre>", ("Een", "Twee")),
            ("<dl><dt>Groen</dt><dd>Er komen bomen.</dd></dl>", ("Groen", "", "Er komen bomen.")),
            ("<table><tr><th>Wat<th>Jaar<tr><td>Park<td>2033</table>", ("Wat | Jaar", "", "Park | 2033")),
            ("<table><tr><td><ul><li>Links</ul><td><p>Rechts</table>", ("- Links", "", "Rechts")),
            (
                "<p>a&nbsp;&amp; b&shy;c&eacute;</p><div>c<div>d</div>e</div>",
                ("a & bcé", "", "c", "", "d", "", "e"),
            ),
            # Broken as on real pages: tags that never close, close twice, or cross.
            ("<p>Een<p>Twee</div></p><ul><li>Drie<li>Vier", ("Een", "", "Twee", "", "- Drie", "- Vier")),
            ("<b><p>Een</b> twee</p><h2>Drie<p>Vier", ("Een twee", "", "## Drie", "", "Vier")),
            ("<p>1 < 2 & 3 > 2</p>", ("1 < 2 & 3 > 2",)),
        ],
    )
    def test_carry_the_marks_of_the_page(self, body, expected):
        assert lines(body) == expected

    @pytest.mark.parametrize(
        "content",
        [
            "<html><p>Eén stad".encode(),
            "\ufeff<html><p>Eén stad".encode(),
            "<html><p>Eén stad".encode("cp1252"),
            '<html><meta charset="iso-8859-1"><p>Eén stad'.encode("latin-1"),
            "<html><meta http-equiv=Content-Type content='text/html; charset=ibm850'><p>Eén stad".encode(
                "cp850"
            ),
            "<html><p>Eén stad".encode("utf-16"),
            # What the page says of itself is wrong, or no encoding at all.
            '<html><meta charset="utf-8"><p>Eén stad'.encode("cp1252"),
            '<html><meta charset="hex"><p>Eén stad'.encode("cp1252"),
            '<html><meta charset="utf-16"><p>Eén stad'.encode(),
            '<?xml version="1.0" encoding="utf-8"?><!-- x --><html><p>Eén stad</p></html>'.encode(),
            "<article><p>Eén stad</article>".encode(),
        ],
    )
    def test_are_read_in_the_encoding_of_the_page(self, content):
        assert recognise.from_bytes(content).lines == ("Eén stad",)


class TestAside:
    def test_is_what_is_no_text_of_the_page(self):
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
        "part",
        [
            "<div class='main menu'>Weg</div>",
            "<div id=breadcrumbs>Weg</div>",
            "<div class='cookie-consent'>Weg</div>",
            "<form><label>Weg</label><input value=x></form>",
            "<aside>Weg<script>x</script></aside>",
        ],
    )
    def test_is_what_older_pages_name_so(self, part):
        read = source.from_bytes(f"<html><p>Groen.</p>{part}".encode())

        assert [read.lines[number - 1] for number in read.aside] == ["Weg"]

    @pytest.mark.parametrize(
        "part", ["<p style='display: none'>Weg", "<p aria-hidden=true>Weg", "<template>Weg"]
    )
    def test_is_nothing_that_is_never_shown(self, part):
        assert lines(f"<p>Groen.</p>{part}") == ("Groen.",)

    def test_does_not_cut_a_paragraph_in_two(self):
        read = source.from_bytes(b"<html><p>Er komen <button>Deel dit</button> bomen.</p>")

        assert read.lines == ("Er komen bomen.", "Deel dit")

    def test_is_accounted_for(self):
        coverage = reader.read(b"<html><nav>Menu</nav><h1>Groen</h1><ul><li>Er komen bomen.</ul>").coverage

        assert coverage == ("skipped:page_furniture", "heading", "blank", "promise:0.0.1")


class TestReading:
    def test_gives_goals_and_actions(self):
        goal, action = reader.read(
            b"<html><h1>Groene stad</h1><ul><li><b>Meer groen.</b><ul><li>Er komen bomen.</ul></ul>"
        ).promises

        assert (goal.level, action.parent, action.text) == ("goal", goal.id, "Er komen bomen.")


class TestBadInput:
    @pytest.mark.parametrize(
        "content", [b"<html>", b"<html><script>x</script>", b"<html>\x00\x00", b"<p></p>"]
    )
    def test_without_text_is_empty(self, content):
        with pytest.raises(refusals.EmptyFile):
            recognise.from_bytes(content)

    def test_nested_without_end_is_refused_and_not_read_by_half(self):
        with pytest.raises(refusals.TooDeep, match="this HTML stand too deep inside each other"):
            lines("<p>Ondiep" + "<ul><li>" * 20_000 + "Diep")

    def test_expands_no_entity_of_its_own(self):
        bomb = '<!DOCTYPE html [<!ENTITY a "lol"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/hosts">]>'

        assert "lol" not in " ".join(
            source.from_bytes(f"{bomb}<html><p>Stad &b; &c;</p></html>".encode()).lines
        )

    def test_that_only_names_a_tag_is_plain_text(self):
        assert recognise.from_bytes(b"Het woord <html> staat hier.").lines == (
            "Het woord <html> staat hier.",
        )
