"""Who carries a promise, each from a day on: services, offices and who holds them, partners."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import OuterRef, Q, Subquery
from django.utils.text import slugify

from akkoord.errors import InputError, StateError
from akkoord.web.accounts.models import User
from akkoord.web.agreement import queries as agreement
from akkoord.web.agreement.models import Promise
from akkoord.web.followup.models import Office, OfficeTerm, Owner, Partner, Responsible, Service
from akkoord.web.frame import national_numbers
from akkoord.web.history import actions as history


class NameTaken(InputError):
    """There is a service, an office or a partner of that name already."""

    code = "name_taken"
    message = "there is {name!r} already; use that one, or another name"
    field = "name"


class BeforeTheLastChange(InputError):
    """A change would begin before the one that it follows."""

    code = "before_the_last_change"
    message = "{day} lies before {last}, the day of the last change; give that day or a later one"
    field = "from_on"


class ServiceEnded(StateError):
    """A service that ended carries no new promise."""

    code = "service_ended"
    message = "service {service} has ended; choose another"
    field = "service"


@dataclass(frozen=True, slots=True)
class Carriers:
    """Who carries one promise on a day.

    Attributes:
        service: The name of the service that does the work; empty where none is named.
        service_slug: By which a role is given for it.
        office: The title of the office that answers for it.
        holder: Who holds that office on that day.
        partners: Who helps.
        keepers: Who must keep it in the place of the city.
    """

    service: str = ""
    service_slug: str = ""
    office: str = ""
    holder: str = ""
    partners: tuple[str, ...] = ()
    keepers: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.service or self.office or self.partners or self.keepers)


@transaction.atomic
def add_service(*, name: str, actor: User | None, now: datetime) -> Service:
    """Add a service of the city.

    Raises:
        NameTaken: if there is one of this name, or of one that reads the same.
    """
    slug = slugify(name)[:80]
    if not slug or Service.objects.filter(Q(name=name) | Q(slug=slug)).exists():
        raise NameTaken(name=name)
    service = Service.objects.create(name=name, slug=slug)
    history.record(
        actor=actor, subject=service, kind="followup.service_added", payload={"name": name}, now=now
    )
    return service


@transaction.atomic
def add_office(*, title: str, actor: User | None, now: datetime) -> Office:
    """Add a political office, such as that of the alderman for housing.

    Raises:
        NameTaken: if there is one of this title.
    """
    if Office.objects.filter(title=title).exists():
        raise NameTaken(name=title)
    office = Office.objects.create(title=title)
    history.record(
        actor=actor, subject=office, kind="followup.office_added", payload={"title": title}, now=now
    )
    return office


@transaction.atomic
def hold_office(*, office_id: int, name: str, from_on: date, actor: User | None, now: datetime) -> OfficeTerm:
    """Say who holds an office from a day on; who held it until then no longer does.

    Raises:
        BeforeTheLastChange: if the one before began later.
        NationalNumberFound: if the name holds one.
    """
    national_numbers.refuse(name=name)
    office = Office.objects.select_for_update().get(pk=office_id)
    _close(OfficeTerm.objects.filter(office=office), from_on)
    term = OfficeTerm.objects.create(office=office, name=name, from_on=from_on)
    # A name stays in its row, where it can be mended; history tells that somebody else came.
    history.record(
        actor=actor, subject=office, kind="followup.office_changed", payload={}, effective_on=from_on, now=now
    )
    return term


@transaction.atomic
def give_to_service(
    *, promise_id: int, service_id: int | None, from_on: date, actor: User | None, now: datetime
) -> None:
    """Say which service carries a promise out from a day on; None leaves it without one.

    Raises:
        ServiceEnded: if that service has ended.
        BeforeTheLastChange: if the one before began later.
    """
    promise = Promise.objects.select_for_update().get(pk=promise_id)
    service = Service.objects.get(pk=service_id) if service_id is not None else None
    if service is not None and service.is_ended:
        raise ServiceEnded(service=service.name)
    if not _close(Owner.objects.filter(promise=promise), from_on, service=service):
        return
    if service is not None:
        Owner.objects.create(promise=promise, service=service, from_on=from_on)
    payload = {"service": service.name if service else ""}
    history.record(
        actor=actor,
        subject=promise,
        kind="followup.owner_changed",
        payload=payload,
        effective_on=from_on,
        now=now,
    )


@transaction.atomic
def make_responsible(
    *, promise_id: int, office_id: int | None, from_on: date, actor: User | None, now: datetime
) -> None:
    """Say which office answers for a promise from a day on; None leaves it without one.

    Raises:
        BeforeTheLastChange: if the one before began later.
    """
    promise = Promise.objects.select_for_update().get(pk=promise_id)
    office = Office.objects.get(pk=office_id) if office_id is not None else None
    if not _close(Responsible.objects.filter(promise=promise), from_on, office=office):
        return
    if office is not None:
        Responsible.objects.create(promise=promise, office=office, from_on=from_on)
    payload = {"office": office.title if office else ""}
    history.record(
        actor=actor,
        subject=promise,
        kind="followup.responsible_changed",
        payload=payload,
        effective_on=from_on,
        now=now,
    )


@transaction.atomic
def add_partner(
    *, promise_id: int, name: str, must_keep_it: bool, actor: User | None, now: datetime
) -> Partner:
    """Say which organisation helps keep a promise, or must keep it in the place of the city.

    Raises:
        NameTaken: if it is a partner already.
        NationalNumberFound: if the name holds one.
    """
    national_numbers.refuse(name=name)
    promise = Promise.objects.select_for_update().get(pk=promise_id)
    if Partner.objects.filter(promise=promise, name=name).exists():
        raise NameTaken(name=name)
    partner = Partner.objects.create(promise=promise, name=name, must_keep_it=must_keep_it)
    payload = {"partner": name, "must_keep_it": must_keep_it}
    history.record(actor=actor, subject=promise, kind="followup.partner_added", payload=payload, now=now)
    return partner


@transaction.atomic
def remove_partner(*, partner_id: int, actor: User | None, now: datetime) -> None:
    """Take an organisation away from a promise; twice is once."""
    partner = Partner.objects.select_related("promise").filter(pk=partner_id).first()
    if partner is None:
        return
    partner.delete()
    history.record(
        actor=actor,
        subject=partner.promise,
        kind="followup.partner_removed",
        payload={"partner": partner.name},
        now=now,
    )


@transaction.atomic
def set_partners(
    *, promise_id: int, names: Collection[str], must_keep_it: bool, actor: User | None, now: datetime
) -> None:
    """Let exactly these organisations help keep a promise, or keep it in the place of the city.

    Who is named here and did the other of the two before, no longer does that.

    Raises:
        NationalNumberFound: if a name holds one.
    """
    promise = Promise.objects.select_for_update().get(pk=promise_id)
    wanted = {(name, must_keep_it) for name in names}
    stays = set()
    for partner in Partner.objects.filter(promise=promise):
        key = (partner.name, partner.must_keep_it)
        if key in wanted:
            stays.add(key)
        elif partner.must_keep_it == must_keep_it or partner.name in names:
            remove_partner(partner_id=partner.pk, actor=actor, now=now)
    for name, _is_keeper in sorted(wanted - stays):
        add_partner(promise_id=promise_id, name=name, must_keep_it=must_keep_it, actor=actor, now=now)


def of(promises: Collection[int], on: date) -> Mapping[int, Carriers]:
    """Return who carries promises on a day, by id, in three queries; without those that nobody carries."""
    held = _on(on)
    owners = agreement.of_promises(Owner.objects.filter(held).order_by(), promises)
    services = {row[0]: row[1:] for row in owners.values_list("promise", "service__name", "service__slug")}
    answering = agreement.of_promises(Responsible.objects.filter(held).order_by(), promises)
    holder = OfficeTerm.objects.filter(held, office=OuterRef("office")).values("name")[:1]
    answering = answering.annotate(holder=Subquery(holder))
    offices = {row[0]: row[1:] for row in answering.values_list("promise", "office__title", "holder")}
    helping: dict[bool, dict[int, list[str]]] = {True: {}, False: {}}
    rows = agreement.of_promises(Partner.objects.all(), promises)
    for promise, name, must_keep_it in rows.values_list("promise", "name", "must_keep_it"):
        helping[must_keep_it].setdefault(promise, []).append(name)
    found = {}
    for promise in {*services, *offices, *helping[True], *helping[False]} & set(promises):
        name, slug = services.get(promise, ("", ""))
        title, holder_name = offices.get(promise, ("", None))
        found[promise] = Carriers(
            service=name,
            service_slug=slug,
            office=title,
            holder=holder_name or "",
            partners=tuple(helping[False].get(promise, ())),
            keepers=tuple(helping[True].get(promise, ())),
        )
    return found


def service_of(promise_id: int, on: date) -> str:
    """Return by which slug a role is given for the service that carries a promise; empty without one."""
    rows = Owner.objects.filter(_on(on), promise=promise_id)
    return rows.values_list("service__slug", flat=True).first() or ""


def services() -> list[Service]:
    """Return the services that go on, by name."""
    return list(Service.objects.filter(is_ended=False))


def offices() -> list[Office]:
    """Return all offices with who holds and held them, in two queries."""
    return list(Office.objects.prefetch_related("terms"))


def scope_choices() -> Iterable[tuple[str, str]]:
    """Return the services that a role can be given for."""
    return Service.objects.filter(is_ended=False).values_list("slug", "name")


def _on(day: date) -> Q:
    return Q(Q(until_on__isnull=True) | Q(until_on__gt=day), from_on__lte=day)


def _close(rows: Any, from_on: date, **same: object) -> bool:
    """End what goes on at a day, or replace what began on that day; False where all stays as it is."""
    last = rows.filter(until_on__isnull=True).first()
    if last is None:
        return not same or any(value is not None for value in same.values())
    if same and all(getattr(last, name) == value for name, value in same.items()):
        return False
    if from_on < last.from_on:
        raise BeforeTheLastChange(day=from_on, last=last.from_on)
    if from_on == last.from_on:
        last.delete()
    else:
        last.until_on = from_on
        last.save(update_fields=["until_on"])
    return True
