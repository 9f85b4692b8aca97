"""A list in pages: what it holds, and the addresses of the pages around it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Annotated, Any, TypeVar

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from ninja import Field, Query, Schema
from pydantic import ConfigDict
from pydantic.json_schema import SkipJsonSchema

from akkoord.web.open_data.api import schemas

DEFAULT = 50
MOST = 200
LAST_PAGE = 100_000
MOST_NUMBER = 2**31 - 1
"""The largest number that a promise or a version can have."""

_Row = TypeVar("_Row")


# On the type and not on the parameter: beside None, the description would lose them.
Number = Annotated[int, Field(ge=1, le=MOST_NUMBER)]


class Paging(Schema):
    """Which part of a list is asked for."""

    page: int = Query(
        1, ge=1, le=LAST_PAGE, description="The page, from 1. Behind the last one stands nothing."
    )
    limit: int = Query(DEFAULT, ge=1, le=MOST, description="How many entries a page has.")


class OfVersion(Paging):
    """A part of a list of one version."""

    version: Number | SkipJsonSchema[None] = Query(
        None, description="A published version; without it, the one that residents see."
    )


class Listed(Schema):
    """What every list says of itself."""

    model_config = ConfigDict(extra="forbid")

    total: int = Field(description="How many entries the whole list has.")
    page: int = Field(description="The page that this is.")
    limit: int = Field(description="How many entries a page has.")
    next: str | None = Field(description="The address of the next page; null on the last.")
    previous: str | None = Field(description="The address of the page before; null on the first.")


class Versions(Listed):
    """Published versions, the last first."""

    items: list[schemas.Version]


class Promises(Listed):
    """Promises: best first where words are searched for, else in the order of the agreement."""

    version: int = Field(description="The version whose wording this is.")
    items: list[schemas.Promise]


class Domains(Listed):
    """Policy domains in the order of the agreement."""

    version: int
    items: list[schemas.Domain]


class Names(Listed):
    """Names in the order of the alphabet."""

    version: int
    items: list[schemas.Name]


class Sdgs(Listed):
    """The goals that promises may serve, by number."""

    version: int
    items: list[schemas.Sdg]


class Findings(Listed):
    """What the reader noticed, in its order."""

    version: int
    items: list[schemas.Finding]


class Comparisons(Listed):
    """Comparisons of published versions, the last made first."""

    items: list[schemas.Comparison]


class Changes(Listed):
    """What became of promises, in the order of the comparison."""

    items: list[schemas.Change]


def listed(
    request: HttpRequest,
    response: HttpResponse,
    asked: Paging,
    rows: QuerySet[Any] | Sequence[_Row],
    tell: Callable[[list[Any]], Iterable[Any]],
    **about: object,
) -> dict[str, Any]:
    """Return one page of a list, and name the pages around it in the header Link.

    Args:
        request: What was asked.
        response: Where the header goes.
        asked: Which page.
        rows: The whole list; only the page is read.
        tell: Turns the rows of the page into what is answered.
        about: What else is said of the list.
    """
    total = rows.count() if isinstance(rows, QuerySet) else len(rows)
    start = (asked.page - 1) * asked.limit
    last = max(1, -(-total // asked.limit))
    around = {"first": 1, "prev": asked.page - 1, "next": asked.page + 1, "last": last}
    is_there = {"first": True, "prev": 1 < asked.page <= last + 1, "next": asked.page < last, "last": True}
    addresses = {name: _address(request, around[name]) for name, there in is_there.items() if there}
    response["Link"] = ", ".join(f'<{address}>; rel="{name}"' for name, address in addresses.items())
    return {
        **about,
        "total": total,
        "page": asked.page,
        "limit": asked.limit,
        "next": addresses.get("next"),
        "previous": addresses.get("prev"),
        "items": list(tell(list(rows[start : start + asked.limit]))) if start < total else [],
    }


def _address(request: HttpRequest, page: int) -> str:
    query = request.GET.copy()
    query["page"] = str(page)
    return f"{settings.CITY.base_url}{request.path}?{query.urlencode()}"
