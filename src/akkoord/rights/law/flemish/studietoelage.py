"""Studietoelage for higher education: known figures, and no rule, as the limits of income were not found."""

from __future__ import annotations

from pathlib import Path

from akkoord.rights.formats import law_file

RIGHT = law_file.beside(Path(__file__))
