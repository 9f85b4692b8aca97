"""Cues without a speaker: what must be, will be, will be done, comes, goes, stays.

The same words also tell what is going on already, so doubts weigh against them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from akkoord.agreement.prose import lexicon
from akkoord.agreement.prose.cue import EDGE, END, WORD, Cue, Side, any_of, found
from akkoord.agreement.prose.grammar import Sentence

_MUST = re.compile(
    rf"{EDGE}(?:moet|moeten|(?:dient|dienen|hoort|horen)(?=\s[^,;]{{0,200}}{EDGE}te{END})"
    rf"|(?:hoeft|hoeven)(?=\s[^,;]{{0,120}}{EDGE}(?:niet|geen){END})){END}"
)
# "Vindt dat scholen moeten": the duty stands in the side clause.
_FINDS_MUST = re.compile(
    rf"{EDGE}(?:vindt|vinden|meent|menen|van\s+mening|van\s+oordeel){END}[^;]{{0,200}}{EDGE}dat{END}"
    rf"[^;]{{0,300}}{EDGE}(?:moet|moeten|mag|mogen|dient|dienen|hoort|horen){END}"
)
_MAY = re.compile(
    rf"{EDGE}(?:mag|mogen){END}(?!\s+(?:\w+\s+)?(?:gezegd|gezien|duidelijk|blijken|verwachten|verwacht))"
)
_SHALL = re.compile(any_of("zal|zullen"))
_FORECAST_WINDOW = 300
_NEAREST_WORDS = 3
_PASSIVE = re.compile(any_of("wordt|worden"))
# "Moet ... worden" is a duty, not a passive of its own.
_MODAL_BEFORE = re.compile(
    r"(?<![\w-])(?:moet|moeten|kan|kunnen|kon|konden|moest|moesten|zal|zullen|mag|mogen|zou|zouden|te|dient|dienen|"
    r"hoeft|hoeven|wil|willen|gaan|gaat|blijven|blijft)\s(?:[^,;]{0,200}\s)?$"
)
_MODAL_WINDOW = 220
_PASSIVE_WINDOW = 300
_BEFALLS = re.compile(any_of(lexicon.any_word("verbs", "befalls")))
# "Wordt steeds ouder": it grows so by itself.
_GROWS = re.compile(
    r"\s+(?:\w{1,20}\s+){0,2}?(?:steeds|almaar|alsmaar|ouder|diverser|groter|kleiner|duurder|schaarser|warmer|"
    r"zwaarder|complexer|moeilijker|belangrijker|heter|natter|droger|onbetaalbaar)(?!\w)"
    r"|\s+niet\s+(?:per\s+se\s|\w+er,\s+maar\s)"
)
_COMES = re.compile(rf"{EDGE}(?:er\s+(?:komt|komen)|(?:komt|komen)\s+er){END}")
_GETS = re.compile(any_of("krijgt|krijgen"))
# "Gaat over", "gaat goed", "gaan met pensioen" go nowhere that was promised.
_GOES_NOWHERE = (
    r"over|om|goed|slecht|samen|hand|gepaard|uit|ervan|ten\s+koste|verloren|achteruit|met\s+pensioen|"
    r"verder\s+dan"
)
_AFTER_INFINITIVE = r"en|om|door|voor|met|van|in|op|naar|tot|aan|bij|zodat|als"
_GOES = re.compile(
    rf"{EDGE}(?<!zijn\s)(?<!is\s)(?:gaat|gaan){END}(?!\s+(?:we|wij){END})"
    rf"(?![^,;.]{{0,60}}{EDGE}(?:{_GOES_NOWHERE}){END})[^;.]{{1,160}}?"
    rf"(?:{EDGE}(?:omhoog|omlaag|terug|naar|van\s+tafel|open|dicht|eruit|weg){END}"
    rf"|{EDGE}\w{{3,}}en\s*(?:$|[.,;:)]|{EDGE}(?:{_AFTER_INFINITIVE}){END}))"
)
_STAYS = re.compile(
    rf"{EDGE}(?:blijft|blijven){END}[^,;.]{{0,120}}?{EDGE}(?:behouden|gehandhaafd|bestaan|gekoppeld|gratis|"
    r"toegankelijk|open|intact|beschikbaar|stabiel|overeind|op\s+peil|in\s+stand|ongewijzigd|vrij|van\s+kracht|"
    r"mogelijk|(?!on)\w{2,}baar|recht\s+houden|in\s+\w+\s+handen|ijveren|investeren|ondersteunen|inzetten|"
    r"werken|streven|(?:de|een|het)\s+(?:basis|prioriteit|norm|uitgangspunt|leidraad|speerpunt|topprioriteit|"
    rf"aandachtspunt)){END}"
)
_RIGHT = re.compile(rf"{EDGE}(?:heeft|hebben|houdt|houden)\s+{WORD}{{0,8}}?recht\s+op{END}")
_ATTENTION = re.compile(rf"{EDGE}er\s+(?:is|gaat|blijft)\s+{WORD}{{0,3}}?aandacht{END}")
_TERM = lexicon.any_word("nouns", "terms")
_TIME = re.compile(
    rf"{EDGE}(?:niet\s+langer|(?:vanaf|tegen|uiterlijk|voor|in|tot)\s+(?:eind\s+)?20\d\d|uiterlijk|"
    rf"binnen\s+(?:\w+\s+)?(?:jaar|maanden)|(?:deze|komende|volgende|huidige|nieuwe)\s+(?:{_TERM})|"
    r"de\s+(?:komende|volgende)\s+(?:\w+\s+)?(?:jaren|jaar)|in\s+de\s+toekomst|zo\s+snel\s+mogelijk|"
    rf"stapsgewijs|op\s+termijn|jaarlijks){END}"
)
_HENCEFORTH = re.compile(any_of("voortaan"))
_OBLIGES = re.compile(any_of(r"onderschrijft|onderschrijven|(?:verbinden|engageren|verplichten)\s+zich"))
_CHANGES = re.compile(
    any_of("verdubbelt|verdubbelen|verdwijnt|verdwijnen|vervalt|vervallen|vervangt|vervangen")
)

# Weights: 2 says what will be; 1 needs another cue beside it.
_PLAIN = (
    (_MUST, "must", 2),
    (_COMES, "comes", 2),
    (_GETS, "gets", 2),
    (_GOES, "goes", 2),
    (_STAYS, "stays", 2),
    (_MAY, "may", 2),
    (_ATTENTION, "attention", 2),
    (_HENCEFORTH, "time", 2),
    (_OBLIGES, "obliges", 2),
    (_RIGHT, "right", 1),
    (_CHANGES, "changes", 1),
    (_TIME, "time", 1),
)


def find(sentence: Sentence) -> Iterator[Cue]:
    """Yield the cues of a sentence that name no speaker."""
    main = sentence.main
    if match := _FINDS_MUST.search(sentence.plain):
        yield found(sentence, match, "must", Side.AGENT, 2)
    shall = _SHALL.search(main)
    if shall and not _is_forecast(main, shall.end()):
        yield found(sentence, shall, "shall", Side.EVENT, 2)
    passive = next((match for match in _PASSIVE.finditer(main) if _is_done(main, match)), None)
    if passive:
        yield found(sentence, passive, "done", Side.EVENT, 2)
    for pattern, code, weight in _PLAIN:
        if match := pattern.search(main):
            yield found(sentence, match, code, Side.EVENT, weight)


def _is_forecast(main: str, position: int) -> bool:
    """Whether what "zal" says comes by itself, or cannot: "zal toenemen", but not "zal worden gebouwd"."""
    clause = main[position : position + _FORECAST_WINDOW].split(",", maxsplit=1)[0]
    words = clause.strip(" .;:!").split()
    if words[-1:] == ["kunnen"] and "niet" in words:
        return True
    comes_of_itself = not lexicon.FORECASTS.isdisjoint(words[-_NEAREST_WORDS:]) and "worden" not in words
    return comes_of_itself or not lexicon.CONSEQUENCES.isdisjoint(words[:_NEAREST_WORDS])


def _is_done(main: str, match: re.Match[str]) -> bool:
    """Whether a passive says what will be done: no part of a duty, and not what befalls somebody."""
    if _MODAL_BEFORE.search(main[max(0, match.start() - _MODAL_WINDOW) : match.start()]):
        return False
    behind = main[match.end() : match.end() + _PASSIVE_WINDOW]
    return not (_BEFALLS.search(behind) or _GROWS.match(behind))
