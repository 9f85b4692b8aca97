"""A PDF opened within bounds: the rows of its pages, which pages failed, and its bookmarks."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from pypdf import PageObject, PdfReader, apply_configuration, get_configuration
from pypdf.errors import (
    DependencyError,
    FileNotDecryptedError,
    LimitReachedError,
    WrongPasswordError,
)

from akkoord.agreement.sources.printing import drawn, rows
from akkoord.agreement.sources.printing.drawn import Budget, Drawing
from akkoord.agreement.sources.printing.printed import Row
from akkoord.agreement.sources.refusals import Damaged, Encrypted, Unopenable, UnpacksTooLarge
from akkoord.dutch.folding import key

MOST_CHARACTERS = 5_000_000
"""The longest text: twenty times the longest agreement."""

MOST_STEPS = 1_500_000
"""The most steps that all pages together take to draw: twenty times those of the longest agreement."""

MOST_UNPACKED_BYTES = 150_000_000
"""What the pages may unpack to together: a map as a drawing unpacks to ten million."""

_MOST_UNPACKED_AT_ONCE = 30_000_000
_BOUNDS = get_configuration().with_overwrites(
    zlib_maximum_output_length=_MOST_UNPACKED_AT_ONCE,
    lzw_maximum_output_length=_MOST_UNPACKED_AT_ONCE,
    run_length_maximum_output_length=_MOST_UNPACKED_AT_ONCE,
    brotli_maximum_output_length=_MOST_UNPACKED_AT_ONCE,
    array_based_stream_maximum_output_length=_MOST_UNPACKED_AT_ONCE,
    stream_parsing_work_maximum_count=4_000_000,
    xform_maximum_invocations_per_extraction=500,
    page_tree_maximum_entries=10_000,
    outline_maximum_entries=5_000,
)

# Without a handler Python prints what pypdf mends on the way; what cannot be mended is an error here.
logging.getLogger("pypdf").addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class Opened:
    """What a PDF holds.

    Attributes:
        pages: The rows of each, in the order of the file.
        failed: The pages that could not be read, counted from 1.
        pictured: The pages that hold a picture and no text.
        bookmarks: The depth of each, from 1, by the key of its title.
    """

    pages: tuple[list[Row], ...]
    failed: tuple[int, ...] = ()
    pictured: tuple[int, ...] = ()
    bookmarks: dict[str, int] = field(default_factory=dict)


def read(content: bytes) -> Opened:
    """Return what a PDF holds.

    Raises:
        Encrypted: if it opens with a password only.
        Unopenable: if it is protected in a way that this installation cannot open.
        UnpacksTooLarge: if it unpacks to more than an agreement can be.
        Damaged: if it cannot be taken apart.
    """
    try:
        with apply_configuration(_BOUNDS):
            return _read(content)
    except DependencyError as error:
        raise Unopenable from error
    except (FileNotDecryptedError, WrongPasswordError) as error:
        raise Encrypted(format="PDF") from error
    except (LimitReachedError, MemoryError) as error:
        raise UnpacksTooLarge(format="PDF") from error
    except Exception as error:
        # What pypdf stumbles over in a broken PDF: KeyError, RecursionError, zlib.error and more.
        raise Damaged(format="PDF") from error


def _read(content: bytes) -> Opened:
    reader = PdfReader(BytesIO(content))
    # One that is only protected against changes opens with the empty password.
    if reader.is_encrypted and not reader.decrypt(""):
        raise WrongPasswordError
    budget = Budget(MOST_STEPS, MOST_UNPACKED_BYTES, MOST_CHARACTERS)
    pages: list[list[Row]] = []
    failed, pictured = [], []
    for number, page in enumerate(reader.pages, start=1):
        drawing = _drawing(page, reader, budget)
        pages.append(rows.of_page(drawing, number) if drawing else [])
        if drawing is None:
            failed.append(number)
        elif not pages[-1] and drawing.has_picture:
            pictured.append(number)
    return Opened(tuple(pages), tuple(failed), tuple(pictured), _bookmarks(reader))


def _drawing(page: PageObject, reader: PdfReader, budget: Budget) -> Drawing | None:
    """Return what is drawn on a page; None where the page is broken, though its file is not."""
    try:
        return drawn.drawing(page, reader, budget)
    except (DependencyError, FileNotDecryptedError, LimitReachedError, MemoryError):
        raise
    except Exception:
        return None


def _bookmarks(reader: PdfReader) -> dict[str, int]:
    """Return the depth of each bookmark by the key of its title; broken ones only help less."""
    try:
        found = {key(title): depth for title, depth in _flat(reader.outline, 1)}
    except Exception:
        return {}
    return {title: depth for title, depth in found.items() if title}


def _flat(outline: Sequence[Any], depth: int) -> Iterator[tuple[str, int]]:
    for entry in outline:
        if isinstance(entry, list):
            yield from _flat(entry, depth + 1)
        else:
            yield str(entry.title), depth
