"""How long all rights of a whole made-up town take, and how much memory: a part of `bench/rights.py`."""

from __future__ import annotations

import os
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow.parquet as pq

from akkoord.rights import batch
from akkoord.rights.formats import population_file
from rights_rules import town

_SEED = 3
_UNKNOWN = 0.3
_THREADS = 2
GOAL_S = 1


def measured(persons: int, rounds: int) -> dict[str, Any]:
    """Decide all rights of a town of which 30 % of the facts are unknown.

    Returns:
        `seconds` on the clock from columns in memory, and `processor`, the least of the rounds; `files`, the
        seconds from Parquet to Parquet; `mb`, the most memory beyond what was held before the first file was
        read; `answers`, how many there are.
    """
    with TemporaryDirectory() as folder:
        files = [Path(folder) / name for name in ("persons.parquet", "households.parquet")]
        tables = town.town(persons, _SEED, _UNKNOWN)
        for table, file in zip(tables, files, strict=True):
            pq.write_table(table, file)
        times = [_columns(*tables) for _ in range(rounds)]
        del tables
        return {
            "seconds": min(clock for clock, _, _ in times),
            "processor": min(processor for _, processor, _ in times),
            "answers": times[0][2],
            **_files(*files, Path(folder) / "answers.parquet"),
        }


def _columns(persons: Any, households: Any) -> tuple[float, float, int]:
    began, worked = time.perf_counter(), time.process_time()
    found = batch.assess(persons, households, on=town.DAY, threads=_THREADS)
    return time.perf_counter() - began, time.process_time() - worked, found.num_rows


def _files(persons: Path, households: Path, answers: Path) -> dict[str, float]:
    # What the process held at most counts from here on.
    Path(f"/proc/{os.getpid()}/clear_refs").write_text("5", encoding="ascii")
    held = _held_mb("VmRSS")
    began = time.perf_counter()
    population_file.assess_files(persons, households, answers, on=town.DAY)
    return {"files": time.perf_counter() - began, "mb": _held_mb("VmHWM") - held}


def _held_mb(which: str) -> float:
    status = Path(f"/proc/{os.getpid()}/status").read_text()
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith(which)) / 1024
