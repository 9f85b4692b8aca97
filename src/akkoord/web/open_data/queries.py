"""What the pages show of the data that is offered."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _

from akkoord.web.frame.city import LICENCES
from akkoord.web.open_data.catalogue import graph, registry
from akkoord.web.open_data.catalogue.registry import DataSet, Distribution

_LICENCE_NAMES: dict[str, LazyText] = {
    "cc0": _("Creative Commons Zero (CC0)"),
    "gratis-hergebruik": _("Model licence for free reuse (Flanders)"),
}
_FORM_NAMES = {"JSON_LD": "JSON-LD", "RDFA": "HTML + RDFa"}
_MOST_WAYS = 8


@dataclass(frozen=True, slots=True)
class Way:
    """One way to get a set, as a link."""

    form: str
    address: str
    about: str


@dataclass(frozen=True, slots=True)
class Offer:
    """One set, as the page shows it; `ways` may be cut at the newest."""

    code: str
    title: str | LazyText
    description: str | LazyText
    question: str | LazyText
    page: str
    modified: datetime | None
    ways: tuple[Way, ...]
    is_cut: bool


@dataclass(frozen=True, slots=True)
class Page:
    """All that the page shows."""

    offers: tuple[Offer, ...]
    services: tuple[Way, ...]
    licence: str | LazyText
    licence_address: str
    publisher: str
    whole: str
    dictionary: str


def page() -> Page:
    """Return what data there is and how to get it."""
    given = settings.CITY.open_data
    offers = tuple(_offer(one, ways) for one, ways in registry.sets())
    return Page(
        offers=offers,
        services=tuple(
            Way(str(one.title), reverse(one.url_name), str(one.description)) for one in registry.services()
        ),
        licence=_LICENCE_NAMES[given.licence],
        licence_address=LICENCES[given.licence],
        publisher=given.publisher,
        whole=registry.path("open_data:dataset") or "",
        dictionary=registry.path("open_data:dictionary") or "",
    )


def catalogue(form: str) -> bytes:
    """Return the catalogue, the same bytes as long as the data are the same.

    Args:
        form: How rdflib calls it, `turtle` or `json-ld`.
    """
    made = graph.catalogue()
    if form == "turtle":
        return made.serialize(format="turtle", encoding="utf-8")
    nodes = json.loads(made.serialize(format="json-ld", auto_compact=True, sort_keys=True))
    nodes["@graph"].sort(key=lambda node: node["@id"])
    return json.dumps(_ordered(nodes), ensure_ascii=False, indent=2, sort_keys=True).encode()


def _ordered(value: object) -> object:
    """Return JSON-LD with the values of each property in one order: they stand in a set, which has none."""
    if isinstance(value, dict):
        return {key: _ordered(one) for key, one in value.items()}
    if isinstance(value, list):
        return sorted((_ordered(one) for one in value), key=lambda one: json.dumps(one, sort_keys=True))
    return value


def _offer(one: DataSet, ways: tuple[Distribution, ...]) -> Offer:
    return Offer(
        code=one.code,
        title=one.title,
        description=one.description,
        question=one.question,
        page=reverse(one.page),
        modified=one.modified(),
        ways=tuple(_way(way) for way in ways[:_MOST_WAYS]),
        is_cut=len(ways) > _MOST_WAYS,
    )


def _way(way: Distribution) -> Way:
    about = "-".join(str(one) for one in way.args if isinstance(one, int))
    return Way(_FORM_NAMES.get(way.form, way.form), reverse(way.url_name, args=way.args), about)
