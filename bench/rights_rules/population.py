"""Made-up persons in households, by chance but the same for a seed: on average 2.3 in each household."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from . import FACTS

_SIZES = (1, 2, 3, 4, 5, 6)
_CHANCES = (0.33, 0.32, 0.155, 0.125, 0.05, 0.02)
_RETIRED_FROM_YEARS = 65
# Sums that the limits of the rules can meet exactly: rounded incomes are what people tell.
_ROUND_CENTS = 100_00


def persons(count: int, seed: int, unknown: float = 0.0) -> pa.Table:
    """Return so many persons, those of one household together.

    Args:
        count: How many persons.
        seed: What makes the table the same each time.
        unknown: The share of the values of each fact that is not known (null).

    Returns:
        A table with `household` (from 0) and the facts of the ten rules.

    >>> table = persons(10_000, seed=1)
    >>> table.num_rows, round(10_000 / (table["household"][-1].as_py() + 1), 1)
    (10000, 2.3)
    """
    chance = np.random.default_rng(seed)
    household = np.repeat(np.arange(count), chance.choice(_SIZES, count, p=_CHANCES))[:count]
    is_first = np.diff(household, prepend=-1) > 0
    # Half of those who live with somebody are children.
    age = np.where(is_first, chance.integers(18, 95, count), chance.integers(0, 36, count))
    income = np.where(age < 18, 0, chance.gamma(2.0, 11_000_00, count)).astype(np.int64)
    income = np.where(chance.random(count) < 0.3, income // _ROUND_CENTS * _ROUND_CENTS, income)
    means = np.where(age < _RETIRED_FROM_YEARS, income // 14, 0)
    columns = (age, income, means, chance.random(count) < 0.06)
    known = {
        name: pa.array(values, mask=chance.random(count) < unknown if unknown else None)
        for name, values in zip(FACTS, columns, strict=True)
    }
    return pa.table({"household": household, **known})
