"""Rows that look like items of a list and promise nothing: of contents, of names, of a table of money."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from akkoord.agreement.prose import grammar, items

_LONGEST_ROW_WORDS = 14
# "Wonen ..... 12", "Wonen (blz. 12)", "Wonen <tab> 12".
_ENTRY = re.compile(
    r"(?:\.{4,}|(?:\s\.){3,}|\t|\((?:blz|pag|p)\.|\s(?:blz|biz|pag)\.)[\s.]*\d{1,3}\)?$", re.IGNORECASE
)
_TITLE = r"(?:(?:dr|mr|drs|ir|ing|prof|mevr|mw|dhr|de\s+heer|mevrouw)\.?\s+)"
_PERSON = re.compile(
    rf"(?i:{_TITLE}){{0,3}}(?:[A-Z][a-z]?\.\s?){{1,4}}(?:[a-z']{{1,4}}\s){{0,3}}[A-Z][\w'-]+"
)
_LONGEST_PERSON_WORDS = 8
# "Uitbreiding politie 250": a sum without a unit. "AOW-leeftijd naar 68" says where it goes.
_SUM = re.compile(r"(?P<before>[^\W\d_]+)\s+(?:-\s?)?(?:\d{1,3}(?:\.\d{3})+|\d{1,5}|PM)$")
# "Rioleringen f 390 miljoen", "Fietspaden: € 2,5 mln".
_AMOUNT = re.compile(
    r"[\w)]:?\s+(?:€|f|fl\.|EUR)\s?\d[\d.,]*\s?(?:duizend|miljoen|miljard|mln|mrd|mio)?\.?$", re.IGNORECASE
)
# "17. VII Economie": the chapters, counted once more.
_CHAPTER = re.compile(r"\W*[IVX]{1,6}\.?\s+[A-Z]")
_LEADING = "naar tot van op met in per voor na tegen om onder boven is en artikel top nummer lijst"
_LEADS_TO = frozenset(_LEADING.split(" "))
_FEWEST_ROWS = 3
_YEAR = re.compile(r"(?:19|20)\d\d$")


def sort(texts: Sequence[str]) -> list[str | None]:
    """Return for each item of a list what it is where it can be no promise: the reason it is passed over.

    >>> sort(["Wonen ........ 12", "P. Verzonnen Zonneburg", "Meer bomen in elke straat"])
    ['table_of_contents', 'signature', None]
    >>> sort(["Uitbreiding politie 250", "Betere zorg 350", "Kustverdediging 100", "Wij bouwen een brug"])
    ['table', 'table', 'table', None]
    >>> sort(["Riolering f 390 miljoen", "Afval f 12 miljoen", "Natuur f 300 miljoen"])
    ['table', 'table', 'table']
    """
    sums = [_is_row(text, _is_sum) for text in texts]
    chapters = [_is_row(text, _CHAPTER.match) for text in texts]
    found = [_reason(text) for text in texts]
    for rows, reason in ((sums, "table"), (chapters, "table_of_contents")):
        if sum(rows) >= _FEWEST_ROWS:
            found = [reason if is_row else own for is_row, own in zip(rows, found, strict=True)]
    return found


def _reason(text: str) -> str | None:
    if len(text.split(maxsplit=_LONGEST_ROW_WORDS)) > _LONGEST_ROW_WORDS:
        return None
    if _ENTRY.search(text.rstrip()):
        return "table_of_contents"
    is_short = len(text.split()) <= _LONGEST_PERSON_WORDS
    return "signature" if is_short and _PERSON.match(text) and _lacks_verb(text) else None


def _is_row(text: str, fits: Callable[[str], object]) -> bool:
    """Whether an item is short, has a form, and no verb that would make a sentence of it."""
    is_short = len(text.split(maxsplit=_LONGEST_ROW_WORDS)) <= _LONGEST_ROW_WORDS
    return is_short and bool(fits(text)) and _lacks_verb(text)


def _is_sum(text: str) -> bool:
    if _AMOUNT.search(text):
        return True
    match = _SUM.search(text)
    return match is not None and match["before"].lower() not in _LEADS_TO and not _YEAR.search(text)


def _lacks_verb(text: str) -> bool:
    return items.lacks_verb(grammar.analyse(text))
