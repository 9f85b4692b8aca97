"""Who carries a promise, each from a day on: services, offices and who holds them, partners."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import FilteredRelation, OuterRef, Q, Subquery
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
    last = OfficeTerm.objects.filter(office=office, until_on__isnull=True).first()
    if last is not None:
        _close(last, from_on)
    term = OfficeTerm.objects.create(office=office, name=name, from_on=from_on)
    # A name stays in its row, where it can be mended; history tells that somebody else came.
    history.record(
        actor=actor, subject=office, kind="followup.office_changed", payload={}, effective_on=from_on, now=now
    )
    return term


def give_to_service(
    *, promise_id: int, service_id: int | None, from_on: date, actor: User | None, now: datetime
) -> None:
    """Say which service carries a promise out from a day on; None leaves it without one.

    Raises:
        ServiceEnded: if that service has ended.
        BeforeTheLastChange: if the one before began later.
    """
    service = Service.objects.get(pk=service_id) if service_id is not None else None
    if service is not None and service.is_ended:
        raise ServiceEnded(service=service.name)
    _hand_over("service", promise_id, service, from_on, actor=actor, now=now)


def make_responsible(
    *, promise_id: int, office_id: int | None, from_on: date, actor: User | None, now: datetime
) -> None:
    """Say which office answers for a promise from a day on; None leaves it without one.

    Raises:
        BeforeTheLastChange: if the one before began later.
    """
    office = Office.objects.get(pk=office_id) if office_id is not None else None
    _hand_over("office", promise_id, office, from_on, actor=actor, now=now)


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
    """Return who carries promises on a day, by id, in two queries; without those that nobody carries."""
    holder = OfficeTerm.objects.filter(held(on), office=OuterRef("answers__office")).values("name")[:1]
    rows = (
        agreement.of_promises(Promise.objects.all(), promises, "pk")
        .annotate(
            owned=FilteredRelation("owners", condition=held(on, "owners__")),
            answers=FilteredRelation("responsible", condition=held(on, "responsible__")),
            holder=Subquery(holder),
        )
        .filter(Q(owned__isnull=False) | Q(answers__isnull=False) | Q(partners__isnull=False))
    )
    helping: dict[bool, dict[int, list[str]]] = {True: {}, False: {}}
    partners = agreement.of_promises(Partner.objects.all(), promises)
    for promise, name, must_keep_it in partners.values_list("promise", "name", "must_keep_it"):
        helping[must_keep_it].setdefault(promise, []).append(name)
    fields = ("pk", "owned__service__name", "owned__service__slug", "answers__office__title", "holder")
    asked = frozenset(promises)
    return {
        promise: Carriers(
            service=service or "",
            service_slug=slug or "",
            office=office or "",
            holder=name or "",
            partners=tuple(helping[False].get(promise, ())),
            keepers=tuple(helping[True].get(promise, ())),
        )
        for promise, service, slug, office, name in rows.order_by().distinct().values_list(*fields)
        if promise in asked
    }


def held(day: date, place: str = "") -> Q:
    """Return what picks the rows that hold on a day: owners, offices and their terms.

    Args:
        day: The day.
        place: The way from a row to what holds, ending in two underscores.
    """
    goes_on = Q(**{f"{place}until_on__isnull": True}) | Q(**{f"{place}until_on__gt": day})
    return Q(goes_on, **{f"{place}from_on__lte": day})


def service_of(promise_id: int, on: date) -> str:
    """Return by which slug a role is given for the service that carries a promise; empty without one."""
    rows = Owner.objects.filter(held(on), promise=promise_id)
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


_ROLES: dict[str, tuple[type[Owner] | type[Responsible], str]] = {
    "service": (Owner, "followup.owner_changed"),
    "office": (Responsible, "followup.responsible_changed"),
}


@transaction.atomic
def _hand_over(role: str, promise_id: int, to: Service | Office | None, from_on: date, **who: Any) -> None:
    """Let another have a role for a promise from a day on; the same one changes nothing."""
    rows, kind = _ROLES[role]
    promise = Promise.objects.select_for_update().get(pk=promise_id)
    last = rows.objects.filter(promise=promise).order_by("-from_on", "-pk").first()
    if last is not None and _holds(last, from_on):
        if getattr(last, role) == to and last.until_on is None:
            return
        _close(last, from_on)
    elif to is None:
        return
    if to is not None:
        rows.objects.create(promise=promise, from_on=from_on, **{role: to})
    history.record(subject=promise, kind=kind, payload={role: str(to or "")}, effective_on=from_on, **who)


def _holds(last: Owner | Responsible | OfficeTerm, on: date) -> bool:
    """Whether the last one holds on a day or after it; its end may be planned for a day to come."""
    return last.until_on is None or last.until_on > on


def _close(last: Owner | Responsible | OfficeTerm, from_on: date) -> None:
    """End what holds at a day, or take away what began on that same day."""
    if from_on < last.from_on:
        raise BeforeTheLastChange(day=from_on, last=last.from_on)
    if from_on == last.from_on:
        last.delete()
    else:
        last.until_on = from_on
        last.save(update_fields=["until_on"])
