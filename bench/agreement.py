#!/usr/bin/env python3
"""How well and how fast the reader of agreements reads, each time beside something else.

    .venv/bin/python bench/agreement.py --texts FOLDER    # does a paragraph hold a promise?
    .venv/bin/python bench/agreement.py --pdf FILE        # beside pypdf's extraction of the text alone
    .venv/bin/python bench/agreement.py --genk FILE       # time and growth, on a real text too

Without any of them, time and growth on invented text are given. The labels are those of `bench/labels`.
The labelled texts belong to their authors and lie elsewhere: put each in FOLDER by the name that the bench
gives, or in a folder `dev` or `heldout` of it. What is missing is named, with where to get it, and skipped.
"""

from __future__ import annotations

import argparse
import platform
from pathlib import Path

import pypdf
import rapidfuzz

import agreement_scores
import agreement_speed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--texts", type=Path, help="a folder with the labelled documents")
    parser.add_argument("--pdf", type=Path, help="an agreement as PDF")
    parser.add_argument("--genk", type=Path, help="the text of an agreement with bullets, such as Genk's")
    parser.add_argument(
        "--rounds", type=int, default=5, help="how often a short text is read; the median counts"
    )
    parser.add_argument("--largest-mb", type=float, default=5.0, help="where growth stops")
    given = parser.parse_args()
    print(
        f"Python {platform.python_version()}, pypdf {pypdf.__version__}, rapidfuzz {rapidfuzz.__version__}, "
        f"{platform.machine()}; seconds are of the processor"
    )
    if given.texts:
        agreement_scores.print_scores(given.texts)
    if given.pdf:
        agreement_speed.print_pdf(given.pdf, given.rounds)
    if given.genk or not (given.texts or given.pdf):
        agreement_speed.print_growth(given.genk, given.rounds, given.largest_mb)


if __name__ == "__main__":
    main()
