"""What data this site offers, each set with the ways to get it, and the interface for programs.

    registry.register(registry.DataSet("beloften", _("Promises"), ..., distributions=(...)))

A way to get something is listed once its address is there: a part of the site that is not installed offers
nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise as LazyText
from django.utils.translation import override

MEDIA_TYPES = {
    "CSV": "text/csv",
    "XLSX": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "JSON": "application/json",
    "JSON_LD": "application/ld+json",
    "HTML": "text/html",
    "ZIP": "application/zip",
    "RDFA": "text/html",
}
"""The kinds of file by their code in the list of the Publications Office of the European Union."""


@dataclass(frozen=True, slots=True)
class Distribution:
    """One way to get a set.

    Attributes:
        form: The kind of file, one of `MEDIA_TYPES`.
        url_name: The name of its address.
        args: What stands in that address.
        is_download: Whether the file itself is there, and not a page with a list of files.
    """

    form: str
    url_name: str
    args: tuple[str | int, ...] = ()
    is_download: bool = True


@dataclass(frozen=True, slots=True)
class DataSet:
    """One set.

    Attributes:
        code: What it is called in the addresses of the catalogue; it never changes.
        title: Its name.
        description: What it holds.
        question: A question that somebody can answer with it.
        page: The name of the page that shows the same to people.
        modified: When something in it last changed; None as long as nothing is in it.
        distributions: The ways to get it, the handiest first.
        keywords: Words by which it is found, in Dutch.
    """

    code: str
    title: str | LazyText
    description: str | LazyText
    question: str | LazyText
    page: str
    modified: Callable[[], datetime | None]
    distributions: Callable[[], tuple[Distribution, ...]]
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Service:
    """The interface for programs; `url_name` names its description, beside which its addresses stand."""

    code: str
    title: str | LazyText
    description: str | LazyText
    url_name: str


_SETS: dict[str, DataSet] = {}
_SERVICES: dict[str, Service] = {}


def register(one: DataSet | Service) -> None:
    """Add a set or a service; the same code again replaces it."""
    if isinstance(one, DataSet):
        _SETS[one.code] = one
    else:
        _SERVICES[one.code] = one


def sets() -> list[tuple[DataSet, tuple[Distribution, ...]]]:
    """Return the sets that can be got, each with the ways to get it."""
    offered = [(one, tuple(filter(_is_there, one.distributions()))) for one in _SETS.values()]
    return [(one, ways) for one, ways in offered if ways]


def services() -> list[Service]:
    """Return the interfaces that this installation has."""
    return [one for one in _SERVICES.values() if path(one.url_name)]


def address(url_name: str, *args: str | int) -> str:
    """Return a permanent address: in Dutch, and from the city file, whatever the request says."""
    with override(settings.LANGUAGE_CODE):
        return f"{settings.CITY.base_url}{reverse(url_name, args=args)}"


def _is_there(one: Distribution) -> bool:
    return path(one.url_name, *one.args) is not None


def path(url_name: str, *args: str | int) -> str | None:
    """Return an address on this site; None where this installation has none of that name."""
    try:
        return reverse(url_name, args=args)
    except NoReverseMatch:
        return None
