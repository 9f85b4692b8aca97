"""Days, stages and weights as people write them in a sheet or a short field."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from functools import cache

from akkoord import phrases
from akkoord.errors import InputError
from akkoord.followup.stages import STAGES, UnknownStage
from akkoord.phrases import Language, Reason
from akkoord.web.followup.rolling import MOST_WEIGHT, WrongWeight, hundredths

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?)?")
_BELGIAN = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_YEAR = re.compile(r"\d{4}")
_MONTH = re.compile(r"(\d{4})-(\d{1,2})|(\d{1,2})/(\d{4})")
_DECIMAL = re.compile(r"[0-9]{1,9}(?:[.,][0-9]{1,9})?")
_NO_LETTER = re.compile(r"[\W_]+")
_LANGUAGES: tuple[Language, ...] = ("nl", "en")


class NotADay(InputError):
    """A text is no day."""

    code = "not_a_day"
    message = "{text!r} is no day; write it like 2026-03-01 or 1/3/2026"


def day(value: str | date) -> date:
    """Return a day as it was typed; 1/3/2026 is the first of March.

    Raises:
        NotADay: if it is none.

    >>> day("1/3/2026") == day(" 2026-03-01 ") == day("1.3.2026")
    True
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = value.strip()
    if found := _ISO.fullmatch(text):
        year, month, on = found.groups()
    elif found := _BELGIAN.fullmatch(text):
        on, month, year = found.groups()
    else:
        raise NotADay(text=text)
    try:
        return date(int(year), int(month), int(on))
    except ValueError as error:
        raise NotADay(text=text) from error


def deadline(value: str | date | int) -> str:
    """Return a deadline as the engine reads it: a year, a month or a day.

    What is none of these is returned as it is: the action says what is wrong with it.

    >>> deadline(2027), deadline("6/2027"), deadline("2027-6"), deadline("30/6/2027"), deadline("ooit")
    ('2027', '2027-06', '2027-06', '2027-06-30', 'ooit')
    """
    if isinstance(value, date):
        return day(value).isoformat()
    text = str(value).strip()
    if found := _MONTH.fullmatch(text):
        year, month = (found[1], found[2]) if found[1] else (found[4], found[3])
        return f"{year}-{int(month):02}"
    try:
        return day(text).isoformat()
    except NotADay:
        return text


def weight(text: str) -> Decimal:
    """Return a weight as it was typed, with a comma or a point.

    Raises:
        WrongWeight: if it is no number, or not one that a promise can weigh.

    >>> weight("1,5") == weight("1.50")
    True
    """
    if not _DECIMAL.fullmatch(text):
        raise WrongWeight(weight=text, most=int(MOST_WEIGHT))
    found = Decimal(text.replace(",", "."))
    hundredths(found)
    return found


def stage(text: str) -> str:
    """Return the code of a stage that is given as a code, or by its Dutch or English name.

    Raises:
        UnknownStage: if it is none.

    >>> stage("In uitvoering") == stage("in progress") == stage("in_progress")
    True
    """
    found = _stages().get(bare(text))
    if found is None:
        raise UnknownStage(stage=text, known=", ".join(STAGES))
    return found


@cache
def _stages() -> dict[str, str]:
    names = {bare(code): str(code) for code in STAGES}
    for code in STAGES:
        for language in _LANGUAGES:
            name = phrases.say(Reason(f"stage.{code}"), language, package="akkoord.followup")
            names[bare(name)] = str(code)
    return names


def bare(text: str) -> str:
    """Return the letters and figures of a text, small: names are compared by these."""
    return _NO_LETTER.sub("", text.casefold())
