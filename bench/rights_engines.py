"""The engines of `bench/rights.py`: how each takes the columns of persons, and what its steps cost."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import pyarrow as pa
from pyarrow import feather

from rights_rules import ANSWERS

Steps: TypeAlias = Mapping[str, Callable[[Any], Any]]
"""What is done, in order: each step gets what the one before gave; the last gives the answers."""


def measured(engine: str, file: Path, rounds: int) -> dict[str, Any]:
    """Run an engine on the persons in a file.

    Returns:
        `steps` and `ms`, the least processor time of each step and of a whole round, in milliseconds; `mb`,
        the most memory that was held beyond what it was with the persons loaded; `other`, how many answers
        are not the exact ones.
    """
    persons = feather.read_table(file, memory_map=False).combine_chunks()
    steps = ENGINES[engine](persons)
    held = _held_mb("VmRSS")
    answers = _round(steps)[1]
    times = [_round(steps)[0] for _ in range(rounds)]
    return {
        "steps": {name: min(one[name] for one in times) for name in steps} if len(steps) > 1 else {},
        "ms": min(sum(one.values()) for one in times),
        "mb": _held_mb("VmHWM") - held,
        "other": _other_answers(persons, answers),
    }


def _round(steps: Steps) -> tuple[dict[str, float], Any]:
    times, given = {}, None
    for name, step in steps.items():
        began = time.process_time()
        given = step(given)
        times[name] = (time.process_time() - began) * 1000
    return times, given


def _openfisca(persons: pa.Table) -> Steps:
    from rights_rules import openfisca_country  # noqa: PLC0415 - only what is measured is loaded

    system = openfisca_country.country()
    columns = {name: persons[name].to_numpy() for name in persons.column_names}
    return {
        "build and set_input": lambda _: openfisca_country.simulation(system, columns),
        "calculate": openfisca_country.answers,
    }


def _polars(persons: pa.Table) -> Steps:
    from rights_rules import polars_version  # noqa: PLC0415

    return {"answers": lambda _: polars_version.answers(persons)}


def _ours(persons: pa.Table) -> Steps:
    from rights_rules import our_columns  # noqa: PLC0415

    return {"answers": lambda _: {name: one.low for name, one in our_columns.answers(persons).items()}}


ENGINES: Mapping[str, Callable[[pa.Table], Steps]] = {
    "OpenFisca": _openfisca,
    "Polars": _polars,
    "ours": _ours,
}


def _other_answers(persons: pa.Table, answers: Mapping[str, Any]) -> int:
    """Count the answers that are not those of Polars, which computes in whole cents."""
    from rights_rules import polars_version  # noqa: PLC0415

    exact = polars_version.answers(persons)
    return int(sum(np.sum(np.asarray(answers[name]) != np.asarray(exact[name])) for name in ANSWERS))


def _held_mb(which: str) -> float:
    """Return what this process holds in memory now (`VmRSS`) or held at most (`VmHWM`)."""
    status = Path(f"/proc/{os.getpid()}/status").read_text()
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith(which)) / 1024
