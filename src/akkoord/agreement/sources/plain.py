"""Plain text and Markdown: bytes or text into lines.

UTF-8 is expected, with or without a byte order mark; UTF-16 is read by its mark. A byte that is no UTF-8 is
read as Windows-1252, in which older word processors save, and the reading says so.
"""

from __future__ import annotations

import codecs
import re

from akkoord.agreement.sources.source import Source
from akkoord.errors import InputError
from akkoord.phrases import Reason

_SIGNATURES = {
    b"%PDF": "PDF",
    b"PK\x03\x04": "DOCX, XLSX, ODT or another packed file",
    b"\xd0\xcf\x11\xe0": "DOC or XLS",
    b"{\\rtf": "RTF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
}
_UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_LINE_END = re.compile(r"\r\n|\r|\n")
_SURROGATE = re.compile("[\ud800-\udfff]")
# Half of a pair of UTF-16 written as if it were a character of UTF-8, as some older exports do.
_LONE_SURROGATE = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
_CONTROL = [chr(code) for code in (*range(0x09), *range(0x0E, 0x20))]
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
# A text file may hold a stray control character; one in a hundred characters is no accident any more.
_MOST_CONTROL_SHARE = 0.01

MOST_BYTES = 20_000_000
"""The largest file that is read: a hundred times the longest agreement."""


class EmptyFile(InputError):
    """There is nothing to read: no bytes, or nothing but white space."""

    code = "empty_file"
    message = "there is no text in it; give a file with the text of an agreement"


class NotText(InputError):
    """The file is of a format that is not read."""

    code = "not_text"
    message = (
        "this is {format}, which is not read; save the agreement as PDF, DOCX, HTML, plain text or Markdown"
    )


class TooLarge(InputError):
    """The file holds more than `MOST_BYTES` bytes."""

    code = "too_large"
    message = "this holds more than {most_bytes} bytes, too much for an agreement; is it the right file?"


def from_bytes(content: bytes) -> Source:
    r"""Return the lines of a text file.

    Raises:
        TooLarge: if it holds more than `MOST_BYTES` bytes.
        EmptyFile: if it holds nothing but white space.
        NotText: if it is a PDF, a picture, a packed file or otherwise no text.

    >>> from_bytes(b"E\xe9n stad").lines
    ('Eén stad',)
    """
    if len(content) > MOST_BYTES:
        raise TooLarge(most_bytes=MOST_BYTES)
    for signature, name in _SIGNATURES.items():
        if content.startswith(signature):
            raise NotText(format=name)
    if content.startswith(_UTF_16_MARKS):
        return from_text(content.decode("utf-16", errors="replace"))
    whole, damaged = _LONE_SURROGATE.subn(_REPLACEMENT.encode(), content.removeprefix(codecs.BOM_UTF8))
    text, healed = _decoded(whole)
    notes = _notes(windows_1252_healed=healed, surrogates_replaced=damaged)
    read = from_text(text)
    return Source(read.lines, notes + read.notes)


def from_text(text: str) -> Source:
    r"""Return the lines of a text; a line ends at `\n`, `\r` or `\r\n` and nowhere else.

    Raises:
        EmptyFile: if it holds nothing but white space.
        NotText: if it is full of control characters.

    >>> from_text("Een\r\nTwee\n").lines
    ('Een', 'Twee')
    """
    if not text.strip().strip("\ufeff").strip():
        raise EmptyFile
    if sum(map(text.count, _CONTROL)) > _MOST_CONTROL_SHARE * len(text):
        raise NotText(format="a binary file")
    whole, damaged = _SURROGATE.subn(_REPLACEMENT, text.removeprefix("\ufeff"))
    lines = _LINE_END.split(whole)
    if not lines[-1]:
        lines.pop()
    return Source(tuple(lines), _notes(surrogates_replaced=damaged))


def _notes(**counts: int) -> tuple[Reason, ...]:
    return tuple(Reason(code, {"count": count}) for code, count in counts.items() if count)


def _decoded(content: bytes) -> tuple[str, int]:
    # "surrogateescape" keeps each byte that is no UTF-8 apart as one character, 0xDC00 above its value.
    escaped = content.decode("utf-8", errors="surrogateescape")
    return _SURROGATE.subn(_windows_1252, escaped)


def _windows_1252(match: re.Match[str]) -> str:
    return bytes([ord(match[0]) - 0xDC00]).decode("cp1252", errors="replace")
