"""Populations in Parquet files, read and answered in chunks: memory does not grow with the population.

Two files lie side by side: households, and persons in the order of their households. The columns are those of
`docs/how-to/check-a-population.md`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from akkoord.errors import InputError
from akkoord.rights import batch
from akkoord.rights.law_book import LawBook
from akkoord.rights.population import StrangeHousehold, places_of

# Households in a chunk: some ten megabytes of columns.
TOGETHER = 32768


class NoPopulation(InputError):
    """A file cannot be read as Parquet."""

    code = "no_population"
    message = "{file}: this is no Parquet file that can be read ({why})"


def assess_files(  # noqa: PLR0913 - where from, where to, and how
    persons: Path,
    households: Path,
    out: Path,
    *,
    on: date | None = None,
    book: LawBook | None = None,
    together: int = TOGETHER,
) -> int:
    """Decide every right for every household of two Parquet files, and write the answers to a third.

    Args:
        persons: One row per person, in the order of the households.
        households: One row per household.
        out: Gets one row per household and right: see `akkoord.rights.batch.assess`.
        on: The day of the answers, instead of the column `date`.
        book: The law, such as under a reform; None for the law as it stands.
        together: How many households are looked at together.

    Returns:
        How many households were answered.

    Raises:
        NoPopulation: if a file cannot be read.
        StrangeHousehold: if a person belongs to no household, or stands out of order.

    It raises what `akkoord.rights.batch.assess` raises too.
    """
    count, writer = 0, None
    try:
        for some_persons, some_households in chunks(persons, households, together):
            answers = batch.assess(some_persons, some_households, on=on, book=book)
            writer = writer or pq.ParquetWriter(out, answers.schema)
            writer.write_table(answers)
            count += some_households.num_rows
    finally:
        if writer is not None:
            writer.close()
    return count


def count_states(answers: Path) -> dict[str, dict[str, int]]:
    """Return how many answers of each kind a file of answers holds, by right.

    Args:
        answers: What `assess_files` wrote.
    """
    counts: dict[str, dict[str, int]] = {}
    for group in _opened(answers).iter_batches(columns=["right", "state"]):
        table = pa.table(group).append_column("one", pa.array(np.ones(group.num_rows, np.int64)))
        summed = table.group_by(["right", "state"]).aggregate([("one", "sum")])
        for row in summed.to_pylist():
            of_right = counts.setdefault(str(row["right"]), {})
            of_right[str(row["state"])] = of_right.get(str(row["state"]), 0) + int(row["one_sum"])
    return {right: dict(sorted(counts[right].items())) for right in sorted(counts)}


def chunks(persons: Path, households: Path, together: int = TOGETHER) -> Iterator[tuple[pa.Table, pa.Table]]:
    """Yield persons and their households, some households at a time; a household is never cut.

    Raises:
        NoPopulation: if a file cannot be read.
        MissingColumn: if `household` or `id` is absent.
        StrangeHousehold: if a person belongs to no household, or stands out of order.
    """
    people = _Persons(_opened(persons), together)
    for group in _opened(households).iter_batches(batch_size=together):
        some = pa.table(group)
        yield people.of(some), some
    people.finish()


def _opened(file: Path) -> pq.ParquetFile:
    try:
        return pq.ParquetFile(file)
    except (pa.ArrowException, OSError) as error:
        raise NoPopulation(file=str(file), why=str(error)) from error


class _Persons:
    """Gives out persons in the order of the file."""

    def __init__(self, file: pq.ParquetFile, together: int) -> None:
        self._groups = file.iter_batches(batch_size=2 * together)
        self._waiting: pa.Table = file.schema_arrow.empty_table()

    def of(self, households: pa.Table) -> pa.Table:
        """Return the persons of these households, who come next."""
        found = self._mine(households)
        while found == self._waiting.num_rows and (group := next(self._groups, None)) is not None:
            self._waiting = pa.concat_tables([self._waiting, pa.table(group)])
            found = self._mine(households)
        mine, self._waiting = self._waiting.slice(0, found), self._waiting.slice(found)
        if self._waiting.num_rows and not self._has_last(mine, households):
            raise StrangeHousehold(household=self._waiting["household"][0].as_py())
        return mine.combine_chunks()

    @staticmethod
    def _has_last(persons: pa.Table, households: pa.Table) -> bool:
        """Return whether the persons go on to the last of these households."""
        places = places_of(persons, households)
        return bool(len(places)) and int(places[-1]) == households.num_rows - 1

    def finish(self) -> None:
        """Refuse persons who are left over."""
        group = next(self._groups, None)
        left = self._waiting if self._waiting.num_rows or group is None else pa.table(group)
        if left.num_rows:
            raise StrangeHousehold(household=left["household"][0].as_py())

    def _mine(self, households: pa.Table) -> int:
        """Return how many of those who wait, from the first on, belong to these households."""
        strange = np.flatnonzero(places_of(self._waiting, households) < 0)
        return int(strange[0]) if len(strange) else self._waiting.num_rows
