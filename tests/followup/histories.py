"""Histories of one promise, at random: stages, proof, withdrawals, all in a few days of one month."""

from __future__ import annotations

from datetime import date, timedelta
from typing import get_args

from hypothesis import strategies as st

from akkoord.followup.stages import StageCode
from akkoord.followup.standing import Event, Proof

START = date(2026, 1, 1)
DECISION = Proof("decision", "https://stad.example/id/besluiten/1", date(2026, 3, 5))
PHOTO = Proof("photo", "https://stad.example/foto/1", date(2026, 3, 5))

days = st.integers(0, 20).map(lambda n: START + timedelta(days=n))
proofs = st.lists(st.sampled_from([DECISION, PHOTO]), max_size=2).map(tuple)


@st.composite
def histories(draw):
    events: list[Event] = []
    recorded = sorted(draw(st.lists(days, max_size=8)))
    for number, known_on in enumerate(recorded):
        withdraws = draw(st.none() | st.sampled_from(range(number))) if number else None
        stages = st.sampled_from(get_args(StageCode))
        stage = draw(stages if withdraws is None else st.none() | stages)
        events.append(Event(number, draw(days), known_on, stage, draw(proofs), withdraws))
    return events
