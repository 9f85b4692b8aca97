"""What makes a sentence no promise, whatever it says: questions, quotes, thanks, words about the text."""

from __future__ import annotations

import re

from akkoord.agreement.prose import lexicon
from akkoord.agreement.prose.cue import EDGE, END, Cue, Side, any_of, found
from akkoord.agreement.prose.grammar import Sentence

_TEXTS = lexicon.any_word("nouns", "texts")
_ABOUT_TEXT = re.compile(
    rf"^\W*(?:in\s+)?(?:dit|ons|deze|onze|het|onderstaande?|bovenstaande?|volgende)\s+(?:\w+\s+)?(?:{_TEXTS})"
    r"(?:\s+\d\S*)?\s+(?:is|zijn|bestaat|bevat|vormt|vormen|omvat|laat|laten|beschrijft|beschrijven|geeft|"
    r"geven|staat|staan|kwam|komt|kadert|heeft|hebben|kan|kunnen|vindt|leest|lees|legt|werd|gaat|gaan|neemt|"
    rf"presenteren|schetsen|volgt){END}"
    rf"|{EDGE}(?:indeling|opbouw|structuur|opmaak)\s+van\s+(?:dit|ons|het|deze)\s+(?:{_TEXTS}){END}"
    rf"|{EDGE}(?:leest\s+u|kan\s+u\s+(?:\w+\s+)?lezen|kunt\s+u|vindt\s+u|vind\s+je|lees\s+je|"
    rf"lees\s+(?:hier|verder|meer)|klik|zie\s+(?:ook|bijlage|hoofdstuk)){END}"
)
_THANKS = re.compile(
    any_of(
        r"danken|bedanken|bedankt|dank\s+(?:aan|je|u|jullie)|dankbaar|erkentelijk|dank\s+verschuldigd|proficiat|"
        r"veel\s+leesplezier|(?:verblijven|tekenen|groeten)\s+(?:we|wij)"
    )
)
_ANNOUNCES = re.compile(any_of(r"volgende?|hierna|onderstaande?|als\s+volgt"))
_LONGEST_LEAD = 6
_SAYS = re.compile(
    r"[“„«\"‘'][^”»\"]{1,600}[”»\"’'],?\s+(?:zegt|zei|aldus|vertelt|stelt|vindt|licht|klinkt|luidt)(?!\w)"
)
_OPENS_QUOTE = ("“", "„", "«", '"')
_CLOSES_QUOTE = ("”", "»", '"')
_WEIGHT = 9


def find(sentence: Sentence) -> Cue | None:
    """Return what denies that a sentence promises anything; None where nothing does."""
    text = sentence.text.strip()
    if text.rstrip("”’»\")'").endswith("?"):
        return Cue("question", "?", Side.DENIAL, _WEIGHT)
    is_quoted = text.startswith(_OPENS_QUOTE) and text.rstrip(".!,").endswith(_CLOSES_QUOTE)
    if is_quoted or _SAYS.match(text):
        return Cue("quote", text, Side.DENIAL, _WEIGHT)
    if text.endswith(":") and (len(text.split()) <= _LONGEST_LEAD or _ANNOUNCES.search(sentence.plain)):
        return Cue("leads_in", text, Side.DENIAL, _WEIGHT)
    if match := _THANKS.search(sentence.plain):
        return found(sentence, match, "thanks", Side.DENIAL, _WEIGHT)
    if match := _ABOUT_TEXT.search(sentence.main):
        return found(sentence, match, "about_the_text", Side.DENIAL, _WEIGHT)
    return None
