"""Lines into blocks: headings, bullets and paragraphs, with the pieces that a page break tore apart joined.

Which signals are trusted, in which order and why: docs/decisions/0005-reading-by-layout.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import pairwise

from akkoord.agreement import contents as table
from akkoord.agreement import sentences
from akkoord.agreement.contents import Contents
from akkoord.agreement.marks import Line, shape
from akkoord.dutch.folding import key

# A head this short that lacks a full stop is more likely a name than half a sentence.
_SHORTEST_HEAD_WORDS = 4
# Lines of an editor that breaks them are at most this wide, and the broken ones nearly fill it.
_WIDEST_WRAPPED = 120
_FEWEST_WRAPPED = 8
_WRAPPED_FROM = 60
_FILLED = 0.75


class Shape(Enum):
    """What a block is."""

    HEADING = auto()
    BULLET = auto()
    PARAGRAPH = auto()


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together.

    Attributes:
        shape: Heading, bullet or paragraph.
        lines: The numbers of its lines with content.
        text: Its words, pieces joined by one space.
        indent: How far its bullet stands in.
        is_bold: Whether all of it is bold.
        has_mark: Whether it carries a list mark.
        after_blank: Whether a blank line (or a page break) stands before it.
        is_joined: Whether it was joined over a blank line.
        level: The level of a Markdown heading; 0 without one.
        is_listed: Whether the table of contents has this heading.
    """

    shape: Shape
    lines: tuple[int, ...]
    text: str
    indent: int = 0
    is_bold: bool = False
    has_mark: bool = False
    after_blank: bool = False
    is_joined: bool = False
    level: int = 0
    is_listed: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """The blocks of a text in order, its table of contents, and the lines that are page furniture."""

    blocks: tuple[Block, ...]
    contents: Contents
    blank: frozenset[int]
    margin: frozenset[int]


def lay_out(written: Sequence[str]) -> Layout:
    """Return the blocks of a text.

    >>> layout = lay_out(["Sport", "", "- Wij bouwen een hal voor alle", "", "scholen van de stad."])
    >>> [block.text for block in layout.blocks]
    ['Sport', 'Wij bouwen een hal voor alle scholen van de stad.']
    """
    lines = [shape(number, text) for number, text in enumerate(written, start=1)]
    contents = table.find(written, lines)
    blocks = _Joiner(lines, contents).blocks()
    return Layout(
        blocks=tuple(_with_headings(blocks)),
        contents=contents,
        blank=frozenset(line.number for line in lines if line.is_blank),
        margin=frozenset(line.number for line in lines if line.is_margin),
    )


class _Joiner:
    """Goes down the lines once and starts or continues a block at each."""

    def __init__(self, lines: Sequence[Line], contents: Contents) -> None:
        self._lines = lines
        self._contents = contents
        self._listed = table.titles(contents)
        self._is_wrapped = _is_wrapped(lines)

    def blocks(self) -> list[Block]:
        found: list[list[Line]] = []
        starts: list[Block] = []
        is_after_blank = False
        joined: set[int] = set()
        for line in self._lines:
            if not line.text or line.number in self._contents.lines:
                is_after_blank = True
                continue
            if found and self._continues(starts[-1], found[-1], line, is_after_blank):
                found[-1].append(line)
                if is_after_blank:
                    joined.add(len(found) - 1)
            else:
                found.append([line])
                starts.append(self._start(line, is_after_blank))
            is_after_blank = False
        return [
            replace(
                start,
                lines=tuple(line.number for line in own),
                text=" ".join(line.text for line in own),
                is_joined=position in joined,
            )
            for position, (start, own) in enumerate(zip(starts, found, strict=True))
        ]

    def _start(self, line: Line, is_after_blank: bool) -> Block:
        is_listed = not line.is_bullet and key(line.text) in self._listed
        is_heading = bool(line.level) or is_listed or _shouts(line)
        form = Shape.HEADING if is_heading else Shape.BULLET if line.is_bullet else Shape.PARAGRAPH
        return Block(
            form,
            (line.number,),
            line.text,
            line.indent,
            line.is_bold,
            line.is_bullet,
            is_after_blank,
            level=line.level,
            is_listed=is_listed,
        )

    def _continues(self, start: Block, own: list[Line], line: Line, is_after_blank: bool) -> bool:
        if start.shape is Shape.HEADING or line.level or _shouts(line) or key(line.text) in self._listed:
            return False
        if is_after_blank:
            return _is_torn(start, own, line)
        if line.is_bullet:
            return False
        return start.shape is Shape.PARAGRAPH or self._wraps(start, own[-1], line)

    def _wraps(self, start: Block, last: Line, line: Line) -> bool:
        """Whether a plain line right under a bullet is the rest of it, broken off by an editor."""
        if start.is_bold:
            return False
        is_filled = self._is_wrapped and last.width >= _WRAPPED_FROM * _FILLED
        is_open = not sentences.ends(last.text) and sentences.starts_small(line.text)
        return is_filled or is_open


def _is_torn(start: Block, own: list[Line], line: Line) -> bool:
    """Whether a line after a blank is the rest of a sentence: the head has no end, the tail starts small.

    A tail with a list mark may be a short item of its own: only a head that starts with a capital tells
    that the items of this list are sentences, which begin with one too.
    """
    head = own[-1].text
    if start.is_bold or sentences.ends(head) or not sentences.starts_small(line.text):
        return False
    is_long = len(start.text.split()) >= _SHORTEST_HEAD_WORDS
    return is_long and not (line.is_bullet and sentences.starts_small(start.text))


def _shouts(line: Line) -> bool:
    return not line.is_bullet and sentences.is_capitals(line.text) and sentences.is_name(line.text)


def _is_wrapped(lines: Sequence[Line]) -> bool:
    """Whether an editor broke the lines: none is wide, and many nearly fill the width without an end."""
    widths = [line.width for line in lines]
    if max(widths, default=0) > _WIDEST_WRAPPED:
        return False
    broken = [
        line
        for line, following in pairwise(lines)
        if line.width >= _WRAPPED_FROM and following.text and not following.is_bullet
    ]
    return len(broken) >= _FEWEST_WRAPPED


def _with_headings(blocks: Sequence[Block]) -> list[Block]:
    """Tell headings from paragraphs, and bold labels that name the paragraph under them from goals."""
    following = [*blocks[1:], None]
    return [
        replace(block, shape=Shape.HEADING) if _is_heading(block, after) else block
        for block, after in zip(blocks, following, strict=True)
    ]


def _is_heading(block: Block, after: Block | None) -> bool:
    if block.shape is Shape.PARAGRAPH:
        return len(block.lines) == 1 and sentences.is_name(block.text)
    names_paragraph = (
        after is not None and after.shape is Shape.PARAGRAPH and not sentences.is_name(after.text)
    )
    return (
        block.shape is Shape.BULLET and block.is_bold and sentences.is_label(block.text) and names_paragraph
    )
