"""Page numbers and running lines in plain text that was once printed, where nothing marks the end of a page.

They are told by counting: a number that goes up every so many lines, alone or beside the same words. Pages
that were put behind each other without a line end leave them in the middle of a line.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from akkoord.agreement import sentences

_FEWEST = 3
_FEWEST_GLUED = 4
_FEWEST_LETTERS = 8
# How far the words of a running line reach on both sides of its number.
_REACH = 120
_LONGEST_LINE = 2_000
_LONGEST_NUMBER = 10
# A page has at least so many lines; a numbered list or the chapters of a contents are closer together.
_FEWEST_LINES = 8
# Pages may be missing, and a picture has no foot; that of one chapter or side comes back later.
_MOST_STEP = 8
_MOST_STEP_BESIDE_WORDS = 40
# From page to page the number of lines is about the same; chapters and lists have no measure.
_EVEN = (0.4, 2.5)
_LEAST_EVEN = 0.7
_NEAR = 3
_LEAST_SHARE = 0.4
_LONGEST_HEAD = 120
_LEAST_HEAD = 20
_AFTER_FIGURE = re.compile(r"(?<=\d)[^\W\d_][^\d]*$")
_DIGITS = re.compile(r"\d+")
_LETTER = re.compile(r"[^\W\d_]")
_TOKEN = re.compile(r"\d+|[^\W\d_]+")
# "2.14." numbers a section, "14." an item, "14%" a share.
_OF_SECTION = re.compile(r"^\d[.,]\d|[.,%)]$")
_PAGE_NUMBER = re.compile(
    r"(?:[-–—|\[(]\s*)?(?:(?:pagina|pag\.?|p\.|blz\.?|bladzijde|page)\s*)?(?P<number>\d{1,3})"
    r"(?:\s*(?:/|van|of)\s*\d{1,3})?(?:\s*[-–—|\])])?",
    re.IGNORECASE,
)
# Behind the end of a sentence a space may stand before it.
_GLUED_BEHIND = re.compile(r"(?P<rest>.*(?:[^\W\d_A-Z][,)’”]?|[^\W\d_][.!?:;][)’”]?\s?))(?P<number>\d{1,3})")
_GLUED_BEFORE = re.compile(r"(?P<number>\d{1,3})(?P<rest>[A-Z][a-z].*)")

Found = dict[int, tuple[str, ...]]
"""The lines that hold page furniture by their place, each with its words that are text: mostly none."""


@dataclass(frozen=True, slots=True)
class _Number:
    """A number in a line: where it stands there."""

    place: int
    start: int
    end: int
    value: int


def find(lines: Sequence[str]) -> Found:
    """Return the page numbers and running lines of a text.

    >>> page = ["Er komt groen."] * 20
    >>> lines = [line for number in (4, 5, 6) for line in [*page, f"Akkoord van de stad | {number}"]]
    >>> find(lines)
    {20: (), 41: (), 62: ()}
    """
    found = _alone_or_glued(lines)
    found |= _beside_words(lines, found)
    found |= _heads(lines, found)
    return dict(sorted((found | _glued_heads(lines, found)).items()))


def _alone_or_glued(lines: Sequence[str]) -> Found:
    """Return the lines that are a page number, or have one glued to their last or first word."""
    rests: Found = {}
    number_of: dict[int, int] = {}
    for place, line in enumerate(lines):
        own = line.strip()
        if not own[:1].isdecimal() and not any(map(str.isdecimal, own[-_LONGEST_NUMBER:])):
            continue
        for pattern in (_PAGE_NUMBER, _GLUED_BEHIND, _GLUED_BEFORE):
            if len(own) <= _LONGEST_LINE and (match := pattern.fullmatch(own)):
                rest = match.groupdict().get("rest") or ""
                rests[place] = (rest.strip(),) if rest else ()
                number_of[place] = int(match["number"])
                break
    chain = _chain(number_of)
    is_glued = any(rests[place] for place in chain)
    return {place: rests[place] for place in chain} if len(chain) >= _FEWEST + is_glued else {}


def _chain(number_of: Mapping[int, int], most_step: int = _MOST_STEP) -> list[int]:
    """Return the longest run of places whose numbers count up as evenly as pages do; none that is too short.

    Each place is tried as the next of the chains that end in the numbers just below its own.
    """
    length_of: dict[int, int] = {}
    before_of: dict[int, int | None] = {}
    last_with: dict[int, int] = {}
    for place, number in number_of.items():
        before = [
            last_with[lower]
            for lower in range(number - most_step, number)
            if lower in last_with and place - last_with[lower] >= _FEWEST_LINES * (number - lower)
        ]
        best = max(before, key=lambda own: length_of[own], default=None)
        length_of[place] = 1 + (length_of[best] if best is not None else 0)
        before_of[place] = best
        if number not in last_with or length_of[last_with[number]] <= length_of[place]:
            last_with[number] = place
    chain: list[int] = []
    at = max(length_of, key=lambda place: length_of[place], default=None)
    while at is not None:
        chain.append(at)
        at = before_of[at]
    chain.reverse()
    return chain if len(chain) >= _FEWEST and _is_even(chain, number_of) else []


def _is_even(chain: Sequence[int], number_of: Mapping[int, int]) -> bool:
    per_page = [(b - a) / (number_of[b] - number_of[a]) for a, b in pairwise(chain)]
    usual = median(per_page)
    return sum(_EVEN[0] * usual <= own <= _EVEN[1] * usual for own in per_page) >= _LEAST_EVEN * len(per_page)


def _beside_words(lines: Sequence[str], found: Found) -> Found:
    """Return the lines with a number that counts up beside words that are always the same."""
    groups: dict[tuple[str, ...], list[_Number]] = defaultdict(list)
    for place, line in enumerate(lines):
        if place not in found and len(line) <= _LONGEST_LINE and _DIGITS.search(line):
            for words, number in _numbers(place, line):
                groups[words].append(number)
    taken: Found = {}
    for own in groups.values():
        free = {number.place: number for number in own if number.place not in taken}
        chain = _chain({place: number.value for place, number in free.items()}, _MOST_STEP_BESIDE_WORDS)
        if len(chain) * 2 > len(own):
            taken |= _cut(lines, [free[place] for place in chain])
    return taken


def _numbers(place: int, line: str) -> Iterable[tuple[tuple[str, ...], _Number]]:
    """Yield each number of a line that may be of a page, with the two words before it and those behind it."""
    tokens = list(_TOKEN.finditer(line))
    words = ["#" if token[0].isdecimal() else token[0] for token in tokens]
    for at, token in enumerate(tokens):
        if (
            not token[0].isdecimal()
            or len(token[0]) > 3
            or _OF_SECTION.search(line[max(token.start() - 2, 0) : token.end() + 1])
        ):
            continue
        number = _Number(place, token.start(), token.end(), int(token[0]))
        if at >= 2:
            yield (*words[at - 2 : at], ""), number
        if at + 2 < len(words):
            yield ("", *words[at + 1 : at + 3]), number


def _cut(lines: Sequence[str], numbers: Sequence[_Number]) -> Found:
    """Return what is left of lines without their number and the words that all of them have around it."""
    before = _shared(
        [_masked(lines[own.place][max(own.start - _REACH, 0) : own.start])[::-1] for own in numbers]
    )[::-1]
    behind = _shared([_masked(lines[own.place][own.end : own.end + _REACH]) for own in numbers])
    before, behind = _trimmed(before, behind)
    if len(_LETTER.findall(before + behind)) < _FEWEST_LETTERS:
        return {}
    pattern = re.compile(_unmasked(before) + r"\d+" + _unmasked(behind))
    left: Found = {}
    for own in numbers:
        line = lines[own.place]
        if match := pattern.search(line, max(own.start - 2 * _REACH, 0)):
            sides = (line[: match.start()].strip(), line[match.end() :].strip())
            left[own.place] = tuple(side for side in sides if side)
    return left if len(left) >= _FEWEST_GLUED or not any(left.values()) else {}


def _trimmed(before: str, behind: str) -> tuple[str, str]:
    """Return what stands around a number without what may be text that starts or ends alike by chance."""
    is_long = [len(_LETTER.findall(side)) >= _FEWEST_LETTERS for side in (before, behind)]
    if is_long[0] and not is_long[1]:
        behind = re.split(_LETTER, behind, maxsplit=1)[0]
    if is_long[1] and not is_long[0]:
        before = re.split(_LETTER, before[::-1], maxsplit=1)[0][::-1]
    return before.lstrip(".!?:;,)’” "), behind


def _masked(text: str) -> str:
    return _DIGITS.sub("#", text)


def _unmasked(words: str) -> str:
    return r"\d+".join(map(re.escape, words.split("#")))


def _shared(sides: Sequence[str]) -> str:
    """Return what all texts begin with."""
    first, last = min(sides), max(sides)
    return first[
        : next((at for at, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), len(first))
    ]


def _heads(lines: Sequence[str], found: Found) -> Found:
    """Return the lines without a number that stand again and again right beside page furniture.

    The first of them is kept as text where it may be the heading that the head of its chapter repeats.
    """
    beside: dict[str, set[int]] = defaultdict(set)
    for mark in found:
        for place in (*_nearest(lines, mark, -1), *_nearest(lines, mark, 1)):
            text = lines[place].strip()
            is_tail = text[:1].islower() and sentences.ends(text)
            if place not in found and len(text) <= _LONGEST_HEAD and _LETTER.search(text) and not is_tail:
                beside[text].add(place)
    counts = Counter(line.strip() for line in lines if line.strip() in beside)
    heads: Found = {}
    for text, places in beside.items():
        if len(places) >= _FEWEST and len(places) * 2 > counts[text]:
            is_everywhere = len(places) >= _LEAST_SHARE * len(found)
            heads |= dict.fromkeys(sorted(places)[0 if is_everywhere else 1 :], ())
    return heads


def _glued_heads(lines: Sequence[str], found: Found) -> Found:
    """Return the lines right under page furniture that begin with a head which many of them share."""
    groups: dict[str, list[int]] = defaultdict(list)
    for mark in found:
        for place in _nearest(lines, mark, 1)[:1]:
            own = lines[place].strip()
            if place not in found and len(own) > _LEAST_HEAD:
                groups[own[:_LEAST_HEAD]].append(place)
    heads: Found = {}
    for places in groups.values():
        if len(places) >= _FEWEST_GLUED:
            shared = _shared([lines[place].strip() for place in places])
            # What follows a figure without a space starts the text, and may start alike by chance.
            head = _AFTER_FIGURE.sub("", shared)
            heads |= {place: (lines[place].strip()[len(head) :].strip(),) for place in places}
    return heads


def _nearest(lines: Sequence[str], mark: int, step: int) -> list[int]:
    """Return the nearest lines with text on one side of a mark, which may be two deep."""
    places = range(mark + step, mark + step * (_NEAR + 1), step)
    return [place for place in places if 0 <= place < len(lines) and lines[place].strip()][:2]
