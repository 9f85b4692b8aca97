"""The answers for a population as Arrow columns, one row per household and right."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from akkoord.rights.household_right import HouseholdRight
from akkoord.rules.batch.questions import Answers

STATES = ("no", "yes", "fact_unknown", "figure_unknown", "not_computable")
AMOUNT_STATES = ("exact", "range", "fact_unknown", "figure_unknown", "none")
_NO, _YES, _FACT, _FIGURE, _NOT_COMPUTABLE = range(5)
_EXACT, _RANGE, _AMOUNT_FACT, _AMOUNT_FIGURE, _NONE = range(5)
_CENTS = 100

_TEXT = pa.dictionary(pa.int8(), pa.string())
_Codes = npt.NDArray[np.int8]
_Flags = npt.NDArray[np.bool_]


def schema(ids: pa.DataType) -> pa.Schema:
    """Return the columns of the answers, for households with ids of this type."""
    return pa.schema(
        [
            ("household", ids),
            ("right", _TEXT),
            ("state", _TEXT),
            ("eligible", pa.bool_()),
            ("amount", pa.float64()),
            ("amount_state", _TEXT),
            ("amount_min", pa.float64()),
            ("amount_max", pa.float64()),
        ]
    )


def table(
    right: HouseholdRight, ids: pa.ChunkedArray, entitlement: Answers | None, due: Answers | None
) -> pa.Table:
    """Return the answers for one right.

    Args:
        right: The right.
        ids: Of the households.
        entitlement: Whether it is granted; None where no rule holds on the day.
        due: What is due, in cents where the unit is money; None where there is no amount.
    """
    size = len(ids)
    states = _states(entitlement, size)
    scale = _CENTS if right.unit.startswith("EUR") else 1
    amounts = _amounts(states, due, is_due_when_refused=right.is_due_when_refused)
    amount_states, is_certain, low, high = amounts
    has_amount = amount_states != _NONE
    return pa.table(
        [
            ids,
            _text(np.zeros(size, np.int8), (right.id,)),
            _text(states, STATES),
            pa.array(states == _YES, mask=states > _YES),
            pa.array(low / scale, mask=~is_certain),
            _text(amount_states, AMOUNT_STATES),
            pa.array(low / scale, mask=~has_amount),
            pa.array(high / scale, mask=~(has_amount & np.isfinite(high))),
        ],
        schema=schema(ids.type),
    )


def _states(found: Answers | None, size: int) -> _Codes:
    if found is None:
        return np.full(size, _NOT_COMPUTABLE, np.int8)
    decided = found.low.astype(np.int8)
    states: _Codes = np.where(found.is_open, np.where(found.needs_figure, _FIGURE, _FACT), decided).astype(
        np.int8
    )
    return states


def _amounts(
    states: _Codes, due: Answers | None, *, is_due_when_refused: bool
) -> tuple[_Codes, _Flags, npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Return the state of each amount, whether it is certain, and the least and the most that it can be."""
    nothing = np.zeros(len(states))
    is_refused = (states == _NO) & (not is_due_when_refused)
    if due is None:
        found = np.where(is_refused, _EXACT, _NONE).astype(np.int8)
        return found, is_refused, nothing, nothing
    is_limited = np.isfinite(due.high)
    open_states = np.where(due.needs_figure, _AMOUNT_FIGURE, np.where(is_limited, _RANGE, _AMOUNT_FACT))
    is_exact = ~due.is_open | is_refused
    found = np.where(is_exact, _EXACT, open_states).astype(np.int8)
    found[states == _NOT_COMPUTABLE] = _NONE
    low, high = np.where(is_refused, 0.0, due.low), np.where(is_refused, 0.0, due.high)
    return found, is_exact & (states <= _YES), low, high


def _text(codes: _Codes, texts: tuple[str, ...]) -> pa.DictionaryArray:
    return pa.DictionaryArray.from_arrays(pa.array(codes), pa.array(texts))
