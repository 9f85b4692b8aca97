"""An agreement as large as asked for, of a town that does not exist: the same each time for the same size.

    from large_agreement import rows

    list(rows(10_000))[0]["domain"]     # 'Domein 01: wonen'

It has what a reading of a long text has, in like measure: domains with themes, goals with actions, targets
with and without a deadline, actors, places, goals of the world, flags, repeats and conflicts.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from random import Random
from typing import Any

DOMAINS = 40
_PER_GOAL = 10
_GOALS_PER_THEME = 5

_MATTERS = (
    "wonen", "zorg", "mobiliteit", "groen", "water", "energie", "cultuur", "sport", "jeugd", "onderwijs",
    "werk", "handel", "toerisme", "veiligheid", "erfgoed", "afval", "natuur", "landbouw", "inspraak", "gezin",
)  # fmt: skip
_VERBS = {
    "deliver": ("Wij bouwen", "Wij leggen", "Wij openen", "Wij plaatsen", "Wij maken"),
    "continue": ("Wij behouden", "Wij blijven werken aan", "Wij zetten in op"),
    "investigate": ("Wij onderzoeken", "Wij bekijken"),
    "support/stimulate": ("Wij steunen", "Wij moedigen aan:", "Wij helpen met"),
    "strive": ("Wij streven naar", "Wij werken toe naar"),
}
_THINGS = (
    "fietspaden", "speeltuinen", "bibliotheken", "zitbanken", "bushaltes", "dorpspleinen", "kinderopvang",
    "sporthallen", "woningen voor starters", "groendaken", "laadpalen", "voetpaden", "regenputten",
    "jeugdhuizen", "buurtwinkels", "zonnepanelen", "lindebomen", "wijkgezondheidscentra", "mantelzorgers",
    "huisartsen", "scholen", "ateliers", "repetitieruimten", "tuinen", "markten", "deelfietsen",
    "kruispunten", "beken", "bermen", "musea",
)  # fmt: skip
_FOR = (
    "voor gezinnen met jonge kinderen", "voor wie slecht te been is", "voor ouderen die alleen wonen",
    "samen met de buurt", "in elke deelgemeente", "langs de grote wegen", "waar dat het meest nodig is",
    "zonder dat de belasting stijgt", "in overleg met wie er woont", "met aandacht voor wie weinig heeft",
)  # fmt: skip
_ACTORS = ("Sociaal Huis", "Jeugdraad", "Woonmaatschappij De Sleutel", "Natuurvereniging De Berm")
_FLAGS = ("no_target", "several_promises", "in_prose", "joined", "statement")


def rows(count: int, *, seed: int = 2026) -> Iterator[dict[str, Any]]:
    """Yield promises in the form of `docs/reference/agreement-format.md`, in document order."""
    chance = Random(seed)
    per_domain = max(_PER_GOAL, -(-count // DOMAINS))
    return islice((_row(number, per_domain, chance) for number in range(count)), count)


def _row(number: int, per_domain: int, chance: Random) -> dict[str, Any]:
    domain, inside = divmod(number, per_domain)
    is_goal = inside % _PER_GOAL == 0
    matter = _MATTERS[domain % len(_MATTERS)]
    verb = chance.choice(tuple(_VERBS))
    place = f"wijk {_syllables(domain * 7 + inside % 30)}"
    has_place = chance.random() < 0.3
    words = [chance.choice(_VERBS[verb]), _amount(chance), chance.choice(_THINGS), chance.choice(_FOR)]
    words += [f"in de {place}"] if has_place else []
    targets = _targets(chance)
    text = f"{' '.join(word for word in words if word)}, ook voor {matter}."
    return {
        "id": str(number),
        "level": "goal" if is_goal else "action",
        "domain": f"Domein {domain + 1:02}: {matter}",
        "theme": f"Thema {inside // (_PER_GOAL * _GOALS_PER_THEME) + 1} van {matter}",
        "subtheme": None,
        "parent": None if is_goal else str(number - inside % _PER_GOAL),
        "page": number // 18 + 1,
        "line_start": 3 * number + 1,
        "line_end": 3 * number + 2,
        "text": text,
        "targets": targets,
        "verb_class": verb,
        "actors": _actors(chance),
        "places": [place] if has_place else [],
        "sdgs": [
            {"goal": goal, "because": matter}
            for goal in sorted({1 + (domain + chance.randrange(4)) % 17 for _ in range(chance.randrange(3))})
        ],
        "flags": [] if targets else [{"code": chance.choice(_FLAGS), "because": words[0]}],
        "repeats": [str(chance.randrange(number))] if number and chance.random() < 0.05 else [],
        "conflicts": (
            [{"id": str(chance.randrange(number)), "note": "10 % en 20 %"}]
            if number and chance.random() < 0.01
            else []
        ),
    }


def _amount(chance: Random) -> str:
    return f"{chance.randrange(2, 90)}" if chance.random() < 0.15 else ""


def _targets(chance: Random) -> list[dict[str, Any]]:
    if chance.random() > 0.15:
        return []
    year = chance.randrange(2025, 2033)
    deadline = chance.choice([None, None, str(year), f"{year}-{chance.randrange(1, 13):02}"])
    quantity = chance.randrange(2, 500)
    return [
        {
            "quantity": quantity, "unit": "stuks", "comparator": ">=", "deadline": deadline, "baseline": None,
            "text": f"minstens {quantity} stuks",
        }
    ]  # fmt: skip


def _actors(chance: Random) -> list[str]:
    if chance.random() > 0.3:
        return []
    known = chance.random() < 0.4
    return [chance.choice(_ACTORS) if known else f"Vereniging {_syllables(chance.randrange(400))}"]


def _syllables(number: int) -> str:
    """Return a name that nothing has, one for each number."""
    starts = ("Mol", "Berk", "Zand", "Veld", "Hoog", "Kruis", "Linde", "Oud", "Ster", "Wolf")
    middles = ("en", "er", "ing", "el", "aar")
    ends = ("hoek", "beek", "dries", "donk", "gem", "kouter", "laar", "straat")
    first, rest = number % len(starts), number // len(starts)
    return f"{starts[first]}{middles[rest % len(middles)]}{ends[rest // len(middles) % len(ends)]}"
