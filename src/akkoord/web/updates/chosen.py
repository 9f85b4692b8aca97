"""What somebody follows: a promise, a domain, a place, or the whole agreement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from django.core.validators import slug_re
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from akkoord.web.agreement import queries as agreement
from akkoord.web.agreement.models import Domain, Name, NameMark, Promise, PromiseText

What = Literal["all", "promise", "domain", "place"]
KEYS: dict[str, What] = {"belofte": "promise", "domein": "domain", "plaats": "place"}
"""How an address says it."""

_MOST_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to follow.

    Attributes:
        what: What sort of thing.
        pk: The id of its row; 0 for the whole agreement.
        key: What an address calls it: a number or a short name; empty for the whole agreement.
        title: What it is called.
        address: Its own page.
    """

    what: What
    pk: int
    key: str
    title: str
    address: str

    @property
    def query(self) -> str:
        """The part of an address that asks for it, with its question mark; empty for the whole agreement."""
        names = {what: name for name, what in KEYS.items()}
        return f"?{names[self.what]}={self.key}" if self.what != "all" else ""

    @property
    def feed(self) -> str:
        """The address of its feed."""
        if self.what == "all":
            return reverse("updates:feed")
        return reverse(f"updates:feed_{self.what}", args=[self.key])


def everything() -> Choice:
    """Return the whole agreement."""
    return Choice("all", 0, "", _("All promises"), reverse("agreement:home"))


def find(what: What, key: str) -> Choice | None:
    """Return what an address names; None where residents see no such thing."""
    if what == "all":
        return everything()
    if not slug_re.fullmatch(key):
        return None
    return {"promise": _promise, "domain": _domain, "place": _place}[what](key)


def in_address(query: Any) -> Choice | None:
    """Return what the query of an address names: the whole agreement for nothing, None for the unknown."""
    for name, what in KEYS.items():
        if key := query.get(name, ""):
            return find(what, key)
    return everything()


def promises(*, promises: list[int], domains: list[int], places: list[int]) -> QuerySet[Promise, Any]:
    """Return the ids of the promises that are followed through any of these, as a query to ask in."""
    version = agreement.published()
    wanted = Q(pk__in=promises)
    if version is not None and (domains or places):
        texts = PromiseText.objects.filter(version=version).order_by()
        if domains:
            wanted |= Q(pk__in=texts.filter(domain__in=domains).values("promise"))
        if places:
            named = NameMark.objects.filter(name__in=places).values("text")
            wanted |= Q(pk__in=texts.filter(pk__in=named).values("promise"))
    return Promise.objects.filter(wanted).order_by().values("pk")


def of_choice(choice: Choice) -> list[int] | QuerySet[Promise, Any] | None:
    """Return the promises that a choice is about; None for all."""
    if choice.what == "all":
        return None
    if choice.what == "promise":
        return [choice.pk]
    domains, places = ([choice.pk], []) if choice.what == "domain" else ([], [choice.pk])
    return promises(promises=[], domains=domains, places=places)


def _promise(key: str) -> Choice | None:
    version = agreement.published()
    if version is None or not (key.isascii() and key.isdecimal()) or len(key) > _MOST_DIGITS:
        return None
    text = agreement.promise_text(version, int(key))
    if text is None:
        return None
    return Choice("promise", text.promise_id, key, text.text, text.promise.get_absolute_url())


def _domain(key: str) -> Choice | None:
    version = agreement.published()
    domain = Domain.objects.filter(slug=key, texts__version=version).first() if version else None
    if domain is None:
        return None
    return Choice("domain", domain.pk, domain.slug, domain.title, domain.get_absolute_url())


def _place(key: str) -> Choice | None:
    version = agreement.published()
    places = Name.objects.filter(kind=Name.Kind.PLACE, slug=key, marks__text__version=version)
    place = places.first() if version else None
    return Choice("place", place.pk, place.slug, place.name, place.get_absolute_url()) if place else None
