"""Where promises of the Genk example stand, as far as a public source with a day says so."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from akkoord.web.agreement import queries as agreement
from akkoord.web.agreement.models import Version
from akkoord.web.examples.genk import data
from akkoord.web.followup import actions
from akkoord.web.followup import queries as followup
from akkoord.web.followup.given import GivenProof

PATH = Path(__file__).with_name("states.toml")


@dataclass(frozen=True, slots=True)
class State:
    """What a public source says of one promise.

    Attributes:
        id: The promise, as `promises.jsonl` names it.
        words: Its words there, for who reads the file.
        stage: The code of the stage.
        true_on: The first day that the source speaks of.
        remark: What the source says, and what it does not.
        proof: The source.
    """

    id: str
    words: str
    stage: str
    true_on: date
    remark: str
    proof: GivenProof


def read() -> list[State]:
    """Return the states as they ship, in the order of the file."""
    sheet = tomllib.loads(PATH.read_text(encoding="utf-8"))
    sources = {name: GivenProof(kind="address", **source) for name, source in sheet["sources"].items()}
    return [State(proof=sources[row.pop("source")], **row) for row in sheet["states"]]


def record(version: Version, *, now: datetime) -> None:
    """Record the states of promises about which nothing was recorded yet.

    Args:
        version: The version that holds the promises of `promises.jsonl`, all of them and in that order.
        now: When; not before the sources were seen.
    """
    texts = dict(zip((row["id"] for row in data.read()), agreement.texts(version), strict=True))
    for state in read():
        promise = texts[state.id].promise
        if not followup.recorded(promise):
            actions.record_status(
                promise_id=promise.pk,
                stage=state.stage,
                true_on=state.true_on,
                proof=[state.proof],
                remark=state.remark,
                actor=None,
                now=now,
            )
