"""What a sheet would change: each row beside how its promise stands now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from akkoord.errors import AkkoordError
from akkoord.followup import standing as engine
from akkoord.web.followup.actions import TrueInTheFuture
from akkoord.web.followup.bulk import refusals, typed
from akkoord.web.followup.bulk.columns import CLEAR
from akkoord.web.followup.bulk.reading import FORMULA, Line
from akkoord.web.followup.bulk.standing import Now
from akkoord.web.followup.given import GivenProof
from akkoord.web.followup.reach import Reach
from akkoord.web.frame import national_numbers
from akkoord.web.spreadsheets.cells import cell

_LONGEST = {"proof_reference": 500, "proof_title": 200, "remark": 2000}
_PROOF = ("proof_kind", "proof_reference", "proof_title", "proof_seen_on")


@dataclass(frozen=True, slots=True)
class Change:
    """What changes in one column; empty for nothing."""

    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Problem:
    """What cannot be used: in which column, which value, and why."""

    column: str
    value: str
    reason: AkkoordError


@dataclass(frozen=True, slots=True)
class Recording:
    """A status that is to be recorded."""

    stage: str
    true_on: date
    proof: tuple[GivenProof, ...]
    remark: str


@dataclass(slots=True)
class Difference:
    """What a row would change; a row with a problem changes nothing.

    Attributes:
        row: Its place in the sheet.
        number: The number of its promise; None where it is none.
        promise_id: The id of its promise; None where there is none.
        changes: What is different.
        problems: What cannot be used.
        recording: The status to record; None where none is.
        deadline: The deadline to set, empty to take it back; None where none is.
    """

    row: int
    number: int | None
    promise_id: int | None = None
    changes: list[Change] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    recording: Recording | None = None
    deadline: str | None = None

    @property
    def state(self) -> str:
        """`problem`, `change` or `same`."""
        return "problem" if self.problems else "change" if self.changes else "same"


def differences(
    lines: Sequence[Line],
    stands: Mapping[int, Now],
    reach: Reach,
    today: date,
    *,
    first: dict[int, int] | None = None,
) -> list[Difference]:
    """Return what each row would change, in the order of the sheet.

    Args:
        lines: The rows.
        stands: How their promises stand now, by number.
        reach: Whose promises may be changed.
        today: The day; nothing can be true after it.
        first: In which row each promise stood before these, where a sheet is read in parts; it is filled.
    """
    first = {} if first is None else first
    found = []
    for line in lines:
        number = numbered(line)
        one = Difference(line.row, number)
        found.append(one)
        try:
            now = _promise(line, number, stands, reach, first)
        except refusals.RowRefused as error:
            _refuse(one, error.column, error.value, error)
            continue
        first[now.number] = line.row
        one.promise_id = now.promise_id
        _compare(one, line.cells, now, today)
    return found


def numbered(line: Line) -> int | None:
    """Return the number of the promise that a row is about; None where it has none."""
    text = line.cells.get("number", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 9 else None


def _promise(
    line: Line, number: int | None, stands: Mapping[int, Now], reach: Reach, first: Mapping[int, int]
) -> Now:
    given = line.cells.get("number", "")
    if number is None:
        raise refusals.NotANumber("number", given, given=given)
    if number in first:
        raise refusals.NumberAgain("number", given, number=number, row=first[number])
    if number not in stands:
        raise refusals.NoSuchPromise("number", given, number=number)
    if not reach.covers(stands[number].service):
        raise refusals.OutOfReach("number", given, number=number)
    return stands[number]


def _compare(one: Difference, cells: Mapping[str, str], now: Now, today: date) -> None:
    for column, value in cells.items():
        if value == FORMULA:
            _refuse(one, column, "=", refusals.Formula(column))
        elif len(value) > (most := _LONGEST.get(column, 200)):
            _refuse(one, column, value[:40], refusals.TooLong(column, length=len(value), most=most))
    if one.problems:
        return
    _compare_status(one, cells, now, today)
    _compare_deadline(one, cells, now)


def _compare_deadline(one: Difference, cells: Mapping[str, str], now: Now) -> None:
    given = cells.get("deadline")
    if given is None:
        return
    wanted = "" if given == CLEAR else typed.deadline(given)
    if wanted == now.deadline:
        return
    try:
        if wanted:
            engine.last_day(wanted)
    except AkkoordError as error:
        _refuse(one, "deadline", given, error)
        return
    one.deadline = wanted
    one.changes.append(Change("deadline", now.deadline, wanted))


def _compare_status(one: Difference, cells: Mapping[str, str], now: Now, today: date) -> None:
    given = _Given(one, cells, today)
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
    is_remarked = cell(wanted) != cell(now.remark.strip().replace("\r\n", "\n"))
    is_dated = true_on is not None and true_on != now.true_on
    is_proved = proof is not None and not is_shown
    if not (is_new or is_dated or is_proved or is_remarked):
        if given.clears_proof and now.proof:
            _refuse(one, "proof_reference", CLEAR, refusals.NotCleared("proof_reference"))
        return
    _check(given, now, stage, true_on, is_shown=is_shown)
    if one.problems:
        return
    since = true_on or now.true_on
    if since is None:
        raise AssertionError("a stage without a day passed the check")
    if is_new:
        one.changes.append(Change("stage", now.stage, stage))
    if since != now.true_on:
        one.changes.append(Change("true_on", str(now.true_on or ""), str(since)))
    if is_proved and proof is not None:
        before = "" if is_new or last is None else last.reference
        one.changes.append(Change("proof_reference", before, proof.reference))
    if is_remarked:
        one.changes.append(Change("remark", now.remark, wanted))
    one.recording = Recording(stage, since, (proof,) if is_proved and proof else (), wanted)


def _is_shown(proof: GivenProof, cells: Mapping[str, str], now: Now) -> bool:
    """Whether a promise has this proof already; a day or title that was left empty says nothing else."""
    return any(
        (one.kind, cell(one.reference)) == (proof.kind, cell(proof.reference))
        and ("proof_seen_on" not in cells or one.seen_on == proof.seen_on)
        and (not proof.title or cell(one.title) == cell(proof.title))
        for one in now.proof
    )


def _check(given: _Given, now: Now, stage: str, true_on: date | None, *, is_shown: bool) -> None:
    """Refuse what a person would not mean: mostly cells of the stage before that were left as they were."""
    one = given.one
    is_new = stage != now.stage
    if stage == "no_information":
        # Either nothing is known and no stage is given, or a stage would be taken away.
        if is_new:
            _refuse(one, "stage", stage, refusals.NotCleared("stage"))
        else:
            _refuse(one, "stage", "", refusals.ProofWithoutStage("stage"))
    elif is_new and true_on is None:
        _refuse(one, "true_on", "", refusals.DayMissing("true_on"))
    elif true_on and now.true_on and (true_on < now.true_on or (is_new and true_on == now.true_on)):
        early = refusals.DayOfBefore("true_on", day=true_on, recorded=now.true_on)
        _refuse(one, "true_on", str(true_on), early)
    elif is_new and is_shown:
        old = refusals.ProofOfBefore("proof_reference", clear=CLEAR)
        _refuse(one, "proof_reference", given.cells.get("proof_reference", ""), old)
    elif not is_new and given.clears_proof and now.proof:
        _refuse(one, "proof_reference", CLEAR, refusals.NotCleared("proof_reference"))


class _Given:
    """The cells of a row about the stage, as values; what cannot be read is a problem of the row."""

    def __init__(self, one: Difference, cells: Mapping[str, str], today: date) -> None:
        self.one, self.cells, self.today = one, cells, today
        self.clears_proof = cells.get("proof_reference") == CLEAR
        with_words = {key: cells[key] for key in ("remark",) if key in cells}
        try:
            national_numbers.refuse(**with_words)
        except AkkoordError as error:
            # The number itself is told to nobody and kept nowhere.
            _refuse(one, "remark", "", error)

    def stage(self) -> str | None:
        text = self.cells.get("stage")
        if text is None:
            return None
        if text == CLEAR:
            _refuse(self.one, "stage", text, refusals.NotCleared("stage"))
            return None
        try:
            return typed.stage(text)
        except AkkoordError as error:
            _refuse(self.one, "stage", text, error)
            return None

    def day(self, column: str) -> date | None:
        text = self.cells.get(column)
        if text is None:
            return None
        try:
            day = typed.day(text)
            if day > self.today:
                raise TrueInTheFuture(field=column, day=day, today=self.today)
        except AkkoordError as error:
            _refuse(self.one, column, text, error)
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
            _refuse(self.one, "proof_reference", "" if error.code == "national_number" else reference, error)
            return None


def _refuse(one: Difference, column: str, value: str, error: AkkoordError) -> None:
    one.problems.append(Problem(column, value, error))


def counts(found: Iterable[Difference]) -> dict[str, int]:
    """Return how many rows would change something, change nothing, or cannot be used."""
    states = [one.state for one in found]
    return {state: states.count(state) for state in ("change", "same", "problem")}
