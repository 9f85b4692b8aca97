"""The gazetteers that come with the reader: the public bodies and places of a country."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from importlib import resources
from itertools import islice

from akkoord.agreement.names import gazetteer
from akkoord.agreement.names.gazetteer import Entry, Gazetteer, Kind

# Words that only the texts of one of the two countries use.
_SIGNS = {
    "belgium": (
        r"OCMW|[Ss]chepen(?:en|college)?|[Ll]egislatuur|[Gg]ewest(?:weg\w*)?|Vlaanderen|Vlaamse?|[Bb]estuursakkoord"
    ),
    "netherlands": (
        r"[Ww]ethouders?|[Kk]abinet|[Cc]oalitieakkoord|Nederland|Rijk|[Ww]aterschap(?:pen)?|Wmo|GGD|[Rr]aadsperiode"
    ),
}
_SIGN = re.compile("|".join(rf"(?P<{country}>(?<!\w)(?:{words})(?!\w))" for country, words in _SIGNS.items()))
_ENOUGH_SIGNS = 200


def countries(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the country that a text is from, by its own words; both where it does not say.

    >>> countries(["Het OCMW en de schepenen."]), countries(["Er komen bomen."])
    (('belgium',), ('belgium', 'netherlands'))
    """
    found = (match.lastgroup or "" for text in texts for match in _SIGN.finditer(text))
    signs = Counter(islice(found, _ENOUGH_SIGNS))
    most = signs.most_common(2)
    is_clear = bool(most) and (len(most) == 1 or most[0][1] > most[1][1])
    return (most[0][0],) if is_clear else tuple(_SIGNS)


def of(countries: Iterable[str]) -> Gazetteer:
    """Return the names of some countries, and those of Europe.

    >>> names = {entry.name for entry in of(["belgium"]).entries}
    >>> "VDAB" in names, "Rijkswaterstaat" in names, "Europese Unie" in names
    (True, False, True)
    """
    return gazetteer.merged(_load(name) for name in (*countries, "europe"))


@cache
def towns(countries: tuple[str, ...]) -> frozenset[str]:
    """Return the names of the municipalities of some countries.

    >>> "Aalst" in towns(("belgium",)), "Almelo" in towns(("belgium",))
    (True, False)
    """
    return frozenset(entry.name for entry in of(countries).entries if entry.kind is Kind.MUNICIPALITY)


@cache
def _load(name: str) -> Gazetteer:
    folder = resources.files(__package__)
    named = gazetteer.loads(folder.joinpath(f"{name}.toml").read_text(encoding="utf-8"), f"{name}.toml")
    towns = folder.joinpath(f"{name}.txt")
    listed = towns.read_text(encoding="utf-8").splitlines() if towns.is_file() else []
    return Gazetteer(tuple(Entry(town, Kind.MUNICIPALITY) for town in listed) + named.entries)
