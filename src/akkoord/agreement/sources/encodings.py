"""Bytes into text: UTF-8 with or without a mark, UTF-16, UTF-32, and Windows-1252 for a byte that is none.

What was healed on the way is told in notes.
"""

from __future__ import annotations

import codecs
import re

from akkoord.agreement.sources.characters import REPLACEMENT
from akkoord.phrases import Reason

# The mark of UTF-32 begins as that of UTF-16 does.
_MARKS = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_LOOKED_AT = 4_096
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_UTF_8 = frozenset(["utf-8", "utf8"])
_LATIN_1 = frozenset(["iso-8859-1", "iso8859-1", "latin-1", "latin1", "ascii", "us-ascii"])
# Of UTF-16 without a mark every second byte is zero, for nearly all letters of Dutch.
_LEAST_ZERO = 0.7
_MOST_ZERO = 0.1
# Half of a pair of UTF-16 written as if it were a character of UTF-8, as some older exports do.
_LONE_SURROGATE = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
_ESCAPED = re.compile("[\udc80-\udcff]")
# UTF-8 that was taken for Windows-1252 and saved as UTF-8 again.
_TWICE = re.compile(
    "Ã[\u00a0-\u00bf\u201a-\u203a\u0192\u02c6\u02dc\u0152\u0153\u0160\u0161\u0178]|â€[\u0098-\u00a6\u02dc-\u2122]"
)
_FEWEST_TWICE = 2


def decoded(content: bytes) -> tuple[str, tuple[Reason, ...]]:
    r"""Return the text of a file, and notes on what was healed.

    >>> decoded(b"E\xe9n stad")
    ('Eén stad', (Reason(code='windows_1252_healed', values={'count': 1}),))
    """
    if encoding := _wide(content):
        return content.decode(encoding, errors="replace"), (Reason("utf_16_read"),)
    if mark := next((mark for mark in _MARKS if content.startswith(mark)), None):
        return content.decode(_MARKS[mark], errors="replace"), ()
    whole, damaged = _LONE_SURROGATE.subn(REPLACEMENT.encode(), content.removeprefix(codecs.BOM_UTF8))
    # "surrogateescape" keeps each byte that is no UTF-8 apart as one character, 0xDC00 above its value.
    text, healed = _ESCAPED.subn(_windows_1252, whole.decode("utf-8", errors="surrogateescape"))
    text, twice = _once(text)
    counts = {"windows_1252_healed": healed, "surrogates_replaced": damaged, "utf_8_twice_healed": twice}
    return text, tuple(Reason(code, {"count": count}) for code, count in counts.items() if count)


def of_page(content: bytes) -> tuple[str, tuple[Reason, ...]]:
    r"""Return the text of a page in HTML: in what it is, or else in what the page says of itself.

    >>> of_page(b'<meta charset="iso-8859-2">\xb3')[0][-1]
    'ł'
    """
    declared = _DECLARED.search(content[:_LOOKED_AT])
    name = declared[1].decode("ascii").casefold() if declared else ""
    if not name or name in _UTF_8 or _is_utf_8(content) or content.startswith(tuple(_MARKS)):
        return decoded(content)
    try:
        # Pages that say Latin-1 are in Windows-1252: browsers read them so.
        return content.decode("cp1252" if name in _LATIN_1 else name, errors="replace"), ()
    except (LookupError, ValueError):
        return decoded(content)


def _is_utf_8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _wide(content: bytes) -> str | None:
    """Return the encoding of UTF-16 without a mark; None for anything else."""
    start = content[:_LOOKED_AT]
    if len(start) < 4 or any(start.startswith(mark) for mark in _MARKS):
        return None
    even, odd = start[::2].count(0) / len(start[::2]), start[1::2].count(0) / len(start[1::2])
    if odd >= _LEAST_ZERO and even <= _MOST_ZERO:
        return "utf-16-le"
    return "utf-16-be" if even >= _LEAST_ZERO and odd <= _MOST_ZERO else None


def _windows_1252(match: re.Match[str]) -> str:
    return bytes([ord(match[0]) - 0xDC00]).decode("cp1252", errors="replace")


def _once(text: str) -> tuple[str, int]:
    """Return a text that was encoded twice as it was meant, and how many characters that changed."""
    found = len(_TWICE.findall(text))
    if found < _FEWEST_TWICE:
        return text, 0
    try:
        return text.encode("cp1252").decode("utf-8"), found
    except UnicodeError:
        return text, 0
