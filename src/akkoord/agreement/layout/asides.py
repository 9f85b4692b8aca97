"""Blocks that are none of the agreement, told by their form: tables, captions, notes, quotes, addresses.

Each is passed over with a reason of its own: docs/reference/agreement-format.md lists them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from akkoord.agreement import sentences
from akkoord.agreement.layout import apart
from akkoord.agreement.layout.blocks import Block, Shape
from akkoord.dutch.folding import fold

_CAPTION = re.compile(
    rf"(?:{'|'.join(apart.DATA['blocks']['captions'])})"
    r"(?:\s*(?:\d{1,3}(?:\.\d{1,2})?|[ivx]{1,4}))?\s*(?:[:.–—]|\s-)\s|(?:figuur|grafiek)\s+\d{1,3}\s",
    re.IGNORECASE,
)
_NOTE = re.compile(r"\[\d{1,3}\]\s|[¹²³⁴-⁹]{1,3}\s|(?P<number>\d{1,2})\s+[A-ZÀ-Þ“‘\"(]")
_REFERENCE = re.compile(r"[^\W\d_)”’\"][)”’\".,]{0,2}(?P<number>\d{1,2})(?=\s|$|[.,;:])")
# All of it, with who said it behind it or before a colon.
_QUOTED = re.compile(
    r"[“„\"«‘'][^“„«]{15,1500}[”\"»’'][.,]?(?:\s*[-–—(].{0,80})?"
    r"|[A-ZÀ-Þ][^“„\"«:]{3,250}:\s*[“„\"«][^“„«]{40,1500}[”\"»]\.?",
    re.DOTALL,
)
_CONTACT = re.compile(
    r"\S@\S+\.\S|\bwww\.\S|https?://|\b(?:tel|fax|gsm)\b[ .:]*[+(\d]|\b\d{4}\s?[A-Z]{2}\b"
    r"|\d{1,4}\w?,?\s+(?:[-–|•]\s*)?(?:B-)?\d{4}\s+[A-Z]|\bWWW\.\S"
)
_WEB_ADDRESS = re.compile(r"<?(?:https?://|www\.)\S", re.IGNORECASE)
# "Schepen An Claes: wonen, groen".
_PORTFOLIO = re.compile(
    r"(?:\d(?:ste|de|e)?\s)?(?:(?i:burgemeester|schepen|wethouder|voorzitter)\s)[A-ZÀ-Þ][\w'’.-]*(?:\s[\w'’.-]+){1,4}"
    r"\s?[:(–-]\s?[^\W\d_]"
)
_SIGNED = re.compile(
    r"[A-ZÀ-Þ][\w'’.-]*(?:\s(?:van|de|den|der|ten|ter)|\s[A-ZÀ-Þ][\w'’.-]*){1,4}\s*[,(–-]\s*\w"
)
_DATED = re.compile(
    r"(?:[\w' -]{1,40},\s*)?(?:\d{1,2}\s+)?(?:januari|februari|maart|april|mei|juni|juli|augustus|september"
    r"|oktober|november|december)\s+(?:19|20)\d\d\.?|(?:versie|concept|ontwerp|definitief)\b[\w .:/-]{0,40}"
)
_PARTIES = frozenset(apart.DATA["blocks"]["parties"])
_JOINING = frozenset(["en", "&", "+", "-", "/", "|", ",", "met"])
_FIGURE = re.compile(r"[-+–]?€?\d{1,12}(?:[.,]\d{1,6}){0,4}%?")
# "6.200", "310 (eerste jaar)"
_FIGURE_IN_COLUMN = re.compile(
    r"[-+–]?€?\s?\d{1,3}(?:(?:[.,]\d{1,6}){1,4}\s?%?(?:\s*\([^()]{1,40}\))?|\s*\([^()]{1,40}\))"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_FEWEST_FIGURES = 3
_LOOKED_AT = 3000
_LONGEST_QUOTE = 2000
_LONGEST_ADDRESS = 200
_FEWEST_CELL_WORDS = 4
_MOST_WORDS_BETWEEN_ROWS = 8
_MOST_LEAD_WORDS = 6


def sorted_out(blocks: Sequence[Block]) -> tuple[list[Block], dict[int, str]]:
    """Return the blocks that belong to the text, and why the lines of the others are passed over.

    >>> sorted_out([Block(Shape.PARAGRAPH, (1,), "Figuur 2: Het aantal bomen")])
    ([], {1: 'caption'})
    """
    own = [_row(block) if block.shape is Shape.ROW else block for block in blocks]
    reasons = _reasons(own)
    passed: dict[int, str] = {}
    kept = []
    for position, block in enumerate(own):
        reason = reasons[position] or _around(own, reasons, position)
        if reason:
            passed |= dict.fromkeys(block.lines, reason)
        else:
            kept.append(block)
    return kept, passed


def _row(row: Block) -> Block:
    """Return a row of a table as a bullet with the cells that say what will be done."""
    cells = [cell.strip() for cell in row.text.split("|")]
    own = " ".join(cell for cell in cells if _commits(cell))
    return replace(row, shape=Shape.BULLET, text=own, mark="|") if own else row


def _commits(cell: str) -> bool:
    words = fold(cell).split()
    is_ours = not sentences.US.isdisjoint(words)
    return len(words) >= _FEWEST_CELL_WORDS and (is_ours or sentences.holds_verb(cell))


def _reasons(blocks: Sequence[Block]) -> list[str]:
    found: list[str] = []
    referred: set[str] = set()
    for block in blocks:
        found.append(_reason(block, referred))
        referred.update(match["number"] for match in _REFERENCE.finditer(block.text))
    return found


def _reason(block: Block, referred: set[str]) -> str:
    if not block.text:
        return "page_furniture"
    if block.shape is Shape.ROW or _is_figures(block.text):
        return "table"
    if block.has_mark and _WEB_ADDRESS.match(block.text):
        return "sources"
    if _PORTFOLIO.match(block.text) and not sentences.ends(block.text):
        return "portfolios"
    if block.shape not in (Shape.PARAGRAPH, Shape.HEADING) or block.level or block.entry:
        return ""
    return next((reason for reason, holds in _forms(block, referred) if holds), "")


def _forms(block: Block, referred: set[str]) -> Iterator[tuple[str, bool]]:
    text = block.text
    yield "caption", bool(_CAPTION.match(text))
    note = _NOTE.match(text)
    yield "footnote", note is not None and (note["number"] is None or note["number"] in referred)
    yield "quote", len(text) < _LONGEST_QUOTE and bool(_QUOTED.fullmatch(text))
    if len(text) > _LONGEST_ADDRESS or sentences.ends(text):
        return
    yield "address", bool(_CONTACT.search(text))
    yield "imprint", bool(_DATED.fullmatch(fold(text))) or _are_parties(text)
    yield "signature", apart.names_office(text) and (len(block.lines) > 1 or bool(_SIGNED.match(text)))


def _is_figures(text: str) -> bool:
    """Whether figures stand in a row: three, or two that make half of the line and are no years."""
    if _FIGURE_IN_COLUMN.fullmatch(text):
        return True
    words = text[:_LOOKED_AT].split()
    longest = run = count = 0
    for word in words:
        is_figure = bool(_FIGURE.fullmatch(word))
        run = run + 1 if is_figure else 0
        longest = max(longest, run)
        count += is_figure and not _YEAR.fullmatch(word)
    return longest >= _FEWEST_FIGURES or (longest == 2 and count >= 2 and count * 2 >= len(words))


def _are_parties(text: str) -> bool:
    words = [word for word in fold(text).replace(",", " , ").split() if word not in _JOINING]
    return len(words) > 1 and all(word in _PARTIES for word in words)


def _around(blocks: Sequence[Block], reasons: Sequence[str], position: int) -> str:
    """Return why a block is passed over for what stands around it."""
    if not 0 <= position + 1 < len(blocks):
        return ""
    block, after = blocks[position], blocks[position + 1]
    if after.shape is Shape.BULLET and not reasons[position + 1] and _only_leads_in(block):
        return "lead_in"
    is_inside = position > 0 and reasons[position - 1] == reasons[position + 1] == "table"
    is_brief = len(block.text.split()) <= _MOST_WORDS_BETWEEN_ROWS and not block.entry and not block.level
    return "table" if is_inside and is_brief and not sentences.ends(block.text) else ""


def _only_leads_in(block: Block) -> bool:
    """Whether a paragraph above a list says nothing by itself: "Wij willen:", "Concreet:"."""
    if block.shape is not Shape.PARAGRAPH or not sentences.leads_in(block.text):
        return False
    words = fold(block.text).strip(" :").split()
    return len(words) <= 2 or (len(words) <= _MOST_LEAD_WORDS and not sentences.US.isdisjoint(words))
