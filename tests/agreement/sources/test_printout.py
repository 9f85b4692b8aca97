"""Plain text that was taken from a printed document: what printing did to it, and what never was printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.agreement import reader
from akkoord.agreement.sources import plain

PARAGRAPH = """\
De stad plant de komende jaren ook bomen, ook langs de drukke
wegen in het noorden en in de straten waar nu nog geen groen staat
tussen de huizen. Wie in de buurt woont, mag mee kiezen welke soor-
ten er komen en waar de banken staan.
"""
WHOLE = " ".join(PARAGRAPH.splitlines()).replace("soor- ten", "soorten")
STREETS = ["Molen", "Kerk", "School", "Veld", "Beek", "Dorp", "Berg", "Bos", "Linde", "Eik", "Zand", "Klei"]


def read(text):
    return plain.from_text(text)


def page(number):
    """Return a page of wrapped text, other words than those of any other page."""
    streets = (f"{STREETS[number]}{STREETS[place].casefold()}straat" for place in range(4))
    lines = "komt de komende jaren een\nnieuw park met bomen, banken en water voor\nwie daar woont en werkt."
    return "".join(f"In de {street} {lines}\n" for street in streets)


def pages(*, between):
    """Return wrapped text over six pages, with what stands between them."""
    return "".join(page(number) + between.format(n=number) for number in range(3, 9))


class TestLines:
    def test_that_were_broken_are_whole_again(self):
        items = "- Er komt een park voor\n  jong en oud.\n- En water."

        assert read(f"GROENE STAD\n\n{PARAGRAPH}\n{items}\n{PARAGRAPH}").lines == (
            "GROENE STAD",
            "",
            WHOLE,
            "",
            "- Er komt een park voor jong en oud.",
            "- En water.",
            "",
            WHOLE,
        )

    def test_are_named_as_those_of_the_file(self):
        agreement = reader.read(f"GROENE STAD\n\n- {PARAGRAPH}- Er komt water in het\n  park.\n\n{PARAGRAPH}")

        assert [(own.line_start, own.line_end) for own in agreement.promises[:2]] == [(3, 6), (7, 8)]
        assert agreement.coverage[2:8] == ("promise:1.0.1",) * 4 + ("promise:1.0.2",) * 2
        assert len(agreement.coverage) == 13

    def test_that_nothing_broke_stay_as_they_are(self):
        text = f"GROENE STAD\n\n- {WHOLE}\n- Er komt een park voor\njong en oud.\n"

        assert read(text).lines == tuple(text.splitlines())
        assert read(text).origins == ()

    def test_keep_the_marks_of_markdown(self):
        found = read(f"# Groene stad\n\n{PARAGRAPH}\n## Water\n\n* **Er komt water.**\n\n{PARAGRAPH}").lines

        assert [line for line in found if line] == [
            "# Groene stad", WHOLE, "## Water", "- **Er komt water.**", WHOLE,
        ]  # fmt: skip

    def test_without_blank_ones_between_are_parted_at_headings(self):
        found = [line for line in read(f"{PARAGRAPH}Natuur en water\n{PARAGRAPH}").lines if line]

        assert found == [WHOLE, "Natuur en water", WHOLE]

    def test_in_columns_are_read_one_column_after_the_other(self):
        left = [
            "Links staat de eerste kolom",
            "van het boek, die rustig",
            "verder loopt tot zij onder-",
            "aan eindigt.",
        ]
        right = [
            "Rechts begint de tweede en",
            "die gaat over iets anders",
            "dan de linker, namelijk",
            "over water.",
        ]
        beside = [f"{first:<32}{second}" for first, second in zip(left, right, strict=True)]
        found = read("\n".join([*beside, "", PARAGRAPH]))

        assert [line for line in found.lines if line] == [
            "Links staat de eerste kolom van het boek, die rustig verder loopt tot zij onderaan eindigt.",
            "Rechts begint de tweede en die gaat over iets anders dan de linker, namelijk over water.",
            WHOLE,
        ]
        assert found.origins[0] == found.origins[2] == (1, 2, 3, 4)
        assert "columns_read_apart" in [note.code for note in found.notes]

    def test_of_the_table_of_contents_are_entries(self):
        found = read(
            f"Inhoud\nGroen 2\nWonen 4\nEen veilige weg\nnaar school 6\nZorg 8\n\n{PARAGRAPH}{PARAGRAPH}"
        )

        assert found.lines[2:6] == ("Groen\t2", "Wonen\t4", "Een veilige weg naar school\t6", "Zorg\t8")


class TestPageFurniture:
    @pytest.mark.parametrize(
        "between",
        [
            "{n}\n",
            "- {n} -\n",
            "pagina {n} van 40\n",
            "{n} | Bestuursakkoord 2031-2036\n",
            "Bestuursakkoord van de stad {n}\n",
            "Bestuursakkoord van de stad\n{n}\n",
            "{n}\n\fBestuursakkoord van de stad\n",
            "\fBestuursakkoord van de stad    {n}\n",
        ],
    )
    def test_stands_aside(self, between):
        found = read(pages(between=between))
        aside = " ".join(found.lines[number - 1] for number in found.aside)

        assert all(str(number) in aside for number in range(3, 9))
        assert not any(
            "akkoord" in line for number, line in enumerate(found.lines, 1) if number not in found.aside
        )

    @pytest.mark.parametrize("glued", ["ook in {street}.{n}", "{n}Ook in {street}."])
    def test_is_cut_from_the_words_it_was_glued_to(self, glued):
        lines = (glued.format(n=number, street=STREETS[number]) for number in range(3, 9))
        found = read("".join(f"{page(number)}{line}\n" for number, line in enumerate(lines, start=3)))
        text = " ".join(line for number, line in enumerate(found.lines, start=1) if number not in found.aside)

        assert not any(map(str.isdigit, text))
        assert text.casefold().count("ook in") == 6

    def test_is_cut_from_the_line_that_its_words_were_glued_to(self):
        text = "".join(
            f"{page(number)}{number}\nAkkoord van de stad 2031-2036"
            f"In de {street}straat komt ook een\nplein.\n"
            for number, street in zip(range(3, 9), STREETS, strict=False)
        )
        found = read(text)

        assert "In de Molenstraat komt ook een plein." in " ".join(found.lines)
        assert [found.lines[number - 1] for number in found.aside][1::2] == [
            "Akkoord van de stad 2031-2036"
        ] * 6

    def test_is_cut_from_where_two_pages_were_put_behind_each_other(self):
        text = "".join(
            f"{page(number)}ook in {street}.Akkoord van de stad | {number}In {street} komt er\nwater.\n"
            for number, street in zip(range(3, 9), STREETS, strict=False)
        )
        found = read(text)

        assert [found.lines[number - 1] for number in found.aside] == [
            f"Akkoord van de stad | {number}" for number in range(3, 9)
        ]
        assert "In Molen komt er water." in " ".join(found.lines)

    @pytest.mark.parametrize(
        "between",
        [
            # Chapters and lists count along too, but not as evenly as pages, or not apart.
            "Maatregel {n}\n",
            "{n}. Er komt een park.\n",
            "In 203{n} komt er een park.\n",
        ],
    )
    def test_is_no_other_number(self, between):
        assert read(pages(between=between)).aside == {}

    def test_tears_no_sentence_apart(self):
        foot = "\n{n}\n\n\fAkkoord van de stad\n"
        torn = "- Er komt een park dat voor\n" + foot.format(n=2) + "jong en oud is.\n"

        assert "- Er komt een park dat voor jong en oud is." in read(torn + pages(between=foot)).lines

    def test_is_told_apart_where_lines_are_whole(self):
        text = "".join(f"- Er komt een park in wijk {number}00.\n\n{number}\n\f" for number in range(2, 8))
        agreement = reader.read(f"GROENE STAD\n\n{text}")

        assert agreement.coverage.count("skipped:page_furniture") == 6
        assert len(agreement.promises) == 6


class TestWholeText:
    @given(st.lists(st.text("ab Z.-1 \t\f", max_size=60), max_size=60))
    def test_loses_no_letter(self, lines):
        lines = [*lines, *PARAGRAPH.splitlines() * 3]
        found = plain.from_text("\n".join(lines))
        letters = sorted(character for line in lines for character in line if character.isalnum())

        kept = sorted(character for line in found.lines for character in line if character.isalnum())
        assert kept == letters

    @given(st.lists(st.text("ab Z.-1 \t\f", max_size=60), max_size=60))
    def test_has_a_role_for_each_line_of_the_file(self, lines):
        text = "\n".join([*lines, *PARAGRAPH.splitlines() * 3])

        assert len(reader.read(text).coverage) == len(text.split("\n"))

    def test_is_the_same_when_read_again(self):
        once = read(pages(between="{n} | Akkoord van de stad\n")).lines

        assert read("\n".join(once)).lines == once
