"""PDF: what pages add stands aside, what they tore apart is whole."""

from __future__ import annotations

import pytest

from akkoord.agreement import reader
from akkoord.agreement.sources import pdf as source
from readings import text_of
from small_pdf import BOLD, SYMBOLS, Words, artifact, dot, pdf

CHAPTERS = {
    "1. Democratische rechtsorde",
    "2. Duurzaam land",
    "3. Veiligheid en sterke samenleving",
    "4. Bestaanszekerheid en kansengelijkheid",
    "5. Welvarend land",
    "6. Gezondheid",
    "7. Internationaal",
}
NETHERLANDS = "agreement/nederland-coalitieakkoord-2021-2025.pdf"
FILLER = "Deze zin vult de hele breedte van de regel, zodat hij op de volgende verder gaat"


def set_down(lines, **how):
    """Return words under each other, with the distance of lines."""
    size = how.get("size", 10)
    return [Words(line, base=700 - 1.4 * size * place, **how) for place, line in enumerate(lines)]


def pages(count, *, foot="", head="", last=""):
    return [
        [
            head.format(n=n),
            f"- Wij planten bomen in wijk {'abcdef'[n]} van de stad.{last.format(n=n)}",
            foot.format(n=n),
        ]
        for n in range(1, count + 1)
    ]


class TestLines:
    def test_of_one_paragraph_are_joined(self):
        read = source.from_bytes(pdf([FILLER, "tot hij af is.", "", f"- {FILLER}", "en ook deze is af."]))

        assert read.lines == (f"{FILLER} tot hij af is.", "", f"- {FILLER} en ook deze is af.")

    def test_run_on_over_a_page_and_keep_the_page_where_they_start(self):
        read = source.from_bytes(pdf([f"- {FILLER}"], ["en hier eindigt.", "- Nog een punt."]))

        assert read.lines == (f"- {FILLER} en hier eindigt.", "- Nog een punt.")
        assert read.pages == (1, 2)

    @pytest.mark.parametrize(
        ("head", "tail", "whole"),
        [
            ("De stad werkt aan veilig-", "heid voor wie fietst.", "veiligheid"),
            ("De stad kiest voor zee-", "eend en meeuw op het water.", "zee-eend"),
            ("De stad werkt aan in-", "en uitstroom van personeel.", "in- en uitstroom"),
            ("De stad werkt met Noord-", "Limburg aan de fietsweg.", "Noord-Limburg"),
            ("Het non-profit huis en het non-", "profit bedrijf van de stad.", "non-profit bedrijf"),
        ],
    )
    def test_that_end_in_a_hyphen_are_healed(self, head, tail, whole):
        (line,) = source.from_bytes(pdf([head, tail])).lines

        assert whole in line

    def test_that_are_short_and_have_no_end_are_headings(self):
        found = text_of(pdf([f"{FILLER}.", "Natuur en water", "- Er komen 500 bomen.", f"{FILLER}."]))

        assert found == [f"{FILLER}.", "Natuur en water", "- Er komen 500 bomen.", f"{FILLER}."]

    def test_end_at_white_above_the_next(self):
        first = [Words("Een alinea die eindigt"), Words("boven de leegte.", base=686)]
        second = [Words("Een tweede die hier staat", base=660), Words("en ook eindigt.", base=646)]

        assert text_of(pdf([*first, *second])) == [
            "Een alinea die eindigt boven de leegte.",
            "Een tweede die hier staat en ook eindigt.",
        ]

    def test_of_the_table_of_contents_keep_title_and_page_apart(self):
        found = text_of(pdf(["Inhoud", "Groen 2", "Wonen ..... 4", "Mobiliteit 6", "Zorg 8"]))

        assert found[1:] == ["Groen\t2", "Wonen\t4", "Mobiliteit\t6", "Zorg\t8"]

    def test_of_a_table_hold_a_row_each(self):
        cells = [("Onderwijs", 10, 20, 30), ("Zorg voor ouderen", 1, 2, 3)]
        drawn = [
            Words(str(cell), 50 + 120 * place, 700 - 14 * row)
            for row, values in enumerate(cells)
            for place, cell in enumerate(values)
        ]

        assert text_of(pdf(drawn)) == ["Onderwijs 10 20 30", "Zorg voor ouderen 1 2 3"]

    def test_that_are_drawn_twice_for_a_shadow_are_read_once(self):
        shadow = [Words("Tijd voor groen", left, base, 24) for left, base in [(50, 700), (51, 699)]]

        assert text_of(pdf([*shadow, Words(f"{FILLER}.", base=660)])) == ["# Tijd voor groen", f"{FILLER}."]

    def test_begin_with_their_large_first_letter(self):
        drawn = [Words("D", 50, 680, 30), Words("e stad van morgen is groen.", 75, 700)]

        assert text_of(pdf(drawn)) == ["De stad van morgen is groen."]


class TestHeadings:
    def test_are_told_by_the_size_of_their_letters(self):
        chapter = [Words("Groene stad", base=700, size=20), Words("Natuur", base=660, size=14)]
        chapter.append(Words("Wij planten de komende jaren bomen.", base=640))

        assert text_of(pdf(chapter, [*chapter[:2], Words("Wij graven beken uit.", base=640)])) == [
            "# Groene stad",
            "## Natuur",
            "Wij planten de komende jaren bomen.",
            "# Groene stad",
            "## Natuur",
            "Wij graven beken uit.",
        ]

    def test_are_told_by_their_weight(self):
        drawn = [
            Words(f"{FILLER}.", base=700),
            Words("Natuur in de buurt", base=672, font=BOLD),
            Words("Wij planten bomen.", base=658),
        ]

        assert text_of(pdf(drawn)) == [f"{FILLER}.", "# Natuur in de buurt", "Wij planten bomen."]

    def test_under_the_title_of_a_cover_stand_one_level_deeper(self):
        cover = [Words("Samen vooruit", size=30), Words("Bestuursakkoord 2031-2036", base=650, size=18)]
        chapters = [[Words(name, size=16), Words(f"{FILLER}.", base=660)] for name in ("Groen", "Wonen")]

        assert text_of(pdf(cover, *chapters)) == [
            "# Samen vooruit",
            "Bestuursakkoord 2031-2036",
            "## Groen",
            f"{FILLER}.",
            "## Wonen",
            f"{FILLER}.",
        ]

    def test_have_the_depth_of_their_bookmark(self):
        drawn = [
            part
            for place, name in enumerate(["Groene stad", "Natuur", "Water"])
            for part in (
                Words(name, base=700 - 60 * place, font=BOLD),
                Words("Wij planten de komende jaren bomen in de wijk.", base=680 - 60 * place),
            )
        ]
        content = pdf(drawn, bookmarks=[("Groene stad", 0), ("Natuur", 0), ("Water", 0)])

        assert [line for line in text_of(content) if line.startswith("#")] == [
            "# Groene stad",
            "# Natuur",
            "# Water",
        ]

    def test_are_no_whole_paragraph_in_bold(self):
        bold = set_down([FILLER, "tot hij af is. Een tweede zin."], font=BOLD)

        assert text_of(pdf([*bold, Words(f"{FILLER} {FILLER} {FILLER}.", base=640)]))[0] == (
            f"**{FILLER} tot hij af is. Een tweede zin.**"
        )


class TestItems:
    def test_stand_in_as_deep_as_their_marks_tell(self):
        lines = ["• Wij bouwen scholen:", "o Een in het noorden.", "o Een in het zuiden.", "• En een hal."]

        assert text_of(pdf(lines)) == [
            "- Wij bouwen scholen:",
            "  - Een in het noorden.",
            "  - Een in het zuiden.",
            "- En een hal.",
        ]

    def test_stand_in_as_deep_as_their_places_tell(self):
        drawn = [
            Words("- Een school.", base=700),
            Words("- Met een hal.", 70, 686),
            Words("- En gras.", 50, 672),
        ]

        assert text_of(pdf(drawn)) == ["- Een school.", "  - Met een hal.", "- En gras."]

    def test_are_told_by_the_dots_that_are_drawn_before_them(self):
        goal = [dot(56, 703), Words("Meer groen.", 64, 700, font=BOLD)]
        action = [dot(76, 689), Words("Er komen 500 bomen.", 84, 686)]
        filler = Words(f"{FILLER}.", base=640)

        assert text_of(pdf([*goal, *action, filler])) == [
            "- **Meer groen.**",
            "  - Er komen 500 bomen.",
            f"{FILLER}.",
        ]

    def test_are_bold_where_only_their_mark_is_not(self):
        plain = [Words("•", 50, 686), Words("Er komen bomen.", 64, 686)]
        drawn = [Words("•", 50, 700), Words("Groen.", 64, 700, font=BOLD), *plain, Words(FILLER, base=640)]

        assert text_of(pdf(drawn))[:2] == ["- **Groen.**", "- Er komen bomen."]

    def test_are_not_bold_where_the_whole_list_is(self):
        drawn = [Words("• Groen.", 50, 700, font=BOLD), Words("• Water.", 50, 686, font=BOLD)]

        assert text_of(pdf([*drawn, Words(f"{FILLER}.", base=640)]))[:2] == ["- Groen.", "- Water."]

    def test_are_told_by_the_letters_of_a_font_of_symbols(self):
        drawn = [Words("n", 50, 700, font=SYMBOLS), Words("Er komen 500 bomen.", 64, 700)]

        assert text_of(pdf(drawn)) == ["- Er komen 500 bomen."]

    def test_are_told_by_numbers_that_hang_out(self):
        drawn = [
            Words("1 De inwoners hebben in de stad het laatste", 50, 700),
            Words("woord over hun wijk.", 64, 686),
            Words("2 De wijk krijgt een eigen budget.", 50, 672),
        ]

        assert text_of(pdf(drawn)) == [
            "1. De inwoners hebben in de stad het laatste woord over hun wijk.",
            "2. De wijk krijgt een eigen budget.",
        ]

    def test_hold_every_line_under_their_words(self):
        drawn = [
            Words("3. Elke wijk krijgt groen.", 50, 700, font=BOLD),
            Words("Wij planten daar bomen.", 64, 686),
            Words("4. Elke straat krijgt water.", 50, 672),
        ]

        assert text_of(pdf([*drawn, Words(f"{FILLER}.", base=640)]))[:2] == [
            "3. Elke wijk krijgt groen. Wij planten daar bomen.",
            "4. Elke straat krijgt water.",
        ]

    def test_are_no_dashes_inside_a_sentence(self):
        assert text_of(pdf(["Wij kiezen voor groen, en alle", "– ook dure – bomen blijven staan."])) == [
            "Wij kiezen voor groen, en alle – ook dure – bomen blijven staan."
        ]


class TestPageFurniture:
    @pytest.mark.parametrize(
        "furniture",
        [
            {"foot": "{n}"},
            {"foot": "Pagina {n}"},
            {"foot": "Bestuursakkoord Voorbeeldegem | {n}"},
            {"foot": "- {n} -"},
            {"foot": "{n} van 5"},
            {"head": "Bestuursakkoord 2031-2036", "foot": "{n}"},
            {"head": "{n}Bestuursakkoord"},
            {"last": "{n}"},
        ],
    )
    def test_stands_aside_also_glued_to_words(self, furniture):
        content = pdf(*pages(5, **furniture))
        read = source.from_bytes(content)

        assert text_of(content) == [
            f"- Wij planten bomen in wijk {letter} van de stad." for letter in "bcdef"
        ]
        assert len(read.aside) == 5 * len(furniture) == read.notes[0].values["count"]
        assert read.notes[0].code == "page_furniture_removed"

    def test_is_kept_at_its_page_and_accounted_for(self):
        agreement = reader.read(pdf(*pages(3, head="Akkoord van de stad", foot="{n}")))

        assert agreement.coverage == (
            "skipped:page_furniture", "promise:0.0.1", "skipped:page_furniture",
            "skipped:page_furniture", "promise:0.0.2", "skipped:page_furniture",
            "skipped:page_furniture", "promise:0.0.3", "skipped:page_furniture",
        )  # fmt: skip

    def test_is_no_number_that_does_not_count_along(self):
        given = [[f"{number} bomen komen er in deze straat."] for number in (40, 12, 7, 300)]

        assert source.from_bytes(pdf(*given)).lines[0] == "40 bomen komen er in deze straat."

    def test_is_what_the_pdf_itself_says_is_no_text(self):
        content = pdf([artifact(Words("Ontwerp", base=820)), Words("Er komen 500 bomen.")])

        assert source.from_bytes(content).aside == {1: "page_furniture"}

    def test_is_what_runs_along_the_side_of_a_page(self):
        content = pdf([Words("Wonen", 20, 400, turn=90), *set_down([f"{FILLER}."] * 3)])

        read = source.from_bytes(content)
        assert [read.lines[number - 1] for number in read.aside] == ["Wonen"]

    def test_is_no_page_that_lies_on_its_side(self):
        first, second = (
            Words(line, left, 100, turn=90) for line, left in [(FILLER, 300), ("en eindigt.", 314)]
        )

        assert text_of(pdf([first, second])) == [f"{FILLER} en eindigt."]


class TestFootnotes:
    def test_stand_aside_and_tear_nothing_apart(self):
        body = set_down([f"{FILLER}."] * 6)
        torn = Words(FILLER, base=600)
        note = Words("1 Zie het plan van de stad.", base=60, size=7)
        content = pdf([*body, torn, note], [Words("en hier eindigt.")])

        assert text_of(content)[-1] == f"{FILLER} en hier eindigt."
        assert "footnote" in source.from_bytes(content).aside.values()


class TestReading:
    def test_has_the_page_of_each_promise(self):
        agreement = reader.read(pdf(["GROENE STAD", "", "- Er komen 500 bomen."], ["- Er komt een park."]))

        assert [(promise.text, promise.page) for promise in agreement.promises] == [
            ("Er komen 500 bomen.", 1),
            ("Er komt een park.", 2),
        ]
        assert "" not in agreement.coverage


class TestRealAgreement:
    @pytest.fixture
    def content(self, shared):
        return shared(NETHERLANDS).read_bytes()

    def test_has_no_feet_no_torn_words_and_its_headings(self, content):
        read = source.from_bytes(content)
        agreement = reader.read(read)

        # The foot of page 4 says 1.
        feet = [read.lines[number - 1] for number in read.aside if read.aside[number] == "page_furniture"]
        assert feet == [str(number) for number in range(1, 48)]
        assert [line for line in text_of(content) if line.endswith("-")] == []
        assert {promise.domain for promise in agreement.promises} >= CHAPTERS
        assert len(agreement.coverage) == len(read.lines) == len(read.pages)
        assert max(read.pages) == 50
