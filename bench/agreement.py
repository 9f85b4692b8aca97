#!/usr/bin/env python3
"""How long a PDF takes to read, beside pypdf's extraction of its text alone.

    .venv/bin/python bench/agreement.py agreement.pdf [--rounds 5]

Timed: from bytes to lines (extraction, page furniture, paragraphs), and from bytes to promises. The limit to
beat is twice the extraction. The median of the rounds is given; the three take turns, so that other work on
the machine weighs on each alike.
"""

from __future__ import annotations

import argparse
import platform
import statistics
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pypdf

from akkoord.agreement import reader
from akkoord.agreement.sources import pdf


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    content = given.file.read_bytes()
    steps: dict[str, Callable[[bytes], object]] = {
        "extraction by pypdf": extract,
        "lines": pdf.from_bytes,
        "promises": reader.read,
    }
    times = {name: [] for name in steps}
    for _ in range(given.rounds):
        for name, step in steps.items():
            times[name].append(timed(step, content))
    middle = {name: statistics.median(own) for name, own in times.items()}
    print(f"pypdf {pypdf.__version__}, Python {platform.python_version()}, {given.file.name}")
    for name, seconds in middle.items():
        print(f"{name:22} {seconds:6.2f} s   {seconds / middle['extraction by pypdf']:.2f} x")


def extract(content: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(BytesIO(content)).pages]


def timed(step: Callable[[bytes], object], content: bytes) -> float:
    start = time.process_time()
    step(content)
    return time.process_time() - start


if __name__ == "__main__":
    main()
