"""Whether a text is Dutch at all: by words that no text in it does without."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain, islice

from akkoord.phrases import Reason

# Neither English, French nor German has them; in Dutch one word in six is one of these.
_DUTCH = frozenset(
    [
        "het",
        "een",
        "van",
        "voor",
        "met",
        "zijn",
        "worden",
        "wordt",
        "niet",
        "ook",
        "naar",
        "aan",
        "op",
        "bij",
        "door",
        "wij",
        "deze",
        "meer",
    ]
)
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_WORDS = 200
_MOST_WORDS = 20_000
_LEAST_DUTCH = 0.03


def notes(lines: Iterable[str]) -> tuple[Reason, ...]:
    """Return a note where a text is in another language than Dutch; nothing where it is too short to tell.

    >>> notes(["The city will plant five hundred trees for the people of the town."] * 20)
    (Reason(code='not_dutch', values={}),)
    >>> notes(["De stad plant voor de mensen van de wijk een bos met veel bomen."] * 20)
    ()
    """
    found = chain.from_iterable(_WORD.findall(line.casefold()) for line in lines)
    words = list(islice(found, _MOST_WORDS))
    dutch = sum(word in _DUTCH for word in words)
    is_foreign = len(words) >= _FEWEST_WORDS and dutch < _LEAST_DUTCH * len(words)
    return (Reason("not_dutch"),) if is_foreign else ()
