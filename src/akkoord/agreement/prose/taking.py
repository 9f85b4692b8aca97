"""Running text of one document: its promises as blocks of their own, with exactly the lines they stand on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from akkoord.agreement.layout.blocks import Block
from akkoord.agreement.prose import passages, rows, speakers
from akkoord.agreement.prose.commitment import Sort
from akkoord.agreement.prose.passages import Passage

# One or two sentences over a list say what it is for, whatever their form; in more, one must commit somebody.
# A still longer text is an introduction of which each sentence counts for itself.
_MOST_SENTENCES_OF_AN_AIM = 2
_FEWEST_AIM_WORDS, _LONGEST_AIM_WORDS = 3, 80
_TELLS_WHAT_IS = (Sort.DESCRIPTION, Sort.VALUES)


@dataclass(frozen=True, slots=True)
class Taken:
    """A promise in a paragraph.

    Attributes:
        block: Its exact words and lines.
        because: The words that make it a promise.
        is_aim: Whether it says itself that it is an aim ("onze ambitie is").
    """

    block: Block
    because: str
    is_aim: bool


class Prose:
    """Reads the paragraphs of one document.

    Args:
        written: All lines of the document.
        paragraphs: All its paragraphs, to learn its names from.
    """

    def __init__(self, written: Sequence[str], paragraphs: Sequence[str]) -> None:
        self._written = written
        self._names = speakers.named_in(paragraphs)

    def read(self, block: Block) -> tuple[list[Taken], str]:
        """Return the promises of a paragraph, in order, and what the rest of it is."""
        found = passages.find(block.text, self._names)
        starts = _line_starts(block, self._written)
        taken: list[Taken] = []
        before = position = 0
        for passage in passages.promised(found):
            before += _letters(block.text[position : passage.start])
            position = passage.start
            is_aim = any(cue.code == "aim" for cue in passage.verdict.because)
            taken.append(Taken(_cut(block, passage, before, starts), passage.verdict.words, is_aim))
        return taken, passages.sort(found).value

    def aims(self, block: Block) -> bool:
        """Whether a paragraph over a list says, as a whole, what that list is for."""
        if len(block.text.split()) > _LONGEST_AIM_WORDS:
            return False
        found = passages.find(block.text, self._names)
        if any(passages.promised(found)):
            return True
        is_short = len(found) <= _MOST_SENTENCES_OF_AN_AIM
        is_whole = len(block.text.split()) >= _FEWEST_AIM_WORDS
        return is_short and is_whole and all(passage.verdict.sort in _TELLS_WHAT_IS for passage in found)

    def are_items(self, blocks: Sequence[Block]) -> bool:
        """Whether paragraphs are the items of a list that lost its marks."""
        return passages.are_items([block.text for block in blocks])

    def sorted_items(self, blocks: Sequence[Block]) -> tuple[list[Block], list[tuple[Block, str]]]:
        """Return the items of a list without marks that promise something, and the others with what they are.

        Where no mark says that a line is an item, it must commit somebody or name a measure in so many words.
        """
        kept: list[Block] = []
        told: list[tuple[Block, str]] = []
        for block in blocks:
            found = passages.find(block.text, self._names)
            if any(passages.promised(found)) or passages.names_measure(block.text):
                kept.append(block)
            else:
                told.append((block, passages.sort(found).value))
        return kept, told

    def parted(self, bullets: Sequence[Block]) -> tuple[list[Block], list[tuple[Block, str]]]:
        """Return the bullets that may promise something, and the others with what they are."""
        kept: list[Block] = []
        told: list[tuple[Block, str]] = []
        for block, reason in zip(bullets, rows.sort([block.text for block in bullets]), strict=True):
            if reason is None and not block.is_bold and passages.looks_back(block.text):
                told.append((block, Sort.HISTORY.value))
            elif reason is None:
                kept.append(block)
            else:
                told.append((block, reason))
        return kept, told


def _line_starts(block: Block, written: Sequence[str]) -> list[int]:
    """Return how many letters of a block stand before each of its lines.

    Letters are counted, because marks and spaces of the lines are not all in the text of the block.
    """
    counts = [_letters(written[line - 1]) for line in block.lines[:-1]]
    return list(accumulate(counts, initial=0))


def _cut(block: Block, passage: Passage, first: int, starts: Sequence[int]) -> Block:
    if len(block.lines) == 1:
        return replace(block, text=passage.text)
    last = first + max(_letters(passage.text), 1) - 1
    lines = tuple(
        line
        for line, start, end in zip(block.lines, starts, (*starts[1:], None), strict=True)
        if start <= last and (end is None or first < end)
    )
    return replace(block, text=passage.text, lines=lines, is_joined=block.is_joined and len(lines) > 1)


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))
