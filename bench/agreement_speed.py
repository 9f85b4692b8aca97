"""How long a reading takes, and how it grows with the text."""

from __future__ import annotations

import multiprocessing
import random
import resource
import statistics
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from io import BytesIO
from pathlib import Path

import pypdf

from agreement_invented import invented
from akkoord.agreement import reader
from akkoord.agreement.sources import pdf

_SEED = 1
_ASKED_BYTES = 680_000


def print_pdf(file: Path, rounds: int) -> None:
    """Print the time of a PDF beside pypdf's; the steps take turns, so that other work weighs alike."""
    content = file.read_bytes()
    steps: dict[str, Callable[[bytes], object]] = {
        "extraction by pypdf": _extract,
        "lines": pdf.from_bytes,
        "promises": reader.read,
    }
    times: dict[str, list[float]] = {name: [] for name in steps}
    for _ in range(rounds):
        for name, step in steps.items():
            times[name].append(_seconds(step, content))
    middle = {name: statistics.median(own) for name, own in times.items()}
    print(f"\n{file.name}, median of {rounds}; the limit for lines is 2 x")
    for name, seconds in middle.items():
        print(f"{name:22} {seconds:6.2f} s   {seconds / middle['extraction by pypdf']:.2f} x")


def print_growth(real: Path | None, rounds: int, largest_mb: float) -> None:
    """Print times of texts that double, made of invented paragraphs and of a real text in another order."""
    texts = {"invented": invented(int(largest_mb * 1e6), _SEED)}
    if real:
        given = real.read_text("utf-8", "replace")
        reader.read(given)  # what is loaded at the first reading does not count
        seconds = statistics.median(_seconds(reader.read, given) for _ in range(rounds))
        print(f"\n{real.name}: {seconds:.2f} s, median of {rounds}; the limit is 0.5 s")
        texts[f"{real.name}, shuffled"] = _shuffled(given, int(largest_mb * 1e6))
    for name, text in texts.items():
        _print_doubling(name, text)


def _print_doubling(name: str, text: str) -> None:
    print(f"\n{name}: the limits are 5 s at 680 KB, a ratio of 2.3 and 500 MB")
    before: tuple[int, float] | None = None
    for size in _sizes(len(text)):
        part = text[:size]
        seconds = _seconds(reader.read, part)
        ratio = f"   {seconds / before[1]:.2f} x" if before and size == 2 * before[0] else ""
        print(f"{size / 1000:8.0f} KB {seconds:7.2f} s{ratio}")
        before = (size, seconds)
    print(f"peak of a process that reads the largest: {_peak_mb(text):.0f} MB")


def _sizes(largest: int) -> Iterator[int]:
    """Yield 680 KB, and sizes that double up to the largest."""
    if largest >= _ASKED_BYTES:
        yield _ASKED_BYTES
    yield from (largest >> halvings for halvings in (4, 3, 2, 1, 0))


def _shuffled(text: str, size: int) -> str:
    """Return so many characters of the paragraphs of a text, over and over in an order by chance."""
    blocks = text.split("\n\n")
    order = random.Random(_SEED)
    made: list[str] = []
    length = 0
    while length < size:
        order.shuffle(blocks)
        made += blocks
        length += sum(len(block) + 2 for block in blocks)
    return "\n\n".join(made)[:size]


def _extract(content: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(BytesIO(content)).pages]


def _seconds(step: Callable[..., object], content: object) -> float:
    start = time.process_time()
    step(content)
    return time.process_time() - start


def _peak_mb(text: str) -> float:
    """Return the most memory that a process of its own holds, Python and the text included."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as own:
        return own.submit(_peak_here_mb, text).result()


def _peak_here_mb(text: str) -> float:
    reader.read(text)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
