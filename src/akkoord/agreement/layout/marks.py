"""The shape of one line: list marks, indent, number, bold and Markdown headings.

Looks at one line at a time and trusts nothing: what a shape means is decided in `layout` and `outline`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from akkoord.agreement.layout import inline, numbering
from akkoord.agreement.layout.numbering import Number
from akkoord.agreement.signs import BULLETS

_TAB_WIDTH = 4
_DASHES = "–—−-"
_BULLET = re.compile(
    rf"""(?P<indent>\s*)
    (?:(?P<glyph>[{BULLETS}])
    | (?P<dash>[{_DASHES}])(?=\s|[A-ZÀ-Þ]|$)
    | (?P<sign>[*+»>])(?=\s|$)
    | (?P<letter>o|§)(?=\s+[^\W\d]))
    (?P<rest>.*)""",
    re.VERBOSE | re.DOTALL,
)
_TICK_BOX = re.compile(r"\[[ xX]?\]\s+")
_HEADING = re.compile(r"[ ]{0,3}(?P<level>#{1,6})[ \t]+(?P<rest>.+)", re.DOTALL)
_ORDER = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,2}){0,4}|[A-Za-z]|[ivxIVX]{1,6})[.):]*\s+")
_INVISIBLE = "\ufeff\u200b\u200c\u200d\u200e\u200f\u2060"


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its marks.

    Attributes:
        number: Counted from 1.
        width: The number of characters as written, white space at the end apart.
        text: The words, without list mark, bold and cursive marks; the number that it starts with included.
        column: How far it stands in.
        sign: The sign of a bullet, as written; empty for other lines.
        hang: Where the words of a bullet start: a line that stands as far in goes on with it.
        is_bold: Whether all of it is bold.
        level: The level of a Markdown heading; 0 for other lines.
        order: The number that it starts with.
    """

    number: int
    width: int
    text: str
    column: int = 0
    sign: str = ""
    hang: int = 0
    is_bold: bool = False
    level: int = 0
    order: Number | None = None

    @property
    def mark(self) -> str:
        """The sign of a bullet, one for all dashes."""
        return "-" if self.sign in _DASHES and self.sign else self.sign


def shape(number: int, written: str, level: int = 0) -> Line:
    """Return the shape of a line; `level` where the line under it makes it a heading.

    >>> line = shape(7, "  - **Meer bomen.**")
    >>> line.text, line.column, line.mark, line.is_bold
    ('Meer bomen.', 2, '-', True)
    >>> shape(8, "## 2. Wonen").level, shape(8, "1.2 Huren").order.path
    (2, (1, 2))
    """
    bare = written.rstrip().lstrip(_INVISIBLE)
    if not bare:
        return Line(number, 0, "")
    heading = _HEADING.fullmatch(bare)
    if level or heading:
        rest = heading["rest"].rstrip("# \t") if heading else bare
        text = inline.joined(inline.plain(rest))
        own = len(heading["level"]) if heading else level
        return Line(number, len(bare), text, level=own, order=numbering.read(text))
    bullet = _BULLET.fullmatch(bare)
    return _bullet(number, len(bare), bullet) if bullet else _plain(number, bare)


def _bullet(number: int, width: int, bullet: re.Match[str]) -> Line:
    column = _column(bullet["indent"])
    rest = bullet["rest"].lstrip()
    hang = column + 1 + len(bullet["rest"]) - len(rest)
    rest = _TICK_BOX.sub("", rest, count=1)
    text = inline.plain(rest)
    sign = bullet["glyph"] or bullet["dash"] or bullet["sign"] or bullet["letter"]
    return Line(number, width, text, column, sign, hang, _is_bold(rest), order=numbering.read(text))


def _plain(number: int, bare: str) -> Line:
    stripped = bare.lstrip()
    text = inline.joined(inline.plain(stripped))
    column = _column(bare[: len(bare) - len(stripped)])
    order = numbering.read(text)
    hang = column + len(text) - len(order.rest) if order else 0
    return Line(number, len(bare), text, column, "", hang, _is_bold(stripped), order=order)


def _is_bold(written: str) -> bool:
    """Whether all of a text is bold, or all behind its number."""
    return inline.is_bold(written) or inline.is_bold(_ORDER.sub("", written[:40], count=1) + written[40:])


def _column(space: str) -> int:
    return len(space.expandtabs(_TAB_WIDTH))
