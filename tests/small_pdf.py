"""The smallest PDF that holds given lines: one font, no compression, a page for each list of lines."""

from __future__ import annotations

from io import BytesIO

from pypdf import PdfReader, PdfWriter

_LINE_HEIGHT = 14


def pdf(*pages: list[str]) -> bytes:
    """Return a PDF with these lines on its pages, set from the top down."""
    kids = " ".join(f"{4 + 2 * place} 0 R" for place in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for place, lines in enumerate(pages):
        content = _content(lines)
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * place} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>".encode(),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        ]
    return _file(objects)


def encrypted(content: bytes, *, password: str) -> bytes:
    """Return a PDF that opens with this password; an empty one only protects it against changes."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(content)))
    writer.encrypt(user_password=password, owner_password="eigenaar", algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _content(lines: list[str]) -> bytes:
    shown = b" ".join(
        b"1 0 0 1 50 %d Tm (%s) Tj" % (800 - _LINE_HEIGHT * place, _escaped(line))
        for place, line in enumerate(lines)
        if line
    )
    return b"BT /F1 10 Tf " + shown + b" ET" if shown else b""


def _escaped(line: str) -> bytes:
    return line.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _file(objects: list[bytes]) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + end
