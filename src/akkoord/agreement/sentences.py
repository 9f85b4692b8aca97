"""What a few words are: a sentence, a name, a label, a reference to elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from akkoord.dutch.folding import fold

# Verbs that make a statement of a line and are hardly ever a name; closed, because Dutch nouns and verbs
# share their endings ("zorg", "werk", "groei").
_STATING_VERBS = """
is zijn was waren wordt worden blijft blijven moet moeten mag mogen kan kunnen zal zullen wil willen
krijgt krijgen komt komen heeft hebben gaat gaan doet doen maakt maken staat staan zorgt zorgen biedt bieden
"""
_STATING = frozenset(_STATING_VERBS.split())
# In a heading "zijn", "komen" or "maken" may be a name's word; these are not.
_STATING_VERBS_IN_HEADING = "is was wordt worden blijft moet moeten mag kan zal zullen krijgt komt heeft"
_STATING_IN_HEADING = frozenset(_STATING_VERBS_IN_HEADING.split())

US = frozenset(["we", "wij"])
"""Who promises, in the words of most agreements."""

_LONGEST_LABEL_WORDS = 6
_LONGEST_NAME_WORDS = 12
_LONGEST_NAME = 90
_LONGEST_LEADING_NAME_WORDS = 4

_END = re.compile(r"[.!?:;…][\"'”’»)\]*]*$")
_SPLIT = re.compile(r"(?<=[.!?;])\s+(?=[^\W\d_a-zà-ÿ])|;\s+")
_WORD = re.compile(r"[^\W\d_]+")
_REFERENCE = re.compile(
    r"(?:[^.:;]{1,60}:\s*)?\(?zie\s+(?:ook\s+|verder\s+|hierover\s+)?[^.;]{1,120}\.?\)?", re.IGNORECASE
)


def ends(text: str) -> bool:
    """Whether a text closes with the mark of an end: a full stop, a colon, a semicolon, an ellipsis.

    >>> ends("Er komen bomen."), ends("Er komen bomen en")
    (True, False)
    """
    return bool(_END.search(text[-6:]))


def split(text: str) -> Iterator[str]:
    """Yield the sentences of a text; the parts of a list with semicolons count as sentences.

    >>> list(split("Wij bouwen: een hal; een bad. Er komt gras, enz. en zand."))
    ['Wij bouwen: een hal', 'een bad.', 'Er komt gras, enz. en zand.']
    """
    position = 0
    for match in _SPLIT.finditer(text):
        yield text[position : match.start()]
        position = match.end()
    yield text[position:]


def leads_in(text: str) -> bool:
    """Whether a text ends in a colon: what follows completes it."""
    return text.endswith(":")


def starts_small(text: str) -> bool:
    """Whether a text starts with a small letter, as the rest of a sentence does."""
    return text[:1].islower()


def is_label(text: str) -> bool:
    """Whether a text only names something: a few words without a verb, with a colon or without any end.

    >>> is_label("Kwetsbare jongeren:"), is_label("Jongeren worden gehoord:"), is_label("Allemaal buiten!")
    (True, False, False)
    """
    words = _words(text)
    closes = leads_in(text) or not ends(text)
    return closes and 0 < len(words) <= _LONGEST_LABEL_WORDS and _STATING.isdisjoint(words)


def is_name(text: str) -> bool:
    """Whether a line on its own reads as a heading: short and without the end of a sentence.

    A line with a colon is a heading still when it is a label of very few words: a longer one leads in.

    >>> is_name("Sport en spel"), is_name("Wij sporten samen."), is_name("Onderwijs :")
    (True, False, True)
    """
    words = _words(text)
    if (
        not words
        or len(text) > _LONGEST_NAME
        or starts_small(text)
        or text[-1] in ",;!?…"
        or text.endswith("...")
    ):
        return False
    if leads_in(text):
        return is_label(text) and len(words) <= _LONGEST_LEADING_NAME_WORDS
    return not ends(text) and len(words) <= _LONGEST_NAME_WORDS


def states(text: str) -> bool:
    """Whether a heading is a sentence, and so a goal by itself.

    >>> states("De straten worden veilig"), states("Veilige straten")
    (True, False)
    """
    return not _STATING_IN_HEADING.isdisjoint(_words(text)) and len(_words(text)) > 2


def holds_verb(text: str) -> bool:
    """Whether one of the verbs that make a statement stands in a text.

    >>> holds_verb("Er komen bomen"), holds_verb("Dienst groen")
    (True, False)
    """
    return not _STATING.isdisjoint(_words(text))


def is_reference(text: str) -> bool:
    """Whether a text does nothing but point to another part.

    >>> is_reference("Zie ook mobiliteit."), is_reference("Opvang: zie gezinnen"), is_reference("Wij zien.")
    (True, True, False)
    """
    return bool(_REFERENCE.fullmatch(text.strip()))


def is_capitals(text: str) -> bool:
    """Whether every letter is a capital, of at least three.

    >>> is_capitals("VEILIGE STAD 2031"), is_capitals("OCMW en stad")
    (True, False)
    """
    return text.isupper() and sum(character.isalpha() for character in text) >= 3


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))
