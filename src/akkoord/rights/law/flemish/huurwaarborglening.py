"""Huurwaarborglening: no rule, for the limits of income are of a year that is not known."""

from __future__ import annotations

from pathlib import Path

from akkoord.rights.formats import law_file

RIGHT = law_file.beside(Path(__file__))
