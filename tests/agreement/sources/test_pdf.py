"""PDF: what pages add is gone, what they tore apart is whole."""

from __future__ import annotations

import pytest

from akkoord.agreement import reader
from akkoord.agreement.sources import pdf as source
from akkoord.agreement.sources import refusals
from small_pdf import encrypted, pdf

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
        read = source.from_bytes(
            pdf([f"{FILLER}.", "Natuur en water", "- Er komen 500 bomen.", f"{FILLER}."])
        )

        assert read.lines == (
            f"{FILLER}.",
            "",
            "Natuur en water",
            "",
            "- Er komen 500 bomen.",
            "",
            f"{FILLER}.",
        )

    def test_of_a_deeper_list_stand_in(self):
        read = source.from_bytes(
            pdf(["• Wij bouwen scholen:", "o Een in het noorden.", "o Een in het zuiden.", "• En een hal."])
        )

        assert read.lines == (
            "- Wij bouwen scholen:",
            "  - Een in het noorden.",
            "  - Een in het zuiden.",
            "- En een hal.",
        )

    def test_of_the_table_of_contents_keep_title_and_page_apart(self):
        read = source.from_bytes(pdf(["Inhoud", "Groen 2", "Wonen ..... 4", "Mobiliteit 6", "Zorg 8"]))

        assert read.lines[2:] == ("Groen\t2", "Wonen\t4", "Mobiliteit\t6", "Zorg\t8")


class TestPageFurniture:
    @pytest.mark.parametrize(
        "furniture",
        [
            {"foot": "{n}"},
            {"foot": "Pagina {n}"},
            {"foot": "Bestuursakkoord Voorbeeldegem | {n}"},
            {"head": "Bestuursakkoord 2031-2036", "foot": "{n}"},
            {"head": "{n}Bestuursakkoord"},
            {"last": "{n}"},
        ],
    )
    def test_is_gone_also_glued_to_words(self, furniture):
        read = source.from_bytes(pdf(*pages(5, **furniture)))

        assert read.lines == tuple(f"- Wij planten bomen in wijk {letter} van de stad." for letter in "bcdef")
        assert read.pages == (1, 2, 3, 4, 5)
        assert read.notes[0].code == "page_furniture_removed"

    def test_is_no_number_that_does_not_count_along(self):
        given = [[f"{number} bomen komen er in deze straat."] for number in (40, 12, 7, 300)]

        assert source.from_bytes(pdf(*given)).lines[0] == "40 bomen komen er in deze straat."


class TestBadInput:
    def test_behind_a_password_is_refused(self):
        with pytest.raises(refusals.Encrypted, match="with a password only; save it without"):
            source.from_bytes(encrypted(pdf(["Geheim."]), password="geheim"))

    def test_only_protected_against_changes_is_read(self):
        assert source.from_bytes(encrypted(pdf(["Open."]), password="")).lines == ("Open.",)

    def test_without_text_is_a_scan(self):
        with pytest.raises(refusals.OnlyImages, match="on the 2 pages of this PDF, only images"):
            source.from_bytes(pdf([], []))

    @pytest.mark.parametrize(
        "content",
        [b"%PDF-1.7\n%\xe2\xe3", b"%PDF-1.4" + bytes(900), pdf(["Weg."])[:200], b"%PDF" + b"<<" * 5000],
    )
    def test_damaged_is_refused(self, content):
        with pytest.raises(refusals.Damaged, match="this PDF is damaged and cannot be read"):
            source.from_bytes(content)

    def test_too_long_is_refused(self, monkeypatch):
        monkeypatch.setattr(source, "MOST_CHARACTERS", 10)

        with pytest.raises(refusals.UnpacksTooLarge, match="more than 10 "):
            source.from_bytes(pdf(["Meer dan tien letters."]))


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
        feet = [line for line, page in zip(read.lines, read.pages, strict=True) if line == str(page - 3)]
        assert feet == [line for line in read.lines if line.endswith("-")] == []
        assert {promise.domain for promise in agreement.promises} >= CHAPTERS
        assert len(agreement.coverage) == len(read.lines) == len(read.pages)
        assert max(read.pages) == 50
