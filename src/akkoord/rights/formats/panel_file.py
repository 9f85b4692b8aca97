"""Panels of households: one JSON object per line, with `id`, `neighbourhood`, `persons` and `facts`.

    {"id": "h001", "neighbourhood": "Molenhoek", "persons": 2, "facts": {"cares_at_home": true}}

A fact that is absent or null is unknown. A line that cannot be used is reported and left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from akkoord.errors import InputError
from akkoord.phrases import Reason
from akkoord.rights.household import Household


@dataclass(frozen=True, slots=True)
class Panel:
    """The households of a file, and a reason for each line that could not be used."""

    households: tuple[Household, ...]
    problems: tuple[Reason, ...]


class _BadLine(InputError):
    code = "panel.bad_line"
    message = "line {line}: {key!r} is {value!r}"


def read(text: str) -> Panel:
    """Read a panel.

    >>> panel = read('{"id": "h1", "neighbourhood": "Kern", "persons": 2, "facts": {"cares_at_home": null}}')
    >>> panel.households[0].facts
    {}
    """
    households: dict[str, Household] = {}
    problems: list[Reason] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            try:
                household = _household(json.loads(line), number)
                if household.id in households:
                    raise _BadLine(line=number, key="id", value=household.id)
                households[household.id] = household
            except json.JSONDecodeError:
                problems.append(Reason("panel.no_json", {"line": number}))
            except InputError as error:
                problems.append(Reason("panel.bad_line", {"line": number, "detail": str(error)}))
    return Panel(tuple(households.values()), tuple(problems))


def read_file(path: Path) -> Panel:
    """Read a panel from a file."""
    return read(path.read_text(encoding="utf-8"))


def dumps(households: Iterable[Household]) -> str:
    """Return households as the text of a panel file; it reads back the same."""
    return "".join(json.dumps(_sheet(household), ensure_ascii=False) + "\n" for household in households)


def _household(sheet: Any, line: int) -> Household:
    if not isinstance(sheet, dict):
        raise _BadLine(line=line, key="household", value=sheet)
    kinds = {"id": str, "neighbourhood": str, "persons": int, "facts": dict}
    for key, kind in kinds.items():
        if not isinstance(sheet.get(key), kind) or isinstance(sheet[key], bool):
            raise _BadLine(line=line, key=key, value=sheet.get(key))
    for name, value in sheet["facts"].items():
        if not isinstance(value, bool | int | None):
            raise _BadLine(line=line, key=name, value=value)
    facts = {name: value for name, value in sheet["facts"].items() if value is not None}
    return Household(sheet["id"], sheet["neighbourhood"], sheet["persons"], facts)


def _sheet(household: Household) -> dict[str, object]:
    return {
        "id": household.id,
        "neighbourhood": household.neighbourhood,
        "persons": household.persons,
        "facts": dict(household.facts),
    }
