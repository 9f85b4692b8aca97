"""Lists that run on inside a sentence, behind a colon: "door: straten te knippen; meer groen; een plein".

Only lists count of which the items do something; names, things and examples that are none are left alone.
"""

from __future__ import annotations

import re
from itertools import pairwise

from akkoord.agreement.clauses import coordination

_COLON = re.compile(r":\s+(?P<items>[^:]{6,1500})$")
# "De aanleg van", "het plaatsen van": what is done, told by a noun.
_ACTION = (
    r"(?:het\s+(?:[\w-]+\s+)?[\w-]+en(?![\w-])|(?:(?:de|een|het)\s+)?(?:[\w-]+e\s+)?(?:[\w-]+ing|[\w-]+atie|aanleg|"
    r"aanplant|bouw|aankoop|opstart|uitbouw|komst|inzet|behoud)\s+(?:van|op|aan|in|naar|tot)(?![\w-]))"
)
_IS_ACTION = re.compile(_ACTION, re.IGNORECASE)
_DOES = re.compile(
    r"(?<![\w-])(?:wordt|worden|komt|komen|krijgt|krijgen|we|wij|te\s+[\w-]+en|meer|minder|betere|inzet\s+op)"
    rf"(?![\w-])|^(?:door\s+|via\s+|{_ACTION})",
    re.IGNORECASE,
)
_EXAMPLES = re.compile(
    r"(?:zoals|waaronder|bijvoorbeeld|voorbeelden(?:\s+hiervan)?\s+zijn|vb\.?|o\.a\.?|onder\s+(?:meer|andere)|"
    r"in\s+het\s+bijzonder)\s*$",
    re.IGNORECASE,
)
_MEANS = re.compile(r"(?<![\w-])(?:door|via|door\s+inzet\s+van)\s*$", re.IGNORECASE)
_OPENS = re.compile(r"(?:het|de|een|door|via|met|betere|meer|minder|goede|nieuwe|extra)\s", re.IGNORECASE)
_COMMA = re.compile(r",\s+(?:en\s+)?|\s+en\s+(?=(?:de|het|een|door|via)\s)")
_AND = re.compile(r"\s+en\s+(?=(?:de|het|een|door|via)\s)")
_TAIL = re.compile(r"[\s,;]*(?:\.{2,}|…)?[\s.!?]*$")
_WINDOW = 40
_MOST_ITEMS = 40
_ENOUGH = 0.5


def find(sentence: str) -> tuple[str, ...]:
    """Return the items of the list in one sentence, as exact words; none where nothing in it is done.

    >>> find("Dit doen we door: praktijktesten, gerichte acties en de uitbouw van een loket.")
    ('praktijktesten', 'gerichte acties', 'de uitbouw van een loket')
    >>> find("Wij werken samen met: de clubs; de scholen; de winkels."), find("In: Dam, Zand en Dijk.")
    ((), ())
    """
    match = _COLON.search(sentence)
    if match is None:
        return ()
    before = sentence[max(0, match.start() - _WINDOW) : match.start()]
    items = _items(_TAIL.sub("", match["items"]))
    is_list = 2 <= len(items) <= _MOST_ITEMS and _are_done(items, before)
    return tuple(items) if is_list else ()


def _are_done(items: list[str], before: str) -> bool:
    """Whether a list tells what is done: one item is enough behind "door:", each must behind "zoals:"."""
    if _EXAMPLES.search(before):
        return all(_IS_ACTION.match(item) for item in items)
    done = sum(bool(_DOES.search(item)) for item in items)
    return done >= (1 if _MEANS.search(before) else len(items) * _ENOUGH)


def _items(written: str) -> list[str]:
    if ";" in written:
        return _by_semicolon(written)
    clauses = coordination.split(written)
    return clauses if len(clauses) > 1 else _by_comma(written)


def _by_semicolon(written: str) -> list[str]:
    items = [item.strip(" ,") for item in written.split(";")]
    *first, last = [item for item in items if item]
    # "...; het park wordt groter en door het knippen van straten": the last two are often joined by "en".
    joined = [piece.strip(" ,") for piece in _AND.split(last)]
    if len(joined) == 2 and all(_DOES.search(piece) for piece in joined):
        return [*first, joined[0], joined[1].removeprefix("door ")]
    return [*first, last]


def _by_comma(written: str) -> list[str]:
    """Cut at commas; where most items open with an article, words without one belong to the item before."""
    cuts = [(0, 0), *(match.span() for match in _COMMA.finditer(written)), (len(written), len(written))]
    spans = [[before[1], after[0]] for before, after in pairwise(cuts)]
    opening = [bool(_OPENS.match(written, start)) for start, _ in spans]
    if sum(opening) > len(spans) / 2:
        merged = [spans[0]]
        for span, opens in zip(spans[1:], opening[1:], strict=True):
            if opens:
                merged.append(span)
            else:
                merged[-1][1] = span[1]
        spans = merged
    return [piece for start, end in spans if (piece := written[start:end].strip())]
