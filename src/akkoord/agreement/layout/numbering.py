"""The number that a line starts with: of a chapter, of a goal or action in a plan, or of an item in a list.

Reads one line. A number with words behind it that start small is none ("3 scholen krijgen", "1 januari"), nor
is a year; whether a bare number ("2 Wonen") belongs to a series is decided in `layout`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto
from importlib import resources

from akkoord.dutch.folding import fold


class Sort(Enum):
    """What the word before a number says is numbered."""

    PLAIN = auto()
    """Nothing: a number alone."""
    PART = auto()
    """A part of the text, such as a chapter."""
    STRATEGIC = auto()
    """A goal at the top of a plan."""
    OPERATIONAL = auto()
    """A goal that serves a strategic one, or a set of actions."""
    ACTION = auto()
    """What will be done."""


@dataclass(frozen=True, slots=True)
class Number:
    """The number at the start of a line.

    Attributes:
        sort: What is numbered.
        style: Equal for the numbers of one series at any depth: the folded word before it, or how it is
            written ("1", "A", "I", "a", "i", with the signs around it where they tell a list).
        path: The number, part by part: (1, 2) for "1.2", (2,) for "II" and "B".
        is_closed: Whether a sign stands between the number and the words ("1.", "1)", "1:").
        rest: The words behind it.
    """

    sort: Sort
    style: str
    path: tuple[int, ...]
    is_closed: bool
    rest: str

    @property
    def series(self) -> tuple[str, int]:
        """What it counts on with: its style at its depth; in a plan all goals or actions of one sort."""
        is_of_plan = self.sort not in (Sort.PLAIN, Sort.PART)
        return (self.sort.name, 1) if is_of_plan else (self.style, self.depth)

    @property
    def depth(self) -> int:
        """How many parts it has."""
        return len(self.path)


_DATA: dict[str, dict[str, list[str]]] = tomllib.loads(
    resources.files(__package__).joinpath("numbering.toml").read_text(encoding="utf-8")
)
_SORT_OF_WORD = {word: Sort[sort.upper()] for sort, names in _DATA.items() for word in names["words"]}
# Codes are capitals: "ap" is no code, "AP" is.
_SORT_OF_CODE = {code: Sort[sort.upper()] for sort, names in _DATA.items() for code in names["codes"]}
_LONGEST_WORD_FIRST = "|".join(sorted(map(re.escape, _SORT_OF_WORD), key=len, reverse=True))
_ANY_CODE = "|".join(sorted(_SORT_OF_CODE, key=len, reverse=True))
_SPELLED = ("één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}

_NO_YEAR = r"(?!(?:19|20)\d\d(?!\d))"
_LABELLED = re.compile(
    rf"""(?:(?P<word>(?i:{_LONGEST_WORD_FIRST}))(?:\s*:)?\s+)?
    (?:(?P<code>{_ANY_CODE})[ \t.:_-]{{0,2}})?
    (?P<number>{_NO_YEAR}\d{{1,6}}(?:[.-]\d{{1,6}}){{0,4}}|[IVXL]{{1,7}}|[A-Z]|{"|".join(_SPELLED)})
    (?![\w%€])(?P<close>\s*[.:)|–—-])?(?P<rest>\s.*|)""",
    re.VERBOSE | re.DOTALL,
)
_OF_PLAN = "|".join(
    re.escape(word)
    for word in sorted(_SORT_OF_WORD, key=len, reverse=True)
    if _SORT_OF_WORD[word] is not Sort.PART
)
_NAMED = re.compile(
    rf"(?P<word>(?i:{_OF_PLAN}))\s*:\s+(?:[A-Z]{{1,5}}\s*:\s+)?(?P<rest>\S.*)",
    re.DOTALL,
)
_PLAIN = re.compile(
    rf"""(?P<open>\()?
    (?P<number>{_NO_YEAR}\d{{1,3}}(?:\.\d{{1,2}}){{0,4}}|[IVXL]{{1,7}}|[A-Z]|[ivx]{{1,6}}|[a-z])
    (?![\w%€])(?P<close>[.:)](?!\d)|/(?=\s)|[ \t]*[|–—]|[ \t]+-(?=\s))?(?P<rest>\s.*)""",
    re.VERBOSE | re.DOTALL,
)


def read(text: str) -> Number | None:
    """Return the number that a text starts with.

    >>> number = read("1.2 Betaalbaar wonen")
    >>> number.path, number.rest, read("3 scholen krijgen een tuin"), read("2025 Wonen")
    ((1, 2), 'Betaalbaar wonen', None, None)
    >>> read("OD 1.2: Er komt groen.").sort.name, read("Deel II").path, read("(3) Wij bouwen.").style
    ('OPERATIONAL', (2,), '(1)')
    """
    if not text or not (text[0].isalnum() or text[0] == "("):
        return None
    # In the middle of a sentence, at the start of a broken line, the word before a number starts small.
    labelled = (_labelled(text) or _named(text)) if text[0].isupper() else None
    return labelled or _plain(text)


def series(numbers: Iterable[Number]) -> list[tuple[str, int]]:
    """Return the series that numbers come in, the widest first: as they appear, shallow before deep.

    >>> written = ["Deel I", "1.1 Huren", "A. Kopen", "1. Wonen"]
    >>> series(number for number in map(read, written) if number)
    [('deel', 1), ('1', 1), ('1', 2), ('A', 1)]
    """
    found = list(dict.fromkeys(number.series for number in numbers))
    styles = list(dict.fromkeys(style for style, _ in found))
    return sorted(found, key=lambda own: (styles.index(own[0]), own[1]))


def _labelled(text: str) -> Number | None:
    match = _LABELLED.fullmatch(text)
    if match is None or not (match["word"] or match["code"]):
        return None
    rest, is_closed = match["rest"].strip(), bool(match["close"])
    if not (is_closed or not rest or _opens(rest)):
        return None
    word = " ".join(fold(match["word"] or "").split())
    # "Actie AP-1": the word says what it is, whatever the codes of this plan are.
    sort = _SORT_OF_WORD[word] if word else _SORT_OF_CODE[match["code"]]
    return Number(sort, word or fold(match["code"]), _path(match["number"]), is_closed, rest)


def _named(text: str) -> Number | None:
    """Return a goal or action that has its word and no number: "Actie: ...", "Doelstelling: GR: ..."."""
    match = _NAMED.fullmatch(text)
    if match is None:
        return None
    word = " ".join(fold(match["word"]).split())
    return Number(_SORT_OF_WORD[word], word, (), is_closed=True, rest=match["rest"])


def _plain(text: str) -> Number | None:
    match = _PLAIN.fullmatch(text)
    if match is None:
        return None
    written, rest = match["number"], match["rest"].strip()
    is_in_brackets = bool(match["open"]) and match["close"] == ")"
    if bool(match["open"]) != is_in_brackets or not rest:
        return None
    is_small = written[0].islower()
    if is_small and match["close"] not in (".", ")"):
        return None
    if not match["close"] and not _opens(rest):
        return None
    return Number(Sort.PLAIN, _style(written, match), _path(written), bool(match["close"]), rest)


def _style(written: str, match: re.Match[str]) -> str:
    roman = set(written.upper()) <= _ROMAN.keys()
    sign = "1" if written[0].isdigit() else "I" if roman else "A"
    sign = sign.lower() if written[0].islower() else sign
    if match["open"]:
        return f"({sign})"
    return f"{sign})" if match["close"] == ")" else sign


def _opens(rest: str) -> bool:
    """Whether words can open a heading or a sentence: they start with a capital or a quotation mark."""
    return rest[0].isupper() or rest[0] in "\"'“‘„«(€"


def _path(written: str) -> tuple[int, ...]:
    if written[0].isdigit():
        return tuple(int(part) for part in re.split(r"[.-]", written))
    if written in _SPELLED:
        return (_SPELLED.index(written) + 1,)
    if set(written.upper()) <= _ROMAN.keys():
        return (_roman(written.upper()),)
    return (ord(written.upper()) - ord("A") + 1,)


def _roman(written: str) -> int:
    values = [_ROMAN[letter] for letter in written]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))
