"""Lines into blocks: what stands around the text goes, torn pieces are joined, headings told from text.

Which signals are trusted, in which order and why: docs/decisions/0005-reading-by-layout.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from akkoord.agreement.layout import asides, headings, margins, markdown
from akkoord.agreement.layout import contents as table
from akkoord.agreement.layout.blocks import Block
from akkoord.agreement.layout.contents import Contents
from akkoord.agreement.layout.forms import Forms
from akkoord.agreement.layout.joins import Joiner
from akkoord.agreement.layout.marks import shape


@dataclass(frozen=True, slots=True)
class Layout:
    """The blocks of a text in order, its table of contents, and the lines that are in no block.

    Attributes:
        blank: The lines with nothing on them.
        skipped: Why each other line that is in no block was passed over.
    """

    blocks: tuple[Block, ...]
    contents: Contents
    blank: frozenset[int]
    skipped: dict[int, str]


def lay_out(written: Sequence[str]) -> Layout:
    """Return the blocks of a text.

    >>> layout = lay_out(["Sport", "", "- Wij bouwen een hal voor alle", "", "scholen van de stad."])
    >>> [block.text for block in layout.blocks]
    ['Sport', 'Wij bouwen een hal voor alle scholen van de stad.']
    """
    marked = markdown.read(written)
    cleaned = margins.clean(marked.lines)
    lines = [
        shape(number, text, marked.levels.get(number, 0))
        for number, text in enumerate(cleaned.lines, start=1)
    ]
    contents = table.find(cleaned.lines, lines)
    skipped = marked.skipped | cleaned.skipped | dict.fromkeys(contents.lines, "table_of_contents")
    joiner = Joiner(lines, cleaned.skipped, contents.lines, Forms(lines, contents))
    blocks, passed = asides.sorted_out(headings.tell(joiner.blocks()))
    skipped |= passed
    blank = {number for number, text in enumerate(written, start=1) if not text.strip()} - skipped.keys()
    # What has signs but no words, such as a picture.
    empty = {line.number for line in lines if not line.text and not line.mark} - blank
    return Layout(
        tuple(blocks), contents, frozenset(blank), dict.fromkeys(empty, margins.FURNITURE) | skipped
    )
