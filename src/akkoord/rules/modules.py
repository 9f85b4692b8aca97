"""Parts that stand on their own: what they look at is looked at nowhere else.

"Is this person disabled" may count twice in a rule, but the scores behind it count nowhere else. Then it is
enough to try it as a yes and as a no, however many scores there are.
"""

from __future__ import annotations

from akkoord.rules.parts import Part


def modules(root: Part) -> frozenset[Part]:
    """Return the truth values below a part that stand on their own within it.

    A part stands on its own when none of the parts below it, but for what is settled, has a parent elsewhere.
    One walk from left to right tells: then all visits to what is below it fall within the first visit to it.
    (Dutuit and Rauzy, "A linear-time algorithm to find modules of fault trees", 1996.)

    >>> from akkoord.rules.parts import Parts
    >>> from akkoord.rules.tree import Input
    >>> from akkoord.rules.bounds import PERHAPS
    >>> parts = Parts()
    >>> a, b, c = [parts.given_as(Input("fact", name), PERHAPS) for name in "abc"]
    >>> either = parts.some((a, b))
    >>> twice = parts.choice(either, c, parts.every((either, parts.negated(c))))
    >>> modules(twice) == {either}
    True
    """
    visits = _Visits()
    visits.to(root)
    return visits.modules(root)


class _Visits:
    """When each part is visited: the first time, when that ended, and the last time."""

    def __init__(self) -> None:
        self._now = 0
        self._first: dict[Part, int] = {}
        self._end: dict[Part, int] = {}
        self._last: dict[Part, int] = {}

    def to(self, part: Part) -> None:
        self._now += 1
        self._last[part] = self._now
        if part in self._first:
            return
        self._first[part] = self._now
        for one in part.parts:
            if not one.is_settled:
                self.to(one)
        self._now += 1
        self._end[part] = self._last[part] = self._now

    def modules(self, root: Part) -> frozenset[Part]:
        found: set[Part] = set()
        reach: dict[Part, tuple[int, int]] = {}
        # By the end of their first visit: what is below a part comes before it.
        for part in self._end:
            earliest, latest = self._now, 0
            for one in part.parts:
                if not one.is_settled:
                    below = reach[one]
                    earliest = min(earliest, below[0], self._first[one])
                    latest = max(latest, below[1], self._last[one])
            reach[part] = earliest, latest
            is_alone = self._first[part] < earliest and latest < self._end[part]
            if is_alone and part.parts and part.is_truth and part is not root:
                found.add(part)
        return frozenset(found)
