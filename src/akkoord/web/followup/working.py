"""The working list: which promises ask for work, counted and paged by the database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _

from akkoord.web.agreement import queries as agreement
from akkoord.web.agreement.filtering import Filters
from akkoord.web.agreement.models import Version
from akkoord.web.agreement.ranked import Ranked
from akkoord.web.followup import people, reported, saying, standing_rows
from akkoord.web.followup.models import Deadline, Owner, Status
from akkoord.web.followup.reach import Reach

PER_PAGE = 50

_TITLES: dict[str, str | LazyText] = {
    "mine": _("Of my service"),
    "overdue": _("Overdue"),
    "claimed": _("Without proof"),
    "changed": _("Changed since the last report"),
    "unknown": _("No information"),
    "all": _("All promises"),
}
_VALUES = (
    "promise_id", "promise__number", "text", "now__stage", "now__since", "now__is_claimed", "is_overdue",
    "due", "service", "service_slug",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One promise of the list, and where it stands."""

    promise_id: int
    number: int
    text: str
    code: str
    name: str
    since: date | None
    is_claimed: bool
    is_overdue: bool
    due: date | None
    service: str
    service_slug: str

    @property
    def is_known(self) -> bool:
        """Whether anything was recorded."""
        return self.code != "no_information"


@dataclass(frozen=True, slots=True)
class Tab:
    """One list among the others: its code in the address, what it is called, and how many stand in it."""

    code: str
    title: str | LazyText
    count: int
    is_here: bool


@dataclass(frozen=True, slots=True)
class Working:
    """The list as its page shows it."""

    tabs: tuple[Tab, ...]
    here: str
    page: Page[Any]
    rows: tuple[Row, ...]


def working(reach: Reach, on: date, asked: Mapping[str, str]) -> Working:
    """Return one of the lists, a page of it, in a fixed number of queries.

    All but the list of all promises hold those within reach only. An address that asks for no list gets the
    first; a list that is not there is the first as well.

    Args:
        reach: Whose promises they are.
        on: The day.
        asked: `list`, `page` and `q` (words of a promise) of the address.
    """
    lists = _lists(reach, on)
    here = asked.get("list") if asked.get("list") in lists else next(iter(lists))
    version = agreement.published()
    found = _found(version, asked.get("q", ""), on) if version else None
    if found is None:
        counts: Mapping[str, int] = dict.fromkeys(lists, 0)
        rows: Any = []
    else:
        counts = found.order_by().aggregate(**{code: Count("pk", filter=own) for code, own in lists.items()})
        rows = found.filter(lists[str(here)]).values(*_VALUES)
    page = _Counted(rows, PER_PAGE, count=counts[str(here)]).get_page(asked.get("page"))
    return Working(
        tabs=tuple(Tab(code, _TITLES[code], counts[code], code == here) for code in lists),
        here=str(here),
        page=page,
        rows=tuple(_row(one) for one in page.object_list),
    )


def row(number: int, on: date) -> Row | None:
    """Return one promise that residents see, and where it stands."""
    version = agreement.published()
    rows = _rows(version, on).filter(promise__number=number).values(*_VALUES) if version else ()
    return next((_row(one) for one in rows), None)


class _Counted(Paginator):
    """Pages of rows that were counted already."""

    def __init__(self, rows: Any, per_page: int, *, count: int) -> None:
        super().__init__(rows, per_page)
        self.count = count


def _lists(reach: Reach, on: date) -> dict[str, Q]:
    """Return what picks the rows of each list, in the order of the page."""
    own = reach.rows(on)
    lists = {
        "overdue": own & Q(is_overdue=True),
        "claimed": own & Q(now__is_claimed=True),
        "changed": own & _changed(),
        "unknown": own & Q(now__stage__isnull=True),
    }
    if reported.last() is None:
        del lists["changed"]
    return {"all": Q()} | lists if reach.is_whole else {"mine": own} | lists | {"all": Q()}


def _changed() -> Q:
    """Return what picks the promises of which something was recorded after the last report was made."""
    last = reported.last()
    if last is None:
        return Q()
    after = timezone.make_aware(datetime.combine(last.known_on + timedelta(1), time()))
    said = Status.objects.filter(promise=OuterRef("promise"), known_at__gte=after)
    due = Deadline.objects.filter(promise=OuterRef("promise"), set_at__gte=after)
    return Q(Exists(said)) | Q(Exists(due))


def _rows(version: Version, on: date) -> QuerySet[Any]:
    owner = Owner.objects.filter(people.held(on), promise=OuterRef("promise"))
    return standing_rows.texts(version, on).annotate(
        service=Subquery(owner.values("service__name")[:1]),
        service_slug=Subquery(owner.values("service__slug")[:1]),
    )


def _found(version: Version, words: str, on: date) -> QuerySet[Any]:
    rows = _rows(version, on)
    if not words.strip():
        return rows
    texts = agreement.found(version, Filters(words=words)).texts
    if isinstance(texts, Ranked):
        return rows.filter(pk__in=texts.ids)
    return rows.filter(pk__in=texts.order_by().values("pk"))


def _row(one: Mapping[str, Any]) -> Row:
    code = one["now__stage"] or "no_information"
    return Row(
        promise_id=one["promise_id"],
        number=one["promise__number"],
        text=one["text"],
        code=code,
        name=saying.stage_name(code),
        since=one["now__since"],
        is_claimed=bool(one["now__is_claimed"]),
        is_overdue=one["is_overdue"],
        due=one["due"],
        service=one["service"] or "",
        service_slug=one["service_slug"] or "",
    )
