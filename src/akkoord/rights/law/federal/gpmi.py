"""GPMI, the project of social integration: a duty that comes with the leefloon, no benefit."""

from __future__ import annotations

from pathlib import Path

from akkoord.rights.formats import law_file

RIGHT = law_file.beside(Path(__file__))
