"""The paragraphs of a document, cut by rules of the bench alone.

The reader is judged on these paragraphs, so nothing of the reader takes part in making them.
Labels know one by the hash of its letters: a rule changed here loses labels, and the bench says how many.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import pypdf

_MARK = re.compile(
    r"^(?:[\ue000-\uf8ff•●▪■◦‣·▶►➢✓]|[-–—*]\s|o\s(?=[A-Z])|\(?\d{1,3}[.)/](?:\d{1,2}[.)]?)*\s|[a-z]\)\s)"
)
_ENDS = (".", "!", "?", ":", ";", ".”", ".’", '."', "?”", "!”", ".)", "…")
_SHORT = 0.75
_WIDEST_PAGE = 160  # characters: a text with many longer lines was not broken to fit a page
_BLANKS_ARE_RARE = 20
_BLOCK = re.compile(r"p|div|li|[uo]l|t[rdh]|h[1-6]|br|section|article|blockquote")  # tags


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block between blank lines, a bullet, or lines that belong together.

    Attributes:
        place: The line of a text where it starts, or the page of a PDF; counted from 1.
        text: Its words, joined by one space.
    """

    place: int
    text: str

    @property
    def key(self) -> str:
        """The hash by which labels know it."""
        return key_of(self.text)


def letters(text: str) -> str:
    """Return what remains when a text is lowered and only its letters and digits are kept.

    >>> letters("Wij bou-wen: 40 %!")
    'wijbouwen40'
    """
    return "".join(filter(str.isalnum, text.lower()))


def key_of(text: str) -> str:
    """Return the first 16 hexadecimal digits of the SHA-256 of its letters.

    >>> key_of("Wij bouwen.") == key_of("wij bou- wen")
    True
    """
    return hashlib.sha256(letters(text).encode()).hexdigest()[:16]


def of(path: Path) -> list[Paragraph]:
    """Return the paragraphs of a file: PDF, HTML, or else text."""
    content = path.read_bytes()
    if content.startswith(b"%PDF"):
        return list(_joined(_pdf_lines(content)))
    text = content.decode("utf-8", "replace")
    if path.suffix.lower() in {".html", ".htm"}:
        return list(_html(text))
    return list(of_text(text))


def of_text(text: str) -> Iterator[Paragraph]:
    r"""Yield the paragraphs of a text, by the layout that its lines show; page numbers fall away.

    >>> [paragraph.text for paragraph in of_text("# Water\n\n- een sluis\n- een kade\n  van steen")]
    ['# Water', '- een sluis', '- een kade van steen']
    """
    lines = text.splitlines()
    numbered = list(enumerate(lines, start=1))
    if _long(lines) > _WIDEST_PAGE:
        for number, line in numbered:
            yield from _paragraph(number, [line])
    elif len(lines) > _BLANKS_ARE_RARE * sum(not line.strip() for line in lines):
        yield from _joined(numbered)
    else:
        yield from _blocks(numbered)


def _long(lines: Sequence[str], share: float = 0.9) -> int:
    """Return a length that this share of the lines does not pass, blank ones aside."""
    lengths = sorted(len(line.strip()) for line in lines if line.strip())
    return lengths[int((len(lengths) - 1) * share)] if lengths else 0


def _pdf_lines(content: bytes) -> list[tuple[int, str]]:
    pages = pypdf.PdfReader(BytesIO(content)).pages
    return [
        (number, line)
        for number, page in enumerate(pages, start=1)
        for line in page.extract_text().splitlines()
    ]


def _blocks(lines: Iterable[tuple[int, str]]) -> Iterator[Paragraph]:
    """Yield what blank lines, list marks and Markdown headings part."""
    held: list[str] = []
    start = 0
    for number, line in lines:
        words = line.strip()
        if held and (not words or words.startswith("#") or _MARK.match(words) or held[0].startswith("#")):
            yield from _paragraph(start, held)
            held = []
        if words:
            start = start if held else number
            held.append(words)
    yield from _paragraph(start, held)


def _joined(lines: Sequence[tuple[int, str]]) -> Iterator[Paragraph]:
    """Yield the paragraphs of lines that were broken to fit a page."""
    width = _long([line for _, line in lines], 0.8)
    held: list[str] = []
    start = 0
    for number, line in lines:
        words = " ".join(line.split())
        if not letters(words).strip("0123456789"):
            continue
        if held and _starts(words, held[-1], width):
            yield from _paragraph(start, held)
            held = []
        start = start if held else number
        held.append(words)
    yield from _paragraph(start, held)


def _starts(words: str, before: str, width: int) -> bool:
    if _MARK.match(words):
        return True
    is_short = len(before) < width * _SHORT
    if before.endswith(_ENDS):
        return is_short
    return is_short and not words[0].islower() and not before.endswith(("-", "\xad", ","))


def _paragraph(start: int, held: list[str]) -> Iterator[Paragraph]:
    text = " ".join(held).strip()
    if letters(text):
        yield Paragraph(start, text)


class _Text(HTMLParser):
    """Gathers the text of a page, parted where a block begins or ends."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[int, str]] = [(1, "")]
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._hidden += tag in {"script", "style"}
        self._part(tag)

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in {"script", "style"}
        self._part(tag)

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            line, text = self.found[-1]
            self.found[-1] = (line if text.strip() else self.getpos()[0], text + data)

    def _part(self, tag: str) -> None:
        if _BLOCK.fullmatch(tag):
            self.found.append((self.getpos()[0], ""))


def _html(text: str) -> Iterator[Paragraph]:
    page = _Text()
    page.feed(text)
    page.close()
    for line, words in page.found:
        yield from _paragraph(line, words.split())
