"""The words that say what is counted: the noun behind a number, with the adjectives before it."""

from __future__ import annotations

import re
from itertools import takewhile

# An adjective before a noun ends in -e ("nieuwe"), in an ending of its own ("digitaal"), or is one of a few.
_NAMED = re.compile(
    r"\s*(?P<phrase>(?:(?:[^\W\d_][\w'’-]*(?:e|aal|eel|lijk|ig|isch)|"
    r"extra|bijkomend|nieuw|jong|groot|klein|bevoegd|betrokken|eigen|open)(?:,|\s+en)?\s+){0,3}"
    r"(?:[^\W\d_][\w'’]*-\s+en\s+)?[^\W\d_][\w'’-]*)"
)
_WORD = re.compile(r"\S+")
_LOOSE_END = re.compile(r"(?:\s+en)?,*$")
_BINDING_WORDS = """
aan als bij binnen buiten dan dat de den der die dit door een er het hun in is langs met na naar niet of om
onder ook op over per rond sinds te tegen tijdens tot tussen uit van vanaf vanuit via volgens voor wordt
worden zal zijn zonder zullen
"""
_BINDING = frozenset(_BINDING_WORDS.split())


def behind(text: str, position: int) -> str:
    """Return the noun phrase that starts behind a position, in its exact words; empty when there is none.

    >>> behind("Er komen 12 nieuwe, veilige fietsstraten bij", 11)
    'nieuwe, veilige fietsstraten'
    >>> behind("Wij zijn met 12 in de raad", 15)
    ''
    """
    match = _NAMED.match(text, position)
    if match is None:
        return ""
    phrase = match["phrase"]
    named = list(takewhile(lambda word: word[0].strip(",").lower() not in _BINDING, _WORD.finditer(phrase)))
    return _LOOSE_END.sub("", phrase[: named[-1].end()]) if named else ""
