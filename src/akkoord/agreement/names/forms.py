"""Names by their form: runs of words with capitals, with the small words that bind or explain them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from akkoord.agreement.names import vocabulary
from akkoord.agreement.names.spelling import has_capital, is_abbreviation, key

_CAPITAL = re.compile(r"(?<![\w&@.'’-])[^\W_A-ZÀ-Þ]{0,12}[A-ZÀ-Þ](?:[^\W_]|(?<=\w)[-–&@.'’](?=\w))*")
# "Huis van het Kind", "Autoriteit Consument en Markt": only behind a word that says what it is.
_LINK = re.compile(r" (?:en|&|(?:van|voor|op|aan|in|ter|ten|te|der|den|de|het|bij)(?: (?:de|den|der|het))?) ")
_LONGEST_LINK = 16
_NUMBER = re.compile(r" \d[\d²³]{0,2}(?=[,.;)/]|$| en )")
_BEFORE = re.compile(r"(?<![\w-])(?P<word>[a-zß-ÿ]{2,30})(?P<of> van| voor)? $")
_AFTER = re.compile(r" (?P<word>[a-zß-ÿ]{3,30})(?![\w-])")
_LEGAL_FORMS = frozenset(["nv", "bv", "vzw", "bvba", "cvba", "cv"])
_OFFICES = frozenset(["ministerie", "minister", "staatssecretaris", "commissie"])
_ARTICLES = frozenset(["de", "het", "een", "den"])
# "ETS-sectoren", "G-lijnen", "HSLknooppunten": an abbreviation tells of what sort, and makes no name.
_SORTED = re.compile(r"[A-Z][A-Z\d]+-?[a-zß-ÿ]{4,}|[A-Z]-[a-zß-ÿ]{3,}en")
# "K E R N", "II": letters set apart, and the number of a part.
_SPACED = re.compile(r"(?:^| )[A-Z] [A-Z] ")
_NUMERAL = re.compile(r"[IVX]+")
_ADJECTIVE = re.compile(r"[A-Z][a-zß-ÿ-]{2,}(?:se|che|talige)")
_PIECE = re.compile(r"[^\s–/]+")
_OPENERS = frozenset(vocabulary.words("sentence", "openers"))
_BEGINNERS = _OPENERS.union(
    vocabulary.words("sentence", "beginners"), vocabulary.words("sentence", "prepositions")
)
_ENDS = ".!?:;…\n"
_OPENING = " \"'“‘„(«[*-–"
_LONGEST_OPENING = 8
_MOST_WORDS = 8
_WINDOW = 40


@dataclass(frozen=True, slots=True)
class Group:
    """Words that may be a name, and where they stand (`text[start:end]`).

    Attributes:
        text: The words.
        start: Where they begin.
        end: Where they end.
        core: The words with a capital only.
        is_initial: Whether it is one word that opens a sentence, where a capital says nothing.
        says: What its words, or the one before it, say that it is; None where they say nothing.
    """

    text: str
    start: int
    end: int
    core: str
    is_initial: bool
    says: vocabulary.Sort | None


def is_initial(text: str, start: int) -> bool:
    """Whether a sentence begins there, after quotes and brackets.

    >>> is_initial("Er komt gras. Ook bomen.", 14), is_initial("Er komt gras", 3)
    (True, False)
    """
    before = text[max(0, start - _LONGEST_OPENING) : start].rstrip(_OPENING)
    return before[-1] in _ENDS if before else start < _LONGEST_OPENING


def groups(text: str, ordinary: Collection[str]) -> Iterator[Group]:
    """Yield what may be a name in a text.

    Args:
        text: A block of an agreement.
        ordinary: Words that the whole text writes in small letters too: at the start of a sentence they are
            no names.

    >>> [found.text for found in groups("Het plein aan Villa Zon en de dorpsraad Merel. Ook wij.", ())]
    ['Villa Zon', 'dorpsraad Merel']
    """
    run: list[re.Match[str]] = []
    for word in _CAPITAL.finditer(text):
        if run and not _continues(text, run, word):
            yield from _group(text, run)
            run = []
        if run or not (word[0].lower() in _OPENERS or _only_opens(text, word, ordinary)):
            run.append(word)
    if run:
        yield from _group(text, run)


def _only_opens(text: str, word: re.Match[str], ordinary: Collection[str]) -> bool:
    """Whether a word has its capital only because it opens a sentence."""
    small = word[0].lower()
    is_common = small in ordinary or small in _BEGINNERS or small in vocabulary.selves()
    return is_common and not has_capital(word[0][1:]) and is_initial(text, word.start())


def _continues(text: str, run: Sequence[re.Match[str]], word: re.Match[str]) -> bool:
    gap = text[run[-1].end() : word.start()]
    # A title that runs into its text: "Sport Wij bouwen".
    if len(run) >= _MOST_WORDS or len(gap) > _LONGEST_LINK or word[0].lower() in _OPENERS:
        return False
    if gap == " ":
        return True
    if not _LINK.fullmatch(gap):
        return False
    head = run[0][0]
    before = _BEFORE.search(text, max(0, run[0].start() - _WINDOW), run[0].start())
    if before and before["word"] in _OFFICES:
        return True
    is_body = vocabulary.sort_of(head) == "actor" and not is_abbreviation(head)
    return is_body and (vocabulary.is_bare(head) or " en " not in gap)


def _group(text: str, run: Sequence[re.Match[str]]) -> Iterator[Group]:
    start, end = run[0].start(), run[-1].end()
    # "Zorg- en welzijnshuis": the hyphen stands for what follows.
    if text[end : end + 1] == "-":
        return
    number = _NUMBER.match(text, end)
    if number and len(run) == 1:
        end = number.end()
    opens, core = len(run) == 1 and is_initial(text, start), text[start:end]
    start, end, hint = _with_small_words(text, start, end)
    name = text[start:end]
    if _may_be_name(name, run):
        yield Group(name, start, end, core, opens, says(name) or hint)


def _may_be_name(name: str, run: Sequence[re.Match[str]]) -> bool:
    if all(key(word[0]) in vocabulary.nameless() for word in run):
        return False
    if not vocabulary.parties().isdisjoint(map(key, _PIECE.findall(name))):
        return False
    if " " in name:
        return not (_SPACED.search(name) or _ADJECTIVE.fullmatch(run[-1][0]))
    is_alone = vocabulary.is_bare(name) or name.lower() in _ARTICLES or len(key(name)) < 2
    is_sort = vocabulary.sort_of(name) != "place" and (
        _SORTED.fullmatch(name) or key(name.partition("-")[0]) in vocabulary.nameless()
    )
    return not (is_alone or is_sort or _ADJECTIVE.fullmatch(name) or _NUMERAL.fullmatch(name))


def _with_small_words(text: str, start: int, end: int) -> tuple[int, int, vocabulary.Sort | None]:
    """Take in the small words that are part of a name: "campus Merel", "Merel cultuurcentrum", "vzw Merel".

    A longer word for a place before it ("winkelstraat Merel") only says what it is.
    """
    before = _BEFORE.search(text, max(0, start - _WINDOW), start)
    if before and before["word"] not in vocabulary.selves():
        sort = vocabulary.sort_of(before["word"])
        is_part = sort == "actor" or vocabulary.is_bare(before["word"]) or before["word"].endswith("regio")
        is_whole = before["word"] in _OFFICES or (is_part and not before["of"])
        if sort in {"actor", "place"} and is_whole:
            return before.start("word"), end, None
        if sort in {"actor", "place"} and not before["of"]:
            return start, end, sort
    after = _AFTER.match(text, end)
    last = text[start:end].rpartition(" ")[2]
    is_form = last.lower() in _LEGAL_FORMS and text[start:end] == last
    if after and (is_form or (vocabulary.sort_of(last) is None and _says_what(after["word"]))):
        return start, after.end("word"), None
    return start, end, None


def _says_what(word: str) -> bool:
    return word not in vocabulary.selves() and vocabulary.sort_of(word) in {"actor", "place"}


def says(name: str) -> vocabulary.Sort | None:
    """Return what the words of a name say that it is: the first before the last before the others.

    >>> says("Dorpsraad Merel"), says("Merel Park"), says("Merel"), says("Plan Merel")
    ('actor', 'place', None, 'other')
    """
    words = name.split()
    sorts = [vocabulary.sort_of(word) for word in words]
    if "other" in sorts:
        return "other"
    inner = (sort for word, sort in zip(words, sorts, strict=True) if vocabulary.is_bare(word))
    return sorts[0] or sorts[-1] or next(inner, None)


def initials(name: str) -> str:
    """Return the first letters of the words with a capital, also of those behind a hyphen.

    >>> initials("Ziekenhuis Oost-Limburg"), initials("Huis van het Kind")
    ('ZOL', 'HK')
    """
    return "".join(part[0] for part in re.split(r"[\s-]", name) if part and has_capital(part[0]))
