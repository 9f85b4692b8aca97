"""The eight stages of a promise: what each one means and what counts as proof of it.

The criteria in words stand in `phrases/`, under `stage.<code>`, `stage.<code>.criterion` and
`stage.<code>.proof`; docs/explanation/stages-and-proof.md says why they are these.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from akkoord.errors import InputError
from akkoord.phrases import Reason

StageCode = Literal[
    "no_information",
    "not_started",
    "in_preparation",
    "in_progress",
    "delivered",
    "changed",
    "dropped",
    "cannot_be_judged",
]
ProofKind = Literal["decision", "document", "address", "indicator", "photo"]


class UnknownStage(InputError):
    """A stage is none of the eight."""

    code = "unknown_stage"
    message = "{stage!r} is no stage; use one of {known}"


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage.

    Attributes:
        code: Its stable name.
        accepts: The kinds of proof of which one is needed; empty when there is nothing to prove.
        can_be_overdue: Whether a deadline that has passed still tells something.
    """

    code: StageCode
    accepts: frozenset[ProofKind]
    can_be_overdue: bool = True

    @property
    def name(self) -> Reason:
        """What the stage is called."""
        return Reason(f"stage.{self.code}")

    @property
    def criterion(self) -> Reason:
        """When a promise is in this stage."""
        return Reason(f"stage.{self.code}.criterion")

    @property
    def proof(self) -> Reason:
        """What counts as proof of it."""
        return Reason(f"stage.{self.code}.proof")


_PAPER: frozenset[ProofKind] = frozenset({"decision", "document", "address"})
_ANY: frozenset[ProofKind] = frozenset(get_args(ProofKind))

STAGES: dict[StageCode, Stage] = {
    stage.code: stage
    for stage in (
        Stage("no_information", frozenset(), can_be_overdue=False),
        Stage("not_started", _PAPER),
        Stage("in_preparation", _PAPER),
        Stage("in_progress", _ANY),
        Stage("delivered", _ANY, can_be_overdue=False),
        Stage("changed", _PAPER),
        Stage("dropped", _PAPER, can_be_overdue=False),
        Stage("cannot_be_judged", _PAPER | {"indicator"}),
    )
}
"""Every stage by its code, in the order in which they are shown."""


def stage(code: str) -> Stage:
    """Return a stage by its code.

    Raises:
        UnknownStage: if no stage has this code.

    >>> sorted(stage("dropped").accepts)
    ['address', 'decision', 'document']
    """
    found = next((known for known in STAGES.values() if known.code == code), None)
    if found is None:
        raise UnknownStage(stage=code, known=", ".join(STAGES))
    return found
