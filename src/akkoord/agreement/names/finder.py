"""Who takes part in a promise, and where it lands."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from akkoord.agreement.names import learning, shipped, town, vocabulary
from akkoord.agreement.names.acting import Sentence
from akkoord.agreement.names.forms import is_initial
from akkoord.agreement.names.gazetteer import Entry, Gazetteer, Kind
from akkoord.agreement.names.lexicon import Lexicon, Mention, Named, Part
from akkoord.agreement.names.spelling import has_capital, key
from akkoord.agreement.names.town import Town

_SMALL = re.compile(r"(?<![\w-])[a-zß-ÿ]+(?![\w-])")
_PARTS_OF_NOUNS = {"group": Part.GROUP, "service": Part.SERVICE, "place": Part.PLACE}
# "OCMW-raad" is the body still, "OCMW-regels" are something else.
_ORGAN = re.compile(r"-(?:raad|bestuur|diensten?|team|medewerkers|consulenten)(?!\w)")


@dataclass(frozen=True, slots=True)
class Found:
    """The actors and the places of one text, by the names they go by, in the order of the text."""

    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


class Names:
    """All names that are known when one agreement is read."""

    def __init__(
        self, lexicon: Lexicon, own: Town, ordinary: Collection[str], confirmed: Collection[str]
    ) -> None:
        self._lexicon = lexicon
        self._own = own
        self._ordinary = ordinary
        self._confirmed = confirmed

    def find(self, text: str) -> Found:
        """Return who takes part in what a text says, and where it is.

        >>> known = know(["De stad Merel."])
        >>> found = known.find("Samen met VDAB en de scholen leren wij in Aalst voor ouders.")
        >>> found.actors, found.places
        (('VDAB', 'scholen'), ('Aalst',))
        """
        mentions = [mention for mention in self._lexicon.mentions(text) if self._is_meant(text, mention)]
        if not mentions:
            return Found()
        read = list(_read(text, mentions))
        actors = dict.fromkeys(mention.named.name for mention, acts, _ in read if acts)
        places = dict.fromkeys(mention.named.name for mention, _, lies in read if lies)
        return Found(tuple(actors), tuple(name for name in places if name not in actors))

    def _is_meant(self, text: str, mention: Mention) -> bool:
        """Whether a word is a name here: the city's is none, and a word that opens a sentence may be none."""
        if mention.named.name in self._own:
            return False
        written = text[mention.start : mention.end]
        if " " in written or not has_capital(written) or has_capital(written[1:]):
            return True
        if mention.named.part in {Part.GROUP, Part.SERVICE} or not is_initial(text, mention.start):
            return True
        is_certain = mention.named.part is not Part.TOWN and written.lower() not in self._ordinary
        return is_certain or key(written) in self._confirmed


def know(texts: Sequence[str], gazetteer: Gazetteer | None = None, title: str | None = None) -> Names:
    """Return the names of one agreement.

    Args:
        texts: All its blocks.
        gazetteer: The names of the city itself.
        title: What stands above it.
    """
    given = gazetteer or Gazetteer()
    countries = shipped.countries(texts)
    own = town.of(texts, title, given.city, shipped.towns(countries))
    ordinary = frozenset(word for text in texts for word in _SMALL.findall(text))
    known = Lexicon(_spelled(given.entries), _shipped(countries))
    learned = learning.learn(texts, known, own.__contains__, ordinary)
    return Names(Lexicon(learned.spelled, known), own, ordinary, learned.confirmed)


@cache
def _shipped(countries: tuple[str, ...]) -> Lexicon:
    return Lexicon([*_spelled(shipped.of(countries).entries), *_nouns()])


def _read(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[Mention, bool, bool]]:
    """Yield each name with whether it acts, and whether the promise lies there."""
    sentence = Sentence(text)
    spans = [(mention.start, mention.end) for mention in mentions]
    places = {at for at, mention in enumerate(mentions) if mention.named.part is Part.PLACE}
    towns = {at for at, mention in enumerate(mentions) if mention.named.part in {Part.TOWN, Part.COUNTRY}}
    takes_part = sentence.takes_part(spans, places=places, towns=towns)
    for mention, acts in zip(mentions, takes_part, strict=True):
        match mention.named.part:
            case Part.BODY:
                is_whole = not mention.is_inside or bool(_ORGAN.match(text, mention.end))
                yield mention, acts or (is_whole and not sentence.is_within(mention.start)), False
            case Part.SERVICE:
                yield mention, acts or not sentence.is_served(mention.start), False
            case Part.GROUP:
                yield mention, acts, False
            case Part.TOWN:
                yield mention, acts, True
            case Part.COUNTRY:
                yield mention, acts, sentence.is_somewhere(mention.start)
            case Part.PLACE:
                yield mention, acts, True


def _spelled(entries: Sequence[Entry]) -> Iterator[tuple[str, Named]]:
    for entry in entries:
        named = Named(entry.name, _part(entry.kind))
        yield from ((written, named) for written in (entry.name, *entry.aliases))


def _part(kind: Kind) -> Part:
    if not kind.is_place:
        return Part.BODY
    if kind is Kind.COUNTRY:
        return Part.COUNTRY
    return Part.TOWN if kind.governs else Part.PLACE


def _nouns() -> Iterator[tuple[str, Named]]:
    for sort, part in _PARTS_OF_NOUNS.items():
        for name, others in vocabulary.nouns(sort):
            named = Named(name, part)
            yield from ((written, named) for written in (name, *others))
