from __future__ import annotations

import pytest
from bench.promises import paragraphs
from hypothesis import given
from hypothesis import strategies as st

BLOCKS = """\
# Water

De haven is oud
en wordt hersteld.
- Een sluis
- Een kade
"""
LINES_OF_A_PAGE = """\
WATER
De haven van Verzonnendam is gebouwd in de tijd van de zeilvaart en wordt
nu hersteld met stenen uit de groeve van Beekdal, die daarvoor heropent.
De kade blijft vrij.
Wij zoeken met de vissers naar een plaats voor de markt en voor het oude
zeilschip.
"""
PAGE = """<html><script>var a = 1</script><h1>Water</h1><p>De <b>haven</b>
is oud.<ul><li>Een sluis<li>Een kade</ul></html>"""


def _cut(folder, name, text):
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return [(paragraph.place, paragraph.text) for paragraph in paragraphs.of(file)]


class TestParagraphs:
    @pytest.mark.parametrize(
        ("name", "text", "expected"),
        [
            (
                "blocks.md",
                BLOCKS,
                [
                    (1, "# Water"),
                    (3, "De haven is oud en wordt hersteld."),
                    (5, "- Een sluis"),
                    (6, "- Een kade"),
                ],
            ),
            ("page.html", PAGE, [(1, "Water"), (1, "De haven is oud."), (2, "Een sluis"), (2, "Een kade")]),
            ("empty.txt", "\n \n", []),
        ],
    )
    def test_are_parted_by_blank_lines_marks_headings_and_tags(self, tmp_path, name, text, expected):
        assert _cut(tmp_path, name, text) == expected

    def test_are_parted_by_short_lines_where_lines_fill_a_page(self, tmp_path):
        assert [place for place, _ in _cut(tmp_path, "page.txt", LINES_OF_A_PAGE)] == [1, 2, 5]

    @given(st.text(alphabet="abXY -•#.:)\n\t"))
    def test_lose_no_letter(self, text):
        cut = paragraphs.of_text(text)

        assert paragraphs.letters("".join(one.text for one in cut)) == paragraphs.letters(text)


class TestKey:
    @pytest.mark.parametrize(
        ("one", "other", "is_same"),
        [
            ("• Er komt een brug.", "er komt\neen brug", True),
            ("40 % bomen", "40% bomen", True),
            ("40 bomen", "41 bomen", False),
        ],
    )
    def test_is_of_letters_and_digits_alone(self, one, other, is_same):
        assert (paragraphs.key_of(one) == paragraphs.key_of(other)) is is_same
