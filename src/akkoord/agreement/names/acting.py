"""Who does something, from who is only mentioned: by the words before and behind a name.

"In overleg met bewoners" and "de bewoners beslissen" make the residents act; "voor bewoners" and "bewoners
worden geholpen" do not.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property

from akkoord.agreement.names import cues

_LONGEST_LIST = 240
_LONGEST_GAP = 90
_WINDOW = 60
_SHORTEST_VERB = 4
_OPENING_ARTICLES = frozenset(["de", "het", "alle", "onze"])
_SENTENCE_END = re.compile(r"[.;!?]")
_SMALL = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}


class Sentence:
    """One text, and what its words say of the names in it."""

    def __init__(self, text: str, *, counts_duties: bool = True) -> None:
        """Take a text; without `counts_duties` "moet" and the like tell nothing: things must do so too."""
        # Matching in small letters is three times as fast as matching whatever the case.
        self._text = text.translate(_SMALL)
        self._counts_duties = counts_duties

    def takes_part(
        self,
        spans: Sequence[tuple[int, int]],
        *,
        places: Collection[int] = frozenset(),
        towns: Collection[int] = frozenset(),
    ) -> list[bool]:
        """Return for each name (`text[start:end]`, in order) whether it takes part.

        Args:
            spans: Where the names stand.
            places: Which of them are places that only act with others: "Merel opent de deuren" tells what
                happens there, "samen met Merel" who is there.
            towns: Which of them are places with a government: they act, but "via Merel" says where.

        >>> text = "De stad overlegt met scholen en ouders over de kinderen, en de buren planten bomen."
        >>> Sentence(text).takes_part([(21, 28), (32, 38), (47, 55), (63, 68)])
        [True, True, False, True]
        """
        found = [at not in places and self._does(start, end) for at, (start, end) in enumerate(spans)]
        for cue in self._cues:
            for position in self._behind(cue, spans):
                is_way = cue["way"] is not None and position in towns
                found[position] |= cue["with"] is not None or not (is_way or position in places)
        # "Bewoners, scholen en winkels bouwen": who stands in one list with a subject is one.
        for position in range(len(spans) - 1, 0, -1):
            gap = self._text[spans[position - 1][1] : spans[position][0]]
            if found[position] and not found[position - 1] and position not in places and _is_list_gap(gap):
                found[position - 1] = not self._stands_behind(cues.GOVERNED, spans[position - 1][0])
        return found

    def is_served(self, start: int) -> bool:
        """Whether something is done for, in or at what is named."""
        return self._stands_behind(cues.SERVED, start)

    def is_within(self, start: int) -> bool:
        """Whether something happens within a body, which does nothing then: "binnen de Europese Unie"."""
        return self._stands_behind(cues.WITHIN, start)

    def is_somewhere(self, start: int) -> bool:
        """Whether a name says where."""
        return self._stands_behind(cues.SOMEWHERE, start)

    def is_in_town(self, start: int) -> bool:
        """Whether a name says where as only towns and the like do, without an article: "in Merel"."""
        return self._stands_behind(cues.IN_TOWN, start)

    @cached_property
    def _cues(self) -> list[re.Match[str]]:
        return list(cues.CUE.finditer(self._text))

    def _stands_behind(self, pattern: re.Pattern[str], start: int) -> bool:
        return bool(pattern.search(self._text, max(0, start - _WINDOW), start))

    def _does(self, start: int, end: int) -> bool:
        """Whether a name is the subject of a verb that acts, or is involved, heard or given a part."""
        if cues.ASKS.match(self._text, end) and self._stands_behind(cues.FROM, start):
            return True
        if self._stands_behind(cues.GOVERNED, start):
            return False
        if cues.INVOLVED.match(self._text, end):
            return True
        if cues.RELATIVE.match(self._text, end):
            return self._acts_behind_clause(start, end)
        verb = cues.VERB.match(self._text, end)
        return verb is not None and self._is_act(verb["verb"])

    def _is_act(self, verb: str) -> bool:
        if verb in cues.DUTIES:
            return self._counts_duties
        return len(verb) >= _SHORTEST_VERB and verb not in cues.NO_ACTS and verb.endswith(("t", "en"))

    def _acts_behind_clause(self, start: int, end: int) -> bool:
        """Whether a subject at the start of a sentence acts: "verenigingen die steun vragen, helpen mee"."""
        before = self._text[max(0, start - _WINDOW) : start].rstrip()
        opens = not before or before[-1] in ".!?:;" or before in _OPENING_ARTICLES
        return opens and not cues.RECEIVES.search(self._rest_of_sentence(end, _LONGEST_LIST))

    def _rest_of_sentence(self, start: int, most: int) -> str:
        return _SENTENCE_END.split(self._text[start : start + most], maxsplit=1)[0]

    def _behind(self, cue: re.Match[str], spans: Sequence[tuple[int, int]]) -> Iterator[int]:
        """Yield which names stand in the list behind a cue."""
        limit = cues.END_OF_LIST.search(self._text, cue.end(), cue.end() + _LONGEST_LIST)
        last = limit.start() if limit else cue.end() + _LONGEST_LIST
        reached, found = cue.end(), list[int]()
        for position in range(bisect_left(spans, (cue.end(), 0)), len(spans)):
            start, end = spans[position]
            gap = self._text[reached : min(start, last)]
            if end > last or not (_is_list_gap(gap) if found else cues.FIRST_GAP.fullmatch(gap)):
                break
            reached = end
            found.append(position)
        if cue[0] != "door" or self._is_agent(cue, reached):
            yield from found

    def _is_agent(self, cue: re.Match[str], end: int) -> bool:
        """Whether "door" says by whom: beside a passive verb, and not by what means."""
        if cues.INFINITIVE.match(self._text, end):
            return False
        before = self._text[max(0, cue.start() - _WINDOW) : cue.start()]
        return bool(cues.PASSIVE.search(before) or cues.PASSIVE.search(self._rest_of_sentence(end, _WINDOW)))


def _is_list_gap(gap: str) -> bool:
    if len(gap) > _LONGEST_GAP or not cues.LIST_GAP.fullmatch(gap):
        return False
    return not (cues.END_OF_LIST.search(gap) or cues.CITY.search(gap))
