#!/usr/bin/env python3
"""How fast rights are decided: beside OpenFisca and Polars on ten rules that all of them have, and by itself.

    .venv/bin/python bench/rights.py [--parts ten,one,all] [--sizes 100000,1000000] [--rounds 9]

`ten`: the ten rules and their figures are those of `bench/rights_rules`. The same made-up persons, 2.3 in a
household, are given to each engine as columns in memory, and it gives columns of answers back: that whole way
is timed, after one run to warm up. Each engine and size has a process of its own with one thread. Told are
milliseconds of the processor, the least of the rounds, so that other work on the machine weighs little; how
much memory the process came to hold beyond its input; and how many answers differ from the exact ones.

`one`: how long one household waits for a right, and for all rights of the catalogue, with explanation.

`all`: how long all rights of a made-up town take on two threads, with 30 % of the facts unknown, from columns
in memory and from Parquet to Parquet; and how much memory the latter takes, which is read in pieces.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pyarrow import feather

import rights_engines
import rights_household
import rights_town
from rights_rules import population

SEED = 1
PEER, OURS, GOAL = "OpenFisca", "ours", 10
_TOWN = "town"
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NUMBA_NUM_THREADS", "POLARS_MAX_THREADS")
PACKAGES = ("openfisca-core", "polars", "numpy", "numba", "pyarrow")


def main() -> None:
    """Measure each engine at each size in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--parts", default="ten,one,all", help="what is measured")
    parser.add_argument("--sizes", default="100000,1000000", help="numbers of persons")
    parser.add_argument("--rounds", type=int, default=9, help="how often each is run; the fastest counts")
    parser.add_argument("--persons", type=int, default=500, help="how many live in the town of `one`")
    parser.add_argument("--towns", default="25000,50000,100000", help="persons of the towns of `all`")
    parser.add_argument("--in-process", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.in_process:
        print(json.dumps(_measured(*options.in_process, options.rounds)))
        return
    versions = ", ".join(f"{package} {version(package)}" for package in PACKAGES)
    print(f"Python {platform.python_version()}, {versions}\n{_processor()}")
    parts = options.parts.split(",")
    if "ten" in parts:
        for size in map(int, options.sizes.split(",")):
            _print_ten_rules(size, options.rounds)
    if "one" in parts:
        rights_household.print_households(options.persons)
    if "all" in parts:
        _print_towns(list(map(int, options.towns.split(","))), options.rounds)


def _measured(what: str, on: str, rounds: int) -> dict[str, Any]:
    """Measure one thing in this process: a town of so many persons, or an engine on a file of persons."""
    if what == _TOWN:
        return rights_town.measured(int(on), rounds)
    return rights_engines.measured(what, Path(on), rounds)


def _print_towns(sizes: list[int], rounds: int) -> None:
    print(
        f"\nAll rights, 30 % of the facts unknown, two threads; least of {rounds}, "
        f"the goal for 100000 persons is {rights_town.GOAL_S} s"
    )
    print(f"{'persons':>10} {'s':>8} {'cpu s':>8} {'answers':>10} {'files s':>8} {'files MB':>9}")
    for size in sizes:
        told = _in_own_process("--in-process", _TOWN, str(size), "--rounds", str(rounds), threads=2)
        print(
            f"{size:10} {told['seconds']:8.2f} {told['processor']:8.2f} {told['answers']:10} "
            f"{told['files']:8.2f} {told['mb']:9.0f}",
            flush=True,
        )


def _print_ten_rules(size: int, rounds: int) -> None:
    print(
        f"\nTen rules, {size} persons: processor ms, columns in, answers out, one thread, least of {rounds}"
    )
    print(f"{'engine':12} {'step':24} {'ms':>8} {'MB':>6} {'other answers':>14}")
    totals = {}
    with TemporaryDirectory() as folder:
        file = Path(folder) / "persons.arrow"
        feather.write_feather(population.persons(size, SEED), file, compression="uncompressed")
        for engine in rights_engines.ENGINES:
            told = _in_own_process("--in-process", engine, str(file), "--rounds", str(rounds))
            for step, ms in told["steps"].items():
                print(f"{'':12} {step:24} {ms:8.2f}")
            print(f"{engine:12} {'together':24} {told['ms']:8.2f} {told['mb']:6.0f} {told['other']:14}")
            totals[engine] = told["ms"]
    for engine in (name for name in totals if name != PEER):
        goal = f"; the goal is {GOAL}" if engine == OURS else ""
        print(f"{engine} is {totals[PEER] / totals[engine]:.1f} x as fast as {PEER}{goal}")


def _in_own_process(*arguments: str, threads: int = 1) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, __file__, *arguments],
        env={**os.environ, **dict.fromkeys(THREADS, str(threads))},
        stdout=subprocess.PIPE,
        check=True,
    )
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def _processor() -> str:
    file = Path("/proc/cpuinfo")
    lines = file.read_text().splitlines() if file.exists() else []
    names = [line.partition(": ")[2] for line in lines if line.startswith("model name")]
    return f"{os.cpu_count()} x {names[0] if names else platform.processor()}"


if __name__ == "__main__":
    main()
