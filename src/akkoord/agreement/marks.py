"""The shape of one line: list marks, indent, bold and cursive marks, Markdown headings.

Looks at one line at a time and trusts nothing: what a shape means is decided in `layout` and `outline`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_TAB_WIDTH = 4
_BULLET = re.compile(
    r"(?P<indent>[ \t\u00a0]*)(?:[-–—•·▪◦‣●○■□➢➤✓*+]|\d{1,2}[.)]|[a-z]\))[ \t\u00a0]+(?P<rest>\S.*)"
)
_ORDERED = re.compile(r"[ \t\u00a0]*(?:\d{1,2}[.)]|[a-z]\))")
_MARKDOWN_HEADING = re.compile(r"[ ]{0,3}(?P<level>#{1,6})[ \t]+(?P<rest>.*?)[ \t#]*")
_STARS = re.compile(r"\*+")
_RULE = re.compile(r"[-–—_=*~.·•#\s]+")
_PAGE_NUMBER = re.compile(
    r"(?:(?:pagina|pag\.|p\.|blz\.)\s*)?\d{1,4}(?:\s*(?:/|van)\s*\d{1,4})?|[-–—]\s*\d{1,4}\s*[-–—]", re.I
)
# A bullet numbered "2." is a heading when it is this short and has no full stop.
_LONGEST_NUMBERED_HEADING = 60


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its marks.

    Attributes:
        number: Counted from 1.
        width: The number of characters as written.
        text: The words, without list mark, bold and cursive marks.
        indent: How far a bullet stands in; 0 for other lines.
        is_bullet: Whether it starts with a list mark.
        is_bold: Whether all of it is bold.
        level: The level of a Markdown heading; 0 for other lines.
        is_margin: A page number or a ruled line: nothing of the text itself.
    """

    number: int
    width: int
    text: str
    indent: int = 0
    is_bullet: bool = False
    is_bold: bool = False
    level: int = 0
    is_margin: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing on it."""
        return not self.text and not self.is_margin


def shape(number: int, written: str) -> Line:
    """Return the shape of a line.

    >>> line = shape(7, "  - **Meer bomen.**")
    >>> line.text, line.indent, line.is_bullet, line.is_bold
    ('Meer bomen.', 2, True, True)
    """
    width, stripped = len(written), written.strip()
    if not stripped:
        return Line(number, width, "")
    if _PAGE_NUMBER.fullmatch(stripped) or _RULE.fullmatch(stripped):
        return Line(number, width, "", is_margin=True)
    if heading := _MARKDOWN_HEADING.fullmatch(written.rstrip()):
        return Line(number, width, unmarked(heading["rest"]), level=len(heading["level"]))
    bullet = _BULLET.fullmatch(written.rstrip())
    if bullet and not _is_numbered_heading(written, bullet["rest"]):
        indent = len(bullet["indent"].expandtabs(_TAB_WIDTH))
        rest = bullet["rest"]
        return Line(number, width, unmarked(rest), indent, is_bullet=True, is_bold=_is_bold(rest))
    return Line(number, width, unmarked(stripped), is_bold=_is_bold(stripped))


def _is_numbered_heading(written: str, rest: str) -> bool:
    is_short = len(rest) <= _LONGEST_NUMBERED_HEADING
    return bool(_ORDERED.match(written)) and is_short and rest[0].isupper() and rest[-1] not in ".;,!?:"


def _is_bold(written: str) -> bool:
    """Whether a text opens in bold and stays so to its end: cursive may stand inside."""
    inner = written[2:-2]
    is_wrapped = len(written) > 4 and written.startswith("**") and written.endswith("**")
    # "**a** b **c**" opens and ends in bold too, but is not bold in between.
    return is_wrapped and all(len(run[0]) % 2 for run in _STARS.finditer(inner.strip("*")))


def unmarked(written: str) -> str:
    """Return a text without the stars of bold and cursive; a star that marks nothing stays.

    >>> unmarked("**Groen. *Zie ook water.***"), unmarked("prijs* in euro"), unmarked("2 * 3")
    ('Groen. Zie ook water.', 'prijs* in euro', '2 * 3')
    """
    runs = list(_STARS.finditer(written))
    if len(runs) < 2:
        return written.strip()
    left = _unpaired(written, runs)
    pieces, position = [], 0
    for run, count in zip(runs, left, strict=True):
        pieces += [written[position : run.start()], "*" * count]
        position = run.end()
    return ("".join(pieces) + written[position:]).strip()


def _unpaired(written: str, runs: list[re.Match[str]]) -> list[int]:
    """Return how many stars of each run have no partner; one pass with a stack, as long as the line."""
    left = [len(run[0]) for run in runs]
    openers: list[int] = []
    for position, run in enumerate(runs):
        before, after = written[: run.start()][-1:], written[run.end() : run.end() + 1]
        if before.strip():
            while left[position] and openers:
                pair = min(left[position], left[openers[-1]])
                left[position] -= pair
                left[openers[-1]] -= pair
                if not left[openers[-1]]:
                    openers.pop()
        if left[position] and after.strip():
            openers.append(position)
    return left
