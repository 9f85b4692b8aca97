"""Closed lists of Dutch words that tell who commits to what, in small letters without accents (words.toml).

A verb that no list knows is an act when "wij" or an authority is its subject, and nothing otherwise.
"""

from __future__ import annotations

import re
import tomllib
from importlib import resources

_LISTS: dict[str, dict[str, str]] = tomllib.loads(
    resources.files(__package__).joinpath("words.toml").read_text(encoding="utf-8")
)


def words(group: str, name: str) -> frozenset[str]:
    """Return the words of a list."""
    listed = _LISTS[group][name]
    return frozenset(listed.split())


def any_word(group: str, name: str) -> str:
    """Return a pattern for one word of a list; the longest first, so that none hides behind a shorter one."""
    return "|".join(sorted(map(re.escape, words(group, name)), key=len, reverse=True))


IDLE = words("verbs", "idle") | words("verbs", "look_like_verbs")
"""What "wij" do without doing anything about it, and words behind "wij" that only look like a verb."""
STATES = words("verbs", "states")
"""What an authority does without doing anything about it, and words that only look like a verb."""
FORECASTS = words("verbs", "forecasts")
"""What will be so whatever anybody does: "zal toenemen"."""
CONSEQUENCES = words("verbs", "consequences")
"""The same, where they stand right behind "zal": "zal leiden tot"."""
NO_SPEAKERS = words("others", "people") | words("others", "adverbs")
"""Words before a verb that name nobody for whom the text speaks."""

_PAST = words("verbs", "past")
# "Bouwden", "werkten": the past of weak verbs. What is written so in the present is a closed list.
_WEAK_PAST = re.compile(r"\w+(?:[bdfglmnrsvwz]|oei|aai|ooi)den|\w+(?:k|f|s|p|ch|[^aeiou]t)ten")
_PRESENT = re.compile(
    r"\w*(?:vinden|binden|zenden|wenden|schenden|landen|gronden|ronden|branden|melden|gelden|schelden|beelden|"
    r"worden|woorden|aarden|harden|redden|bidden|antwoorden|dichten|wachten|achten|lichten|richten|stichten|"
    r"plichten|vechten|hechten|slechten|lasten|rusten|testen|kosten|posten|mesten|tasten|vesten|barsten)"
)
_GE_PARTICIPLE = re.compile(r"ge(?!ven|bruik|loven|niet|bied|leid|dragen|hoor|beur|tuig|raak)\w+en")
_VERB_ENDINGS = ("en", "aan", "oen", "ien")


def is_past(verb: str) -> bool:
    """Whether a verb is in the past tense.

    >>> [is_past(verb) for verb in ("bouwden", "koos", "verbinden", "zetten", "richten", "werkten")]
    [True, True, False, False, False, True]
    """
    return verb in _PAST or bool(_WEAK_PAST.fullmatch(verb) and not _PRESENT.fullmatch(verb))


def is_act(verb: str) -> bool:
    """Whether "wij" do something with this verb: one in the present that is not idle.

    >>> [is_act(verb) for verb in ("bouwen", "geloven", "bouwden", "gezien", "morgen", "geven")]
    [True, False, False, False, False, True]
    """
    if not verb.endswith(_VERB_ENDINGS) or verb in IDLE:
        return False
    return not is_past(verb) and not _GE_PARTICIPLE.fullmatch(verb)
