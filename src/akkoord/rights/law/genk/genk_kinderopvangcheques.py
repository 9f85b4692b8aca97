"""Kinderopvangcheques of Genk: no rule, because professionals judge family by family."""

from __future__ import annotations

from pathlib import Path

from akkoord.rights.formats import law_file

RIGHT = law_file.beside(Path(__file__))
