"""An index of texts that ranks them by likeness to a query: BM25 over pieces of five characters."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from akkoord.similarity import words

# The customary constants of BM25: how fast a repeated piece saturates, how strongly length counts.
_SATURATION = 1.5
_LENGTH_WEIGHT = 0.75


@dataclass(frozen=True, slots=True)
class Match:
    """A text that resembles a query.

    Attributes:
        id: The id of the text in the index.
        score: Its likeness, above zero; comparable within one ranking only, never between queries.
        shared_words: The folded words of the text that the query shares, for a person to judge by.
    """

    id: str
    score: float
    shared_words: tuple[str, ...]


class Index:
    """Texts by id, ready to be ranked; never changes after it is made.

    >>> promises = Index({"p1": "De mantelzorgtoelage wordt uitgebreid.", "p2": "Er komen meer fietspaden."})
    >>> [(match.id, match.shared_words) for match in promises.rank("Toelage voor mantelzorgers", top=1)]
    [('p1', ('mantelzorgtoelage',))]
    """

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = dict(texts)
        self._norms: dict[str, float] = {}
        self._holders: dict[str, dict[str, int]] = defaultdict(dict)
        lengths: dict[str, int] = {}
        for text_id, text in self._texts.items():
            counts = Counter(words.pieces(text))
            lengths[text_id] = counts.total()
            for piece, count in counts.items():
                self._holders[piece][text_id] = count
        mean_length = sum(lengths.values()) / len(lengths) if any(lengths.values()) else 1.0
        for text_id, length in lengths.items():
            self._norms[text_id] = _SATURATION * (1 - _LENGTH_WEIGHT + _LENGTH_WEIGHT * length / mean_length)

    def rank(self, query: str, top: int = 5) -> list[Match]:
        """Return the texts that resemble a query most, best first.

        Args:
            query: A text of any length.
            top: The largest number of matches.

        Returns:
            At most `top` matches that share a piece at least; equal scores in the order of the index.
        """
        scores = self._scores(query)
        best = sorted(scores, key=lambda text_id: -scores[text_id])[:top]
        return [Match(found, scores[found], words.shared(query, self._texts[found])) for found in best]

    def _scores(self, query: str) -> dict[str, float]:
        found: dict[str, float] = defaultdict(float)
        for piece, times in Counter(words.pieces(query)).items():
            holders = self._holders.get(piece, {})
            rarity = math.log(1 + (len(self._texts) - len(holders) + 0.5) / (len(holders) + 0.5))
            for text_id, count in holders.items():
                weight = count * (_SATURATION + 1) / (count + self._norms[text_id])
                found[text_id] += times * rarity * weight
        # `sorted` keeps the order it is given, so ties go to the text that stands first in the index.
        return {text_id: found[text_id] for text_id in self._texts if text_id in found}
