"""The names of one text that no gazetteer holds: found by their form, with their spellings joined."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from akkoord.agreement.names import definitions, evidence, forms, variants
from akkoord.agreement.names.definitions import Definition
from akkoord.agreement.names.evidence import Evidence
from akkoord.agreement.names.lexicon import Lexicon, Named
from akkoord.agreement.names.spelling import key

# "Merel" is a place where the text has a "Merel Park" too.
_SITE = re.compile(
    r"^(?:campus|site|domein|park|wijk)\s|[\s-](?:park|site|domein|campus|terrein|omgeving)$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Learned:
    """The names that a text defines, each with its spellings, and those that it confirms of a gazetteer.

    Attributes:
        spelled: Spellings with what they stand for.
        confirmed: Keys of known names that stand with a capital within a sentence.
    """

    spelled: tuple[tuple[str, Named], ...]
    confirmed: frozenset[str]


def learn(
    texts: Sequence[str], known: Lexicon, own: Callable[[str], bool], ordinary: Collection[str]
) -> Learned:
    """Return the names of a text that are not known yet.

    Args:
        texts: The blocks of an agreement.
        known: The names that are known.
        own: Tells whether a name is that of the city itself, or derived from it.
        ordinary: The words that the text writes in small letters.
    """
    found: dict[str, Evidence] = {}
    confirmed: set[str] = set()
    defined: dict[Definition, None] = {}
    for text in texts:
        defined |= dict.fromkeys(definitions.find(text))
        groups = [group for group in forms.groups(text, ordinary) if not own(group.text)]
        confirmed |= {key(group.text) for group in groups if not group.is_initial and group.text in known}
        evidence.note(found, text, groups, known, ordinary)
    return Learned(tuple(_Joined(found, tuple(defined), known).spelled()), frozenset(confirmed))


class _Joined:
    """The names of a text, with the spellings of each joined under one of them."""

    def __init__(self, found: Mapping[str, Evidence], defined: Sequence[Definition], known: Lexicon) -> None:
        self._found = found
        self._known = known
        self._root: dict[str, str] = {}
        self._spellings = {name: list(own.spellings) for name, own in found.items()}
        self._full: dict[str, str] = {}
        self._sites = {key(_SITE.sub("", own.best)) for own in found.values() if _SITE.search(own.best)}
        # "Het leeradvies (LA)": then LA is nobody.
        self._nobody = {key(definition.short) for definition in defined if not definition.is_name}
        self._join_spellings()
        for definition in defined:
            if definition.is_name and key(definition.short) not in self._nobody:
                self._shorten(definition.short, definition.long)

    def spelled(self) -> Iterator[tuple[str, Named]]:
        """Yield each spelling of each name that acts or lies somewhere."""
        members: dict[str, list[str]] = {}
        for name in self._spellings:
            members.setdefault(self._root_of(name), []).append(name)
        for root, own in members.items():
            named = self._named(root, own)
            if named is not None:
                yield from ((spelling, named) for name in own for spelling in self._spellings[name])

    def _join_spellings(self) -> None:
        counts = {name: own.count for name, own in self._found.items()}
        # A slip of a name that the city itself wrote down is that name, however often it stands there.
        certain = dict.fromkeys(self._known.top, sum(counts.values()) + 1)
        for slip, name in variants.same(counts | certain).items():
            self._join(slip, name)
        best = [own.best for own in self._found.values()]
        for name in best:
            other = variants.turned(name)
            if other and key(other) in counts:
                self._join(key(name), key(other))
        for short, full in variants.abbreviated(best).items():
            self._shorten(short, full)

    def _shorten(self, short: str, full: str) -> None:
        for name in (short, full):
            self._spellings.setdefault(key(name), []).append(name)
        self._full[key(full)] = full
        self._join(key(short), key(full))

    def _join(self, name: str, other: str) -> None:
        one, root = self._root_of(name), self._root_of(other)
        if one != root:
            self._root[one] = root

    def _root_of(self, name: str) -> str:
        while name in self._root:
            name = self._root[name]
        return name

    def _named(self, root: str, own: Sequence[str]) -> Named | None:
        """Return what the spellings of one name stand for; None where it neither acts nor lies anywhere."""
        known = next((named for name in (root, *own) if (named := self._known.get(name))), None)
        if known or not self._nobody.isdisjoint(own):
            return known
        whole = Evidence()
        for name in own:
            if name in self._found:
                whole.add(self._found[name])
        if not whole.says and not self._sites.isdisjoint(own):
            whole.says["place"] += 1
        full = next((self._full[name] for name in own if name in self._full), None)
        if full and (sort := forms.says(full)):
            whole.says[sort] += 1
        part = whole.part()
        return Named(full or whole.best, part) if part else None
