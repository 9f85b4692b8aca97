"""Plain values for the pages: where a promise stands, its proof, its money."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.urls import translate_url
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from akkoord.followup import plan
from akkoord.followup import standing as engine
from akkoord.phrases import Reason
from akkoord.web.agreement.models import PromiseText
from akkoord.web.files import kinds
from akkoord.web.followup.events import Kept
from akkoord.web.followup.given import is_address
from akkoord.web.followup.record import Due, Record
from akkoord.web.followup.saying import proof_name, sentence, stage_name


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A document or photo that is kept here as proof.

    Attributes:
        name: Its name; empty once it is erased.
        kind: What sort of file it is.
        size: How large it is, in bytes.
        sha256: The hash by which a copy can be recognised.
        picture: Where it can be seen, of a photo that is not erased.
        alternative: What the photo shows.
        is_erased: Whether it is gone.
    """

    name: str
    kind: str
    size: int
    sha256: str
    picture: str
    alternative: str
    is_erased: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """Proof, a decision or a check on a page.

    Attributes:
        words: What it is called.
        address: Where a link goes; empty where it is no address.
        kind: What sort of thing it is, in words; empty where the place says so.
        seen_on: When somebody saw it there.
        file: The document or photo itself, where it is kept here.
        sha256: The hash of that file, where nothing else of it is told.
    """

    words: str
    address: str
    kind: str = ""
    seen_on: date | None = None
    file: KeptFile | None = None
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a promise stands.

    Attributes:
        code: The code of the stage.
        name: What it is called.
        criterion: What it means.
        is_known: Whether anything was recorded.
        since: The day from which it holds.
        is_claimed: Whether it is only said.
        is_overdue: Whether the deadline has passed.
        due: By when it is to be kept.
        proof: What shows it.
    """

    code: str
    name: str
    criterion: str
    is_known: bool
    since: date | None
    is_claimed: bool
    is_overdue: bool
    due: Due | None
    proof: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """An action of the plan with a cell for each year of the table, None where nothing is planned."""

    plan: str
    code: str
    title: str
    cents: tuple[int | None, ...]
    total_cents: int


@dataclass(frozen=True, slots=True)
class Money:
    """Actions of the plan with their money per year; years as text, which no page groups by thousands."""

    years: tuple[str, ...]
    rows: tuple[MoneyRow, ...]
    cents: tuple[int, ...]
    total_cents: int


def stand(record: Record, text: PromiseText, true_on: date, known_on: date) -> Stand:
    """Return where a promise stood on a day, as far as was known on another."""
    now = record.standing(text.promise_id, true_on, known_on)
    due = record.due(text, known_on)
    code = now.stage.code
    return Stand(
        code=code,
        name=stage_name(code),
        criterion=sentence(now.stage.criterion),
        is_known=code != "no_information",
        since=now.since,
        is_claimed=now.is_claimed,
        is_overdue=engine.is_overdue(now, due.last_day if due else None, true_on),
        due=due,
        proof=proof(record, text.promise_id, now.proof),
    )


def proof(record: Record, promise_id: int, given: Iterable[engine.Proof]) -> tuple[Shown, ...]:
    """Return proof with its title, and a link where its reference is an address."""
    return tuple(
        linked(
            one.reference,
            record.titles.get((promise_id, one.reference), ""),
            kind=proof_name(one.kind),
            seen_on=one.seen_on,
            file=kept_file(record.files.get((promise_id, one.reference))),
        )
        for one in given
    )


def kept_file(file: Kept | None) -> KeptFile | None:
    """Return the file of proof as a page shows it; None where it is not kept here."""
    if file is None:
        return None
    return KeptFile(
        name=file.name,
        kind=kinds.KINDS[file.kind].title,
        size=file.size,
        sha256=file.sha256,
        picture="" if file.is_erased or file.kind not in kinds.IMAGES else file.reference,
        alternative=file.alternative,
        is_erased=file.is_erased,
    )


def linked(
    reference: str, title: str, kind: str = "", seen_on: date | None = None, file: KeptFile | None = None
) -> Shown:
    """Return what is shown of a reference; it becomes a link only when it is an address.

    >>> linked("https://stad.example/1", "Besluit 1").address, linked("javascript:alert(1)", "").address
    ('https://stad.example/1', '')
    """
    if file is not None:
        return Shown(
            title or file.name or _("erased"), "" if file.is_erased else reference, kind, seen_on, file
        )
    is_here = reference.startswith("/") and not reference.startswith("//")
    address = reference if is_here or is_address(reference) else ""
    words = title if address else ", ".join(part for part in (title, reference) if part)
    return Shown(words or reference, _on_this_site(address), kind, seen_on)


def _on_this_site(address: str) -> str:
    """Return an address of the city's own site as a path in the language of the reader; others as they are.

    So a link also works where the site is not served at its permanent address: on a laptop, or in a trial.
    """
    path = address.removeprefix(settings.CITY.base_url)
    if path == address or not path.startswith("/"):
        return address
    spoken = get_language() or settings.LANGUAGE_CODE
    # Permanent addresses are those of the first language; only in that one are they found.
    with override(settings.LANGUAGE_CODE):
        return translate_url(path, spoken)


def money(actions: Sequence[plan.PlanAction]) -> Money:
    """Return actions of the plan with their money per year."""
    sums = plan.cents_by_year(actions)
    return Money(
        years=tuple(str(year) for year in sums),
        rows=tuple(_money_row(action, list(sums)) for action in actions),
        cents=tuple(sums.values()),
        total_cents=sum(sums.values()),
    )


def change(reason: Reason) -> Reason:
    """Return a change of the engine with the names of stages in place of their codes."""
    if reason.code != "change.stage":
        return reason
    names = {key: stage_name(str(code)) for key, code in reason.values.items()}
    return Reason("change.stage_named", names)


def _money_row(action: plan.PlanAction, years: Sequence[int]) -> MoneyRow:
    cents = tuple(action.cents_by_year.get(year) for year in years)
    return MoneyRow(action.plan, action.code, action.title, cents, plan.total_cents([action]))
