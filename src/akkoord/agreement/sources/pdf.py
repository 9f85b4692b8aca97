"""A PDF: its text as drawn on the pages, in the order of a reader; what the pages add stands aside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from akkoord.agreement.sources.printing import columns, entries, footnotes, furniture, opened, typography
from akkoord.agreement.sources.printing.flow import flow
from akkoord.agreement.sources.printing.printed import Row, letters
from akkoord.agreement.sources.printing.transcript import FOOTNOTE, Margin, transcribe
from akkoord.agreement.sources.refusals import Damaged, EmptyFile, OnlyImages
from akkoord.agreement.sources.source import Source
from akkoord.phrases import Reason

# A PDF that says of more than this share of its words that they are no text is not to be believed.
_MOST_ARTIFACTS = 0.3
_MOST_ON_SIDE = 0.1


def from_bytes(content: bytes) -> Source:
    """Return the lines of a PDF, with the page of each.

    Raises:
        Encrypted, Unopenable: if it is protected against being read.
        OnlyImages: if there is no text on its pages.
        UnpacksTooLarge: if it unpacks to more than an agreement can be.
        Damaged: if it cannot be taken apart.
        EmptyFile: if it has no pages.
    """
    file = opened.read(content)
    _check(file)
    texts, added = _without_furniture([_with_sides(page) for page in _with_believed_artifacts(file.pages)])
    rows, notes = _without_footnotes([columns.arrange(page) for page in texts])
    text = _with_weights(rows)
    listed = frozenset(
        place for first, entry in entries.find(text).items() for place in range(first, entry.last + 1)
    )
    pieces = flow(text, typography.headings(text, file.bookmarks, listed))
    return replace(transcribe(pieces, [*notes, *added]), notes=tuple(_notes(file, len(added))))


def _check(file: opened.Opened) -> None:
    if not file.pages:
        raise EmptyFile
    if any(file.pages):
        return
    if file.failed:
        raise Damaged(format="PDF")
    raise OnlyImages(count=len(file.pages))


def _with_believed_artifacts(pages: Sequence[list[Row]]) -> Sequence[list[Row]]:
    marked = sum(letters(row for row in page if row.is_artifact) for page in pages)
    if marked <= _MOST_ARTIFACTS * sum(map(letters, pages)):
        return pages
    return [[replace(row, is_artifact=False) for row in page] for page in pages]


def _with_sides(page: list[Row]) -> list[Row]:
    """Return the rows of a page; the few that run along its side are no text of it."""
    main = Counter[int]()
    for row in page:
        main[row.turn] += len(row.text)
    upright, count = main.most_common(1)[0] if main else (0, 0)
    if count < (1 - _MOST_ON_SIDE) * main.total():
        return page
    return [row if row.turn == upright else replace(row, is_artifact=True) for row in page]


def _without_furniture(pages: Sequence[list[Row]]) -> tuple[list[list[Row]], list[Margin]]:
    """Return the rows of each page that are text, and what is none."""
    from_top = [
        sorted((row for row in page if not row.is_artifact), key=lambda row: -row.base) for page in pages
    ]
    texts: list[list[Row]] = []
    margins: list[Margin] = []
    for page, ordered, found in zip(pages, from_top, furniture.find(from_top), strict=True):
        rest_of = {id(ordered[place]): rest for place, rest in found.items()}
        middle = _middle(page)
        kept: list[Row] = []
        for row in page:
            rest = "" if row.is_artifact else rest_of.get(id(row), row.text)
            if rest:
                kept.append(_shortened(row, rest))
            if rest != row.text:
                taken = (
                    row.text.removeprefix(rest) if row.text.startswith(rest) else row.text.removesuffix(rest)
                )
                margins.append(Margin(row.page, is_above=row.base > middle, text=taken.strip()))
        texts.append(kept)
    return texts, margins


def _without_footnotes(pages: Sequence[list[Row]]) -> tuple[list[Row], list[Margin]]:
    """Return the rows of all pages, and the footnotes: they stand between the halves of what runs on."""
    usual = footnotes.usual_size([row for page in pages for row in page])
    text: list[Row] = []
    margins: list[Margin] = []
    for page in pages:
        first = footnotes.start(page, usual)
        text += page[:first]
        notes = flow(page[first:])
        margins += [Margin(piece.page, is_above=False, text=piece.text, why=FOOTNOTE) for piece in notes]
    return text, margins


def _middle(page: Sequence[Row]) -> float:
    return (max(row.base for row in page) + min(row.base for row in page)) / 2 if page else 0.0


def _shortened(row: Row, rest: str) -> Row:
    return row if rest == row.text else replace(row, text=rest, pieces=())


def _with_weights(text: list[Row]) -> list[Row]:
    """Return rows whose bold letters mean something: not where most of the text is set in them."""
    bold = letters(row for row in text if row.is_bold)
    return [replace(row, is_bold=False) for row in text] if bold * 2 > letters(text) else text


def _notes(file: opened.Opened, added: int) -> Iterable[Reason]:
    if added:
        yield Reason("page_furniture_removed", {"count": added})
    for code, pages in (("pages_unreadable", file.failed), ("pages_without_text", file.pictured)):
        if pages:
            yield Reason(code, {"count": len(pages), "pages": _ranges(pages)})


def _ranges(numbers: Sequence[int]) -> str:
    """Return numbers as text, those that follow each other as a range.

    >>> _ranges([1, 2, 3, 7])
    '1-3, 7'
    """
    starts = [number for before, number in pairwise([-1, *numbers]) if number != before + 1]
    ends = [number for number, after in pairwise([*numbers, -1]) if after != number + 1]
    return ", ".join(f"{a}-{b}" if a != b else str(a) for a, b in zip(starts, ends, strict=True))
