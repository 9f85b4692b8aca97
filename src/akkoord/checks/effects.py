"""What a draft does to households, as plain numbers that somebody else computed."""

from __future__ import annotations

from dataclasses import dataclass

from akkoord.errors import InputError

SMALLEST_SHOWN = 5
"""Below this number of households a figure is hidden, because it could tell of one of them."""


class NotACount(InputError):
    """A number of households is below zero or not whole."""

    code = "not_a_count"
    message = "{field} is {value!r}; give a whole number of households, zero or more"


@dataclass(frozen=True, slots=True)
class HouseholdEffects:
    """What a draft does to the households it was computed over.

    Attributes:
        gainers: How many households are better off.
        losers: How many are worse off.
        unknown: For how many it could not be decided; never counted as unaffected.
        cents_per_year: What all households together gain, in eurocents a year; below zero when they lose.

    Raises:
        NotACount: if a number of households is below zero or not whole.
    """

    gainers: int
    losers: int
    unknown: int
    cents_per_year: int

    def __post_init__(self) -> None:
        for field in ("gainers", "losers", "unknown"):
            value = getattr(self, field)
            if not isinstance(value, int) or isinstance(value, bool) or value < 0:
                raise NotACount(field=field, value=value)


@dataclass(frozen=True, slots=True)
class ShownEffects:
    """The same figures as readers may see them; None where a figure is hidden."""

    gainers: int | None
    losers: int | None
    unknown: int | None
    cents_per_year: int | None


def shown(effects: HouseholdEffects) -> ShownEffects:
    """Return the figures that readers may see: those of one to four households are hidden.

    Zero is shown: it tells of nobody. The amount is hidden with the gainers or the losers, because it would
    tell what those few receive or lose.

    >>> shown(HouseholdEffects(gainers=12, losers=3, unknown=0, cents_per_year=60_000))
    ShownEffects(gainers=12, losers=None, unknown=0, cents_per_year=None)
    """
    gainers, losers = _shown(effects.gainers), _shown(effects.losers)
    is_hidden = gainers is None or losers is None
    return ShownEffects(
        gainers, losers, _shown(effects.unknown), None if is_hidden else effects.cents_per_year
    )


def _shown(count: int) -> int | None:
    return None if 0 < count < SMALLEST_SHOWN else count
