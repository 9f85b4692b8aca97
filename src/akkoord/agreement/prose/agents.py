"""Cues that name who commits: "wij" and a verb, or a party or town that wants, chooses, strives."""

from __future__ import annotations

import re
from collections.abc import Iterator

from akkoord.agreement.prose import lexicon, speakers
from akkoord.agreement.prose.cue import EDGE, END, WORD, Cue, Side, any_of, found
from akkoord.agreement.prose.grammar import Sentence

_WE = r"(?:we|wij)"
# "Wij (zelf) bouwen", "bouwen wij". Behind a verb, the word behind "wij" is no verb: "gaan wij samen".
_NOT_BEHIND_A_VERB = r"(?<!\w\wen\s)(?<!aan\s)(?<!oen\s)(?<!ien\s)"
_WE_VERB = re.compile(
    rf"{_NOT_BEHIND_A_VERB}{EDGE}(?P<said>{_WE}\s+"
    r"(?:(?:zelf|dan|ook|hier|samen|allen)\s+){0,2}?(?P<verb>\w+))"
)
_VERB_WE = re.compile(rf"{EDGE}(?P<said>(?P<verb>\w{{2,}}(?:en|an|oen|ien))\s+{_WE}){END}")
# "Wij erkennen het belang en stimuleren dat": the second verb shares the subject of an idle first one.
_SECOND_VERB = re.compile(
    rf"{EDGE}(?P<said>{_WE}{END}[^.;]{{1,160}}?{EDGE}(?:en|maar)\s+(?P<verb>\w{{3,}}en))\s+"
    r"(?:de|het|een|dat|ook|onze|ons|daarbij|in|op|aan|meer|verder|hen|dit|deze|\s\s)(?!\w)"
)
# Weights: a will or a wish of "wij" is the plainest promise (4, 3); a duty may be only an insight (2).
_ACTS = ("acts", 3)
_NOTHING = ("idle", 0)
_MODALS = {
    "willen": ("intends", 4),
    "wensen": ("intends", 4),
    "zullen": ("will", 3),
    "gaan": ("will", 3),
    "laten": _ACTS,
    "blijven": _ACTS,
    "moeten": ("must", 2),
    "hoeven": ("must", 1),
}
# "Wij gaan ervan uit", "dat realiseren wij ons": what is thought.
_SUPPOSES = re.compile(
    rf"(?:{_WE}\s+gaan|gaan\s+{_WE})\s+(?:\w+\s+)?(?:ervan|er\s+van|uit)\s"
    rf"|(?:{_WE}\s+realiseren|realiseren\s+{_WE})\s+ons{END}"
)
# "Dat gaan we zien", "dat zullen we niet alleen kunnen": what comes, or what cannot be.
_FORESEES = re.compile(
    rf"(?:{_WE}\s+(?:gaan|zullen)|(?:gaan|zullen)\s+{_WE})\s[^,;.]{{0,80}}?"
    rf"(?:{EDGE}(?:zien|merken|weten|ervaren|beleven|ondervinden|meemaken){END}(?!\s+toe)"
    rf"|niet\s[^,;.]{{0,40}}?kunnen{END})"
)
# Idle verbs that act with another word: "zien toe op", "hebben aandacht voor", "zijn tegen".
_IDLE = r"zien|spreken|hebben|zijn|staan|lopen|rekenen|delen"
_IDLE_OF_WE = re.compile(
    rf"{EDGE}(?:{_WE}\s+(?P<straight>{_IDLE})|(?P<inverted>{_IDLE})\s+{_WE}){END}\s+(?P<rest>[^;.]{{1,120}})"
)
_ACTS_WITH = {
    verb: re.compile(pattern)
    for verb, pattern in {
        "zien": rf"{WORD}{{0,8}}?toe{END}",
        "spreken": rf"{WORD}{{0,12}}?af{END}",
        "hebben": rf"{WORD}{{0,4}}?(?:aandacht|oog|ambitie|doel|plan|plannen|opdracht){END}",
        "zijn": rf"(?!(?:\w+\s+)?(?:klaar|bereid|deel)){WORD}{{0,2}}?(?:voor|tegen|voorstander){END}",
        "staan": rf"{WORD}{{0,3}}?(?:garant|in\s+voor|pal|toe){END}",
        "lopen": rf"voorop{END}",
        "rekenen": rf"{WORD}{{0,6}}?af{END}",
        "delen": rf"{WORD}{{0,6}}?(?:uit|mee|in){END}",
    }.items()
}

_ALONE = lexicon.any_word("verbs", "intends_alone")
_TOGETHER = lexicon.any_word("verbs", "intends_together")
_INTENDS = re.compile(any_of(rf"(?P<alone>{_ALONE})|{_TOGETHER}"))
_NO_PERSON = (
    r"alles|iedereen|ons|veel|de\s+helft|een\s+(?:groot\s+)?deel|\w+\s+(?:van\s+)?(?:groot\s+)?belang"
)
_ALSO = r"(?:ook|daarom|dan|dus|echter|niet|wel|zeer|sterk|absoluut|resoluut|duidelijk|altijd)"
_IN = r"in\s*(?:op|voor|om|$|[.,;])"
_INTENDS_IN_PARTS = re.compile(
    rf"{EDGE}(?:zetten\s+{WORD}{{0,9}}?{_IN}|(?P<alone>zet\s+{WORD}{{0,9}}?{_IN}"
    rf"|gaat\s+{WORD}{{0,2}}?voor{END}(?!\s+op)|stelt\s+{WORD}{{0,3}}?voor\s+(?:om|dat)"
    rf"|neemt\s+(?:\w+\s+)?het\s+initiatief|maakt\s+{WORD}{{0,3}}?werk\s+van"
    rf"|heeft\s+(?:als\s+doel|{WORD}{{0,2}}?(?:ambitie|doel){END})"
    rf"|is\s+(?:{WORD}{{0,4}}?voorstander\s+van|(?:{_ALSO}\s+)?(?:voor|tegen)\s+(?!{_NO_PERSON}))))"
)
_HAS_BEEN = re.compile(any_of("geweest"))
_GOAL = r"(?:doel|doelstelling|ambitie|streefdoel|streven|opzet|bedoeling)"
_AIM = re.compile(
    rf"{EDGE}(?:(?:ons|onze|het|de)\s+(?:eerste\s+|uiteindelijke\s+)?{_GOAL}\s+(?:is|blijft){END}"
    rf"|(?:is|blijft)\s+(?:\w+\s+)?(?:ons|onze|het|de)\s+{_GOAL}{END})"
)
_TASK = r"onze\s+(?:plicht|taak|opdracht|verantwoordelijkheid)"
_DUTY = re.compile(any_of(rf"(?:het\s+is|als)\s+{_TASK}|{_TASK}\s+is"))
_BY_DOING = re.compile(
    r"^\W*(?:dat|dit)\s+(?:gebeurt|doen\s+(?:we|wij)|doet\s+\w+)\s+(?:\w+\s+)?"
    r"(?:door|via|met|aan\s+de\s+hand)(?!\w)"
)


def find(sentence: Sentence) -> Iterator[Cue]:
    """Yield the cues of whoever speaks in a sentence."""
    yield from _we(sentence)
    yield from _idle_that_act(sentence)
    if not _HAS_BEEN.search(sentence.main):
        yield from _intentions(sentence)
    for pattern, code in ((_AIM, "aim"), (_DUTY, "duty"), (_BY_DOING, "by_doing")):
        if match := pattern.search(sentence.main):
            yield found(sentence, match, code, Side.AGENT, 3)


def _we(sentence: Sentence) -> Iterator[Cue]:
    for pattern in (_WE_VERB, _VERB_WE, _SECOND_VERB):
        for match in pattern.finditer(sentence.main):
            if any(other.match(sentence.main, match.start()) for other in (_SUPPOSES, _FORESEES)):
                continue
            code, weight = _what_we_do(match["verb"])
            if weight:
                words = sentence.words(*match.span("said"))
                yield Cue(code, words, Side.AGENT, weight)


def _what_we_do(verb: str) -> tuple[str, int]:
    if verb in _MODALS:
        return _MODALS[verb]
    return _ACTS if lexicon.is_act(verb) else _NOTHING


def _idle_that_act(sentence: Sentence) -> Iterator[Cue]:
    for match in _IDLE_OF_WE.finditer(sentence.main):
        if acts := _ACTS_WITH[match["straight"] or match["inverted"]].match(match["rest"]):
            words = sentence.words(match.start(), match.start("rest") + acts.end())
            yield Cue("acts", words, Side.AGENT, 3)


def _intentions(sentence: Sentence) -> Iterator[Cue]:
    """Yield where a party, a town or an authority wants something: people at large only wish."""
    for pattern in (_INTENDS, _INTENDS_IN_PARTS):
        for match in pattern.finditer(sentence.main):
            verb_end = match.start() + len(match[0].split(maxsplit=1)[0])
            if speakers.speaks(sentence, match.start(), verb_end, is_one=match["alone"] is not None):
                yield found(sentence, match, "intends", Side.AGENT, 4)
