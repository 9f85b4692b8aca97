"""All figures of one indicator: found by place and period, averaged over a group, cut at breaks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from akkoord.indicators.model import Break, Indicator, Kind, Observation
from akkoord.indicators.periods import Period
from akkoord.indicators.places import Register
from akkoord.indicators.units import Figure


@dataclass(frozen=True, slots=True)
class Mean:
    """The plain mean of a group: each place counts once, however many people live there.

    Attributes:
        figure: The mean; None where too few places have a figure.
        present: The codes of the places that are in it.
        missing: The codes of those that have no figure that is sure.
        least: How many were needed.
    """

    figure: Figure | None
    present: tuple[str, ...]
    missing: tuple[str, ...]
    least: int

    @property
    def size(self) -> int:
        """How many places the group has in that period."""
        return len(self.present) + len(self.missing)


@dataclass(frozen=True, slots=True)
class Found:
    """A figure that was asked for.

    Attributes:
        observation: What was observed.
        is_other_ground: Whether it is of a code before or after a merger, and so of other ground.
    """

    observation: Observation
    is_other_ground: bool


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything observed of one indicator.

    Attributes:
        indicator: What was measured.
        observations: The figures, of all places and kinds.
        register: The places.
        breaks: From when it was measured in another way.
    """

    indicator: Indicator
    observations: tuple[Observation, ...]
    register: Register
    breaks: tuple[Break, ...] = ()
    _by_key: dict[tuple[str, str, str, str], Observation] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        own = {one.key: one for one in self.observations if one.indicator == self.indicator.code}
        object.__setattr__(self, "_by_key", own)

    def at(self, place: str, period: Period, kind: Kind = "realised") -> Found | None:
        """Return the figure of a place in a period; of its code before or after a merger if need be.

        A code outside its days is never used as if it held: where the code that does hold then is another,
        `is_other_ground` says so.
        """
        there = self.register.at(place, period.last_day)
        if there is None:
            return None
        found = self._by_key.get((self.indicator.code, there.code, period.text, kind))
        return None if found is None else Found(found, there.code != place)

    def last(self, place: str, kind: Kind = "realised") -> Found | None:
        """Return the newest figure of a place that is shown, on its own ground."""
        own = [one for one in self._of(place, kind) if one.value is not None]
        return Found(max(own, key=lambda one: one.period), False) if own else None

    def line(self, place: str, kind: Kind = "realised") -> list[list[Observation]]:
        """Return the figures of a code in the order of time, in parts that can be compared with each other.

        A part ends where the series breaks, where a figure is hidden, and where a figure is of another span:
        a year and a quarter are no two points of one line. A hidden figure is in no part.

        >>> from decimal import Decimal
        >>> from akkoord.indicators.units import Unit
        >>> rate = Indicator("rate", "Rate", Unit("percent"))
        >>> seen = tuple(
        ...     Observation("rate", "X0001", Period.of_year(year), Decimal(9)) for year in (2019, 2020, 2021)
        ... )
        >>> figures = Figures(rate, seen, Register.of([]), (Break(2020, "new definition"),))
        >>> [[one.period.text for one in part] for part in figures.line("X0001")]
        [['2019'], ['2020', '2021']]
        """
        parts: list[list[Observation]] = [[]]
        for one in sorted(self._of(place, kind), key=lambda one: one.period):
            before = parts[-1][-1].period if parts[-1] else one.period
            if one.value is None or before.span != one.period.span or self.break_between(before, one.period):
                parts.append([])
            if one.value is not None:
                parts[-1].append(one)
        return [part for part in parts if part]

    def periods(self, places: Iterable[str], kind: Kind = "realised") -> list[Period]:
        """Return every period for which one of these places has a figure, in order."""
        asked = set(places)
        return sorted({one.period for one in self.observations if one.place in asked and one.kind == kind})

    def break_between(self, earlier: Period, later: Period) -> Break | None:
        """Return the last break that lies between two periods; their figures cannot be compared then."""
        between = [cut for cut in sorted(self.breaks) if earlier.year < cut.year <= later.year]
        return between[-1] if between else None

    def mean(self, group: str, period: Period, kind: Kind = "realised") -> Mean:
        """Return the plain mean over the places of a group that have a sure figure in a period.

        A place without a figure is not counted as zero: it is left out, and told.

        Raises:
            UnknownGroup: if there is no such group.
        """
        found = {
            place.code: self._by_key.get((self.indicator.code, place.code, period.text, kind))
            for place in self.register.members(group, period.last_day)
        }
        values = {
            code: Fraction(one.value)
            for code, one in found.items()
            if one is not None and one.value is not None and one.is_comparable
        }
        least = self.register.group(group).least
        mean = sum(values.values(), Fraction(0)) / len(values) if len(values) >= max(1, least) else None
        return Mean(
            None if mean is None else Figure(mean, self.indicator.unit),
            tuple(values),
            tuple(code for code in found if code not in values),
            least,
        )

    def _of(self, place: str, kind: Kind) -> Sequence[Observation]:
        return [one for one in self._by_key.values() if one.place == place and one.kind == kind]
