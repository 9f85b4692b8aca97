"""The columns that hold a value by themselves: the deadline, and who carries a promise."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial

from akkoord.errors import AkkoordError
from akkoord.followup import standing as engine
from akkoord.web.followup import actions, people, rolling
from akkoord.web.followup.bulk import refusals, typed
from akkoord.web.followup.bulk.columns import CLEAR
from akkoord.web.followup.bulk.differing import Deed, Difference, Setting
from akkoord.web.followup.bulk.reading import says
from akkoord.web.followup.bulk.standing import Now
from akkoord.web.frame import national_numbers
from akkoord.web.spreadsheets.cells import LIST_SIGN

_LONGEST_NAME = 160
_BETWEEN = re.compile(r"[|\n]")


@dataclass(frozen=True, slots=True)
class _Value:
    """A column that holds a value by itself. Values are texts as they go out, empty for none.

    Attributes:
        before: What stands there now.
        read: What a cell says; raises an AkkoordError for what it cannot say.
        deed: What makes it so.
        is_assigned: Whether only somebody who assigns promises may change it.
        since: From which day it stands as it does; it changes on no day before. None where any day will do.
    """

    before: Callable[[Now], str]
    read: Callable[[str, Setting], str]
    deed: Callable[[str, Setting], Deed]
    is_assigned: bool = True
    since: Callable[[Now], date | None] = lambda _now: None


def compare(one: Difference, cells: Mapping[str, str], now: Now, setting: Setting) -> None:
    """Add to a row what its cells of these columns change."""
    wanted = {}
    for column, value in _VALUES.items():
        before = wanted[column] = value.before(now)
        given = cells.get(column)
        if given is None or says(given, before):
            continue
        try:
            after = "" if given == CLEAR else value.read(given, setting)
            # Only the sign clears: a cell with nothing but what stands between names says nothing.
            if after == before or (not after and given != CLEAR):
                continue
            if value.is_assigned and not setting.reach.may_assign:
                raise refusals.MayNotAssign(column)
            since = value.since(now)
            if since and since > setting.today:
                raise people.BeforeTheLastChange(day=setting.today, last=since)
        except AkkoordError as error:
            one.refuse(column, given, error)
            continue
        wanted[column] = after
        one.change(column, before, after)
        one.deeds.append(value.deed(after, setting))
    _refuse_twice(one, wanted)


def names(texts: Iterable[str]) -> str:
    """Return a list of names as it goes out: each once, in the order of the alphabet.

    >>> names(["VDAB", "De Lijn", "VDAB"])
    'De Lijn | VDAB'
    """
    return LIST_SIGN.join(sorted(set(texts)))


def _refuse_twice(one: Difference, wanted: Mapping[str, str]) -> None:
    changed = {change.column for change in one.changes}
    both = set(_split(wanted["partners"])) & set(_split(wanted["keepers"]))
    if both and changed & {"partners", "keepers"}:
        name = min(both)
        one.refuse("keepers", name, refusals.PartnerTwice("keepers", name, name=name, clear=CLEAR))


def _split(text: str) -> list[str]:
    return [name for part in _BETWEEN.split(text) if (name := part.strip())]


def _deadline(given: str, _setting: Setting) -> str:
    wanted = typed.deadline(given)
    engine.last_day(wanted)
    return wanted


def _weight(given: str, _setting: Setting) -> str:
    return rolling.text_of(typed.weight(given))


def _names(column: str, given: str, _setting: Setting) -> str:
    found = _split(given)
    for name in found:
        if len(name) > _LONGEST_NAME:
            raise refusals.TooLong(column, length=len(name), most=_LONGEST_NAME)
        national_numbers.refuse(**{column: name})
    return names(found)


def _give(slug: str, setting: Setting) -> Deed:
    service = setting.known.services[slug].pk if slug else None
    return partial(people.give_to_service, service_id=service, from_on=setting.today)


def _answer(title: str, setting: Setting) -> Deed:
    office = setting.known.offices[title].pk if title else None
    return partial(people.make_responsible, office_id=office, from_on=setting.today)


def _weigh(weight: str, _setting: Setting) -> Deed:
    return partial(rolling.weigh, weight=Decimal(weight) if weight else None)


def _help(text: str, _setting: Setting, *, must_keep_it: bool) -> Deed:
    return partial(people.set_partners, names=_split(text), must_keep_it=must_keep_it)


_VALUES = {
    "deadline": _Value(
        lambda now: now.deadline,
        _deadline,
        lambda text, _setting: partial(actions.set_deadline, deadline=text),
        is_assigned=False,
    ),
    "service": _Value(
        lambda now: now.service,
        lambda given, setting: setting.known.service(given),
        _give,
        since=lambda now: now.service_since,
    ),
    "office": _Value(
        lambda now: now.office,
        lambda given, setting: setting.known.office(given),
        _answer,
        since=lambda now: now.office_since,
    ),
    "weight": _Value(lambda now: rolling.text_of(now.weight), _weight, _weigh),
    "partners": _Value(
        lambda now: names(now.partners), partial(_names, "partners"), partial(_help, must_keep_it=False)
    ),
    "keepers": _Value(
        lambda now: names(now.keepers), partial(_names, "keepers"), partial(_help, must_keep_it=True)
    ),
}
