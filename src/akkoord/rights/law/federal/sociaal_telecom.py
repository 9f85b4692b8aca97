"""Sociaal tarief for the internet: sources contradict each other on who has it, so there is no rule."""

from __future__ import annotations

from pathlib import Path

from akkoord.rights.formats import law_file

RIGHT = law_file.beside(Path(__file__))
