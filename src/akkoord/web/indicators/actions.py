"""Say what is measured, what is aimed at, which promises it is about, and where a series breaks."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, transaction

from akkoord.errors import InputError, StateError
from akkoord.indicators import targets
from akkoord.indicators.judging import judge
from akkoord.indicators.model import SMALLEST_SHOWN
from akkoord.indicators.periods import Period
from akkoord.web.accounts.models import User
from akkoord.web.agreement.models import Promise
from akkoord.web.frame import national_numbers
from akkoord.web.history import actions as history
from akkoord.web.indicators import engine, places
from akkoord.web.indicators.models import Indicator, Measure, SeriesBreak, Target

RESERVED = frozenset({"beheer", "nieuw", "inlezen"})
"""Codes that would hide another page."""


class IndicatorExists(InputError):
    """There is an indicator of this code already."""

    code = "indicator_exists"
    message = "there is an indicator {indicator!r} already; choose another code"
    field = "code"


class UnitInUse(StateError):
    """The kind of unit of an indicator that has figures or targets cannot be changed."""

    code = "unit_in_use"
    message = "indicator {indicator} has figures or targets in {unit}; define another for the other unit"
    field = "unit_kind"


class TargetIncomplete(InputError):
    """A target does not say what its kind needs."""

    code = "target_incomplete"
    message = "a target of kind {aim} needs {missing}"


class AlreadyMeasured(StateError):
    """An indicator measures this promise already."""

    code = "already_measured"
    message = "indicator {indicator} measures promise {promise} already"
    field = "promise"


@dataclass(frozen=True, slots=True)
class Definition:
    """What is measured, as it is typed; see `models.Indicator`."""

    theme: str
    name: str
    unit_kind: str
    name_en: str = ""
    description: str = ""
    unit_words: str = ""
    unit_words_en: str = ""
    direction: str = "none"
    nature: str = "register"
    source: str = ""
    hides_small: bool = False


@dataclass(frozen=True, slots=True)
class GivenTarget:
    """What is aimed at, as it is typed; see `models.Target`. A value is a number without its unit."""

    aim: str
    bound: str
    due: int
    source: str
    value: Decimal | None = None
    since: str = ""
    against: str = ""
    said_on: date | None = None
    note: str = ""


@transaction.atomic
def define(*, code: str, definition: Definition, actor: User | None, now: datetime) -> Indicator:
    """Define an indicator.

    Raises:
        IndicatorExists: if there is one of this code, or the code is that of another page.
        NotAnIndicatorCode: if the code cannot stand in an address.
        UnknownUnit: if the kind of unit does not exist.
        UnknownChoice: if another word is none of those that can be.
        SmallCellNotOfPeople: if small numbers are to be hidden of something that is no count.
        NationalNumberFound: if a text holds one.
    """
    row = Indicator(code=code, **dataclasses.asdict(definition))
    _check(row)
    if code in RESERVED or Indicator.objects.filter(code=code).exists():
        raise IndicatorExists(indicator=code)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as error:
        # Somebody else, or a second click, made it a moment ago.
        raise IndicatorExists(indicator=code) from error
    _record("indicators.defined", row, {"name": row.name}, actor, now)
    return row


@transaction.atomic
def redefine(*, indicator_id: int, definition: Definition, actor: User | None, now: datetime) -> Indicator:
    """Change what is said of an indicator; its code stays.

    Where small numbers are hidden from now on, those that are kept are taken away.

    Raises:
        UnitInUse: if its kind of unit would change under its figures or targets.
        UnknownUnit: if the kind of unit does not exist.
        UnknownChoice: if another word is none of those that can be.
        SmallCellNotOfPeople: if small numbers are to be hidden of something that is no count.
        NationalNumberFound: if a text holds one.
    """
    row = Indicator.objects.select_for_update().get(pk=indicator_id)
    unit_before = row.unit_kind
    for name, value in dataclasses.asdict(definition).items():
        setattr(row, name, value)
    _check(row)
    if row.unit_kind != unit_before and (row.observations.exists() or row.targets.exists()):
        raise UnitInUse(indicator=row.code, unit=unit_before)
    row.save()
    if row.hides_small:
        row.observations.filter(value__gt=0, value__lt=SMALLEST_SHOWN).update(value=None)
    _record("indicators.redefined", row, {"name": row.name}, actor, now)
    return row


@transaction.atomic
def set_target(*, indicator_id: int, given: GivenTarget, actor: User | None, now: datetime) -> Target:
    """Set what an indicator is to be; the same target twice is one.

    Raises:
        TargetIncomplete: if it lacks a value, a period to count from, who to compare with, or its source.
        UnknownChoice: if its kind or bound does not exist.
        NotAPeriod: if the year, or the period to count from, is none.
        DueBeforeBase: if it is due before the period from which it is counted.
        NotANumber: if the value cannot be reckoned with.
        WrongAim: if it does not fit the unit of the indicator.
        UnknownPlace: if it compares with a place that is not known.
        NationalNumberFound: if a text holds one.
    """
    indicator = Indicator.objects.select_for_update().get(pk=indicator_id)
    national_numbers.refuse(source=given.source, note=given.note)
    _check_complete(given)
    values = _plain(given)
    if again := indicator.targets.filter(ended_at__isnull=True, **values).first():
        return again
    row = Target(indicator=indicator, set_at=now, set_by=actor, **values)
    aimed = engine.target(row, indicator)
    targets.check_fits(aimed, engine.indicator(indicator))
    if place := places.own() or next(iter(places.register().places), ""):
        judge(aimed, engine.figures(indicator, ()), place=place, year=row.due)
    row.save(force_insert=True)
    _record("indicators.target_set", indicator, {"aim": row.aim, "due": row.due}, actor, now)
    return row


@transaction.atomic
def end_target(*, target_id: int, actor: User | None, now: datetime) -> None:
    """Take a target back; it is kept, and shown no more. Twice is once."""
    row = Target.objects.select_related("indicator").select_for_update(of=("self",)).get(pk=target_id)
    if row.ended_at is not None:
        return
    row.ended_at = now
    row.save(update_fields=["ended_at"])
    _record("indicators.target_ended", row.indicator, {"aim": row.aim, "due": row.due}, actor, now)


@transaction.atomic
def mark_break(*, indicator_id: int, year: int, note: str, actor: User | None, now: datetime) -> SeriesBreak:
    """Say from which year an indicator was measured in another way; the same year again replaces the note.

    Raises:
        NotAPeriod: if no statistic can be of that year.
        NationalNumberFound: if the note holds one.
    """
    Period.of_year(year)
    national_numbers.refuse(note=note)
    indicator = Indicator.objects.select_for_update().get(pk=indicator_id)
    row, made = SeriesBreak.objects.get_or_create(indicator=indicator, year=year, defaults={"note": note})
    if made or row.note != note:
        row.note = note
        row.save(update_fields=["note"])
        _record("indicators.break_marked", indicator, {"year": year}, actor, now)
    return row


@transaction.atomic
def link(*, indicator_id: int, promise_id: int, actor: User | None, now: datetime) -> Measure:
    """Say that an indicator measures a promise.

    Raises:
        AlreadyMeasured: if it says so already.
    """
    promise = Promise.objects.select_for_update().get(pk=promise_id)
    indicator = Indicator.objects.get(pk=indicator_id)
    if Measure.objects.filter(indicator=indicator, promise=promise, unlinked_at__isnull=True).exists():
        raise AlreadyMeasured(indicator=indicator.code, promise=promise.number)
    row = Measure.objects.create(indicator=indicator, promise=promise, linked_at=now)
    _record("indicators.linked", promise, {"indicator": indicator.code, "name": indicator.name}, actor, now)
    return row


@transaction.atomic
def unlink(*, measure_id: int, actor: User | None, now: datetime) -> None:
    """Say that an indicator measures a promise no longer; twice is once."""
    row = (
        Measure.objects.select_related("promise", "indicator")
        .select_for_update(of=("self",))
        .get(pk=measure_id)
    )
    if row.unlinked_at is not None:
        return
    row.unlinked_at = now
    row.save(update_fields=["unlinked_at"])
    named = {"indicator": row.indicator.code, "name": row.indicator.name}
    _record("indicators.unlinked", row.promise, named, actor, now)


def _check(row: Indicator) -> None:
    engine.indicator(row)
    national_numbers.refuse(name=row.name, description=row.description, source=row.source)


def _check_complete(given: GivenTarget) -> None:
    needed = {
        "level": ("value",),
        "change": ("value", "since"),
        "relative": ("value", "since"),
        "benchmark": ("against",),
    }
    for name in (*needed.get(given.aim, ()), "source"):
        if getattr(given, name) in (None, ""):
            raise TargetIncomplete(aim=given.aim, missing=name, field=name)


def _plain(given: GivenTarget) -> dict[str, Any]:
    """Return the values of a row, without what its kind of target does not use."""
    used = dataclasses.asdict(given)
    if given.aim == "benchmark":
        used["value"] = None
    else:
        used["against"] = ""
    used["since"] = Period.parse(given.since).text if given.aim in ("change", "relative") else ""
    return used


def _record(
    kind: str, subject: Indicator | Promise, payload: Mapping[str, Any], actor: User | None, now: datetime
) -> None:
    code = {"indicator": subject.code} if isinstance(subject, Indicator) else {}
    history.record(actor=actor, subject=subject, kind=kind, payload={**code, **payload}, now=now)
