"""Where the side clauses of a Dutch sentence stand.

Dutch puts the verb of a side clause last and that of a main clause second, so a few closed lists of words
find where a side clause begins and where the main clause goes on. What is not certain stays in the latter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from akkoord.agreement.prose import lexicon


def _words(name: str) -> frozenset[str]:
    return lexicon.words("clauses", name)


# Verbs that carry a main clause: behind the verb that closes a side clause, it goes on with one of these.
_CARRIERS = _words("carriers")
_SINGULAR = _words("singular")
# Words that open a side clause wherever they stand: those of reason and time, and those that point to a noun.
_CLOSING = _words("closing")
_POINTING = _words("pointing")
_OPENERS = _CLOSING | _POINTING
# Words that do so behind a noun, a comma or a verb; elsewhere they point ("die buurt", "dat plan").
_POINTERS = frozenset(("die", "dat"))
_BEFORE_A_NOUN = _words("before_a_noun")
# "Is dat", "doen dat": the plan, the thing itself.
_BEFORE_THAT = frozenset(("is", "wordt", "moet", "kan", "zal", "mag", "gaat", "doen", "doet"))
_ASKERS = _words("asking")
_WHERE_POSSIBLE = frozenset(("mogelijk", "nodig", "kan", "haalbaar", "relevant", "gewenst"))
_BEFORE_AN_IF = frozenset(("ook", "zelfs", "alleen", "pas", "en"))
_DETERMINERS = _words("determiners")
_ARTICLES = _words("articles")
_NO_VERB = _words("no_verb")
_SUBJECTS = frozenset(("we", "wij"))
_PARTICIPLE = re.compile(
    r"\w{0,8}ge\w{2,}(?:d|t|en)|\w{0,8}ge\w{1,6}(?:aan|ien)|ontstaan|(?:be|ver|ont|her|er|over|onder)\w{2,}[dt]"
)
_VERBLIKE = re.compile(r"\w{2,}(?:t|en|aan|ien|oen)")
_STOPS = frozenset(",;:()–—-")
_LONGEST_CLAUSE = 80
_LONGEST_VERB_GROUP = 5


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark of punctuation, in small letters without accents, and where it stands."""

    word: str
    start: int
    end: int


def find(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield where each side clause starts and ends, in order."""
    position = 0
    while position < len(tokens):
        if _opens(tokens, position):
            end = _end(tokens, position)
            yield tokens[position].start, tokens[end - 1].end
            position = end
        else:
            position += 1


def _word(tokens: Sequence[Token], place: int) -> str:
    return tokens[place].word if 0 <= place < len(tokens) else ""


def _opens(tokens: Sequence[Token], position: int) -> bool:
    """Whether a side clause starts with this word."""
    word, before, after = (_word(tokens, position + step) for step in (0, -1, 1))
    if word in _OPENERS:
        return not (word == "waarom" and not before) and after not in _CARRIERS
    if word in _POINTERS:
        return _points_back(word, before, after)
    if word in _ASKERS:
        return _asks(word, before, after)
    if word == "als":
        return _is_condition(tokens, position)
    return word == "om" and _behind_infinitive(tokens, position) is not None


def _points_back(word: str, before: str, after: str) -> bool:
    if not before:
        return False
    if word == "dat":
        has_subject = after in _DETERMINERS
        return has_subject or not (before in _BEFORE_A_NOUN or before in _BEFORE_THAT)
    return before not in _BEFORE_A_NOUN and before not in _CARRIERS


def _asks(word: str, before: str, after: str) -> bool:
    if word in {"waar", "wie"} and after in _WHERE_POSSIBLE:
        return False
    if not before:
        return word in {"waar", "wie"}
    return not (word == "wat" and before in {"voor", "betreft"})


def _is_condition(tokens: Sequence[Token], position: int) -> bool:
    """Whether "als" means "if": a clause with a verb last, at the start or behind a comma."""
    before = _word(tokens, position - 1)
    if before and before not in _STOPS and before not in _BEFORE_AN_IF:
        return False
    last = _word(tokens, _next_stop(tokens, position) - 1)
    closes = bool(_VERBLIKE.fullmatch(last)) and last not in _NO_VERB
    return last in _CARRIERS or (closes and _word(tokens, position + 1) in _DETERMINERS)


def _behind_infinitive(tokens: Sequence[Token], position: int) -> int | None:
    """Return the position behind "te" and its verb in this clause; None without one."""
    for place in range(position + 1, _next_stop(tokens, position) - 1):
        if tokens[place].word == "te":
            return place + 2
    return None


def _next_stop(tokens: Sequence[Token], position: int) -> int:
    last = min(len(tokens), position + _LONGEST_CLAUSE)
    return next((place for place in range(position + 1, last) if tokens[place].word in _STOPS), last)


def _end(tokens: Sequence[Token], position: int) -> int:
    """Return the position at which the main clause goes on: a comma, or its verb behind that of the side."""
    word = tokens[position].word
    if word == "om" and (behind := _behind_infinitive(tokens, position)) is not None:
        following = _word(tokens, behind)
        if following in _CARRIERS or (not position and following not in {"en", "of", ",", ""}):
            return behind
    # Behind "zodat" or "omdat" in the middle of a sentence no main clause follows without a comma.
    may_resume = position == 0 or word not in _CLOSING
    has_carrier = False
    last = _next_stop(tokens, position)
    for place in range(position + 1, last):
        if may_resume and _resumes(tokens, position, place, has_carrier=has_carrier):
            return place
        has_carrier |= tokens[place].word in _CARRIERS
    return last


def _resumes(tokens: Sequence[Token], opened: int, place: int, *, has_carrier: bool) -> bool:
    """Whether the main clause goes on with this verb."""
    word, before = tokens[place].word, tokens[place - 1].word
    if before in _CARRIERS:
        return _parts_verbs(tokens, opened, place)
    # "Die" is a subject itself, "waarin" needs another one before its verb.
    fewest = 3 if tokens[opened].word in _POINTING else 2
    if place - opened < fewest or not _may_close(tokens, opened, place - 1):
        return False
    after = _word(tokens, place + 1)
    if after in _SUBJECTS and _VERBLIKE.fullmatch(word):
        return True
    if _is_group(tokens, place):
        return False
    if word not in _CARRIERS:
        return word.endswith("en") and before.endswith("en") and after in _DETERMINERS
    return has_carrier or not _PARTICIPLE.fullmatch(before)


def _parts_verbs(tokens: Sequence[Token], opened: int, place: int) -> bool:
    """Whether a verb right behind a carrier belongs to the main clause, and not to one group with it.

    Two finite verbs never stand in one group ("wie ziek is moet"), and neither does one with its own object
    ("clubs die steun krijgen bouwen een zaal").
    """
    word, before = tokens[place].word, tokens[place - 1].word
    if word in _CARRIERS:
        return place - opened > 1 and before in _SINGULAR and word in _SINGULAR
    return place - opened > 2 and word.endswith("en") and _word(tokens, place + 1) in _DETERMINERS


def _may_close(tokens: Sequence[Token], opened: int, place: int) -> bool:
    """Whether a word may be the verb that closes a side clause: it looks like one and is no noun."""
    word, before = tokens[place].word, tokens[place - 1].word
    if word in _NO_VERB or not _VERBLIKE.fullmatch(word):
        return False
    is_behind_adjective = before.endswith("e") and _word(tokens, place - 2) in _ARTICLES
    return place - opened < 2 or not (before in _ARTICLES or is_behind_adjective)


def _is_group(tokens: Sequence[Token], place: int) -> bool:
    """Whether a verb belongs to a group of verbs that closes its clause: "kan worden gebouwd"."""
    for token in tokens[place + 1 : place + 1 + _LONGEST_VERB_GROUP]:
        if token.word in _STOPS:
            break
        if token.word not in _CARRIERS and not _PARTICIPLE.fullmatch(token.word):
            return False
    return True
