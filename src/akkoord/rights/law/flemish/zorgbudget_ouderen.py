"""Zorgbudget voor ouderen met een zorgnood: no rule, for no source gives the limits of income."""

from __future__ import annotations

from pathlib import Path

from akkoord.rights.formats import law_file

RIGHT = law_file.beside(Path(__file__))
