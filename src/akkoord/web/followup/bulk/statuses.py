"""The columns that together are one status: its stage, since when, its proof, and a remark."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial

from akkoord.errors import AkkoordError
from akkoord.web.followup import actions
from akkoord.web.followup.bulk import refusals, typed
from akkoord.web.followup.bulk.columns import CLEAR
from akkoord.web.followup.bulk.differing import Difference, Setting
from akkoord.web.followup.bulk.reading import says
from akkoord.web.followup.bulk.standing import Now
from akkoord.web.followup.given import GivenProof
from akkoord.web.frame import national_numbers

_PROOF = ("proof_kind", "proof_reference", "proof_title", "proof_seen_on")


def compare(one: Difference, cells: Mapping[str, str], now: Now, setting: Setting) -> None:
    """Add to a row the status that its cells record, if they say anything else than what stands."""
    given = _Given(one, cells, setting.today)
    stage = given.stage() or now.stage
    true_on = given.day("true_on")
    proof = given.proof()
    if one.problems:
        return
    is_new = stage != now.stage
    last = now.proof[-1] if now.proof else None
    is_shown = proof is not None and _is_shown(proof, cells, now)
    remark = cells.get("remark")
    wanted = now.remark if remark is None else "" if remark == CLEAR else remark
    is_remarked = not says(wanted, now.remark)
    is_dated = true_on is not None and true_on != now.true_on
    is_proved = proof is not None and not is_shown
    if not (is_new or is_dated or is_proved or is_remarked):
        if given.clears_proof and now.proof:
            one.refuse("proof_reference", CLEAR, refusals.NotCleared("proof_reference"))
        return
    _check(given, now, stage, true_on, is_shown=is_shown)
    if one.problems:
        return
    since = true_on or now.true_on
    if since is None:
        raise AssertionError("a stage without a day passed the check")
    if is_new:
        one.change("stage", now.stage, stage)
    if since != now.true_on:
        one.change("true_on", str(now.true_on or ""), str(since))
    if is_proved and proof is not None:
        before = "" if is_new or last is None else last.reference
        one.change("proof_reference", before, proof.reference)
    if is_remarked:
        one.change("remark", now.remark, wanted)
    one.deeds.append(
        partial(
            actions.record_status,
            stage=stage,
            true_on=since,
            proof=(proof,) if is_proved and proof else (),
            remark=wanted,
        )
    )


def _is_shown(proof: GivenProof, cells: Mapping[str, str], now: Now) -> bool:
    """Whether a promise has this proof already; a day or title that was left empty says nothing else."""
    return any(
        one.kind == proof.kind
        and says(proof.reference, one.reference)
        and ("proof_seen_on" not in cells or one.seen_on == proof.seen_on)
        and (not proof.title or says(proof.title, one.title))
        for one in now.proof
    )


def _check(given: _Given, now: Now, stage: str, true_on: date | None, *, is_shown: bool) -> None:
    """Refuse what a person would not mean: mostly cells of the stage before that were left as they were."""
    one = given.one
    is_new = stage != now.stage
    if stage == "no_information":
        # Either nothing is known and no stage is given, or a stage would be taken away.
        if is_new:
            one.refuse("stage", stage, refusals.NotCleared("stage"))
        else:
            one.refuse("stage", "", refusals.ProofWithoutStage("stage"))
    elif is_new and true_on is None:
        one.refuse("true_on", "", refusals.DayMissing("true_on"))
    elif true_on and now.true_on and (true_on < now.true_on or (is_new and true_on == now.true_on)):
        early = refusals.DayOfBefore("true_on", day=true_on, recorded=now.true_on)
        one.refuse("true_on", str(true_on), early)
    elif is_new and is_shown:
        old = refusals.ProofOfBefore("proof_reference", clear=CLEAR)
        one.refuse("proof_reference", given.cells.get("proof_reference", ""), old)
    elif not is_new and given.clears_proof and now.proof:
        one.refuse("proof_reference", CLEAR, refusals.NotCleared("proof_reference"))


class _Given:
    """The cells of a row about the stage, as values; what cannot be read is a problem of the row."""

    def __init__(self, one: Difference, cells: Mapping[str, str], today: date) -> None:
        self.one, self.cells, self.today = one, cells, today
        self.clears_proof = cells.get("proof_reference") == CLEAR
        with_words = {key: cells[key] for key in ("remark",) if key in cells}
        try:
            national_numbers.refuse(**with_words)
        except AkkoordError as error:
            one.refuse("remark", "", error)

    def stage(self) -> str | None:
        text = self.cells.get("stage")
        if text is None:
            return None
        if text == CLEAR:
            self.one.refuse("stage", text, refusals.NotCleared("stage"))
            return None
        try:
            return typed.stage(text)
        except AkkoordError as error:
            self.one.refuse("stage", text, error)
            return None

    def day(self, column: str) -> date | None:
        text = self.cells.get(column)
        if text is None:
            return None
        try:
            day = typed.day(text)
            if day > self.today:
                raise actions.TrueInTheFuture(field=column, day=day, today=self.today)
        except AkkoordError as error:
            self.one.refuse(column, text, error)
            return None
        return day

    def proof(self) -> GivenProof | None:
        if self.clears_proof or not any(column in self.cells for column in _PROOF):
            return None
        reference = self.cells.get("proof_reference", "")
        kind = self.cells.get("proof_kind", "") or ("address" if "://" in reference else "document")
        title = self.cells.get("proof_title", "")
        seen_on = self.day("proof_seen_on")
        if "proof_seen_on" in self.cells and seen_on is None:
            return None
        try:
            return GivenProof(
                kind.casefold(), reference, seen_on or self.today, "" if title == CLEAR else title
            )
        except AkkoordError as error:
            self.one.refuse("proof_reference", reference, error)
            return None
