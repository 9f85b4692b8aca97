"""Cut the fonts to the letters that pages here use and pack them as woff2."""

from __future__ import annotations

import logging
from pathlib import Path

import font_source_sans_pro
import font_source_serif_pro
from fontTools import subset

# Basic Latin, Latin-1, Latin Extended-A (names of people), and the marks, arrows and signs of our own texts.
_LETTERS = [
    *range(0x20, 0x7F), *range(0xA0, 0x180), 0x2010, 0x2011, 0x2013, 0x2014, 0x2018, 0x2019, 0x201A, 0x201C,
    0x201D, 0x201E, 0x2022, 0x2026, 0x2039, 0x203A, 0x20AC, 0x2190, 0x2192, 0x2212, 0x2248, 0x2264, 0x2265,
]  # fmt: skip

_SANS = Path(font_source_sans_pro.__file__).parent / "files"
_SERIF = Path(font_source_serif_pro.__file__).parent / "files"
_FONTS = {
    "source-sans-400": _SANS / "SourceSansPro-Regular.otf",
    "source-sans-600": _SANS / "SourceSansPro-Semibold.otf",
    "source-serif-600": _SERIF / "SourceSerifPro-Semibold.otf",
}


def make(folder: Path) -> None:
    """Write the fonts, with their licence, to a folder; those that are there are kept."""
    folder.mkdir(parents=True, exist_ok=True)
    logging.getLogger("fontTools").setLevel(logging.WARNING)  # it tells of every letter that it keeps
    for name, source in _FONTS.items():
        target = folder / f"{name}.woff2"
        if not target.exists():
            _cut(source, target)
    (folder / "LICENSE.txt").write_bytes((_SANS / "LICENSE.txt").read_bytes())


def _cut(source: Path, target: Path) -> None:
    options = subset.Options(flavor="woff2", layout_features=["kern", "liga", "tnum", "lnum", "ccmp", "locl"])
    font = subset.load_font(str(source), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=_LETTERS)
    cutter.subset(font)
    partial = target.with_suffix(".part")
    subset.save_font(font, str(partial), options)
    partial.rename(target)
