"""Who a verb belongs to: an authority, or somebody called by a name that the text speaks for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from akkoord.agreement.prose import lexicon
from akkoord.agreement.prose.grammar import Sentence

_BEFORE = re.compile(
    r"(?:(?P<article>de|het|onze|ons)\s+)?(?P<name>[\w&.'’/!+-]{1,60})[\s,]*$", re.IGNORECASE
)
_BEHIND = re.compile(
    r"\s+(?:de\s+|het\s+|onze\s+|deze\s+|ons\s+)?(?P<name>[\w&.'’/!+-]{1,60})", re.IGNORECASE
)
_FIRST = re.compile(r"\W*(?:(?:de|het|onze|ons)\s+)?(?P<name>[\w&.'’/!+-]{1,60})", re.IGNORECASE)
_WINDOW = 80
_AUTHORITY = lexicon.words("nouns", "authority") | lexicon.words("nouns", "authorities")
# "Leraren willen", "Nederlanders kiezen": people, also where they are written with a capital.
_PEOPLE_ENDING = re.compile(r"\w+(?:ers|aars|naren|anen|aren|lingen|ieten|isten|en)")
# "De politieke wil": a noun.
_BEFORE_A_NOUN = frozenset(("de", "politieke", "goede", "eigen", "vrije", "hun", "haar", "elke", "laatste"))
# What stands before an inverted verb is no subject: "Daarom bouwt Ginderdorp".
_ADVERBIAL = re.compile(
    r"\W*(?:als|ook|daarom|daarnaast|verder|bovendien|zo|ten|tenslotte|hierbij|daarbij|samen|via|door|om|tegen|met|"
    r"in|op|voor|vanaf|naast|binnen|tot|tegelijk\w*|de\s+komende|deze)(?!\w)"
)
_WORD = re.compile(r"(?<=[\w,;:)] )[A-Z][\w&'’-]{2,40}")
_FEWEST_MENTIONS = 2


def named_in(texts: Iterable[str]) -> frozenset[str]:
    """Return the words that stand with a capital in the middle of sentences, at least twice: names.

    >>> sorted(named_in(["Wij maken Ginderdorp groen.", "In Ginderdorp en Aa komt gras."]))
    ['Ginderdorp']
    """
    counts = Counter(match[0] for text in texts for match in _WORD.finditer(text))
    return frozenset(name for name, count in counts.items() if count >= _FEWEST_MENTIONS)


def speaks(sentence: Sentence, start: int, end: int, *, is_one: bool) -> bool:
    """Whether an authority or somebody with a name stands right before a verb, or right behind it.

    Args:
        sentence: The sentence.
        start: Where the verb starts.
        end: Where it ends.
        is_one: Whether the verb is singular, as that of a town or a party is.
    """
    if sentence.text[start:end].isupper():
        # In capitals a verb may as well be a noun: "POLITIEKE WIL".
        return False
    before, is_first = _word_before(sentence, start)
    if is_one and before.lower() in _BEFORE_A_NOUN:
        return False
    if before.lower() == "en":
        # "De partij zet de buurt centraal en wil er een plein": the first word says who.
        before, is_first = _first_word(sentence.text), True
    behind = _BEHIND.match(sentence.text, end)
    if _is_speaker(before, is_one=is_one, is_first=is_first):
        return True
    return behind is not None and _is_speaker(behind["name"], is_one=is_one, is_first=False)


def acts(sentence: Sentence, start: int, end: int, names: frozenset[str]) -> bool:
    """Whether a town or a party with a name does what a verb says; a capital alone is none at the start."""
    before, is_first = _word_before(sentence, start)
    if _is_name(before):
        return not is_first or before in names or _has_capitals(before)
    behind = _BEHIND.match(sentence.text, end)
    if behind is None or not _is_name(behind["name"]):
        return False
    is_known = behind["name"] in names or _has_capitals(behind["name"])
    return is_known and bool(_ADVERBIAL.match(sentence.plain))


def _word_before(sentence: Sentence, start: int) -> tuple[str, bool]:
    """Return the word before a place, and whether it opens the sentence without an article."""
    window = sentence.text[max(0, start - _WINDOW) : start]
    match = _BEFORE.search(window)
    if match is None:
        return "", False
    opens = start <= _WINDOW and not window[: match.start()].strip(" \"'“‘(-–•")
    return match["name"], opens and not match["article"]


def _first_word(text: str) -> str:
    match = _FIRST.match(text)
    return match["name"] if match else ""


def _is_speaker(name: str, *, is_one: bool, is_first: bool) -> bool:
    if name.lower() in _AUTHORITY:
        return True
    if not _is_name(name) or is_one:
        return _is_name(name)
    return _has_capitals(name) or not (is_first or _PEOPLE_ENDING.fullmatch(name.lower()))


def _has_capitals(name: str) -> bool:
    """Whether a name is written with more than one capital, as the short name of a party is."""
    return sum(map(str.isupper, name)) > 1


def _is_name(word: str) -> bool:
    is_capital = not word.islower() and any(map(str.isalpha, word))
    return is_capital and word.lower() not in lexicon.NO_SPEAKERS
