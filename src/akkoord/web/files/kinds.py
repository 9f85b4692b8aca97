"""The kinds of files that can be kept, and how each proves by its content that it is one."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial

import puremagic

from akkoord.web.files import images, packed
from akkoord.web.files.refusals import ContentDoesNotFit, TextNotReadable

Check = Callable[[bytes, str], bytes]
"""From the content and the name to the content to keep; raises `FileRefused`."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind.

    Attributes:
        code: Its stable code, which is also the ending of the names it is given back under.
        title: What people call it.
        content_type: What a browser is told.
        endings: The endings of names that promise it.
        check: Looks at the content, and returns what is kept of it.
        is_shown: Whether a browser may show it in place of saving it.
    """

    code: str
    title: str
    content_type: str
    endings: tuple[str, ...]
    check: Check
    is_shown: bool = False


_PDF_START = re.compile(rb"%PDF-(1\.[0-7]|2\.0)[\r\n]")
_PDF_END = 1_024
_NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_OOXML = "application/vnd.openxmlformats-officedocument"
_WORD, _SHEET = f"{_OOXML}.wordprocessingml.document", f"{_OOXML}.spreadsheetml.sheet"


def _pdf(content: bytes, name: str) -> bytes:
    _begins_as("application/pdf", content, "PDF", name)
    if not _PDF_START.match(content) or b"%%EOF" not in content[-_PDF_END:]:
        raise ContentDoesNotFit(name=name, kind="PDF", detail="it has no head or no end")
    return content


def _image(content: bytes, name: str, *, form: str) -> bytes:
    _begins_as(f"image/{form.lower()}", content, form, name)
    return images.redrawn(content, form, name)


def _office(content: bytes, name: str, *, code: str, main: str, content_type: str) -> bytes:
    _begins_as(content_type, content, code, name)
    main_type = f"{content_type}.main+xml".encode()
    packed.check(content, main=main, main_type=main_type, kind=code, name=name)
    return content


def _text(content: bytes, name: str, *, title: str = "TXT") -> bytes:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TextNotReadable(name=name, kind=title, detail=str(error)) from error
    if found := _NO_TEXT.search(text):
        raise TextNotReadable(name=name, kind=title, detail=f"it holds {found[0]!r}")
    return content


def _as_it_is(content: bytes, name: str) -> bytes:
    """Keep a text in any encoding: who reads it finds out, and says what is wrong in its own words."""
    return content


def _table(content: bytes, name: str) -> bytes:
    text = _text(content, name, title="CSV").decode("utf-8-sig")
    separator = max(";,\t", key=text.count)
    try:
        rows = sum(
            1 for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True) if row
        )
    except csv.Error as error:
        raise ContentDoesNotFit(name=name, kind="CSV", detail=str(error)) from error
    if not rows:
        raise ContentDoesNotFit(name=name, kind="CSV", detail="it has no rows")
    return content


def _begins_as(content_type: str, content: bytes, kind: str, name: str) -> None:
    """Check that the first bytes are those of a type, among all types that puremagic knows."""
    try:
        seen = puremagic.magic_string(content)
    except puremagic.PureError as error:
        raise ContentDoesNotFit(name=name, kind=kind, detail="its first bytes are unknown") from error
    if content_type not in {match.mime_type for match in seen}:
        raise ContentDoesNotFit(name=name, kind=kind, detail=f"it looks like {seen[0].name}")


TEXTS = ("txt", "md", "markdown", "html", "htm")

KINDS: dict[str, Kind] = {
    kind.code: kind
    for kind in (
        # Saved, not shown: a browser shows no PDF in the sandbox that a page of others' making needs.
        Kind("pdf", "PDF", "application/pdf", ("pdf",), _pdf),
        Kind("png", "PNG", "image/png", ("png",), partial(_image, form="PNG"), is_shown=True),
        Kind("jpg", "JPEG", "image/jpeg", ("jpg", "jpeg"), partial(_image, form="JPEG"), is_shown=True),
        Kind("webp", "WebP", "image/webp", ("webp",), partial(_image, form="WEBP"), is_shown=True),
        Kind("txt", "TXT", "text/plain; charset=utf-8", ("txt",), _text),
        Kind("csv", "CSV", "text/csv; charset=utf-8", ("csv",), _table),
        Kind(
            "docx", "DOCX", _WORD, ("docx",),
            partial(_office, code="DOCX", main="word/document.xml", content_type=_WORD),
        ),
        Kind(
            "xlsx", "XLSX", _SHEET, ("xlsx",),
            partial(_office, code="XLSX", main="xl/workbook.xml", content_type=_SHEET),
        ),
        # Never shown, and nothing that a browser would take for a page: who reads it looks at the content.
        Kind("text", "TXT, MD, HTML", "application/octet-stream", TEXTS, _as_it_is),
    )
}  # fmt: skip

IMAGES = frozenset({"png", "jpg", "webp"})
DOCUMENTS = frozenset({"pdf", "docx", "xlsx", "csv", "txt"})
EVERY = IMAGES | DOCUMENTS
AGREEMENTS = frozenset({"pdf", "docx", "text"})
"""What a coalition agreement can be brought in as."""


def by_ending(ending: str, among: Collection[str] = EVERY) -> Kind | None:
    """Return the kind that the ending of a name promises.

    Args:
        ending: What stands behind the last dot.
        among: The codes of the kinds that are asked for.

    >>> by_ending("jpeg").code, by_ending("svg"), by_ending("txt", AGREEMENTS).code
    ('jpg', None, 'text')
    """
    fitting = (kind for kind in KINDS.values() if ending in kind.endings)
    return next((kind for kind in fitting if kind.code in among), None)
