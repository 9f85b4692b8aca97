"""The ten rules asked of our engine for a whole population: Arrow columns in, bounds out."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
import pyarrow as pa

from akkoord.rules.batch import answering
from akkoord.rules.batch.population import MEMBER, Array, Column, Population
from akkoord.rules.batch.questions import Answers, question
from akkoord.rules.bounds import PERHAPS, Bounds, point
from akkoord.rules.tree import Input

from . import FACTS
from .ours import FIGURES, RULES

_QUESTIONS = {name: question(rule.tree) for name, rule in RULES.items()}
_FIGURES = {name: point(value) for name, value in FIGURES.items()}
_WIDEST = {
    "age_years": Bounds(0, 150),
    "income_cents_per_year": Bounds(0, math.inf),
    "means_cents_per_month": Bounds(0, math.inf),
    "holds_status": PERHAPS,
}


def answers(persons: pa.Table, threads: int = 1) -> Mapping[str, Answers]:
    """Return the bounds of each answer for each household, in the order of the table."""
    found = answering.answers(tuple(_QUESTIONS.values()), _population(persons), _FIGURES, threads)
    return dict(zip(_QUESTIONS, found, strict=True))


def _population(persons: pa.Table) -> Population:
    household = persons["household"].to_numpy()
    starts = np.flatnonzero(household[1:] != household[:-1]) + 1
    offsets = np.concatenate(([0], starts, [len(household)]))
    facts = {Input("fact", name, MEMBER): _column(persons, name) for name in FACTS}
    return Population(offsets, offsets[:-1].astype(np.int32), facts)


def _column(persons: pa.Table, name: str) -> Column:
    """Return what is known of a fact: where it is null, all that it can be."""
    chunks = persons[name]
    column = chunks.chunk(0) if chunks.num_chunks == 1 else chunks.combine_chunks()
    widest = _WIDEST[name]
    if not column.null_count:
        values = _values(column)
        return Column(values, values, widest)
    is_told = column.is_valid().to_numpy(zero_copy_only=False)
    told = _values(column.fill_null(False if widest is PERHAPS else 0))
    kind = np.uint8 if widest is PERHAPS else np.float64
    low, high = (np.where(is_told, told, kind(end)) for end in (widest.low, widest.high))
    return Column(low, high, widest)


def _values(column: pa.Array) -> Array:
    if pa.types.is_boolean(column.type):
        flags: Array = column.cast(pa.uint8()).to_numpy()
        return flags
    # Read as they lie: the engine computes with whole numbers, in floats that hold them.
    return column.to_numpy()
