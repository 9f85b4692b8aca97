"""Social correction of the waste bill of Genk: no rule, because the groups that count are not published."""

from __future__ import annotations

from pathlib import Path

from akkoord.rights.formats import law_file

RIGHT = law_file.beside(Path(__file__))
