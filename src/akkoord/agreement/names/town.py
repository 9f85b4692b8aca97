"""The city whose agreement it is: it acts by default, so its name is neither an actor nor a place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from akkoord.agreement.names import vocabulary
from akkoord.agreement.names.spelling import WORD, key

_CALLED = re.compile(
    r"(?<!\w)(?:[Ss]tad|[Gg]emeente)\s+"
    r"(?P<name>[A-ZÀ-Þ][\w'’-]{1,40}(?:\s(?:aan|op|bij|en)(?:\s(?:de|den|der))?\s[A-ZÀ-Þ][\w-]{1,40})?)"
)
_CAPITAL = re.compile(r"(?<![\w-])[A-ZÀ-Þ][\w-]+(?![\w-])")
_COUNTRIES = frozenset(["Nederland", "België", "Vlaanderen"])
_OFTEN = 2
_OFTEN_WITHOUT_TITLE = 3


@dataclass(frozen=True, slots=True)
class Town:
    """The name that acts by default; None where the text does not say which."""

    name: str | None

    def __contains__(self, name: str) -> bool:
        """Whether a name is the city itself, or a word for its people or for what is theirs.

        >>> "stad Merel" in Town("Merel"), "Merelse" in Town("Merel"), "Merelpark" in Town("Merel")
        (True, True, False)
        """
        if self.name is None:
            return False
        own = key(self.name)
        words = [key(word) for word in name.split()]
        rest = [word for word in words if word not in vocabulary.selves()]
        if not rest or "".join(rest) == own:
            return bool(words)
        # "Merels", "Merelse", "Merelaar": made of the name, and neither a place nor a body.
        return len(rest) == 1 and rest[0].startswith(own) and vocabulary.sort_of(rest[0]) is None


def of(
    texts: Sequence[str], title: str | None, city: str | None = None, towns: Collection[str] = frozenset()
) -> Town:
    """Return the city of an agreement.

    As given, else what the title names, else what the text calls "stad" or "gemeente" most often. Where it
    calls nothing so, the known town or the country that it names far more often than any other.

    >>> of(["De stad Merel bouwt.", "Stad Merel plant bomen met stad Zonneburg."], None)
    Town(name='Merel')
    >>> of(["Wij bouwen in Merel, voor Merel."], "MEREL VOORUIT 2031-2036")
    Town(name='Merel')
    >>> of(["Wij bouwen."], None, city="Merel")
    Town(name='Merel')
    """
    if city is not None:
        return Town(city)
    called = Counter(match["name"] for text in texts for match in _CALLED.finditer(text))
    titled = {key(word) for word in WORD.findall(title or "")}
    if by_title := [name for name, _ in called.most_common() if key(name) in titled]:
        return Town(by_title[0])
    if called and called.most_common(1)[0][1] >= _OFTEN:
        return Town(called.most_common(1)[0][0])
    return Town(_in_title(texts, title or "") or (None if called else _most_named(texts, towns)))


def _in_title(texts: Sequence[str], title: str) -> str | None:
    """Return the word of a title that the text lies in, or speaks for: "in Merel", "voor Merel"."""
    words = {
        word
        for word in WORD.findall(title)
        if word[0].isupper() and vocabulary.sort_of(word) is None and key(word) not in vocabulary.nameless()
    }
    if not words:
        return None
    names = "|".join(map(re.escape, sorted(words)))
    pattern = re.compile(rf"(?<!\w)(?:in|van|te|voor)\s+({names})(?![\w-])", re.IGNORECASE)
    written = Counter(
        match[1]
        for text in texts
        for match in pattern.finditer(text)
        if match[1][0].isupper() and not match[1].isupper()
    )
    most = written.most_common(1)
    return most[0][0] if most and most[0][1] >= _OFTEN else None


def _most_named(texts: Sequence[str], towns: Collection[str]) -> str | None:
    named = Counter(
        match[0]
        for text in texts
        for match in _CAPITAL.finditer(text)
        if match[0] in towns or match[0] in _COUNTRIES
    )
    (name, count), (_, second) = [*named.most_common(2), ("", 0), ("", 0)][:2]
    return name if count >= _OFTEN_WITHOUT_TITLE and count >= 2 * second else None
