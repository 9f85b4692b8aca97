"""Cues of others than "wij": an authority, or a town or party with a name, that does something.

They also tell what is done already, so doubts weigh against them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from akkoord.agreement.prose import lexicon, speakers
from akkoord.agreement.prose.cue import EDGE, END, WORD, Cue, Side, any_of, found
from akkoord.agreement.prose.grammar import Sentence

_ONE = lexicon.any_word("nouns", "authority")
_MANY = lexicon.any_word("nouns", "authorities")
# Between an authority and its verb may stand a name or an adverb: "minister Jansen bouwt", "de stad ook".
_BINDING = r"(?:van|voor|in|op|aan|die|dat|en|met|door|om|te|bij|uit)\s"
_ACTS = re.compile(rf"{EDGE}(?:{_ONE})\s+(?P<gap>(?:(?!{_BINDING}){WORD}){{0,2}}?)(?P<verb>\w{{2,}}t){END}")
_BETWEEN = frozenset(
    ("dan", "ook", "zelf", "echter", "daarom", "hier", "verder", "eveneens", "daarbij", "hierbij")
)
_INVERTED = re.compile(rf"{EDGE}(?P<verb>\w{{2,}}t)\s+(?:de|het|onze|ons|deze|dit)\s+(?:{_ONE}){END}")
_TOGETHER = re.compile(
    rf"{EDGE}(?:{_MANY})\s+(?P<verb>\w{{2,}}en)\s+(?:de|het|een|zich|hun|ook|aan|mee|samen|in|op|meer|elk|elke|"
    r"deze|dit|geen|daarom|nieuwe|verder|extra|\s)(?!\w)"
)
_POLICY = re.compile(
    rf"{EDGE}\w*(?:beleid|aanpak|strategie)\s+(?:richt|focust|zet|houdt|besteedt|geeft|vertrekt|streeft){END}"
)
# "De overheid georganiseerde", "de stad mobiliteit": no verbs.
_NO_VERB = re.compile(r"ge\w{3,}t|\w+(?:iteit|ent)")
_NAMED = re.compile(
    any_of(
        rf"{lexicon.any_word('verbs', 'acts')}|gaat\s+(?:\w+\s+)?voor|blijft\s+\w+en|trekt\s+{WORD}{{0,4}}uit"
    )
)


def find(sentence: Sentence, names: frozenset[str]) -> Iterator[Cue]:
    """Yield what authorities do in a sentence, and towns and parties by these names."""
    for pattern in (_ACTS, _INVERTED, _TOGETHER):
        for match in pattern.finditer(sentence.main):
            if _does(match["verb"]) and _is_close(sentence, match):
                yield found(sentence, match, "authority", Side.EVENT, 3)
    if policy := _POLICY.search(sentence.main):
        yield found(sentence, policy, "authority", Side.EVENT, 2)
    for match in _NAMED.finditer(sentence.main):
        if speakers.acts(sentence, match.start(), match.end(), names):
            yield found(sentence, match, "name", Side.EVENT, 2)


def _does(verb: str) -> bool:
    is_idle = verb in lexicon.STATES or verb in lexicon.IDLE
    return not (is_idle or lexicon.is_past(verb) or _NO_VERB.fullmatch(verb))


def _is_close(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether nothing but a name or an adverb stands between an authority and its verb."""
    if "gap" not in match.re.groupindex:
        return True
    words = sentence.text[match.start("gap") : match.end("gap")].split()
    return all(word[0].isupper() or word in _BETWEEN for word in words)
