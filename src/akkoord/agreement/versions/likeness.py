"""How much the words of two promises are alike: stems, rare ones before common ones."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence

from akkoord.dutch import stems

# Words that nearly every promise could hold: they say how it is promised, not what. They weigh little, so
# that "wij onderzoeken een zwembad" and "de stad bouwt een zwembad" are about one thing: a swimming pool.
_FRAME_WORDS = """
stad stedelijk stadsbestuur gemeente gemeentelijk gemeentebestuur bestuur lokaal samen samenwerking
werken werkt werk maken maakt komen komt krijgen krijgt geven geeft nemen neemt genomen doen doet gaan gaat
zetten zet inzetten ingezet inzet zorgen zorgt voorzien voorziet brengen brengt gebracht stellen stelt gesteld
houden houdt voeren voert gevoerd zoeken gezocht bouwen bouwt gebouwd realiseren realiseert gerealiseerd
realisatie uitvoeren uitgevoerd uitvoering ontwikkelen ontwikkelt ontwikkeld ontwikkeling uitbouwen uitgebouwd
uitbouw uitbreiden uitgebreid uitwerken uitgewerkt oprichten opgericht versterken versterkt verbeteren
verbetert verbeterd verhogen verhoogd onderzoeken onderzoekt onderzocht bekijken bekeken ondersteunen
ondersteunt ondersteund ondersteuning stimuleren stimuleert gestimuleerd aanmoedigen aangemoedigd streven
streeft gestreefd nastreven blijven blijft behouden behoudt voortzetten continueren gecontinueerd starten
opgestart opmaken opgemaakt invoeren organiseren aanbieden bieden biedt aanpakken aangepakt aanpak pakken pakt
vertalen vertaald screenen gescreend evalueren voorbeeld goed nieuw nieuwe extra bijkomend meer minder verder
voldoende minstens minimaal maximaal jaarlijks mogelijk waar nodig alle elke iedere sommige enkele tegen einde
term legislatuur aandacht bijzonder belangrijk gericht gepast integraal kader functie basis manier wijze
gebied vlak onder via tijdens binnen initiatief plan masterplan mastervisie visie programma project beleid
actie maatregel
"""
_FRAME = frozenset(stems.tokens(_FRAME_WORDS))
_FRAME_WEIGHT = 0.3

# "Speelplein" in "speelpleinfonds" counts for a part: Dutch glues words together.
_GLUED = 0.7
_SHORTEST_GLUED = 5
_COMMON_START = 6
# Outside these bounds glued words cannot decide any more.
_UNSURE = (0.1, 0.7)
# One promise inside another is as good as this when it is told in so many words of its own.
_INSIDE = 0.65
_FEWEST_INSIDE = 3
# A few words may stand in a long paragraph by chance.
_MOST_TIMES = 6


class Likeness:
    """The words of the promises of two versions, ready to be compared by position.

    >>> likeness = Likeness(["Er komt een zwembad."], ["Wij onderzoeken een zwembad.", "Er komt een bos."])
    >>> likeness.of(0, 0) > 0.7, likeness.of(0, 1) < 0.3
    (True, True)
    """

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        self.old = [frozenset(stems.tokens(text)) for text in old]
        self.new = [frozenset(stems.tokens(text)) for text in new]
        counts = Counter(stem for own in (*self.old, *self.new) for stem in own)
        total = max(1, len(self.old) + len(self.new))
        self.weight_of = {stem: _worth(stem) * math.log(1 + total / count) for stem, count in counts.items()}
        self._old_sums = [self.weight(own) for own in self.old]
        self._new_sums = [self.weight(own) for own in self.new]

    def weight(self, words: Iterable[str]) -> float:
        """Return what some stems weigh together."""
        # Exactly rounded, because a set has no order and a plain sum of floats depends on one.
        return math.fsum(self.weight_of[stem] for stem in words)

    def of(self, old: int, new: int) -> float:
        """Return the likeness of two promises, from 0 to 1; the same in both directions."""
        one, other = self.old[old], self.new[new]
        smaller, larger = sorted((self._old_sums[old], self._new_sums[new]))
        if not smaller:
            return 0.0
        shared = self.weight(one & other)
        score = 2 * shared / (smaller + larger)
        if _UNSURE[0] < score < _UNSURE[1]:
            shared += _GLUED * self._glued(one - other, other - one)
            score = 2 * shared / (smaller + larger)
        is_chance = larger > _MOST_TIMES * smaller or min(_telling(one), _telling(other)) < _FEWEST_INSIDE
        if is_chance:
            return min(1.0, score)
        return min(1.0, max(score, _INSIDE * shared / smaller))

    def _glued(self, one: frozenset[str], other: frozenset[str]) -> float:
        """Return what words weigh that stand in a longer word of the other side: the mean of both sides."""
        pairs = [(stem, match) for stem in one for match in other if _are_glued(stem, match)]
        return (self.weight({stem for stem, _ in pairs}) + self.weight({match for _, match in pairs})) / 2


def is_frame(stem: str) -> bool:
    """Whether a stem says how something is promised, or is a number: not what it is about."""
    return stem in _FRAME or stem[0].isdigit()


def _telling(words: frozenset[str]) -> int:
    return sum(not is_frame(stem) for stem in words)


def _worth(stem: str) -> float:
    return _FRAME_WEIGHT if is_frame(stem) else 1.0


def _are_glued(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    is_part = len(shorter) >= _SHORTEST_GLUED and shorter in longer
    return is_part or (len(shorter) >= _COMMON_START and one[:_COMMON_START] == other[:_COMMON_START])
