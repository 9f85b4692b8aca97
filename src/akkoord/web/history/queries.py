"""Read history, as of any two dates, and check that nobody rewrote it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import models
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from akkoord import chain
from akkoord.web.accounts.models import User
from akkoord.web.history import telling
from akkoord.web.history.actions import subject_of
from akkoord.web.history.models import Event

_SHORT_SEAL = 12


@dataclass(frozen=True, slots=True)
class Filters:
    """What the address of the history page asks for; an empty value asks for nothing.

    Attributes:
        kind: The kind of event.
        thing: The kind of subject, such as `agreement.promise`.
        number: The id of the subject, together with its kind.
        since: Recorded on this day or later.
        until: Recorded on this day or earlier.
        true_on: Already true on this day.
        known_on: Already known at the end of this day.
    """

    kind: str = ""
    thing: str = ""
    number: int | None = None
    since: date | None = None
    until: date | None = None
    true_on: date | None = None
    known_on: date | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """One event as a page tells it.

    Attributes:
        position: Its place in the chain, from 0.
        recorded_at: Since when it is known.
        effective_on: The day from which it is true.
        is_of_another_day: Whether it was true from another day than it was recorded on.
        sentence: What happened.
        actor: Who did it.
        thing: What it happened to.
        subject_kind: The kind of that thing, for a filter.
        subject_id: The id of that thing, for a filter.
        seal: The first characters of its seal.
    """

    position: int
    recorded_at: datetime
    effective_on: date
    is_of_another_day: bool
    sentence: str
    actor: str
    thing: str
    subject_kind: str
    subject_id: int
    seal: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """What happened to one thing, newest first; older events may have been left out."""

    moments: tuple[Told, ...]
    is_cut: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a reading of the whole chain found.

    Attributes:
        count: How many events were read, up to the break if there is one.
        last_seal: The seal of the last of these; `chain.GENESIS` when there is none.
        broken: The first place where the chain does not hold, or None.
    """

    count: int
    last_seal: str
    broken: chain.Break | None


def last() -> tuple[str, datetime | None]:
    """Return the seal of the last event and when it was recorded; before the first, nothing."""
    found = Event.objects.order_by("-position").values_list("seal", "recorded_at").first()
    return found or ("", None)


def of(subject: models.Model) -> QuerySet[Event]:
    """Return all that happened to a row, oldest first."""
    kind, number = subject_of(subject)
    return Event.objects.filter(subject_kind=kind, subject_id=number).select_related("actor")


def as_of(subject: models.Model, *, true_on: date, known_at: datetime) -> QuerySet[Event]:
    """Return what was true of a row on a day, as far as it was known at a moment, oldest first."""
    return of(subject).filter(effective_on__lte=true_on, recorded_at__lte=known_at)


def found(filters: Filters) -> QuerySet[Event]:
    """Return the events that fit the filters, newest first."""
    rows = Event.objects.select_related("actor").order_by("-position")
    if filters.kind:
        rows = rows.filter(kind=filters.kind)
    if filters.thing:
        rows = rows.filter(subject_kind=filters.thing)
        if filters.number is not None:
            rows = rows.filter(subject_id=filters.number)
    if filters.since:
        rows = rows.filter(recorded_at__gte=_start(filters.since))
    if filters.true_on:
        rows = rows.filter(effective_on__lte=filters.true_on)
    for last_day in filter(None, [filters.until, filters.known_on]):
        rows = rows.filter(recorded_at__lt=_start(last_day + timedelta(days=1)))
    return rows


def told(events: Iterable[Event], *, for_staff: bool) -> list[Told]:
    """Return events as a page tells them: at most one query more, however many there are.

    Args:
        events: With their actor.
        for_staff: Name who did it; visitors read only that it was a member of staff.
    """
    events = list(events)
    names = _names(events) if for_staff else {}
    return [_told(event, names, for_staff) for event in events]


def timeline(*subjects: models.Model, for_staff: bool, limit: int = 50) -> Timeline:
    """Return what happened to one thing, newest first, for `history/_timeline.html`; one or two queries.

    Args:
        subjects: The saved rows whose events belong together on the page.
        for_staff: Whether the reader holds `history.read`: they see every kind of event, and who did it.
            Visitors see only what was registered as public.
        limit: How many to give; `is_cut` says that there are more.
    """
    wanted = Q()
    for subject in subjects:
        kind, number = subject_of(subject)
        wanted |= Q(subject_kind=kind, subject_id=number)
    rows = Event.objects.filter(wanted).select_related("actor").order_by("-position")
    if not for_staff:
        rows = rows.filter(kind__in=telling.public_kinds())
    events = list(rows[: limit + 1]) if subjects else []
    return Timeline(tuple(told(events[:limit], for_staff=for_staff)), len(events) > limit)


def kinds() -> list[tuple[str, str]]:
    """Return the kinds of event that ever happened, with what they are called."""
    codes = Event.objects.order_by().values_list("kind", flat=True).distinct()
    return sorted(((code, telling.title(code)) for code in codes), key=lambda pair: pair[1].lower())


def things() -> list[tuple[str, str]]:
    """Return the kinds of thing that something ever happened to, with what they are called."""
    codes = Event.objects.order_by().values_list("subject_kind", flat=True).distinct()
    return sorted(((code, telling.thing(code)) for code in codes), key=lambda pair: pair[1].lower())


def last_seal() -> str:
    """Return the seal with which the chain ends now, to keep elsewhere; empty before the first event."""
    return Event.objects.order_by("-position").values_list("seal", flat=True).first() or ""


def done_by(user: User) -> int:
    """Return how many events name somebody as who did it."""
    return Event.objects.filter(actor=user).count()


def first_break(last: str | None = None) -> chain.Break | None:
    """Return the first place where the chain was tampered with, or None when it holds.

    Args:
        last: The seal that the chain should end with, kept elsewhere; without it, rows removed from the
            end are not seen.
    """
    return verified(last).broken


def verified(last: str | None = None) -> Verdict:
    """Read the whole chain and say whether it holds; see `first_break` for `last`."""
    reading = _Reading()
    try:
        broken = chain.verify(reading.records(), last)
    except (ValueError, TypeError, OverflowError):
        # A row that cannot even be read as an event was not written by `record`.
        broken = chain.Break(reading.count, None, None)
    return Verdict(reading.count, reading.last_seal, broken)


def holds_seal(seal: str) -> bool:
    """Whether some event has this seal, kept elsewhere; the seal before all events counts too."""
    return seal == chain.GENESIS or Event.objects.filter(seal=seal).exists()


class _Reading:
    """Reads the chain in pieces and remembers how far it came."""

    def __init__(self) -> None:
        self.count = 0
        self.last_seal = chain.GENESIS

    def records(self) -> Iterator[tuple[str, dict[str, object]]]:
        for event in Event.objects.order_by("position").iterator(chunk_size=2000):
            yield event.seal, event.sealed_part()
            # Only reached when the one before was found to fit.
            self.count += 1
            self.last_seal = event.seal


def _told(event: Event, names: dict[int, str], for_staff: bool) -> Told:
    thing = telling.thing(event.subject_kind)
    name = names.get(event.subject_id, "") if event.subject_kind == User._meta.label_lower else ""
    return Told(
        position=event.position,
        recorded_at=event.recorded_at,
        effective_on=event.effective_on,
        is_of_another_day=event.effective_on != timezone.localdate(event.recorded_at),
        sentence=telling.sentence(event.kind, event.payload),
        actor=_actor(event.actor, for_staff),
        thing=f"{thing} {event.subject_id}{f' ({name})' if name else ''}",
        subject_kind=event.subject_kind,
        subject_id=event.subject_id,
        seal=event.seal[:_SHORT_SEAL],
    )


def _actor(actor: User | None, for_staff: bool) -> str:
    if actor is None:
        return _("the system")
    if not for_staff:
        return _("a member of staff")
    return actor.name or _("an erased account")


def _names(events: list[Event]) -> dict[int, str]:
    accounts = {event.subject_id for event in events if event.subject_kind == User._meta.label_lower}
    return dict(User.objects.filter(pk__in=accounts).values_list("pk", "name")) if accounts else {}


def _start(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
