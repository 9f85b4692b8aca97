"""What a text says of the names in it that nobody wrote down: gathered here, weighed in `learning`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from akkoord.agreement.names import vocabulary
from akkoord.agreement.names.acting import Sentence
from akkoord.agreement.names.forms import Group
from akkoord.agreement.names.lexicon import Lexicon, Part
from akkoord.agreement.names.spelling import has_capital, is_abbreviation, key
from akkoord.agreement.names.vocabulary import Sort

# "Partners zoals Merel, Zonneburg": what a list of examples is of says what they are.
_EXAMPLES = re.compile(r"(?:zoals|waaronder|o\.a\.|bijvoorbeeld|met name):?\s+(?P<items>[^.;:()]{3,300})")
_WORD = re.compile(r"[\w-]+")
_BEFORE_EXAMPLES = 60
_WORDS_BEFORE_EXAMPLES = 4
_EXAMPLES_OF: dict[str, Sort] = {
    **dict.fromkeys(vocabulary.words("sentence", "examples_of_actors"), "actor"),
    **dict.fromkeys(vocabulary.words("sentence", "examples_of_places"), "place"),
}
_LIST_GAP = re.compile(r"(?:\s{0,2}[,/]\s{0,2}|\s(?:en|of|&|–|-)\s)(?:(?:en|de|het|ook|andere)\s){0,2}")
# "OS", "B1": what is in an abbreviation or a code is in no place.
_CODE = re.compile(r"[A-Z\d&@-]+s?")
_OFTEN = 2

_Stretch = tuple[int, int, Sort]


@dataclass(slots=True)
class Evidence:
    """What a text says of one name, over all places where it stands.

    Attributes:
        spellings: How often each spelling stands there.
        says: What its words, or the list of examples that it is in, say that it is.
        kin: What the names beside it in a list are.
        acts: How often it does something.
        lies: How often something is in it.
        inner: How often its capital is not that of a sentence.
    """

    spellings: Counter[str] = field(default_factory=Counter)
    says: Counter[Sort] = field(default_factory=Counter)
    kin: Counter[Sort] = field(default_factory=Counter)
    acts: int = 0
    lies: int = 0
    inner: int = 0

    @property
    def count(self) -> int:
        """How often the name stands there."""
        return self.spellings.total()

    @property
    def best(self) -> str:
        """The spelling that is used most; of those as common, the fullest."""
        return max(self.spellings, key=lambda name: (self.spellings[name], len(name), name))

    def add(self, other: Evidence) -> None:
        """Add what is said of the same name in another spelling."""
        self.spellings += other.spellings
        self.says += other.says
        self.kin += other.kin
        self.acts += other.acts
        self.lies += other.lies
        self.inner += other.inner

    def part(self) -> Part | None:
        """Return the part of the name: as words say, else as it is used; None where that is not sure."""
        if self.says:
            return _PARTS.get(self.says.most_common(1)[0][0])
        if not self.count:
            return None
        is_marked = is_abbreviation(self.best) or " " in self.best or has_capital(self.best[1:])
        if not self.inner and not is_marked:
            return None
        if self.lies > self.acts:
            return Part.PLACE
        if self.kin and not self.acts:
            return _PARTS.get(self.kin.most_common(1)[0][0])
        return Part.BODY if self.acts and (is_marked or self.count >= _OFTEN) else None


_PARTS: dict[Sort, Part] = {"actor": Part.BODY, "place": Part.PLACE}


def note(
    found: dict[str, Evidence],
    text: str,
    groups: Sequence[Group],
    known: Lexicon,
    ordinary: Collection[str],
) -> None:
    """Add what one text says of its names that are not known yet.

    Args:
        found: By the key of each name, what was said so far; it grows.
        text: A block of an agreement.
        groups: The names in it.
        known: The names that are known.
        ordinary: The words that the whole agreement writes in small letters too.
    """
    if all(_is_known(group, known) for group in groups):
        return
    sorts = [group.says or _known_sort(known, group.text) for group in groups]
    sentence = Sentence(text, counts_duties=False)
    acts = sentence.takes_part([(group.start, group.end) for group in groups]) if None in sorts else ()
    examples = list(_examples(text))
    for position, group in enumerate(groups):
        if _is_known(group, known):
            continue
        evidence = found.setdefault(key(group.text), Evidence())
        evidence.spellings[group.text] += 1
        evidence.inner += not group.is_initial
        if group.says:
            evidence.says[group.says] += 1
            continue
        evidence.says.update(_example(examples, group))
        evidence.kin.update(_beside(groups, sorts, position, text))
        evidence.acts += acts[position]
        is_word = group.text.lower() not in ordinary and not _CODE.fullmatch(group.text)
        evidence.lies += is_word and sentence.is_in_town(group.start)


def _is_known(group: Group, known: Lexicon) -> bool:
    """Whether a name is known, or made of known ones: "gebied Hasselt-Aalst"."""
    return group.text in known or ("-" in group.core and any(map(known.__contains__, group.core.split("-"))))


def _known_sort(known: Lexicon, name: str) -> Sort | None:
    named = known.get(name)
    if named is None:
        return None
    return "actor" if named.part is Part.BODY else "place"


def _beside(
    groups: Sequence[Group], sorts: Sequence[Sort | None], position: int, text: str
) -> Iterator[Sort]:
    """Yield what the names are that stand beside one in a list: "VDAB, Merel en OCMW"."""
    for first, second, other in (
        (position - 1, position, position - 1),
        (position, position + 1, position + 1),
    ):
        if not 0 <= other < len(groups):
            continue
        sort = sorts[other]
        gap = text[groups[first].end : groups[second].start]
        if sort is not None and sort in _PARTS and _LIST_GAP.fullmatch(gap):
            yield sort


def _examples(text: str) -> Iterator[_Stretch]:
    """Yield the stretches of a text that hold examples of actors or of places."""
    for match in _EXAMPLES.finditer(text):
        before = _WORD.findall(text, max(0, match.start() - _BEFORE_EXAMPLES), match.start())
        own = next(
            (word for word in reversed(before[-_WORDS_BEFORE_EXAMPLES:]) if word in _EXAMPLES_OF), None
        )
        if own:
            yield (*match.span("items"), _EXAMPLES_OF[own])


def _example(examples: Sequence[_Stretch], group: Group) -> Iterator[Sort]:
    """Yield what a name is an example of."""
    before = bisect_right(examples, group.start, key=lambda stretch: stretch[0]) - 1
    if before >= 0 and group.end <= examples[before][1]:
        yield examples[before][2]
