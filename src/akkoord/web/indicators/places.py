"""The places of this city: those that ship, those of its own file, and which it compares itself with."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from django.conf import settings

from akkoord.indicators.formats import places_file
from akkoord.indicators.places import Register


def register() -> Register:
    """Return every place that figures can be about here."""
    return _read(settings.CITY.indicators.places)


def own() -> str:
    """Return the code of the city itself; empty where its file names none that is known."""
    code = settings.CITY.indicators.place
    return code if code in register().places else ""


def benchmark() -> str:
    """Return the code of the group that the city compares itself with; empty without one."""
    code = settings.CITY.indicators.benchmark
    return code if code in register().groups else ""


def regions() -> list[str]:
    """Return the codes of the province and the region around the city."""
    return [code for code in settings.CITY.indicators.regions if code in register().places]


def compared_with(against: str = "") -> set[str]:
    """Return the codes of all places whose figures a page about one indicator needs."""
    known = register()
    groups = {code for code in (benchmark(), against) if code in known.groups}
    members = {code for group in groups for code in known.groups[group].members}
    line = {code for code, place in known.places.items() if place.successor == own() and own()}
    return {own(), *regions(), *members, *line, *({against} & set(known.places))} - {""}


@cache
def _read(path: Path | None) -> Register:
    shipped = places_file.shipped()
    return places_file.read(path.read_text(encoding="utf-8"), shipped) if path else shipped
