"""Reviews, for the pages: those under way, and what one would change."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from akkoord.web.agreement.models import PromiseText
from akkoord.web.review.models import LIVING, Item, Review

_MOST_NAMED = 10


@dataclass(frozen=True, slots=True)
class Difference:
    """What a review would change for residents, in promises; of those that go, the first are named."""

    new: int
    reworded: int
    kept: int
    dropped: int
    first_dropped: list[tuple[int, str]]


def under_way() -> QuerySet[Review]:
    """Return the reviews that are not published, the last started first, with how far each is."""
    counted = Q(items__state__in=[*LIVING, Item.State.NO_PROMISE])
    return (
        Review.objects.filter(version=None)
        .select_related("job", "started_by")
        .annotate(
            total=Count("items", filter=counted),
            still_open=Count("items", filter=Q(items__state=Item.State.OPEN)),
        )
        .order_by("-started_at", "-pk")
        .defer("lines", "pages", "reading")
    )


def review(public_id: UUID) -> Review | None:
    """Return one review, or None."""
    return Review.objects.select_related("job", "follows", "version").filter(public_id=public_id).first()


def difference(given: Review) -> Difference:
    """Return what a review would change beside the version that it follows."""
    rows = Item.objects.filter(review=given, state__in=LIVING)
    continued = {number for numbers in rows.values_list("continues", flat=True) for number in numbers}
    before = PromiseText.objects.filter(version=given.follows_id).order_by("position")
    texts = before.values_list("promise__number", "text")
    dropped = [(number, text) for number, text in texts if number not in continued]
    counts = rows.aggregate(
        total=Count("pk"),
        kept=Count("pk", filter=Q(carried_over=True)),
        new=Count("pk", filter=Q(continues=[])),
    )
    return Difference(
        new=counts["new"],
        reworded=counts["total"] - counts["kept"] - counts["new"],
        kept=counts["kept"],
        dropped=len(dropped),
        first_dropped=dropped[:_MOST_NAMED],
    )
