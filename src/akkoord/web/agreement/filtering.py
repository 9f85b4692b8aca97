"""Which promises an address asks for: one filter each, which together narrow what is found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from typing import Any

from django.db.models import Count, Q, QuerySet

from akkoord.web.agreement.models import Name, NameMark, PromiseText, Version

KINDS = ("goal", "action", "highlight", "pillar")
"""What a filter calls the kinds of promises; ambitions are goals."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What the address of the list asks for; an empty value asks for nothing.

    Attributes:
        words: What is searched for.
        domain: The short name of a domain.
        theme: A heading inside a domain, as it is written.
        kind: One of `KINDS`.
        measurable: "yes" or "no": whether it has a number, a norm or a date.
        stage: Where it stands; see `listing.in_stage`.
        sdg: A sustainable development goal, from 1 to 17.
        actor: The short name of who takes part.
        place: The short name of a place.
        verb: What is done, as in `docs/reference/agreement-format.md`.
        flag: What the reader noticed, as there.
    """

    words: str = ""
    domain: str = ""
    theme: str = ""
    kind: str = ""
    measurable: str = ""
    stage: str = ""
    sdg: int = 0
    actor: str = ""
    place: str = ""
    verb: str = ""
    flag: str = ""

    def without(self, name: str) -> Filters:
        """Return the same filters but one."""
        nothing: Any = getattr(Filters(), name)
        return replace(self, **{name: nothing})


_OF_KIND: dict[str, Q] = {
    "goal": Q(level__endswith="ambition") | Q(level="goal"),
    "action": Q(level__in=["action", "nested"]),
    "highlight": Q(level="highlight"),
    "pillar": Q(level="pillar"),
}

# A condition for each filter that the table of texts can answer; words and stages are found elsewhere.
_CONDITIONS: dict[str, Callable[[Filters], Q]] = {
    "domain": lambda asked: Q(domain__slug=asked.domain),
    "theme": lambda asked: Q(theme=asked.theme),
    "kind": lambda asked: _OF_KIND[asked.kind],
    "measurable": lambda asked: Q(is_measurable=asked.measurable == "yes"),
    "sdg": lambda asked: Q(sdg_marks__goal=asked.sdg),
    "actor": lambda asked: Q(pk__in=_named(Name.Kind.ACTOR, asked.actor)),
    "place": lambda asked: Q(pk__in=_named(Name.Kind.PLACE, asked.place)),
    "verb": lambda asked: Q(verb_class=asked.verb),
    "flag": lambda asked: Q(flag_marks__code=asked.flag),
}


def fitting(version: Version, filters: Filters) -> QuerySet[PromiseText]:
    """Return the promises of a version that fit, in document order; words and stage are not looked at."""
    rows = PromiseText.objects.filter(version=version)
    for name, condition in _CONDITIONS.items():
        if getattr(filters, name):
            rows = rows.filter(condition(filters))
    return rows


def counts(version: Version, filters: Filters, name: str) -> dict[str, int]:
    """Return for each value of one filter how many promises fit it and all other filters, in one query.

    Args:
        version: The version.
        filters: What is asked for; words and stage are not looked at.
        name: "domain", "theme", "kind", "measurable", "sdg", "verb" or "flag".
    """
    rows = fitting(version, filters.without(name)).order_by()
    if name == "kind":
        numbers = rows.aggregate(**{kind: Count("pk", filter=of) for kind, of in _OF_KIND.items()})
        return {kind: number for kind, number in numbers.items() if number}
    field = {"domain": "domain__slug", "measurable": "is_measurable", "sdg": "sdg_marks__goal"} | {
        "verb": "verb_class",
        "flag": "flag_marks__code",
        "theme": "theme",
    }
    found = rows.values_list(field[name]).annotate(number=Count("pk"))
    named = {True: "yes", False: "no"} if name == "measurable" else {}
    return {str(named.get(value, value)): number for value, number in found if value not in (None, "")}


def _named(kind: str, slug: str) -> QuerySet[NameMark, int]:
    return NameMark.objects.filter(name__kind=kind, name__slug=slug).values_list("text_id", flat=True)


NAMES = tuple(field.name for field in fields(Filters))
"""Every filter, in the order in which a page shows them."""
