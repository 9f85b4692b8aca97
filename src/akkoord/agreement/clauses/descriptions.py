"""Sentences that tell how it is, or how it was: what they count is no target."""

from __future__ import annotations

import re

from akkoord.agreement.clauses import words

_COMMITS = re.compile(rf"(?<![\w-])(?:{words.either('commits')}|te\s+\w+en)(?![\w-])", re.IGNORECASE)
_DESCRIBES = re.compile(
    rf"(?<![\w-])(?:{words.either('describes')}|bestaat\s+(?:uit|voor)|op\s+dit\s+moment)(?![\w-])",
    re.IGNORECASE,
)
# "Uit onderzoek blijkt dat 28 %": a finding, whatever else the sentence promises.
_FINDS = re.compile(
    r"(?<![\w-])(?:blijkt|blijken|stelt|stellen|zien\s+we|we\s+zien|toont|tonen|weten\s+we|we\s+weten|"
    r"leert|merken)(?:\s+[\w'’()-]+){0,6}?\s+dat(?!\w)",
    re.IGNORECASE,
)
_FARTHEST = 160


def describes(sentence: str) -> bool:
    """Whether a whole sentence only tells how it is or was.

    >>> describes("De gemeente telt 12.000 inwoners."), describes("Er zijn 12 wijken en er komen er 2 bij.")
    (True, False)
    """
    return bool(_DESCRIBES.search(sentence)) and not _COMMITS.search(sentence)


def is_finding(sentence: str, position: int) -> bool:
    """Whether what stands at a position was found out, not promised.

    >>> is_finding("Wij helpen: uit cijfers blijkt dat 28 % schulden heeft", 35)
    True
    """
    start = max(0, position - _FARTHEST)
    return bool(_FINDS.search(sentence, start, position))
