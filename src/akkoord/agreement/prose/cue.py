"""What a cue is: words in a sentence that speak for a promise, or against one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from akkoord.agreement.prose.grammar import Sentence

# The edges of a word, also where a hyphen or an apostrophe is part of it.
EDGE = r"(?<![\w'-])"
END = r"(?![\w'-])"
WORD = r"(?:[\w'-]+\s+)"


class Side(Enum):
    """What a cue speaks for."""

    AGENT = auto()
    """A promise by whoever speaks in the text: no doubt weighs against it."""
    EVENT = auto()
    """Something will be, or must be: a promise unless doubts weigh more."""
    DOUBT = auto()
    """It tells what is, was or is thought."""
    DENIAL = auto()
    """It is no promise, whatever else it says."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue that was found: its code, the exact words, what they speak for and how strongly."""

    code: str
    words: str
    side: Side
    weight: int


def any_of(words: str) -> str:
    """Return a pattern for one of these words (or patterns, parted by strokes), whole."""
    return rf"{EDGE}(?:{words}){END}"


def found(sentence: Sentence, match: re.Match[str], code: str, side: Side, weight: int) -> Cue:
    """Return the cue at a match, with the exact words of the sentence."""
    return Cue(code, sentence.words(match.start(), match.end()), side, weight)
