"""The smallest PDF that holds given words where they are to stand; bold, dots and bookmarks as needed."""

from __future__ import annotations

import math
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO

from pypdf import PdfReader, PdfWriter

_LINE_HEIGHT = 14
_FONTS = ("Helvetica", "Helvetica-Bold", "ZapfDingbats")
_FIRST_PAGE = 4 + len(_FONTS)
_PICTURE = 3
BOLD, SYMBOLS = "F2", "F3"


@dataclass(frozen=True, slots=True)
class Words:
    """Words at a place of the page, in points from the left and from below."""

    text: str
    left: float = 50
    base: float = 700
    size: float = 10
    font: str = "F1"
    turn: float = 0


Content = Sequence[str | Words | bytes]


def pdf(*pages: Content, bookmarks: Iterable[tuple[str, int]] = (), is_packed: bool = False) -> bytes:
    """Return a PDF with these pages.

    Args:
        pages: Lines of text are set from the top down; words stand at their place; bytes are steps to draw.
        bookmarks: The title of each and the page it leads to, counted from 0.
        is_packed: Whether the pages are compressed, as all real ones are.
    """
    kids = " ".join(f"{_FIRST_PAGE + 2 * place} 0 R" for place in range(len(pages)))
    first_bookmark = _FIRST_PAGE + 2 * len(pages)
    outline = _outline(list(bookmarks), first_bookmark)
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R{f' /Outlines {first_bookmark} 0 R' if outline else ''} >>".encode(),
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        _IMAGE,
        *(_font(name) for name in _FONTS),
    ]
    for place, page in enumerate(pages):
        objects += [_page(_FIRST_PAGE + 2 * place + 1), _stream(_content(page), is_packed=is_packed)]
    return _file([*objects, *outline])


def encrypted(content: bytes, *, password: str, algorithm: str = "RC4-128") -> bytes:
    """Return a PDF that opens with this password; an empty one only protects it against changes."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(content)))
    writer.encrypt(user_password=password, owner_password="eigenaar", algorithm=algorithm)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def dot(left: float, base: float) -> bytes:
    """Return the steps that draw the dot of a list, as browsers do."""
    corners = [(left + 1.5, base), (left, base + 1.5), (left - 1.5, base), (left, base - 1.5)]
    (x, y), *others = [(f"{x:g}", f"{y:g}") for x, y in corners]
    return f"{x} {y} m {' '.join(f'{a} {b} l' for a, b in others)} h f".encode()


def artifact(words: Words) -> bytes:
    """Return the steps that show words as no part of the text, as a word processor marks a running head."""
    return b"/Artifact << /Type /Pagination >> BDC\n" + _shown(words) + b"\nEMC"


PICTURE = b"/Im1 Do"
_IMAGE = (
    b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray"
    b" /BitsPerComponent 8 /Length 1 >>\nstream\n0\nendstream"
)


def _font(name: str) -> bytes:
    encoding = "" if name == "ZapfDingbats" else " /Encoding /WinAnsiEncoding"
    return f"<< /Type /Font /Subtype /Type1 /BaseFont /{name}{encoding} >>".encode()


def _page(content: int) -> bytes:
    fonts = " ".join(f"/F{place + 1} {4 + place} 0 R" for place in range(len(_FONTS)))
    return (
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R"
        f" /Resources << /Font << {fonts} >> /XObject << /Im1 {_PICTURE} 0 R >> >> >>"
    ).encode()


def _stream(content: bytes, *, is_packed: bool) -> bytes:
    packed = zlib.compress(content, 9) if is_packed else content
    how = b" /Filter /FlateDecode" if is_packed else b""
    return b"<< /Length %d%s >>\nstream\n%s\nendstream" % (len(packed), how, packed)


def _content(page: Content) -> bytes:
    steps = []
    for place, part in enumerate(page):
        if isinstance(part, str):
            steps += [_shown(Words(part, base=800 - _LINE_HEIGHT * place))] if part else []
        else:
            steps.append(part if isinstance(part, bytes) else _shown(part))
    return b"\n".join(steps)


def _shown(words: Words) -> bytes:
    across, up = math.cos(math.radians(words.turn)), math.sin(math.radians(words.turn))
    matrix = f"{across:.4f} {up:.4f} {-up:.4f} {across:.4f} {words.left:g} {words.base:g}"
    start = f"BT /{words.font} {words.size:g} Tf {matrix} Tm (".encode()
    return start + _escaped(words.text) + b") Tj ET"


def _escaped(line: str) -> bytes:
    return line.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _outline(bookmarks: Sequence[tuple[str, int]], first: int) -> list[bytes]:
    if not bookmarks:
        return []
    count = len(bookmarks)
    root = f"<< /Type /Outlines /First {first + 1} 0 R /Last {first + count} 0 R /Count {count} >>"
    entries = [
        f"<< /Title ({title}) /Parent {first} 0 R /Dest [{_FIRST_PAGE + 2 * page} 0 R /Fit]"
        f"{f' /Next {first + place + 1} 0 R' if place < count else ''}"
        f"{f' /Prev {first + place - 1} 0 R' if place > 1 else ''} >>"
        for place, (title, page) in enumerate(bookmarks, start=1)
    ]
    return [root.encode(), *(entry.encode("cp1252") for entry in entries)]


def _file(objects: list[bytes]) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + end
