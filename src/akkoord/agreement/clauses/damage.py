"""Errors of typing and scanning that can be told without knowing what was meant.

Only what is certain counts: a word that Dutch doubles ("past zich aan aan"), an unusual one or a name is left
alone. Words that are misspelt only by comparison with others of the same text: see `misspellings`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import eq

_WORD = r"[^\W\d_][\w'’]{0,40}"
# These never stand twice. Verbs do ("wat gebouwd wordt wordt getoond"), and so do particles and pronouns.
_NEVER_TWICE = r"(?:de|van|en|of|te|met|per|ook|maar|via|niet|geen|ten|ter|naar|vanuit|tussen)"
_REPEATED = re.compile(
    rf"(?<![\w-])(?:(?P<one>{_NEVER_TWICE})\s+(?P=one)(?![\w-])"
    # "Hand in hand in hand" goes on with its first word.
    rf"|(?P<several>(?P<first>{_WORD})(?:\s+{_WORD}){{1,3}})\s+(?P=several)(?![\w-])(?!\s+(?P=first)(?!\w)))",
    re.IGNORECASE,
)
_LONGEST_REPEATED_WORDS = 4
_SHORTEST_REPEATED = 8
# "Tot stand gebracht in functie van de vraag gebracht": one participle too many.
_LINKS = r"(?:en|of|maar|wordt|worden|werd|is|zijn|die|dat|wat|waar\w*|als|dan|noch|om|te|hoe)"
_PARTICIPLE = re.compile(
    r"(?!(?:\w*gebied|geld|\w*gewest|\w*gericht|\w*geluid|\w*geweld|gezond|\w*gedicht|\w*gevecht|\w*gerecht)$)"
    r"\w{0,6}ge\w{3,14}[td]"
)
_PARTICIPLE_TWICE = re.compile(
    rf"(?<![\w-])(?P<own>\w{{0,6}}ge\w{{3,14}}[td])"
    rf"(?:\s+(?!{_LINKS}(?!\w))[\w'’-]{{1,30}}){{1,7}}\s+(?P=own)(?![\w-])"
)

# Signs that are wrong where they stand; the whole words around them are told. The sign comes first, which
# makes the pattern quick: what stands before it is looked at afterwards.
_MARKS = re.compile(
    r"[,;.\-/^_\\\ufffd\ue000-\uf8ffÃâÂ](?:"
    r"(?<=[\w)],)(?:\s{0,3}\.{4,}|,|\s{0,3};|\.(?!\.))|(?<=[\w)];);|(?<=[\w)]\.)\.{3,}"  # ",....", ";;"
    r"|(?<=[^\W\d_]\s[,;.])(?=\s|$)|(?<=\)\s[,;.])(?=\s|$)"  # "krant , elke"
    r"|(?<=[a-zà-ÿ]{3}\.)(?=[A-ZÀ-Þ][a-zà-ÿ]+(?![\w.@]))"  # "klaar.Daarna"
    r"|(?<=[a-zà-ÿ]{3}[,;])(?=[a-zà-ÿ]{3})"  # "wonen,werken"
    r"|(?<=[^\W\d_]{2}-)(?:en|of)\s(?=[^\W\d_]{2})"  # "taal-en rekenles"
    r"|(?<=[^\W\d_]\s/)(?=[^\W\d_]{2})|(?<=[^\W\d_]{2}/)\s(?=[^\W\d_]{2})"  # "ouders /kinderen"
    r"|(?<=[\^_])\{[^{}\s]{0,12}\}|(?<=\\)(?:[%&$#_{}]|(?:text\w\w|emph|item|begin|end|cite|ref)(?![a-z]))"
    r"|(?<=[\ufffd\ue000-\uf8ff])"  # a sign that was lost
    r"|(?<=Ã)[\u0080-\u00bf\u0192\u2020-\u2122]|(?<=â)€|(?<=Â)[\u0080-\u00bf]"  # "CoÃ¶rdinatie"
    r")"
)
_ADDRESS = re.compile(r"www\.|https?:|@")
# No trema stands behind a vowel of two signs ("ontplooiën") or before "eel" ("financiëel"); "-ering" takes an
# s before another noun ("activeringnetwerk"), but for English words and names.
_MISSPELT = re.compile(
    r"(?:[ao]oi|aai|oei|[eu]i|ij)ë|iëel|ititeit|endenden(?!\w)"
    r"|(?<=[a-z]{3})(?<!cat)(?<!engine)(?<!sce)ering(?=[bdfghklmnprtvwz][a-z]{4})"
)

# Words, and ends of words, that take "het": "de medegebruik".
_HET_NOUNS = (
    "onderzoek", "gebruik", "effect", "beleid", "aanbod", "bestuur", "gebouw", "verkeer", "vervoer",
    "overleg", "netwerk", "akkoord", "bedrag", "college", "decreet", "reglement", "platform", "project",
    "programma", "systeem", "tarief", "voorstel", "zwembad", "ziekenhuis", "museum", "gebied",
    "landschap", "patrimonium", "onderwijs", "welzijn", "belang",
)  # fmt: skip
_DE = re.compile(r"(?<![\w-])[Dd]e\s+(?P<noun>\w{1,40})(?![\w'’-]|\s+(?:manager|team|leader))")
_HET = re.compile(r"(?<![\w-])[Hh]et\s+(?!ding|geding)\w{3,30}(?:ing|heid|teit)\s+van(?!\w)")
# "Zodat het ontwikkeling van talent brengt" is right: only where no clause begins, "het" must be an article.
_NO_CLAUSE = re.compile(r"(?:^|[:,;]\s|(?<!\w)(?:van|voor|door|en|naar)\s)$")
_OF = r"(?:van|daarvan|hiervan|ervan|waarvan|dat|te|dan|en|wordt|worden|is)"
# By a word that each of them holds, so that most texts need not be looked through.
_GRAMMAR = {
    " wilt": r"(?<!\w)(?:wie|hij|zij|men|iedereen|niemand)\s+(?:\w{1,20}\s+){0,2}wilt(?!\w)",
    "owel ": r"(?<!\w)zowel\s+(?:[\w'’-]{1,30}\s+){1,8}en\s+als(?!\w)",
    "n plaats ": rf"(?<!\w)in\s+plaats\s+(?!{_OF}(?!\w))\w{{1,30}}",
    "analogie ": r"(?<!\w)naar\s+analogie\s+naar(?!\w)",
    "leeftijd ": r"(?<!\w)tot\s+de\s+leeftijd\s+van\s+\d{1,2}\s+tot(?!\w)",
}
_GRAMMAR_PATTERNS = {cue: re.compile(pattern, re.IGNORECASE) for cue, pattern in _GRAMMAR.items()}
# Here a sentence cannot end, whatever verb it holds.
_CUT_OFF = re.compile(r"(?<!\w)(?:de|een|van|te|met|ten|ter|per|tussen|zoals|onze)$", re.IGNORECASE)

_BRACKETS = (("(", ")"), ("[", "]"))
_BRACKET = re.compile(r"[()\[\]]")
_LIST_MARK = re.compile(r"(?:^|[\s;(])\w{1,2}\)")
_QUOTES = re.compile(r"(?<!€)[“”„]|(?<!\d)\"")
_WORDS = re.compile(r"\S+")
_MOST_LEFT_OPEN = 3
_FEW_WORDS = 4
_AROUND_WORDS = " .,;:!?…()[]“”„\"'"
_WINDOW = 60

_Span = tuple[int, int]


def find(text: str) -> tuple[str, ...]:
    """Return the damaged words of a text, in its order, each as it is written.

    >>> find("De bib past zich aan aan de vraag.Wie vooruit wilt, leest de de krant , elke dag.")
    ('vraag.Wie', 'Wie vooruit wilt', 'de de', 'krant ,')
    """
    spans = sorted({*_repeated(text), *_inside(text), *_unfinished(text), *_in_grammar(text)})
    return tuple(dict.fromkeys(text[start:end] for start, end in spans))


def _repeated(text: str) -> Iterator[_Span]:
    words = text.lower().split()
    if _holds_repetition(words):
        for match in _REPEATED.finditer(text):
            if match["one"] or len(match["several"]) >= _SHORTEST_REPEATED:
                yield match.span()
    if len(set(words)) < len(words) and _holds_participle_twice(words):
        yield from (
            match.span() for match in _PARTICIPLE_TWICE.finditer(text) if _PARTICIPLE.fullmatch(match["own"])
        )


def _holds_repetition(words: list[str]) -> bool:
    """Whether some words stand behind themselves: quick, because hardly any text holds one."""
    return any(
        b"\x01" * count in bytes(map(eq, words, words[count:]))
        for count in range(1, _LONGEST_REPEATED_WORDS + 1)
    )


def _holds_participle_twice(words: list[str]) -> bool:
    own = [word for word in words if "ge" in word and word.rstrip(".,;:")[-1:] in ("t", "d")]
    return len({word.rstrip(".,;:") for word in own}) < len(own)


def _inside(text: str) -> Iterator[_Span]:
    for match in _MARKS.finditer(text):
        start, end = _whole_words(text, *match.span())
        # "Afval.Net" is a name.
        is_name = match[0] == "." and text[start].isupper() and text[match.end() : match.end() + 1].isupper()
        if not is_name and not _ADDRESS.search(text[start:end]):
            yield start, end
    for match in _MISSPELT.finditer(text):
        start, end = _whole_words(text, *match.span())
        word = text[start:end].strip(_AROUND_WORDS)
        if not (match[0] == "ering" and word[:1].isupper()):
            start = text.index(word, start)
            yield start, start + len(word)


def _in_grammar(text: str) -> Iterator[_Span]:
    for cue, pattern in _GRAMMAR_PATTERNS.items():
        if cue in text:
            yield from (match.span() for match in pattern.finditer(text))
    yield from (match.span() for match in _DE.finditer(text) if match["noun"].endswith(_HET_NOUNS))
    for match in _HET.finditer(text):
        if _NO_CLAUSE.search(text, max(0, match.start() - _WINDOW), match.start()):
            yield match.span()


def _unfinished(text: str) -> Iterator[_Span]:
    """Yield where a text stops in the middle, and brackets and quotes without their other half."""
    if match := _CUT_OFF.search(text[-_WINDOW:]):
        end = len(text)
        yield _words_before(text, end - len(match[0])), end
    for opening, closing in _BRACKETS:
        if opening in text or closing in text:
            yield from _unpaired(text, opening, closing)
    quotes = [match.start() for match in _QUOTES.finditer(text)]
    if len(quotes) % 2:
        yield quotes[-1], _words_behind(text, quotes[-1])


def _unpaired(text: str, opening: str, closing: str) -> Iterator[_Span]:
    marked = {match.end() - 1 for match in _LIST_MARK.finditer(text)}
    left_open: list[int] = []
    for position in (match.start() for match in _BRACKET.finditer(text)):
        if text[position] == opening:
            left_open.append(position)
        elif text[position] == closing and left_open:
            left_open.pop()
        elif text[position] == closing and position not in marked:
            yield _words_before(text, position), position + 1
    yield from ((position, _words_behind(text, position)) for position in left_open[:_MOST_LEFT_OPEN])


def _whole_words(text: str, start: int, end: int) -> _Span:
    """Widen a span to the words that it touches; a run of signs without end stays cut."""
    before = text[max(0, start - _WINDOW) : start].rsplit(" ", maxsplit=1)[-1]
    behind = text[end : end + _WINDOW].split(" ", maxsplit=1)[0]
    # A comma that stands behind a space belongs to the word before it.
    if not before and text[start] in ",;./" and text[max(0, start - 2) : start].strip():
        before = text[max(0, start - _WINDOW) : start - 1].rsplit(" ", maxsplit=1)[-1] + " "
    return start - len(before), end + len(behind)


def _words_behind(text: str, position: int) -> int:
    """Return where the few words from a position on end."""
    words = list(_WORDS.finditer(text, position, position + _WINDOW))[:_FEW_WORDS]
    return words[-1].end() if words else position + 1


def _words_before(text: str, position: int) -> int:
    """Return where the few words before a position begin."""
    words = list(_WORDS.finditer(text, max(0, position - _WINDOW), position))[-_FEW_WORDS:]
    return words[0].start() if words else position
