"""Reading: open to everybody, of what residents see."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Field, Path, Query, Router, Schema
from pydantic.json_schema import SkipJsonSchema

from akkoord.web.agreement import listing, offered, queries
from akkoord.web.agreement.filtering import Filters
from akkoord.web.agreement.models import Name, Version
from akkoord.web.open_data.api import lists, rows, schemas
from akkoord.web.open_data.api.lists import MOST_NUMBER, Number, OfVersion, Paging, listed
from akkoord.web.open_data.api.problems import Problem

router = Router()

# PostgreSQL cannot hold this character, so no text has it.
_TEXT = r"^[^\x00]*$"
_Slug = Annotated[str, Field(max_length=90, pattern=r"^[-a-zA-Z0-9_]+$")]
_Theme = Annotated[str, Field(min_length=1, max_length=200, pattern=_TEXT)]
_Goal = Annotated[int, Field(ge=1, le=17)]
_Code = Annotated[str, Field(max_length=40, pattern=r"^[a-z_.]+$")]


class PromiseFilters(OfVersion):
    """Which promises are asked for: the filters of the page with all promises."""

    q: str = Query(
        "", max_length=200, pattern=_TEXT, description="Words: all must occur, typing errors are forgiven.",
        examples=["fietspad"],
    )  # fmt: skip
    domain: _Slug | SkipJsonSchema[None] = Query(None, description="The short name of a domain.")
    theme: _Theme | SkipJsonSchema[None] = Query(None, description="A theme, as it is written.")
    kind: Literal["goal", "action", "highlight", "pillar"] | SkipJsonSchema[None] = Query(
        None, description="What sort of promise; ambitions are goals."
    )
    measurable: Literal["yes", "no"] | SkipJsonSchema[None] = Query(
        None, description="Whether it has a number, a norm or a date."
    )
    stage: schemas.StageCode | SkipJsonSchema[None] = Query(None, description="Where it stands today.")
    sdg: _Goal | SkipJsonSchema[None] = Query(None, description="A sustainable development goal.")
    actor: _Slug | SkipJsonSchema[None] = Query(None, description="Who takes part.")
    place: _Slug | SkipJsonSchema[None] = Query(None, description="A place that it names.")
    verb: schemas.Verb | SkipJsonSchema[None] = Query(None, description="What is done.")
    flag: _Code | SkipJsonSchema[None] = Query(None, description="What the reader noticed, as a code.")

    def filters(self) -> Filters:
        """Return them as the pages know them."""
        given = {name: getattr(self, name) for name in _FILTERS if getattr(self, name)}
        return Filters(words=self.q, **given)


_FILTERS = ("domain", "theme", "kind", "measurable", "stage", "sdg", "actor", "place", "verb", "flag")


class FindingFilters(OfVersion):
    """Which findings are asked for."""

    code: _Code | SkipJsonSchema[None] = Query(None, description="What kind of finding.")


class ChangeFilters(Paging):
    """Which changes are asked for."""

    kind: schemas.ChangeKind | SkipJsonSchema[None] = Query(None, description="What became of the promise.")


class OnlyVersion(Schema):
    """The version whose wording is asked for."""

    version: Number | SkipJsonSchema[None] = Query(
        None, description="A published version; without it, the one that residents see."
    )


@router.get("/versions", response=lists.Versions, operation_id="list_versions", tags=["reading"])
def versions(request: HttpRequest, response: HttpResponse, asked: Query[Paging]) -> Any:
    """Published versions of the agreement, the last first."""
    current = queries.published()

    def tell(given: list[Version]) -> Any:
        return [rows.version(row, current or row, row.promises) for row in given]  # type: ignore[attr-defined]

    return listed(request, response, asked, offered.versions(), tell)


@router.get(
    "/versions/{int:version_id}", response=schemas.Version, operation_id="get_version", tags=["reading"]
)
def version(
    request: HttpRequest,
    version_id: int = Path(..., ge=1, le=MOST_NUMBER, description="The permanent number of the version."),
) -> Any:
    """One published version."""
    found = _version(version_id)
    return rows.version(found, _version(None), found.promises)  # type: ignore[attr-defined]


@router.get("/promises", response=lists.Promises, operation_id="list_promises", tags=["reading"])
def promises(request: HttpRequest, response: HttpResponse, asked: Query[PromiseFilters]) -> Any:
    """Promises, filtered like the page with all promises; several filters narrow together."""
    of = _version(asked.version)
    _check_names(asked)
    filters = asked.filters()
    found = queries.found(of, filters)
    fitting = listing.in_stage(found.texts, filters.stage, timezone.localdate())
    return listed(request, response, asked, fitting, rows.promises, version=of.pk)


@router.get(
    "/promises/{int:number}", response=schemas.PromiseInFull, operation_id="get_promise", tags=["reading"]
)
def promise(
    request: HttpRequest,
    asked: Query[OnlyVersion],
    number: int = Path(..., ge=1, le=MOST_NUMBER, description="The permanent number of the promise."),
) -> Any:
    """One promise with all that is known of it."""
    text = offered.promise(_version(asked.version), number)
    if text is None:
        raise Problem("not_found", value=number)
    return rows.promise(text)


@router.get("/domains", response=lists.Domains, operation_id="list_domains", tags=["reading"])
def domains(request: HttpRequest, response: HttpResponse, asked: Query[OfVersion]) -> Any:
    """Policy domains of a version, in the order of the agreement."""
    of = _version(asked.version)
    given = queries.domains(of).order_by("position")
    return listed(request, response, asked, given, lambda some: rows.domains(some, of), version=of.pk)


@router.get("/actors", response=lists.Names, operation_id="list_actors", tags=["reading"])
def actors(request: HttpRequest, response: HttpResponse, asked: Query[OfVersion]) -> Any:
    """Who takes part in promises of a version, by name."""
    return _names(request, response, asked, Name.Kind.ACTOR)


@router.get("/places", response=lists.Names, operation_id="list_places", tags=["reading"])
def places(request: HttpRequest, response: HttpResponse, asked: Query[OfVersion]) -> Any:
    """Places that promises of a version name, by name."""
    return _names(request, response, asked, Name.Kind.PLACE)


@router.get("/sdgs", response=lists.Sdgs, operation_id="list_sdgs", tags=["reading"])
def sdgs(request: HttpRequest, response: HttpResponse, asked: Query[OfVersion]) -> Any:
    """Sustainable development goals that promises of a version may serve."""
    of = _version(asked.version)
    given = offered.sdgs(of)
    return listed(request, response, asked, given, lambda some: rows.sdgs(some, of), version=of.pk)


@router.get("/findings", response=lists.Findings, operation_id="list_findings", tags=["reading"])
def findings(request: HttpRequest, response: HttpResponse, asked: Query[FindingFilters]) -> Any:
    """What the reader of the agreement noticed in a version, each with the promises concerned."""
    of = _version(asked.version)
    given = offered.findings(of, asked.code or "")
    return listed(request, response, asked, given, rows.findings, version=of.pk)


@router.get("/comparisons", response=lists.Comparisons, operation_id="list_comparisons", tags=["reading"])
def comparisons(request: HttpRequest, response: HttpResponse, asked: Query[Paging]) -> Any:
    """Published versions that were compared, the last comparison first."""
    return listed(request, response, asked, offered.comparisons(), rows.comparisons)


@router.get(
    "/comparisons/{int:old}/{int:new}/changes",
    response=lists.Changes,
    operation_id="list_changes",
    tags=["reading"],
)
def changes(
    request: HttpRequest,
    response: HttpResponse,
    asked: Query[ChangeFilters],
    old: int = Path(..., ge=1, le=MOST_NUMBER, description="The earlier version."),
    new: int = Path(..., ge=1, le=MOST_NUMBER, description="The later version."),
) -> Any:
    """What became of each promise between two published versions."""
    found = offered.comparisons().filter(old=old, new=new).first()
    if found is None:
        raise Problem("not_found", value=f"{old}/{new}")
    return listed(request, response, asked, offered.changes(found, asked.kind or ""), rows.changes)


def _version(asked: int | None) -> Version:
    found = offered.version(asked) if asked is not None else offered.versions().first()
    if found is not None:
        return found
    raise Problem("not_published") if asked is None else Problem("not_found", value=asked)


def _names(request: HttpRequest, response: HttpResponse, asked: OfVersion, kind: str) -> Any:
    of = _version(asked.version)
    given = offered.names(of, kind)
    return listed(request, response, asked, given, lambda some: rows.names(some, of), version=of.pk)


def _check_names(asked: PromiseFilters) -> None:
    """Refuse a name that no published version has: a typing error must not look like an empty list."""
    if asked.domain and not offered.domain_exists(asked.domain):
        raise Problem("no_such_value", name="domain", value=asked.domain)
    for kind, slug in ((Name.Kind.ACTOR, asked.actor), (Name.Kind.PLACE, asked.place)):
        if slug and not offered.name_exists(kind, slug):
            raise Problem("no_such_value", name=kind, value=slug)
