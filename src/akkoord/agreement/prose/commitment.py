"""Whether a sentence commits somebody: cues are weighed, and the verdict says which words led there.

A sentence promises from a weight of 2: one plain cue, or two weak ones. Where a speaker commits ("wij
bouwen", "de partij wil") doubts do not count: "wij bouwen nu eindelijk" is a promise. Where nobody is named
they do: "wordt nu te weinig gedaan" is none. See docs/decisions/0009-promises-in-prose.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from akkoord.agreement.prose import agents, authorities, denials, doubts, events, items
from akkoord.agreement.prose.cue import Cue, Side
from akkoord.agreement.prose.grammar import analyse

THRESHOLD = 2
"""The weight from which a sentence is a promise."""


class Sort(StrEnum):
    """What a sentence is; of one that promises nothing the first that holds."""

    PROMISE = "promise"
    QUESTION = "question"
    QUOTE = "quote"
    THANKS = "thanks"
    ABOUT_THE_TEXT = "about_the_text"
    HISTORY = "history"
    VALUES = "values"
    ANALYSIS = "analysis"
    DESCRIPTION = "description"


_SORT_OF = {
    "question": Sort.QUESTION,
    "quote": Sort.QUOTE,
    "thanks": Sort.THANKS,
    "about_the_text": Sort.ABOUT_THE_TEXT,
    "leads_in": Sort.ABOUT_THE_TEXT,
    "past": Sort.HISTORY,
    "perfect": Sort.HISTORY,
    "lately": Sort.HISTORY,
    "believes": Sort.VALUES,
    "judges": Sort.VALUES,
    "now": Sort.ANALYSIS,
    "complains": Sort.ANALYSIS,
    "cause": Sort.ANALYSIS,
    "many": Sort.ANALYSIS,
    "would": Sort.ANALYSIS,
    "you": Sort.DESCRIPTION,
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a sentence is, and the cues that led there: those for a promise, or those against one."""

    sort: Sort
    because: tuple[Cue, ...]

    @property
    def is_promise(self) -> bool:
        """Whether the sentence commits somebody."""
        return self.sort is Sort.PROMISE

    @property
    def words(self) -> str:
        """The words that weigh most, as the sentence has them; empty where no words led there."""
        return max(self.because, key=lambda cue: cue.weight).words if self.because else ""


def judge(text: str, names: frozenset[str] = frozenset()) -> Verdict:
    """Return whether a sentence commits somebody.

    Args:
        text: One sentence.
        names: Words that are names in the text it stands in: what a town does is a promise, what "Groei" does
            is none.

    >>> verdict = judge("Daarom bouwen wij in elke wijk een speelplein.")
    >>> verdict.sort.value, verdict.words
    ('promise', 'bouwen wij')
    >>> verdict = judge("De voorbije jaren werd in elke wijk een speelplein gebouwd.")
    >>> verdict.sort.value, verdict.words
    ('history', 'werd')
    """
    sentence = analyse(text)
    denied = denials.find(sentence)
    if denied:
        return Verdict(_SORT_OF[denied.code], (denied,))
    speaking = [*agents.find(sentence), *items.find(sentence)]
    if _heaviest(speaking) >= THRESHOLD:
        return Verdict(Sort.PROMISE, tuple(speaking))
    others = [*events.find(sentence), *authorities.find(sentence, names)]
    against = tuple(doubts.find(sentence))
    speaking += [cue for cue in others if cue.side is Side.AGENT]
    happening = [cue for cue in others if cue.side is Side.EVENT]
    if max(_heaviest(speaking), _weight(happening, against)) >= THRESHOLD:
        return Verdict(Sort.PROMISE, (*speaking, *happening))
    return Verdict(_sort(against), against)


def _heaviest(cues: Sequence[Cue]) -> int:
    return max((cue.weight for cue in cues), default=0)


def _weight(happening: Sequence[Cue], against: Sequence[Cue]) -> int:
    """Return the heaviest cue, one more where there are several, less all doubts."""
    several = int(len(happening) > 1)
    # An opinion about a duty is still a duty: "wij vinden, dat moet stoppen".
    has_duty = any(cue.code == "must" for cue in happening)
    doubt = sum(cue.weight for cue in against if not (has_duty and cue.code == "believes"))
    return _heaviest(happening) + several - doubt


def _sort(against: Sequence[Cue]) -> Sort:
    sorts = {_SORT_OF[cue.code] for cue in against}
    return next((sort for sort in Sort if sort in sorts), Sort.DESCRIPTION)
