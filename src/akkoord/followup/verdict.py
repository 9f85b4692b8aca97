"""What became of a promise at the end of a term: a verdict that needs two readers who agree.

One person's judgement is an opinion. Two who read the same proof apart from each other, and come to the same
verdict, is what the page says. Where they differ the page says both.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from akkoord.errors import InputError

VerdictCode = Literal["kept", "partly_kept", "not_kept", "cannot_be_judged"]
VERDICTS: tuple[VerdictCode, ...] = get_args(VerdictCode)
"""Every verdict, in the order in which they are shown."""

Standing = Literal["unread", "one_reader", "agreed", "differ"]


class UnknownVerdict(InputError):
    """A verdict is none of the four."""

    code = "unknown_verdict"
    message = "{verdict!r} is no verdict; use one of {known}"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one reader found.

    Attributes:
        number: Its place in the order of recording.
        reader: Who read, by any name that is theirs alone.
        verdict: What they found.
    """

    number: int
    reader: str
    verdict: VerdictCode

    def __post_init__(self) -> None:
        if self.verdict not in VERDICTS:
            raise UnknownVerdict(verdict=self.verdict, known=", ".join(VERDICTS))


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the readers came to together.

    Attributes:
        standing: Whether nobody read, one did, all agree, or they differ.
        verdicts: What they found, each once, in the order in which verdicts are shown.
        readers: How many read.
    """

    standing: Standing
    verdicts: tuple[VerdictCode, ...]
    readers: int


def verdict(judgements: Iterable[Judgement]) -> Verdict:
    """Return what readers came to; of each reader the last judgement counts.

    >>> first, second = Judgement(1, "an", "kept"), Judgement(2, "bo", "partly_kept")
    >>> verdict([first]).standing, verdict([first, second]).verdicts
    ('one_reader', ('kept', 'partly_kept'))
    >>> verdict([first, second, Judgement(3, "bo", "kept")]).standing
    'agreed'
    """
    last: dict[str, VerdictCode] = {}
    for one in sorted(judgements, key=lambda one: one.number):
        last[one.reader] = one.verdict
    found = tuple(code for code in VERDICTS if code in last.values())
    standing: Standing = "agreed" if len(found) == 1 else "differ"
    if len(last) < 2:
        standing = "one_reader" if last else "unread"
    return Verdict(standing, found, len(last))
