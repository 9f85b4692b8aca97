"""The list of promises: its filters that are on, each with the address without it, and its sections."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from akkoord.web.agreement import filtering, naming, queries, standings
from akkoord.web.agreement.filtering import Filters
from akkoord.web.agreement.forms import Choice, FilterForm
from akkoord.web.agreement.models import Name, PromiseText, Version
from akkoord.web.agreement.ranked import Ranked
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


def asked(version: Version, query: QueryDict) -> tuple[FilterForm, Filters]:
    """Return what an address asks for: the form as it is shown, and the filters that can be used."""
    # Once with everything on offer, to know what is asked; then with what that leaves.
    everything = FilterForm(query, choices=choices(version, None))
    filters = everything.filters()
    form = FilterForm(query, choices=choices(version, filters))
    form.full_clean()
    return form, filters


def choices(version: Version, filters: Filters | None) -> dict[str, list[Choice]]:
    """Return what each filter offers: the values that would leave something, each with how many.

    Without filters it returns all that may be asked, uncounted, in one query; with them in seven. Words and
    stage are not counted in.
    """
    return {
        "domain": _offered(version, filters, "domain", _("All domains"), _domain_names(version)),
        "kind": _offered(version, filters, "kind", _("All kinds"), naming.KINDS),
        "measurable": _offered(
            version, filters, "measurable", _("With and without"), {"yes": _("With"), "no": _("Without")}
        ),
        "verb": _offered(version, filters, "verb", _("Anything"), naming.VERBS),
        "sdg": _offered(
            version,
            filters,
            "sdg",
            _("All goals"),
            {str(goal): f"{goal}. {title}" for goal, title in naming.SDGS.items()},
        ),
        "flag": _offered(version, filters, "flag", _("Anything"), naming.FLAGS),
    }


def _domain_names(version: Version) -> dict[str, str]:
    return dict(queries.domains(version).order_by("position").values_list("slug", "title"))


def _offered(
    version: Version, filters: Filters | None, name: str, everything: str, names: Mapping[str, object]
) -> list[Choice]:
    if filters is None:
        return [("", everything), *((value, str(title)) for value, title in names.items())]
    counted = filtering.counts(version, filters, name)
    # What is asked for stays on offer though nothing fits it: else it would look like a mistake.
    asked = str(getattr(filters, name) or "")
    return [
        ("", everything),
        *(
            (value, f"{title} ({counted.get(value, 0)})")
            for value, title in names.items()
            if value in counted or value == asked
        ),
    ]


def named(filters: Filters) -> dict[str, str]:
    """Return what the people and places are called that filters ask for by a short name, in one query."""
    asked = {Name.Kind.ACTOR: filters.actor, Name.Kind.PLACE: filters.place}
    slugs = [slug for slug in asked.values() if slug]
    found = Name.objects.filter(slug__in=slugs) if slugs else ()
    return {name.kind: name.name for name in found if asked[Name.Kind(name.kind)] == name.slug}


def in_stage(texts: QuerySet[PromiseText] | Ranked, stage: str, on: date) -> QuerySet[PromiseText] | Ranked:
    """Return the promises that are in a stage on a day; all of them where no stage is asked for."""
    if not stage:
        return texts
    return texts.filter(standings.in_stage(stage, on))


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


def active(form: FilterForm, query: QueryDict, names: Mapping[str, str]) -> list[Active]:
    """Return the filters that are on, in the order of the form.

    Args:
        form: The form, cleaned.
        query: The query of the address.
        names: What the people and places are called that it asks for by a short name.
    """
    return [
        Active(
            _("Words") if field.name == "q" else str(field.label),
            names.get(field.name) or _value(form, field.name),
            _without(query, field.name),
        )
        for field in form
        if form.cleaned_data.get(field.name)
    ]


def _value(form: FilterForm, name: str) -> str:
    value = form.cleaned_data[name]
    offered = dict(getattr(form.fields[name], "choices", ()))
    # Without the number behind it: that speaks of other choices.
    return str(offered[value]).rpartition(" (")[0] or str(offered[value]) if value in offered else str(value)


def address(path: str, query: QueryDict) -> str:
    """Return the address of a list without the filters that ask for nothing."""
    asked = _asked(query).urlencode()
    return f"{path}?{asked}" if asked else path


def _without(query: QueryDict, name: str) -> str:
    rest = _asked(query)
    for gone in (name, "theme" if name == "domain" else name, "page"):
        rest.pop(gone, None)
    return f"?{rest.urlencode()}"


def _asked(query: QueryDict) -> QueryDict:
    # A form without script sends its empty fields along.
    rest = query.copy()
    for name in [name for name, values in rest.lists() if not any(values)]:
        del rest[name]
    return rest
