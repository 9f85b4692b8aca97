"""Parts: the promises of one text, where it holds several: sentences, clauses, and lists that run on.

What only explains the sentence before it ("Dit heeft als doel ...") is no promise of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from akkoord.agreement.clauses import coordination, runs, words

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_a-zà-ÿ])")
_ABBREVIATED = re.compile(
    r"(?:(?<!\w)(?:o\.a|o\.m|vb|bv|bijv|incl|nr|art|ca|max|min|evt|resp|m\.b\.t|t\.o\.v)\.)$"
)
_EXPLAINS = re.compile(rf"(?:{words.either('explains')})(?!\w)", re.IGNORECASE)
_LOOKS_BACK = re.compile(
    r"(?<![\w-])(?:hier|hieromtrent|hiervan|hierin|hierbij|daarbij|daarvoor|daarin|daarmee|immers)(?![\w-])",
    re.IGNORECASE,
)
_PROMISES = re.compile(
    rf"(?<![\w-])(?:{words.either('does')}|er\s+(?:is|gaat)\s+(?:[\w-]+\s+){{0,2}}aandacht|"
    r"(?:stad|gemeente)\s+(?-i:[A-Z])[\w-]*|(?:de|onze)\s+(?:stad|gemeente|provincie|regering)|"
    r"het\s+(?:stads|gemeente)?(?:bestuur|kabinet|college))(?![\w-])",
    re.IGNORECASE,
)
_STATES = re.compile(
    r"^(?:(?!(?:wordt|worden|we|wij|die|dat)\s)[\w'’-]+\s+){0,6}?"
    r"(?:(?:is|zijn|blijft|vormt|vormen)\s+(?:een|het|de|immers|nodig|belangrijk|dan)|kan|kunnen)(?!\w)(?!\s+een)",
    re.IGNORECASE,
)
_THE_THING = re.compile(r"(?:de|het)\s+(?P<noun>[\w-]{3,40})\s", re.IGNORECASE)
_SHORTEST = 12
_OPENING = 60
_LONGEST = 4_000


def find(text: str) -> tuple[str, ...]:
    """Return the parts of a promise, in the order of its text; none where it is one promise.

    >>> find("De wijk wordt groen: er komen bomen; de aanleg van een park; straten worden smaller.")
    ('er komen bomen', 'de aanleg van een park', 'straten worden smaller')
    >>> find("Er komt een bad. Wij onderzoeken een tweede hal.")
    ('Er komt een bad', 'Wij onderzoeken een tweede hal')
    >>> find("Wij werken samen met: de clubs van de haven; de scholen; de winkels.")
    ()
    """
    if len(text) > _LONGEST:
        return ()
    parts: list[str] = []
    before = ""
    for sentence in _sentences(text):
        items = runs.find(sentence)
        explains = bool(_EXPLAINS.match(sentence))
        if items:
            # "Dit doen we door: ...": the list says how the sentence before is kept.
            parts = [*(parts[:-1] if explains else parts), *items]
        elif not explains and not _is_introduced(sentence, before):
            parts += _clauses(sentence.rstrip(" .,!?;…"))
        before = sentence
    return tuple(parts) if len(parts) > 1 else ()


def _sentences(text: str) -> Iterator[str]:
    start = 0
    for match in _SENTENCE.finditer(text):
        if not _ABBREVIATED.search(text, max(start, match.start() - 8), match.start()):
            yield text[start : match.start()]
            start = match.end()
    yield text[start:]


def _clauses(sentence: str) -> list[str]:
    both = coordination.both_sides(sentence)
    if both:
        return both if _is_promise(sentence) else []
    return [clause for clause in coordination.split(sentence) if _is_promise(clause)]


def _is_introduced(sentence: str, before: str) -> bool:
    """Whether a sentence goes on about a thing that the one before it brought in: "een fonds. Het fonds"."""
    match = _THE_THING.match(sentence)
    return (
        match is not None
        and re.search(rf"(?<!\w)een\s+{re.escape(match['noun'])}(?!\w)", before, re.IGNORECASE) is not None
    )


def _is_promise(sentence: str) -> bool:
    return (
        len(sentence) >= _SHORTEST
        and bool(_PROMISES.search(sentence))
        and not _STATES.match(sentence)
        and not _LOOKS_BACK.search(sentence, 0, _OPENING)
    )
