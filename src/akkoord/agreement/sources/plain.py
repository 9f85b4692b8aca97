"""Plain text and Markdown: bytes or text into lines."""

from __future__ import annotations

import re
from dataclasses import replace

from akkoord.agreement.sources import characters, encodings, printout, signatures
from akkoord.agreement.sources.refusals import Binary, EmptyFile, NotText, TooLarge
from akkoord.agreement.sources.source import Source

_LINE_END = re.compile(r"\r\n|\r|\n")
# A text file may hold a stray control character; one in a hundred characters is no accident any more.
_MOST_CONTROL_SHARE = 0.01
_LOOKED_AT = 50_000

MOST_BYTES = 20_000_000
"""The largest file that is read: a hundred times the longest agreement."""


def from_bytes(content: bytes) -> Source:
    r"""Return the lines of a text file.

    Raises:
        TooLarge: if it holds more than `MOST_BYTES` bytes.
        EmptyFile: if it holds nothing but white space.
        NotText: if it is a picture, a table or otherwise no text.
        Binary: if it is no text, and of no format that is known.

    >>> from_bytes(b"E\xe9n stad").lines
    ('Eén stad',)
    """
    if len(content) > MOST_BYTES:
        raise TooLarge(most_bytes=MOST_BYTES)
    if kind := signatures.of_start(content):
        raise NotText(format=kind)
    text, notes = encodings.decoded(content)
    if signatures.is_table(text[:_LOOKED_AT].splitlines()):
        raise NotText(format="CSV")
    read = from_text(text)
    return replace(read, notes=notes + read.notes)


def from_text(text: str) -> Source:
    r"""Return the lines of a text; a line ends at `\n`, `\r` or `\r\n` and nowhere else.

    Raises:
        EmptyFile: if it holds nothing but white space.
        Binary: if it is full of control characters.

    >>> from_text("Een\r\nTwee\n").lines
    ('Een', 'Twee')
    """
    whole = characters.healed(text)
    if whole.control > _MOST_CONTROL_SHARE * len(text):
        raise Binary
    if not whole.text.strip():
        raise EmptyFile
    lines = _LINE_END.split(whole.text)
    if not lines[-1]:
        lines.pop()
    read = printout.read(lines)
    return replace(read, notes=whole.notes() + read.notes, written=tuple(lines) if read.origins else ())
