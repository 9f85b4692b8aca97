"""A page in HTML: its headings, lists, bold and tables as marks; what is no text of the page is left out."""

from __future__ import annotations

from lxml import etree
from lxml import html as parser

from akkoord.agreement.sources.plain import EmptyFile
from akkoord.agreement.sources.refusals import Damaged
from akkoord.agreement.sources.source import Source
from akkoord.agreement.sources.writing import Writer
from akkoord.phrases import Reason

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = frozenset({"ul", "ol", "menu"})
_BOLD = frozenset({"b", "strong"})
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "body",
        "blockquote",
        "address",
        "details",
        "summary",
        "dl",
        "dt",
        "dd",
        "figure",
        "figcaption",
        "table",
        "caption",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "td",
        "th",
        "hr",
        "pre",
        "fieldset",
        "legend",
    ]
)
# Never shown as text.
_SILENT = frozenset(
    ["head", "script", "style", "template", "noscript", "svg", "iframe", "object", "canvas", "audio", "video"]
)
_FURNITURE = frozenset(["nav", "header", "footer", "aside", "form", "button", "select", "dialog"])
_FURNITURE_ROLES = frozenset(["navigation", "banner", "contentinfo", "search"])
_OF_THE_TEXT = ("main", "article")
# libxml2 stops where a page is nested hundreds deep, and gives what it has: half a text, without a word.
_CUT_SHORT = "ERR_RESOURCE_LIMIT"


def from_bytes(content: bytes) -> Source:
    r"""Return the lines of a page.

    Raises:
        EmptyFile: if there is no text on it.
        Damaged: if it cannot be taken apart.

    >>> from_bytes("<html><nav>Menu</nav><p>Eén <b>stad</b>.</p>".encode()).lines
    ('Eén **stad**.',)
    """
    try:
        with_log = _parser(content)
        root = parser.document_fromstring(content, parser=with_log)
    except (etree.LxmlError, ValueError) as error:
        raise Damaged(format="HTML") from error
    if any(entry.type_name == _CUT_SHORT for entry in with_log.error_log):
        raise Damaged(format="HTML")
    reading = _Reading()
    reading.read(root)
    if not reading.writer.lines:
        raise EmptyFile
    left_out = reading.left_out
    notes = (Reason("page_parts_left_out", {"count": left_out}),) if left_out else ()
    return Source(tuple(reading.writer.lines), notes)


def _parser(content: bytes) -> parser.HTMLParser:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        # What the page says of itself counts; a page that says nothing is as old as Windows-1252.
        encoding = None if b"charset" in content[:2048].lower() else "cp1252"
        return parser.HTMLParser(encoding=encoding, no_network=True)
    return parser.HTMLParser(encoding="utf-8", no_network=True)


class _Reading:
    """Goes down the page once; what was seen of the present block waits until it closes."""

    def __init__(self) -> None:
        self.writer = Writer()
        self.left_out = 0
        self._runs: list[tuple[str, bool]] = []
        self._cells: list[list[tuple[str, bool]]] = []
        self._heading = self._depth = self._bold = 0
        self._items: list[bool] = []
        self._is_row = False

    def read(self, root: etree._Element) -> None:
        walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, element in walk:
            is_shown = isinstance(element.tag, str) and not self._is_left_out(element)
            if event == "start" and is_shown:
                self._open(element)
                self._add(element.text)
            elif event == "start":
                self.left_out += element.tag not in _SILENT
                walk.skip_subtree()
            elif event == "end" and is_shown:
                self._close(element.tag)
            if event != "start":
                self._add(element.tail)
        self._flush()

    def _is_left_out(self, element: etree._Element) -> bool:
        if element.tag in _SILENT or element.get("hidden") is not None:
            return True
        if (
            element.tag in {"header", "footer"}
            and next(element.iterancestors(*_OF_THE_TEXT), None) is not None
        ):
            # The header of an article holds its title.
            return False
        return element.tag in _FURNITURE or element.get("role") in _FURNITURE_ROLES

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
        elif tag == "tr" and not _holds_blocks(element):
            self._flush()
            self._is_row = True
        elif tag in _BLOCKS and not self._is_row:
            self._break()
        self._bold += tag in _BOLD

    def _close(self, tag: str) -> None:
        self._bold -= tag in _BOLD
        if tag in {"td", "th"} and self._is_row:
            self._cells.append(self._runs)
            self._runs = []
        elif tag == "tr" and self._is_row:
            self.writer.row(self._cells)
            self._cells, self._is_row = [], False
        elif tag in _HEADINGS:
            self._flush()
            self._heading = 0
        elif tag in _LISTS:
            self._flush()
            self._depth -= 1
        elif tag == "li":
            self._flush()
            self._items.pop()
        elif tag in _BLOCKS and not self._is_row:
            self._break()

    def _break(self) -> None:
        """End a paragraph; those of one item stay together."""
        if self._items:
            self._runs.append((" ", False))
        else:
            self._flush()

    def _add(self, text: str | None) -> None:
        if text:
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


def _holds_blocks(row: etree._Element) -> bool:
    """Whether a row sets parts of the page beside each other, rather than values."""
    inner = (*_LISTS, *_HEADINGS, "table")
    return next(row.iter(*inner), None) is not None or any(
        len(cell.findall("p")) > 1 for cell in row.iter("td", "th")
    )
