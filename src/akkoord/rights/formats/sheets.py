"""Values of a YAML sheet that must be there and be of a kind, with the error of the format that reads it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from akkoord.errors import InputError

_LANGUAGES = ("nl", "en")


@dataclass(frozen=True, slots=True)
class Sheets:
    """Reads sheets of one format.

    Attributes:
        error: What is raised, with `where`, `key` and `problem`.
    """

    error: type[InputError]

    def need(self, sheet: Any, key: str, kind: type | tuple[type, ...], where: str) -> Any:
        """Return a value that must be there and be of this kind."""
        if not isinstance(sheet, Mapping) or key not in sheet:
            raise self.error(where=where, key=key, problem="is absent")
        if not isinstance(sheet[key], kind):
            raise self.error(where=where, key=key, problem=f"is {sheet[key]!r}, which is of the wrong kind")
        return sheet[key]

    def one_of(self, sheet: Any, key: str, possible: Sequence[str], where: str) -> Any:
        """Return a text that must be one of these."""
        found = self.need(sheet, key, str, where)
        if found not in possible:
            problem = f"is {found!r}; choose one of {', '.join(possible)}"
            raise self.error(where=where, key=key, problem=problem)
        return found

    def texts(self, sheet: Any, key: str, where: str) -> dict[Any, str]:
        """Return a text in each language."""
        texts = self.need(sheet, key, dict, where)
        return {language: self.need(texts, language, str, f"{where}, {key}") for language in _LANGUAGES}
