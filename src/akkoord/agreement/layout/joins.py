"""Lines into blocks: each line starts one, or goes on with the one above it."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace
from statistics import median_low

from akkoord.agreement import sentences
from akkoord.agreement.layout import wraps
from akkoord.agreement.layout.blocks import Block, Shape
from akkoord.agreement.layout.forms import Forms, shouts
from akkoord.agreement.layout.marks import Line
from akkoord.agreement.layout.wraps import Wraps

# A head this short that lacks a full stop is more likely a name than half a sentence.
_SHORTEST_HEAD_WORDS = 4
_LONGEST_HEADING = 120
# Half a line at least: a short one may be an item of a list of words.
_SHORTEST_BROKEN = 20
_NEVER_LAST = frozenset(
    ["de", "het", "een", "en", "of", "van", "voor", "met", "te", "dat", "die", "om", "sinds", "onze", "hun"]
)
# The words that a title in capitals can be broken before or behind.
_SMALL_WORDS = _NEVER_LAST | frozenset(
    ["in", "op", "aan", "bij", "naar", "door", "uit", "over", "onder", "tot", "als", "&", "-"]
)


class Joiner:
    """Goes down the lines once and starts or continues a block at each."""

    def __init__(
        self, lines: Sequence[Line], furniture: Container[int], passed: Container[int], forms: Forms
    ) -> None:
        self._lines = [line for line in lines if (line.text or line.mark) and line.number not in passed]
        self._furniture = furniture
        self._forms = forms
        self._wraps = Wraps(self._lines)
        self._found: list[list[Line]] = []
        self._starts: list[Block] = []
        self._gaps: list[int] = []
        self._joined: set[int] = set()

    def blocks(self) -> list[Block]:
        """Return the blocks, in order."""
        previous = 0
        for position, line in enumerate(self._lines):
            gap = self._wraps.gap(previous, line.number)
            after = self._lines[position + 1] if position + 1 < len(self._lines) else None
            if self._found and self._continues(line, gap, after):
                self._add(line, gap)
            else:
                self._found.append([line])
                self._starts.append(self._start(line))
                self._gaps.append(gap)
            previous = line.number
        usual = self._usual_gap()
        return [self._block(position, usual) for position in range(len(self._found))]

    def _add(self, line: Line, gap: int) -> None:
        own = self._found[-1]
        # Right under its sentence a dash is a sign of that; behind a page break it is a false list mark.
        own.append(replace(line, text=f"{line.sign} {line.text}") if line.sign and not gap else line)
        if gap and own[0].text and not self._hangs(line):
            self._joined.add(len(self._found) - 1)

    def _start(self, line: Line) -> Block:
        form = self._forms.of(line)
        order = line.order if self._forms.is_numbered(line) else None
        takes_number = form is Shape.STEP or (form is Shape.BULLET and order is not None and order.is_closed)
        prefix = line.text[: len(line.text) - len(order.rest)] if order and takes_number else ""
        mark = line.mark or (order.style if order and form is Shape.BULLET else "")
        return Block(
            form,
            (line.number,),
            line.text,
            line.column if form in (Shape.BULLET, Shape.STEP) else 0,
            line.is_bold,
            mark,
            line.sign,
            level=line.level,
            entry=self._forms.entry(line),
            order=order,
            prefix=prefix,
        )

    def _block(self, position: int, usual_gap: int) -> Block:
        start, own = self._starts[position], self._found[position]
        text = " ".join(line.text for line in own if line.text)
        return replace(
            start,
            lines=tuple(line.number for line in own),
            text=text[len(start.prefix) :].strip(),
            after_blank=self._gaps[position] > usual_gap,
            is_joined=position in self._joined,
        )

    def _usual_gap(self) -> int:
        """Return how many blank lines stand between most bullets of the text."""
        shapes = [start.shape for start in self._starts]
        pairs = zip(shapes, shapes[1:], self._gaps[1:], strict=False)
        gaps = [gap for above, own, gap in pairs if above is own is Shape.BULLET]
        return median_low(gaps) if gaps else 0

    def _continues(self, line: Line, gap: int, after: Line | None) -> bool:
        start, last = self._starts[-1], self._found[-1][-1]
        if len(self._found[-1]) < self._forms.announced_lines(self._found[-1][0]):
            return True
        if len(self._found[-1]) == 1 and _is_bare(start):
            return gap <= 1 and self._completes(start, line)
        if start.shape is Shape.ROW:
            return False
        if start.shape is Shape.HEADING:
            return not gap and self._goes_on(start, last, line)
        if self._forms.of(line) is not Shape.PARAGRAPH:
            return self._is_torn_bullet(line, gap, after)
        return self._is_torn(line, gap) if gap else self._is_rest(line, after)

    def _completes(self, start: Block, line: Line) -> bool:
        """Whether a line gives the words of a bullet or number that stands alone above it."""
        if start.shape is Shape.HEADING:
            return (self._forms.of(line) is Shape.PARAGRAPH and sentences.is_name(line.text)) or shouts(line)
        return self._forms.of(line) is Shape.PARAGRAPH

    def _goes_on(self, start: Block, last: Line, line: Line) -> bool:
        """Whether a line is the second half of a heading."""
        if start.level or start.entry or sum(map(len, (start.text, line.text))) > _LONGEST_HEADING:
            return False
        if self._forms.of(line) is Shape.PARAGRAPH:
            return wraps.is_broken(last, line) and sentences.is_name(f"{last.text} {line.text}")
        if not (shouts(line) and shouts(last)):
            return False
        words = (last.text.split()[-1].casefold(), line.text.split()[0].casefold())
        return not _SMALL_WORDS.isdisjoint(words)

    def _is_torn_bullet(self, line: Line, gap: int, after: Line | None) -> bool:
        """Whether a line with a list mark is no bullet: half a sentence, or words between dashes."""
        start, last = self._starts[-1], self._found[-1][-1]
        if line.mark != "-" or not sentences.starts_small(line.text) or sentences.ends(last.text):
            return False
        if gap:
            return self._is_torn(line, gap)
        is_list = start.sign == line.sign or (after is not None and after.sign == line.sign)
        return not is_list and not start.is_bold and bool(last.text)

    def _is_torn(self, line: Line, gap: int) -> bool:
        """Whether a line after a gap is the rest of a sentence: the head has no end, the tail starts small.

        A tail with a list mark may be a short item of its own: only a head that starts with a capital tells
        that the items of this list are sentences, which begin with one too.
        """
        start, last = self._starts[-1], self._found[-1][-1]
        if self._hangs(line):
            return gap == 1
        if start.is_bold or sentences.ends(last.text):
            return False
        if not sentences.starts_small(line.text):
            return self._is_broken_by_page(last, line) or (not line.mark and _stops_inside(last))
        is_long = len(start.text.split()) >= _SHORTEST_HEAD_WORDS
        return is_long and not (line.mark and sentences.starts_small(start.text))

    def _is_broken_by_page(self, last: Line, line: Line) -> bool:
        """Whether a full line without an end goes on behind a page number, with a name."""
        between = range(last.number + 1, line.number)
        is_page = any(number in self._furniture for number in between)
        is_name = sentences.is_name(line.text) and self._wraps.is_short(line)
        return is_page and not line.mark and not is_name and self._wraps.is_full(last, line)

    def _hangs(self, line: Line) -> bool:
        """Whether a plain line stands as far in as the words of the bullet above it."""
        first = self._found[-1][0]
        is_item = self._starts[-1].shape in (Shape.BULLET, Shape.STEP)
        return is_item and not line.mark and line.column > first.column and line.column >= first.hang > 1

    def _is_rest(self, line: Line, after: Line | None) -> bool:
        """Whether a plain line right under another is broken off it."""
        start, last = self._starts[-1], self._found[-1][-1]
        if start.is_bold != line.is_bold:
            return self._hangs(line) and not line.is_bold
        if self._hangs(line) or wraps.is_broken(last, line) or _stops_inside(last):
            return True
        if not self._wraps.is_full(last, line):
            return self._is_rest_of_item(start, last, line)
        return not (sentences.ends(last.text) and self._reads_as_heading(line, after))

    def _is_rest_of_item(self, start: Block, last: Line, line: Line) -> bool:
        """Whether a line ends the sentence of an item that goes on with a name: "- in de wijk / Noord."."""
        is_item = start.shape in (Shape.BULLET, Shape.STEP) and not start.is_bold
        is_open = not sentences.ends(last.text) and len(last.text.split()) >= _SHORTEST_HEAD_WORDS
        return is_item and is_open and not sentences.is_name(line.text)

    def _reads_as_heading(self, line: Line, after: Line | None) -> bool:
        if not sentences.is_name(line.text) or not self._wraps.is_short(line):
            return False
        return after is None or after.number > line.number + 1 or not sentences.starts_small(after.text)


def _stops_inside(line: Line) -> bool:
    """Whether a line stops at a word that no sentence and no name stops at."""
    return len(line.text) > _SHORTEST_BROKEN and line.text[-60:].split()[-1] in _NEVER_LAST


def _is_bare(start: Block) -> bool:
    """Whether a block so far is only a list mark, or a number with the word before it."""
    return not start.text or (start.order is not None and not start.order.rest and not start.level)
