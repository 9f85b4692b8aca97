"""Words that say the contrary of each other about one matter: new and existing, sparing and first of all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Opposition:
    """Two ways to speak of one thing that do not go together.

    Attributes:
        one: The words of the first way.
        other: The words of the second.
        is_plain: Whether they are contrary enough to show where two promises share no more than their matter.
    """

    one: re.Pattern[str]
    other: re.Pattern[str]
    is_plain: bool


def _words(alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])", re.IGNORECASE)


_NEW = _words(
    r"opgezet|opgericht|ingevoerd|gelanceerd|in\s+het\s+leven\s+geroepen|opgestart|geïnstalleerd|"
    r"(?:de\s+)?(?:oprichting|invoering|opstart)\s+van"
)
_EXISTING = _words(
    r"(?:verder\s+)?(?:versterkt|uitgebreid)|versterken|verder\s+uitgebouwd|behouden|blijft|blijven|"
    r"gecontinueerd|continueert|continueren|voortgezet|verdergezet|bestendigd"
)
_SPARING = _words(
    r"(?:zeer\s+|heel\s+)?(?:selectief|terughoudend|spaarzaam|zuinig)|zo\s+weinig\s+mogelijk|"
    r"(?:alleen|enkel)\s+bij\s+(?:hoge\s+)?uitzondering"
)
_FIRST = _words(
    r"in\s+(?:de\s+)?eerste\s+plaats|eerst\s+en\s+vooral|prioritair|(?:bij|met)\s+voorrang|volop|voluit"
)
_DECIDE = r"beslissen|beslist|bepalen|bepaalt|kiezen|kiest|in\s+te\s+vullen|besteden"
_FREE = _words(
    rf"zelf\s+(?:[\w'-]+\s+){{0,6}}?(?:te\s+)?(?:{_DECIDE})|(?:{_DECIDE})\s+zelf|vrij\s+(?:te\s+)?(?:besteden|besteedbaar)|"
    r"laten\s+(?:mee\s*)?beslissen"
)
_TIED = _words(
    r"wordt\s+(?:[\w'-]+\s+){0,2}?(?:ruimte\s+gemaakt|voorbehouden|gereserveerd|geoormerkt)(?:\s+voor)?|"
    r"(?:gaat|gaan)\s+(?:volledig|integraal|deels|voor\s+een\s+deel)\s+naar"
)

_OPPOSITIONS = (
    Opposition(_NEW, _EXISTING, is_plain=False),
    Opposition(_FREE, _TIED, is_plain=True),
    Opposition(_SPARING, _FIRST, is_plain=True),
)
# One of these stands in each clause that a plain opposition can find.
PLAIN_SIGNS = """
selectief terughoudend spaarzaam zuinig weinig uitzondering
eerste eerst prioritair voorrang volop voluit
zelf vrij beslissen ruimte voorbehouden gereserveerd geoormerkt volledig integraal deels deel
"""


def find(one: str, other: str, *, only_plain: bool) -> Iterator[tuple[str, str]]:
    """Yield the contrary words of two clauses, those of the first clause first.

    >>> list(find("Het fonds wordt opgericht.", "Het fonds wordt versterkt.", only_plain=False))
    [('opgericht', 'versterkt')]
    >>> list(find("Het fonds wordt opgericht.", "Het fonds wordt opgestart.", only_plain=False))
    []
    """
    for opposition in _OPPOSITIONS:
        if only_plain and not opposition.is_plain:
            continue
        for first, second in ((opposition.one, opposition.other), (opposition.other, opposition.one)):
            of_one, of_other = first.search(one), second.search(other)
            # Who says both of one thing contradicts nobody.
            if of_one and of_other and not second.search(one) and not first.search(other):
                yield of_one[0], of_other[0]
