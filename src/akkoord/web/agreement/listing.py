"""The list of promises: its filters that are on, each with the address without it, and its sections."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.http import QueryDict
from django.utils.translation import gettext as _

from akkoord.web.agreement import stages
from akkoord.web.agreement.forms import FilterForm
from akkoord.web.agreement.models import PromiseText
from akkoord.web.agreement.rows import Row


@dataclass(frozen=True, slots=True)
class Active:
    """One filter that is on, and the address without it."""

    name: str
    value: str
    address_without: str


@dataclass(frozen=True, slots=True)
class Section:
    """Promises under one heading; without a title they stand under none."""

    title: str
    is_own_words: bool
    rows: list[Row]


def in_stage(texts: Iterable[PromiseText], stage: str, on: date) -> Sequence[PromiseText]:
    """Return the promises that are in a stage on a day; all of them where no stage is asked for."""
    if not stage:
        return texts  # type: ignore[return-value]
    given = list(texts)
    known = stages.on([text.promise_id for text in given], on)
    return [text for text in given if known.of(text.promise_id).code == stage]


def sections(rows: Iterable[Row], *, is_ranked: bool) -> list[Section]:
    """Return the rows under their domains; in one section where their order is that of the search."""
    if is_ranked:
        found = list(rows)
        return [Section("", False, found)] if found else []
    return [Section(*heading, list(group)) for heading, group in groupby(rows, key=_heading)]


def _heading(row: Row) -> tuple[str, bool]:
    if row.domain:
        return row.domain, True
    names = {"highlight": _("Highlights"), "pillar": _("From the introduction")}
    return names.get(row.kind, _("Outside a domain")), False


def active(form: FilterForm, query: QueryDict) -> list[Active]:
    """Return the filters that are on, in the order of the form."""
    return [
        Active(
            _("Words") if field.name == "q" else str(field.label),
            _value(form, field.name),
            _without(query, field.name),
        )
        for field in form
        if form.cleaned_data.get(field.name)
    ]


def _value(form: FilterForm, name: str) -> str:
    value = form.cleaned_data[name]
    choices = dict(getattr(form.fields[name], "choices", ()))
    return "" if value is True else str(choices.get(value, value))


def _without(query: QueryDict, name: str) -> str:
    rest = query.copy()
    rest.pop(name, None)
    rest.pop("page", None)
    return f"?{rest.urlencode()}"
