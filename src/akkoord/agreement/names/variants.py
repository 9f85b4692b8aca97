"""Spellings of one name: the same but for a typing error, an abbreviation, or where "NV" stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from akkoord.agreement.names.forms import initials
from akkoord.agreement.names.spelling import is_abbreviation, key

_LEGAL_FORMS = ("nv", "bv", "vzw", "bvba", "cvba", "cv")
_LONG_ENOUGH = 8
# Of two that are as rare the longer is right: a letter is sooner forgotten than added.
_LONG_WHEN_RARE = 10
_LONGEST = 60
_LETTERS_OF_ABBREVIATION = 3


def same(counts: Mapping[str, int]) -> dict[str, str]:
    """Return for each key of a name the key it is a spelling of, where that is another.

    Args:
        counts: How often each name occurs, by its key.

    >>> same({"synapspark": 5, "synaspark": 1, "wijkpark": 3, "dijkpark": 2, "zaal2": 1, "zaal3": 1})
    {'synaspark': 'synapspark'}
    """
    found: dict[str, str] = {}
    seen: dict[str, str] = {}
    for name in sorted(counts, key=lambda name: (-counts[name], -len(name), name)):
        near = next((seen[short] for short in _shortened(name) if short in seen), None)
        is_sure = near is not None and (counts[name] < counts[near] or len(near) >= _LONG_WHEN_RARE)
        if near is not None and is_sure and _is_slip(near, name):
            found[name] = near
        else:
            seen |= dict.fromkeys(_shortened(name), name)
    return found


def _shortened(name: str) -> Iterator[str]:
    """Yield a long name, and the name without each of its letters: two that share one are a letter apart."""
    if _LONG_ENOUGH <= len(name) <= _LONGEST:
        yield name
        for position in range(1, len(name)):
            yield name[:position] + name[position + 1 :]


def _is_slip(one: str, other: str) -> bool:
    """Whether two names differ by a letter left out or two swapped: another letter is another name."""
    if len(one) == len(other):
        return sorted(one) == sorted(other)
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    position = next((at for at, letter in enumerate(shorter) if longer[at] != letter), len(shorter))
    return longer[position].isalpha() and longer[:position] + longer[position + 1 :] == shorter


def turned(name: str) -> str | None:
    """Return a name with its legal form at the other end; None where it has none.

    >>> turned("Merel NV"), turned("nv Merel"), turned("Merel")
    ('NV Merel', 'Merel nv', None)
    """
    first, _, rest = name.partition(" ")
    before, _, last = name.rpartition(" ")
    if rest and first.lower() in _LEGAL_FORMS:
        return f"{rest} {first}"
    return f"{last} {before}" if before and last.lower() in _LEGAL_FORMS else None


def abbreviated(names: Iterable[str]) -> dict[str, str]:
    """Return which abbreviations among names stand for which full names among them, by their initials.

    Where the initials of two names are the same, none is taken.

    >>> abbreviated(["NPM", "Nationaal Park Merel", "SVK"])
    {'NPM': 'Nationaal Park Merel'}
    """
    given = list(names)
    by_initials: dict[str, set[str]] = {}
    for name in given:
        if " " in name and not is_abbreviation(name.replace(" ", "")):
            by_initials.setdefault(key(initials(name)), set()).add(name)
    return {
        name: next(iter(full))
        for name in given
        if is_abbreviation(name)
        and len(key(name)) >= _LETTERS_OF_ABBREVIATION
        and len(full := by_initials.get(key(name), set())) == 1
    }
