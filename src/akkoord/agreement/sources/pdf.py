"""A PDF: its text by pypdf, without what the pages add, in the lines in which it was written."""

from __future__ import annotations

import logging
from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError, WrongPasswordError

from akkoord.agreement.sources import furniture
from akkoord.agreement.sources.flow import Piece, flow
from akkoord.agreement.sources.plain import EmptyFile
from akkoord.agreement.sources.refusals import Damaged, Encrypted, OnlyImages, UnpacksTooLarge
from akkoord.agreement.sources.source import Source
from akkoord.phrases import Reason

MOST_CHARACTERS = 5_000_000
"""The longest text: twenty times the longest agreement."""

# Without a handler Python prints what pypdf mends on the way; what cannot be mended is an error here.
logging.getLogger("pypdf").addHandler(logging.NullHandler())


def from_bytes(content: bytes) -> Source:
    """Return the lines of a PDF, with the page of each.

    Raises:
        Encrypted: if it opens with a password only.
        OnlyImages: if there is no text on its pages.
        UnpacksTooLarge: if it unpacks to more than an agreement can be.
        Damaged: if it cannot be taken apart.
    """
    cleaned = furniture.remove(_pages(content))
    lines, pages = _lines(flow(cleaned.pages))
    notes = (Reason("page_furniture_removed", {"count": cleaned.count}),) if cleaned.count else ()
    return Source(tuple(lines), notes, tuple(pages))


def _pages(content: bytes) -> list[list[str]]:
    try:
        pages = _texts(content)
    except (FileNotDecryptedError, WrongPasswordError, DependencyError) as error:
        raise Encrypted from error
    except (LimitReachedError, MemoryError) as error:
        raise UnpacksTooLarge(most_bytes=MOST_CHARACTERS) from error
    except UnpacksTooLarge:
        raise
    except Exception as error:
        # What pypdf stumbles over in a broken PDF: KeyError, RecursionError, zlib.error and more.
        raise Damaged(format="PDF") from error
    if not pages:
        raise EmptyFile
    if not any(text.strip() for text in pages):
        raise OnlyImages(pages=len(pages))
    return [text.splitlines() for text in pages]


def _texts(content: bytes) -> list[str]:
    reader = PdfReader(BytesIO(content))
    # One that is only protected against changes opens with the empty password.
    if reader.is_encrypted and not reader.decrypt(""):
        raise WrongPasswordError
    texts, total = [], 0
    for page in reader.pages:
        texts.append(page.extract_text())
        total += len(texts[-1])
        if total > MOST_CHARACTERS:
            raise UnpacksTooLarge(most_bytes=MOST_CHARACTERS)
    return texts


def _lines(pieces: list[Piece]) -> tuple[list[str], list[int]]:
    lines: list[str] = []
    pages: list[int] = []
    was_bullet = was_entry = False
    for piece in pieces:
        is_entry = "\t" in piece.text
        if lines and not (piece.is_bullet and was_bullet) and not (is_entry and was_entry):
            lines.append("")
            pages.append(piece.page)
        mark = f"{'  ' * piece.depth}- " if piece.is_bullet else ""
        lines.append(mark + piece.text)
        pages.append(piece.page)
        was_bullet, was_entry = piece.is_bullet, is_entry
    return lines, pages
