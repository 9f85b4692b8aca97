"""An agreement of any size, of a town that does not exist: chapters, ambitions, goals, actions and prose."""

from __future__ import annotations

import random
from collections.abc import Iterator

_MATTERS = ("groen", "wonen", "fietsen", "water", "jeugd", "zorg", "sport", "cultuur", "handel", "energie")
_THINGS = ("bomen", "fietspaden", "pleinen", "woningen", "lokalen", "zitbanken", "speeltuinen", "laadpalen")
_PLACES = ("Oosterveld", "Beekdal", "Torenwijk", "Lindeplein", "Molenhoek", "Westrand", "Havenkom")
_ACTIONS = (
    "Tegen {year} komen er minstens {count} {things} in {place}.",
    "We onderzoeken of {place} {count} % meer {things} kan krijgen, waar mogelijk samen met de buurt.",
    "Het aantal {things} in {place} blijft op peil.",
    "De aanleg van {things} in {place}, indien de middelen het toelaten.",
    "Verenigingen die {things} delen, worden ondersteund met {count} euro per jaar.",
    "De stad werkt {place} uit: {things} worden vernieuwd; bewoners beslissen mee; het verkeer gaat trager.",
)
_PROSE = (
    "In {place} wonen {count} gezinnen. Vroeger stonden er geen {things}. "
    "We willen dat iedereen tegen {year} in de buurt {things} vindt, want {matter} hoort bij het leven. "
    "Dat vraagt tijd en overleg."
)


def invented(size: int, seed: int) -> str:
    """Return so many characters; the same for the same seed.

    >>> invented(300, 1) == invented(300, 1)
    True
    >>> len(invented(5_000, 2))
    5000
    """
    choice = random.Random(seed)
    made = ["Bestuursakkoord Verzonnendam 2031-2036", ""]
    length = len(made[0])
    for line in _lines(choice):
        made.append(line)
        length += len(line) + 1
        if length > size:
            return "\n".join(made)[:size]
    raise AssertionError("the lines never end")


def _lines(choice: random.Random) -> Iterator[str]:
    number = 0
    while True:
        number += 1
        yield from ("", f"STAD VOOR {choice.choice(_MATTERS).upper()} {number}", "")
        yield from (_filled(_PROSE, choice), "")
        for _ in range(choice.randint(3, 6)):
            yield _filled("- **Meer {things} voor {matter} in {place}.**", choice)
            for _ in range(choice.randint(2, 5)):
                yield " - " + _filled(choice.choice(_ACTIONS), choice)


def _filled(sentence: str, choice: random.Random) -> str:
    return sentence.format(
        year=choice.randint(2031, 2036),
        count=choice.randint(2, 900),
        things=choice.choice(_THINGS),
        place=choice.choice(_PLACES),
        matter=choice.choice(_MATTERS),
    )
