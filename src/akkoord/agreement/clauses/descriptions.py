"""Sentences that tell how it is, or how it was: what they count is no target."""

from __future__ import annotations

import re

from akkoord.agreement.clauses import words

_COMMITS = re.compile(rf"(?<![\w-])(?:{words.either('commits')}|te\s+\w+en)(?![\w-])", re.IGNORECASE)
_TELLS = re.compile(
    rf"(?<![\w-])(?:{words.either('describes')}|bestaat\s+(?:uit|voor)|op\s+dit\s+moment)(?![\w-])",
    re.IGNORECASE,
)
_IS = re.compile(r"(?<![\w-])(?:is|zijn)(?![\w-])", re.IGNORECASE)
# "Uit onderzoek blijkt dat 28 %": a finding, whatever else the sentence promises.
_FINDS = re.compile(
    r"(?<![\w-])(?:blijkt|blijken|stelt|stellen|zien\s+(?:we|wij)|(?:we|wij)\s+zien|toont|tonen|weten\s+we|we\s+weten|"
    r"leert|merken)(?:\s+[\w'’()-]+){0,6}?\s+dat(?!\w)",
    re.IGNORECASE,
)
_FARTHEST = 160


def describes(sentence: str) -> bool:
    """Whether a whole sentence only tells how it is or was.

    >>> describes("De gemeente telt 12.000 inwoners."), describes("Er zijn 12 wijken en er komen er 2 bij.")
    (True, False)
    """
    return tells(sentence) or (bool(_IS.search(sentence)) and not _COMMITS.search(sentence))


def tells(sentence: str) -> bool:
    """Whether a sentence tells how it is or was; what "is" at a coming date is no telling.

    >>> tells("De hal is klaar in 2033."), tells("De hal was dicht sinds 2019.")
    (False, True)
    """
    return bool(_TELLS.search(sentence)) and not _COMMITS.search(sentence)


def is_finding(sentence: str, position: int) -> bool:
    """Whether what stands at a position was found out, not promised.

    >>> is_finding("Wij helpen: uit cijfers blijkt dat 28 % schulden heeft", 35)
    True
    """
    start = max(0, position - _FARTHEST)
    return bool(_FINDS.search(sentence, start, position))
