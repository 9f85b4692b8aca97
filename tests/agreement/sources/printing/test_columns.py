"""Columns: where they are, in which order they are read, and what is none."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from akkoord.agreement.sources.printing.columns import arrange
from akkoord.agreement.sources.printing.printed import Piece, Row, width
from readings import text_of
from small_pdf import Words, pdf

LEFT = [
    "Links staat de eerste kolom van",
    "het boek, die rustig verder",
    "loopt tot zij onderaan de pa-",
    "gina is en rechts verdergaat",
    "met nog een regel vol woorden",
    "en eindigt op deze plek hier.",
]
RIGHT = [
    "Rechts begint de tweede kolom",
    "en die gaat over iets anders",
    "dan de linker, namelijk over",
    "het water in de wijken van de",
    "stad met veel bomen in lange",
    "rijen langs de straat en beek.",
]
LEFT_WHOLE = " ".join(LEFT).replace("pa- gina", "pagina")
RIGHT_WHOLE = " ".join(RIGHT)
BELOW = (
    "Onder de kolommen loopt weer een regel die over de hele breedte van de pagina gaat en daar ook eindigt."
)


def set_down(lines, left, top=700.0):
    return [Words(line, left, top - 14 * place) for place, line in enumerate(lines)]


def woven(*columns):
    return [word for line in zip(*columns, strict=True) for word in line]


def row(text, left, base, **other):
    return Row(text, left=left, right=left + width(text, 10), base=base, size=10, **other)


class TestArrange:
    def test_reads_columns_that_are_drawn_line_by_line(self):
        drawn = woven(set_down(LEFT, 50), set_down(RIGHT, 310))

        assert text_of(pdf(drawn)) == [LEFT_WHOLE, RIGHT_WHOLE]

    def test_reads_three_of_them(self):
        drawn = woven(set_down(LEFT, 30), set_down(RIGHT, 210), set_down(LEFT, 390))

        assert text_of(pdf(drawn)) == [LEFT_WHOLE, RIGHT_WHOLE, LEFT_WHOLE]

    def test_reads_a_heading_across_first_and_a_line_below_last(self):
        heading, below = Words("Groene stad", 50, 740, 20), Words(BELOW, 50, 580)
        drawn = [heading, *woven(set_down(LEFT, 50), set_down(RIGHT, 310)), below]

        assert text_of(pdf(drawn)) == ["# Groene stad", LEFT_WHOLE, RIGHT_WHOLE, BELOW]

    def test_reads_a_heading_first_that_is_drawn_last(self):
        drawn = [*set_down(LEFT, 50), *set_down(RIGHT, 310), Words("Groene stad", 50, 740, 20)]

        assert text_of(pdf(drawn)) == ["# Groene stad", LEFT_WHOLE, RIGHT_WHOLE]

    def test_reads_the_left_page_of_a_sheet_before_the_right_one(self):
        drawn = [*set_down(RIGHT, 310), *set_down(LEFT, 50)]

        assert text_of(pdf(drawn)) == [LEFT_WHOLE, RIGHT_WHOLE]

    def test_runs_on_from_the_foot_of_one_column_to_the_top_of_the_next(self):
        halves = [*LEFT[:4], "met alle bomen die daar ook bij"], [*RIGHT[1:], "tot aan de beek."][:5]
        drawn = [*set_down(halves[0], 50), *set_down(halves[1], 310)]

        assert len(text_of(pdf(drawn))) == 1

    def test_leaves_a_page_with_one_column_as_it_is(self):
        rows = [row(BELOW, 50, 700 - 14 * place) for place in range(20)]

        assert [own.base for own in arrange(rows)] == [own.base for own in rows]
        assert {own.column for own in arrange(rows)} == {()}

    def test_reads_a_small_box_in_columns_above_the_text(self):
        left = [
            "• Afspraken met elke school",
            "over wie er les geeft.",
            "• Een goede zorg voor jong",
            "en oud.",
        ]
        right = [
            "• Blijven bouwen aan het oude",
            "park en de beek.",
            "• Helpen waar mensen te kort",
            "komen.",
        ]
        body = [Words(BELOW, 50, 560 - 14 * place) for place in range(3)]
        box = [
            Words(line, start + 10 * (not line.startswith("•")), 700 - 14 * place)
            for start, lines in ((60, left), (310, right))
            for place, line in enumerate(lines)
        ]

        assert text_of(pdf([*body, *box]))[:4] == [
            "- Afspraken met elke school over wie er les geeft.",
            "- Een goede zorg voor jong en oud.",
            "- Blijven bouwen aan het oude park en de beek.",
            "- Helpen waar mensen te kort komen.",
        ]

    def test_takes_a_table_for_a_table(self):
        names = [
            "Onderwijs en jeugd",
            "Zorg en welzijn",
            "Wonen in de stad",
            "Groen en water",
            "Sport en spel",
        ]
        cells = [
            Words(cell, left, 700 - 14 * place)
            for place, name in enumerate(names)
            for left, cell in ((50, name), (310, f"{place} miljoen euro"))
        ]

        assert text_of(pdf(cells)) == [
            " ".join(f"{name} {place} miljoen euro" for place, name in enumerate(names))
        ]

    @given(st.permutations(range(6)))
    def test_puts_rows_in_order_however_they_are_drawn(self, order):
        rows = [row(BELOW, 50, 700 - 14 * place, number=place) for place in range(6)]

        assert [own.number for own in arrange([rows[place] for place in order])] == list(range(6))

    @given(
        st.lists(
            st.builds(
                row,
                st.text("abc .", min_size=1, max_size=60),
                st.floats(0, 600),
                st.floats(0, 800),
                pieces=st.just((Piece(0, "a"),)),
                turn=st.sampled_from([0, 0, 0, 90]),
            ),
            max_size=40,
        )
    )
    def test_loses_no_word(self, rows):
        words = sorted(word for own in rows for word in own.text.split())

        assert sorted(word for own in arrange(rows) for word in own.text.split()) == words
