"""The figures of rights that a draft can change: to choose from, to read from a form, and in words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.utils.translation import gettext as _

from akkoord import phrases
from akkoord.dated import Series, Value
from akkoord.errors import InputError
from akkoord.money import NotAnAmount, parse_cents
from akkoord.phrases import Language, Reason
from akkoord.rights import catalogue
from akkoord.rights.right import Right
from akkoord.web.decisions.models import Reform

Kind = Literal["truth", "money", "number"]

_TRUTHS = {"ja": True, "yes": True, "nee": False, "neen": False, "no": False}
_WHOLE = re.compile(r"-?(\d{1,3}([. ]\d{3})+|\d{1,15})")
_CENT_UNIT = "eurocent"


class NotThatKind(InputError):
    """A typed value is of another kind than the figure."""

    code = "not_that_kind"
    message = "{text!r} is no value of kind {kind} for {figure!r}"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that a draft can change.

    Attributes:
        key: Right and figure in one, such as `stad.toelage/ceiling`.
        name: The name that its rule uses.
        kind: What its values are.
        unit: In words, such as "euro per month".
    """

    key: str
    right: str
    name: str
    kind: Kind
    unit: str


@dataclass(frozen=True, slots=True)
class ReformLine:
    """One change in words; `before` is empty where no value is known."""

    right: str
    figure: str
    value: str
    before: str
    valid_from: date
    vouched_until: date | None


def figures(language: Language) -> list[Figure]:
    """Return every figure of every right in the catalogue."""
    return [
        Figure(
            _key(right.id, name), right.name[language], _words(name, language), _kind(series), _unit(series)
        )
        for right in catalogue.rights()
        for name, series in right.figures.items()
    ]


def split(key: str) -> tuple[str, str]:
    """Return right and figure of a key."""
    right, _slash, figure = key.partition("/")
    return right, figure


def key(reform: Reform) -> str:
    """Return the key of the figure that a reform changes."""
    return _key(reform.right_id, reform.figure)


def read(text: str, key: str) -> bool | int:
    """Read a value the way people type it: yes or no, an amount in euro, or a whole number.

    Raises:
        NotThatKind: if the figure has values of another kind.
        NoSuchRight, KeyError: if there is no such figure.
    """
    right, figure = split(key)
    kind = _kind(catalogue.find(right).figures[figure])
    bare = text.strip()
    try:
        if kind == "money":
            return parse_cents(bare)
    except NotAnAmount as error:
        raise NotThatKind(text=text, kind=kind, figure=figure) from error
    if kind == "truth" and bare.casefold() in _TRUTHS:
        return _TRUTHS[bare.casefold()]
    if kind == "number" and bare.isascii() and _WHOLE.fullmatch(bare):
        return int(bare.replace(".", "").replace(" ", ""))
    raise NotThatKind(text=text, kind=kind, figure=figure)


def typed(reform: Reform, language: Language) -> str:
    """Return the value of a reform as somebody would type it."""
    right = _right(reform.right_id)
    series = right.figures.get(reform.figure) if right else None
    if series is None or _kind(series) == "number":
        return str(reform.value)
    return amount(reform.value) if _kind(series) == "money" else _said(reform.value, series, language)


def amount(cents: int) -> str:
    """Return an amount as it is typed in Flanders, without the sign.

    >>> amount(1_250_050), amount(500)
    ('12.500,50', '5')
    """
    return phrases.euro(cents, "nl").replace("€\N{NO-BREAK SPACE}", "")


def euro(cents: int | None, language: Language) -> str:
    """Return an amount with its sign; empty when nobody has given one."""
    return "" if cents is None else phrases.euro(cents, language)


def in_words(reforms: Iterable[Reform], language: Language) -> list[ReformLine]:
    """Return the reforms of a draft as its page shows them."""
    return [_line(reform, language) for reform in reforms]


def _line(reform: Reform, language: Language) -> ReformLine:
    right = _right(reform.right_id)
    series = right.figures.get(reform.figure) if right else None
    if right is None or series is None:
        # The catalogue went on without this right or figure; what was written stays readable.
        return ReformLine(
            reform.right_id, reform.figure, str(reform.value), "", reform.valid_from, reform.vouched_until
        )
    before = series.at(reform.valid_from).value
    return ReformLine(
        right.name[language],
        _words(reform.figure, language),
        _said(reform.value, series, language),
        "" if before is None else _said(before, series, language),
        reform.valid_from,
        reform.vouched_until,
    )


def _right(right_id: str) -> Right | None:
    return next((right for right in catalogue.rights() if right.id == right_id), None)


def _key(right_id: str, figure: str) -> str:
    return f"{right_id}/{figure}"


def _words(name: str, language: Language) -> str:
    try:
        return phrases.say(Reason(f"{name}.name"), language, package="akkoord.rights")
    except phrases.UnknownPhrase:
        # A right whose phrases give this figure no name: the name in its rule is still readable.
        return name.replace("_cents", "").replace("_", " ")


def _kind(series: Series) -> Kind:
    if series.is_truth:
        return "truth"
    return "money" if series.unit.startswith(_CENT_UNIT) else "number"


def _unit(series: Series) -> str:
    if series.is_truth:
        return _("yes or no")
    periods = {"per month": _("euro per month"), "per year": _("euro per year"), "": _("euro")}
    period = series.unit.removeprefix(_CENT_UNIT).strip()
    return periods.get(period, series.unit) if _kind(series) == "money" else series.unit


def _said(value: Value, series: Series, language: Language) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if _kind(series) == "money" and isinstance(value, int):
        return phrases.euro(value, language)
    return phrases.number(value, language)
