"""Promises of a paragraph as blocks, with exactly the lines they stand on."""

from hypothesis import given
from hypothesis import strategies as st

from akkoord.agreement.layout.blocks import Block, Shape
from akkoord.agreement.prose.taking import Prose

WRITTEN = (
    "Het dorp is oud. Wij bouwen een",
    "brug over het kanaal. De",
    "haven is klein. Er komt",
    "een veer.",
)


def paragraph(lines):
    return Block(Shape.PARAGRAPH, tuple(range(1, len(lines) + 1)), " ".join(lines))


class TestRead:
    def test_gives_each_promise_its_lines(self):
        taken, reason = Prose(WRITTEN, []).read(paragraph(WRITTEN))

        assert [(found.block.lines, found.block.text, found.because) for found in taken] == [
            ((1, 2), "Wij bouwen een brug over het kanaal.", "Wij bouwen"),
            ((3, 4), "Er komt een veer.", "Er komt"),
        ]
        assert reason == "description"

    def test_calls_none_joined_that_stands_on_one_side_of_a_page_break(self):
        lines = ("Wij bouwen een brug. Er komt", "een veer.")
        block = Block(Shape.PARAGRAPH, (4, 6), " ".join(lines), is_joined=True)
        written = ("", "", "", lines[0], "", lines[1])

        taken, _ = Prose(written, []).read(block)

        assert [(found.block.lines, found.block.is_joined) for found in taken] == [
            ((4,), False),
            ((4, 6), True),
        ]

    @given(st.lists(st.sampled_from(WRITTEN), min_size=1, max_size=8))
    def test_keeps_lines_in_order_and_inside_the_paragraph(self, lines):
        block = paragraph(lines)

        taken, _ = Prose(lines, []).read(block)

        assert all(set(found.block.lines) <= set(block.lines) and found.block.lines for found in taken)
        assert [found.block.lines[0] for found in taken] == sorted(found.block.lines[0] for found in taken)


class TestAims:
    def test_are_short_or_commit_somebody(self):
        prose = Prose((), [])

        def aims(text):
            return prose.aims(Block(Shape.PARAGRAPH, (1,), text))

        assert aims("Ginderdorp is een dorp waar iedereen sport.")
        assert aims("Het dorp is klein. De haven is oud. Wij bouwen beide uit.")
        assert not aims("Het dorp is klein. De haven is oud. Het kanaal is diep.")
        assert not aims("De haven werd in 1962 gegraven.")
        assert not aims("Dit gaan we doen:")
        assert not aims("Wij bouwen een brug. " * 30)
