"""The exact words that differ between two texts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from akkoord.dutch.folding import fold

_WORD = re.compile(r"\S+")
_SIGNS = " .,;:!?…\"'“”‘’()[]"
# Longer texts are told apart by their first words only: more is read by nobody.
_MOST_WORDS = 400
_MOST_RUNS = 4
_LONGEST_RUN = 12


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one text in the place of words of another; empty where nothing stands there."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text; `differs` where it does not stand in the other one."""

    text: str
    differs: bool


def sides(old: str, new: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Return both texts whole, cut where they begin and cease to differ.

    >>> [piece.text for piece in sides("Er komen 500 bomen.", "Er komen minstens 600 bomen.")[1]]
    ['Er komen ', 'minstens 600', ' bomen.']
    """
    if new < old:
        one, other = sides(new, old)
        return other, one
    before, after = _middle(old, new)
    spans = _spans(before, after)
    return (
        tuple(_pieces(old, [before[first:last] for first, last, _, _ in spans])),
        tuple(_pieces(new, [after[first:last] for _, _, first, last in spans])),
    )


def _pieces(text: str, runs: Sequence[Sequence[re.Match[str]]]) -> Iterator[Piece]:
    done = 0
    for run in runs:
        if run:
            start, end = run[0].start(), run[-1].end()
            if done < start:
                yield Piece(text[done:start], False)
            yield Piece(text[start:end], True)
            done = end
    if done < len(text):
        yield Piece(text[done:], False)


def differences(old: str, new: str) -> tuple[Run, ...]:
    """Return the runs of words that differ, in the order of the texts, each as it is written there.

    >>> differences("Er komen 500 bomen, waar mogelijk.", "Er komen minstens 600 bomen.")
    (Run(old='500', new='minstens 600'), Run(old='waar mogelijk', new=''))
    """
    # Of several ways to lay one text beside the other the same one is taken in both directions.
    if new < old:
        return tuple(Run(run.new, run.old) for run in differences(new, old))
    before, after = _middle(old, new)
    return tuple(
        Run(_between(old, before[first:last]), _between(new, after[new_first:new_last]))
        for first, last, new_first, new_last in _spans(before, after)
    )


def told(runs: Sequence[Run]) -> str:
    """Return runs in one line of any language: what was there, an arrow, what is there now.

    >>> told(differences("Er komen 500 bomen, waar mogelijk.", "Er komen minstens 600 bomen."))
    '“500” → “minstens 600”; “waar mogelijk” → …'
    """
    lines = [f"{quoted(run.old)} → {quoted(run.new)}" for run in runs[:_MOST_RUNS]]
    return "; ".join([*lines, *(["…"] if len(runs) > _MOST_RUNS else [])])


def quoted(text: str) -> str:
    """Return a text between quotes, cut after a dozen words; an ellipsis for nothing.

    >>> quoted("één twee"), quoted("")
    ('“één twee”', '…')
    """
    words = text.split()
    cut = " ".join(words[:_LONGEST_RUN]) + (" …" if len(words) > _LONGEST_RUN else "")
    return f"“{cut}”" if words else "…"


def _shared(before: Sequence[re.Match[str]], after: Sequence[re.Match[str]]) -> int:
    """Return how many words at the beginning are the same."""
    count = 0
    for one, other in zip(before, after, strict=False):
        if one[0] != other[0]:
            break
        count += 1
    return count


def _middle(old: str, new: str) -> tuple[list[re.Match[str]], list[re.Match[str]]]:
    """Return the words between the beginning and the end that both texts share."""
    before, after = list(_WORD.finditer(old)), list(_WORD.finditer(new))
    start = _shared(before, after)
    end = _shared(before[start:][::-1], after[start:][::-1])
    before, after = before[start : len(before) - end], after[start : len(after) - end]
    return before[:_MOST_WORDS], after[:_MOST_WORDS]


def _spans(before: Sequence[re.Match[str]], after: Sequence[re.Match[str]]) -> list[list[int]]:
    """Return where words differ: from and to among the old words, from and to among the new."""
    codes = LCSseq.opcodes([_bare(word[0]) for word in before], [_bare(word[0]) for word in after])
    merged: list[list[int]] = []
    for code in codes:
        if code.tag == "equal":
            continue
        span = [code.src_start, code.src_end, code.dest_start, code.dest_end]
        if merged and (merged[-1][1], merged[-1][3]) == (span[0], span[2]):
            merged[-1][1], merged[-1][3] = span[1], span[3]
        else:
            merged.append(span)
    return merged


def _between(text: str, words: Sequence[re.Match[str]]) -> str:
    return text[words[0].start() : words[-1].end()].strip(_SIGNS) if words else ""


def _bare(word: str) -> str:
    """Return a word without the signs around it, so that a comma more is no difference."""
    return fold(word).strip(_SIGNS) or word
