"""Cues of sentences without a verb of their own, as lists have: "Meer groen", "De aanleg van een park"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from akkoord.agreement.prose import lexicon
from akkoord.agreement.prose.cue import Cue, Side, any_of, found
from akkoord.agreement.prose.grammar import Sentence

_LEADING = (
    r"meer|minder|geen|extra|nooit\s+meer|niet\s+langer|gratis|betere?|verdere?|nieuwe?|hogere?|lagere?|"
    r"snellere?|strengere?|kleinere?|grotere?|voldoende|maximale?|minimaal|ruim\s+baan|weg\s+met|afschaffen|"
    r"invoeren|afschaffing|invoering|herinvoering|behoud|versterking|versterken|uitbreiding|verbetering|"
    r"verlaging|verhoging|oprichting|aanleg|bouw|uitbouw|aanpak|inzet|inzetten|ondersteuning|steun|aandacht|"
    r"onderzoek|ontwikkeling|stimuleren|streven\s+naar|werken\s+aan|zorgen\s+voor|afspraken|helpen|"
    r"samenwerken\s+met|ter\s+beschikking\s+stellen"
)
_MANNER = r"(?:(?:verder|versneld|blijvend|actief|snel|volop|maximaal|samen|tijdig|structureel)\s+)?"
_DEED = r"(?:\w{3,}ing|\w+atie|\w*bouw|aanleg|aankoop|inzet|opstart|uitrol|aanpak|behoud|creatie|steun)"
_ITEM = re.compile(
    rf"\W*(?:(?:{_LEADING})\s|{_MANNER}\w{{3,}}en\s+van\s"
    rf"|(?:\w+e\s+(?:en\s+\w+e\s+)?)?{_DEED}\s+(?:van|naar|tot)\s"
    rf"|(?:de|het|een)\s+(?:\w+\s+){{0,2}}{_DEED}\s+van\s|het\s+(?:\w+\s+){{0,3}}\w{{3,}}en\s+van\s)"
)
# A closed list, for "-en" and "-t" end nouns too. With one of these a sentence has a verb of its own.
_FINITE = re.compile(any_of(rf"{lexicon.any_word('verbs', 'finite')}|\w{{3,}}eert"))
_IMPERATIVE = re.compile(
    rf"\W*(?:en\s+|ten\s+slotte:\s+)?(?:{lexicon.any_word('verbs', 'imperatives')})\s+"
    r"(?!(?:je|jij|u|hij|ze|zij|ik|van|naar|voor|en|of)\s)"
)
# What follows a colon stands on its own: "Onze keuze: meer groen".
_COLON = ": "


def find(sentence: Sentence) -> Iterator[Cue]:
    """Yield what a sentence without a verb would do, and what one without a subject tells to do."""
    main = sentence.main
    if match := _IMPERATIVE.match(main):
        yield found(sentence, match, "imperative", Side.AGENT, 3)
    start = main.rfind(_COLON) + 1
    if not _FINITE.search(main, start) and (match := _ITEM.match(main, start)):
        yield found(sentence, match, "item", Side.AGENT, 2)


def lacks_verb(sentence: Sentence) -> bool:
    """Whether a sentence has none of the verbs that a main clause is known by."""
    return _FINITE.search(sentence.main) is None
