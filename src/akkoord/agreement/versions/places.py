"""Where a promise stands: under which headings; and which headings only have another name by now."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from akkoord.agreement.model import Promise
from akkoord.dutch.folding import key

# "3. Wonen" and "4. Wonen" are one heading.
_NUMBER = re.compile(
    r"^(?:(?:hoofdstuk|deel)\s+)?(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5})[.:)]?\s+", re.IGNORECASE
)
# So many promises must have gone along before a heading that is gone counts as renamed.
_FEWEST_ALONG = 3

Place = tuple[str, str, str]


def of(promise: Promise) -> Place:
    r"""Return the headings above a promise, made comparable; empty where there is none.

    >>> from akkoord.agreement import reader
    >>> of(reader.read("3. WONEN\n\nHuren\n\n- Er komen huizen.\n").promises[0])[:2]
    ('wonen', 'huren')
    """
    domain, theme, subtheme = (
        key(_NUMBER.sub("", heading or "")) for heading in (promise.domain, promise.theme, promise.subtheme)
    )
    return domain, theme, subtheme


class Places:
    """The headings of two versions, by promise, and which of them are one under two names."""

    def __init__(self, old: Sequence[Promise], new: Sequence[Promise]) -> None:
        self.old = [of(promise) for promise in old]
        self.new = [of(promise) for promise in new]
        self._renamed: set[tuple[int, str, str]] = set()

    def learn(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Learn from promises that are surely the same which headings were renamed."""
        counts = Counter(
            (depth, *names)
            for old, new in pairs
            for depth, names in enumerate(zip(self.old[old], self.new[new], strict=True))
        )
        most_of_old, most_of_new = _most(counts, 1), _most(counts, 2)
        before, after = _known(self.old), _known(self.new)
        self._renamed = {
            (depth, one, other)
            for (depth, one, other), count in counts.items()
            if one and other and (depth, one) not in after and (depth, other) not in before
            if count >= max(_FEWEST_ALONG, most_of_old[depth, one], most_of_new[depth, other])
        }

    def are_one(self, old: int, new: int) -> bool:
        """Whether two promises stand under the same headings, also when those have another name by now."""
        pairs = enumerate(zip(self.old[old], self.new[new], strict=True))
        return all(one == other or (depth, one, other) in self._renamed for depth, (one, other) in pairs)


def _known(places: Iterable[Place]) -> set[tuple[int, str]]:
    return {(depth, name) for place in places for depth, name in enumerate(place)}


def _most(counts: Counter[tuple[int, str, str]], side: int) -> dict[tuple[int, str], int]:
    """Return for each heading of one side the most promises that went along to one of the other side."""
    most: dict[tuple[int, str], int] = {}
    for names, count in counts.items():
        own = names[0], str(names[side])
        most[own] = max(count, most.get(own, 0))
    return most
