"""Child care at a price by income: known figures, and no rule, as the figures of the price were not found."""

from __future__ import annotations

from pathlib import Path

from akkoord.rights.formats import law_file

RIGHT = law_file.beside(Path(__file__))
