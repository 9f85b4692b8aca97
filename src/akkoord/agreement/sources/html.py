"""A page in HTML: headings, lists, bold and tables as marks; menus, heads and feet stand aside."""

from __future__ import annotations

from lxml import etree
from lxml import html as parser

from akkoord.agreement.sources import characters, encodings, html_parts
from akkoord.agreement.sources.html_parts import Part
from akkoord.agreement.sources.printing.transcript import PAGE_FURNITURE
from akkoord.agreement.sources.refusals import Damaged, EmptyFile, TooDeep
from akkoord.agreement.sources.source import Source
from akkoord.agreement.sources.writing import Run, Writer
from akkoord.phrases import Reason

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = frozenset({"ul", "ol", "menu"})
# Where a page is nested hundreds deep libxml2 stops, and gives what it has: half a text, without a word.
_CUT_SHORT = "ERR_RESOURCE_LIMIT"


def from_bytes(content: bytes) -> Source:
    r"""Return the lines of a page.

    Raises:
        EmptyFile: if there is no text on it.
        TooDeep: if its parts stand inside each other hundreds deep.
        Damaged: if it cannot be taken apart.

    >>> read = from_bytes("<html><nav>Menu</nav><p>Eén <b>stad</b>.</p>".encode())
    >>> read.lines, read.aside
    (('Menu', 'Eén **stad**.'), {1: 'page_furniture'})
    """
    text, notes = encodings.of_page(content)
    whole = characters.healed(text)
    reading = _Reading()
    if whole.text.strip():
        reading.read(_root(whole.text))
    if reading.writer.is_empty:
        raise EmptyFile
    left_out = Reason("page_parts_left_out", {"count": reading.left_out})
    return reading.writer.source((*notes, *whole.notes(), *([left_out] if reading.left_out else [])))


def _root(text: str) -> etree._Element:
    # Nothing that a page names is fetched, and entities that it defines itself are not resolved.
    with_log = parser.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True)
    try:
        root = parser.document_fromstring(text.encode(), parser=with_log)
    except (etree.LxmlError, ValueError) as error:
        raise Damaged(format="HTML") from error
    if any(entry.type_name == _CUT_SHORT for entry in with_log.error_log):
        raise TooDeep(format="HTML")
    return root


class _Reading:
    """Goes down the page once; what was seen of the present block waits until it closes."""

    def __init__(self) -> None:
        self.writer = Writer()
        self.left_out = 0
        self._runs: list[Run] = []
        self._asides: list[str] = []
        self._cells: list[list[Run]] = []
        self._heading = self._depth = self._bold = self._raw = 0
        self._items: list[bool] = []
        self._is_row = False

    def read(self, root: etree._Element) -> None:
        walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, element in walk:
            part = html_parts.part(element)
            if event == "start" and part is Part.TEXT:
                self._open(element)
                self._add(element.text)
            elif event == "start":
                self._set_aside(html_parts.words(element) if part is Part.FURNITURE else "")
                walk.skip_subtree()
            elif event == "end" and part is Part.TEXT:
                self._close(element)
            if event != "start":
                self._add(element.tail)
        self._flush()

    def _set_aside(self, words: str) -> None:
        """Keep the words of a menu or foot until the block that it stands in is written."""
        self.left_out += bool(words)
        self._asides += [words] if words else []
        if not any(text.strip() for text, _ in self._runs):
            self._write_asides()

    def _write_asides(self) -> None:
        for words in self._asides:
            self.writer.aside(PAGE_FURNITURE, words)
        self._asides = []

    def _open(self, element: etree._Element) -> None:
        tag = element.tag
        if tag in _HEADINGS:
            self._flush()
            self._heading = _HEADINGS[tag]
        elif tag in _LISTS:
            self._flush()
            self._depth += 1
        elif tag == "li":
            self._flush()
            self._items.append(True)
        elif tag == "br":
            self._runs.append(("\n", False))
        elif tag == "tr" and not html_parts.holds_blocks(element):
            self._flush()
            self._is_row = True
        elif tag in html_parts.BLOCKS and not self._is_row:
            self._break()
        self._bold += html_parts.is_bold(element)
        self._raw += tag == "pre"

    def _close(self, element: etree._Element) -> None:
        tag = element.tag
        self._bold -= html_parts.is_bold(element)
        self._raw -= tag == "pre"
        if tag in {"td", "th"} and self._is_row:
            self._cells.append(self._runs)
            self._runs = []
        elif tag == "tr" and self._is_row:
            self.writer.row([*self._cells, self._runs])
            self._cells, self._runs, self._is_row = [], [], False
            self._write_asides()
        elif tag in _HEADINGS:
            self._flush()
            self._heading = 0
        elif tag in _LISTS:
            self._flush()
            self._depth -= 1
        elif tag == "li":
            self._flush()
            self._items.pop()
        elif tag in html_parts.BLOCKS and not self._is_row:
            self._break()

    def _break(self) -> None:
        """End a paragraph; those of one item stay together."""
        if self._items:
            self._runs.append((" ", False))
        else:
            self._flush()

    def _add(self, text: str | None) -> None:
        if text and self._raw:
            self._runs.append((text, bool(self._bold)))
        elif text:
            # A line end in the file is a space on the page.
            self._runs.append((" ".join(f"·{text}·".split())[1:-1], bool(self._bold)))

    def _flush(self) -> None:
        runs, self._runs = self._runs, []
        if self._heading:
            self.writer.heading(self._heading, runs)
        elif self._items:
            self.writer.bullet(max(self._depth, 1) - 1, runs)
        else:
            self.writer.paragraph(runs)
        self._write_asides()
