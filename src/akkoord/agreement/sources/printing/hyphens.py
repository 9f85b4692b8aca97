"""Words that a line end cut in two: which hyphen belongs to the word, and which came with the line end.

The rest of the text decides: the word whole elsewhere, or with its hyphen. Where that is silent, Dutch
spelling does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

SOFT = "\u00ad"
_HYPHENS = "-\u2010\u00ad"
# No word, and no part that is left at a line end, is longer.
_LONGEST = 60
_HEAD = re.compile(rf"(?P<word>[^\W_]+(?:[-'’][^\W_]+)*)(?P<gap> ?)(?P<hyphen>[{_HYPHENS}])$")
_TAIL = re.compile(r"(?P<word>[^\W\d_]+)(?P<goes_on>-)?")
_WORD = re.compile(r"[^\W_]+(?:[-‐][^\W_]+)*")
# "in- en uitstroom": the hyphen stands for a part that follows.
_JOINING = frozenset(["en", "of", "tot", "als", "noch", "maar", "dan", "naar", "dus", "en/of"])
_VOWELS = frozenset("aeiouyáéíóúëïöü")
_ADJECTIVE = ("isch", "aal", "eel", "ief", "lijk", "politiek")
_ADJECTIVES = (*_ADJECTIVE, "ische", "ale", "ele", "ieve", "lijke", "iek", "ieke")
# Of these both halves are words too; a closed list, as a dictionary gives it.
_ALWAYS = frozenset(
    [
        "minister-president",
        "ministers-presidenten",
        "secretaris-generaal",
        "directeur-generaal",
        "procureur-generaal",
        "inspecteur-generaal",
        "kosten-baten",
        "kosten-batenanalyse",
        "kosten-batenanalyses",
        "zwart-wit",
        "win-win",
        "win-winsituatie",
        "oost-west",
        "noord-zuid",
        "noord-zuidlijn",
        "ja-nee",
        "vraag-en-aanbod",
        "privaat-publiek",
        "publiek-privaat",
        "publiek-private",
    ]
)
# "niet-begeleid", "oud-burgemeester", "ex-gedetineerde".
_KEEPING = frozenset(
    ["niet", "ex", "oud", "non", "kandidaat", "adjunct", "interim", "aspirant", "bijna", "pro"]
)


class Hyphens:
    """Knows how a text writes its words, and joins two lines of it."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._words: set[str] = set()
        was_cut = False
        for line in lines:
            words = _WORD.findall(line.casefold())
            is_cut = ends_in_hyphen(line)
            # Half a word says nothing of how the text writes it.
            self._words.update(words[1 if was_cut else 0 : -1 if is_cut else len(words)])
            was_cut = is_cut

    def join(self, head: str, tail: str) -> tuple[str, str]:
        """Return what two lines make: the head without a hyphen that goes, and what stands before the tail.

        >>> words = Hyphens(["De veiligheid van het non-profit huis."])
        >>> [words.join(*cut) for cut in [("veilig-", "heid"), ("non-", "profit huis"), ("in-", "en uit")]]
        [('veilig', ''), ('non-', ''), ('in-', ' ')]
        """
        cut = _HEAD.search(head[-_LONGEST:])
        rest = _TAIL.match(tail[:_LONGEST])
        if cut is None or rest is None:
            return head, "" if cut and tail[:1].isdecimal() and not cut["gap"] else " "
        without = head[: -1 - len(cut["gap"])]
        if cut["gap"]:
            return (without, "") if self._was_cut(cut["word"], rest["word"]) else (head, " ")
        if cut["hyphen"] == SOFT:
            return without, ""
        if rest["goes_on"]:
            return f"{without}-", ""
        if rest["word"].casefold() in _JOINING and not self._was_cut(cut["word"], rest["word"]):
            return head, " "
        return (f"{without}-", "") if self._keeps(cut["word"], rest["word"]) else (without, "")

    def _was_cut(self, word: str, rest: str) -> bool:
        """Whether two parts make a word that the text has, or are no words by themselves."""
        if rest[0].isupper():
            return False
        head, tail = word.casefold(), rest.casefold()
        if f"{head}{tail}" in self._words:
            return True
        return tail not in _JOINING and not (head in self._words and tail in self._words)

    def _keeps(self, word: str, rest: str) -> bool:
        """Whether the hyphen belongs to the word."""
        head, tail = word.casefold(), rest.casefold()
        if f"{head}{tail}" in self._words:
            return False
        own = head.rpartition("-")[2]
        is_abbreviation = len(own) == 1 or not own.isalpha() or (word.isupper() and rest.islower())
        is_name = rest[0].isupper() and not word[-1].isupper()
        # Two adjectives side by side: "sociaal-economisch".
        are_adjectives = own in self._words and own.endswith(_ADJECTIVE) and tail.endswith(_ADJECTIVES)
        # "zee-eend": two vowels that would be read as one.
        do_vowels_clash = own[-1] in _VOWELS and own[-1] == tail[0]
        is_listed = own in _KEEPING or f"{own}-{tail}" in _ALWAYS or f"{head}-{tail}" in self._words
        return is_listed or is_abbreviation or is_name or are_adjectives or do_vowels_clash


def ends_in_hyphen(text: str) -> bool:
    """Whether a line ends in the middle of a word.

    >>> ends_in_hyphen("aan veilig-"), ends_in_hyphen("een ach -"), ends_in_hyphen("Wij -- samen --")
    (True, True, False)
    """
    return text[-1:] in _HYPHENS and bool(text) and _HEAD.search(text[-_LONGEST:]) is not None
