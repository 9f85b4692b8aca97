"""Parts: the promises of a list that runs on inside one sentence, with a colon and semicolons.

Only lists of which every item does something are taken apart; examples and names are none, and neither is a
list that stays open ("...").
"""

from __future__ import annotations

import re

_LIST = re.compile(r":\s+(?P<items>[^:.!?;…]{3,400}(?:;\s*[^:.!?;…]{3,400}){2,40})(?P<end>[.!?…]+|$)")
_EXAMPLES = re.compile(
    r"(?:zoals|waaronder|bijvoorbeeld|vb\.?|o\.a\.?|onder\s+(?:meer|andere)|voorbeelden(?:\s+hiervan)?\s+zijn|"
    r"in\s+het\s+bijzonder)\s*$",
    re.IGNORECASE,
)
_DOES = re.compile(
    r"(?<![\w-])(?:wordt|worden|komt|komen|krijgt|krijgen|we|wij|te\s+\w+en|meer|minder|betere|inzet\s+op|"
    r"het\s+(?:\w+\s+)?\w+en|(?:de\s+)?(?:\w+e\s+)?(?:\w+ing|\w+atie|aanleg|aanplant|bouw|aankoop)\s+van)(?![\w-])",
    re.IGNORECASE,
)
_WINDOW = 40


def find(text: str) -> tuple[str, ...]:
    """Return the parts of a promise, in the order of its text; none where it is one promise.

    >>> find("De wijk wordt groen: er komen bomen; de aanleg van een park; straten worden smaller.")
    ('er komen bomen', 'de aanleg van een park', 'straten worden smaller')
    >>> find("Wij werken samen met: de clubs van de haven; de scholen; de winkels.")
    ()
    """
    return tuple(part for match in _LIST.finditer(text) for part in _parts(text, match))


def _parts(text: str, match: re.Match[str]) -> tuple[str, ...]:
    is_open = match["end"] in ("...", "…", "....")
    if is_open or _EXAMPLES.search(text, max(0, match.start() - _WINDOW), match.start()):
        return ()
    items = tuple(item.strip() for item in match["items"].split(";"))
    return items if all(_DOES.search(item) for item in items) else ()
