"""Compare two versions, and keep what became of each promise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from akkoord.agreement import diff
from akkoord.errors import InputError
from akkoord.phrases import Reason
from akkoord.web.accounts.models import User
from akkoord.web.agreement import stored
from akkoord.web.agreement.models import Change, Comparison, Lineage, PromiseText, Version
from akkoord.web.jobs import actions as jobs
from akkoord.web.jobs import queries as job_queries
from akkoord.web.jobs import reasons
from akkoord.web.jobs.models import Job

KIND = "agreement.compare"

# A new version is compared with so many that residents saw before it; other pairs are made when asked for.
_EARLIER = 5
_BATCH = 1_000
_STEPS = 3


class ComparedWithItself(InputError):
    """Two versions are needed."""

    code = "compared_with_itself"
    message = "{title!r} was to be compared with itself; choose another version"


class VersionGone(InputError):
    """A version that was to be compared is not there."""

    code = "version_gone"
    message = "there is no version {version} of the agreement to compare"


def ask(*, old: Version, new: Version, owner: User | None, now: datetime) -> Job:
    """Let a job compare two versions; while one is under way for the same two, that one is returned.

    Raises:
        ComparedWithItself: if both are the same.
    """
    if old == new:
        raise ComparedWithItself(title=old.title)
    arguments = {"old": old.pk, "new": new.pk}
    waiting = job_queries.under_way(KIND, arguments)
    return waiting or jobs.start(kind=KIND, arguments=arguments, owner=owner, now=now)


def ask_for_earlier(*, version: Version, owner: User | None, now: datetime) -> None:
    """Let jobs compare a version that is published with those that were published before it."""
    published = Version.objects.filter(published_at__isnull=False).exclude(pk=version.pk)
    for earlier in published.order_by("-published_at", "-pk")[:_EARLIER]:
        first, second = in_order(earlier, version)
        ask(old=first, new=second, owner=owner, now=now)


def in_order(one: Version, other: Version) -> tuple[Version, Version]:
    """Return two versions, the older first: by their terms where those differ, else as they appeared."""
    if one.first_year and other.first_year and one.first_year != other.first_year:
        earlier = one.first_year < other.first_year
    else:
        earlier = _appeared(one) <= _appeared(other)
    return (one, other) if earlier else (other, one)


@jobs.register(KIND, title=_("Comparing two versions of the agreement"), phrases="akkoord.agreement")
def work(progress: jobs.Progress, *, old: int, new: int) -> Reason:
    """Compare two versions in a job; a second time gives the same rows."""
    progress.report(0, _STEPS)
    comparison = compare(old_id=old, new_id=new, now=timezone.now(), progress=progress)
    progress.report(_STEPS, _STEPS)
    return Reason("comparison.made", {"count": comparison.changes.count()})


def compare(*, old_id: int, new_id: int, now: datetime, progress: jobs.Progress | None = None) -> Comparison:
    """Compare two versions and keep the outcome, in the place of an earlier one.

    A promise that has the same number in both is the same promise, and so are those that a split or a merge
    ties together, whatever their words. The others are found by their words.

    Raises:
        ComparedWithItself: if both are the same.
        VersionGone: if one is not there.
    """
    old, new = _version(old_id), _version(new_id)
    if old == new:
        raise ComparedWithItself(title=old.title)
    before, after = stored.agreement(old), stored.agreement(new)
    if progress is not None:
        progress.report(1, _STEPS)
    became = _became(old, new)
    numbers = {promise.id for promise in after.promises}
    known = _known([promise.id for promise in before.promises], numbers, became)
    changes = diff.compare(before, after, known)
    if progress is not None:
        progress.report(2, _STEPS)
    return _keep(old, new, changes, now)


@transaction.atomic
def _keep(old: Version, new: Version, changes: Sequence[diff.Change], now: datetime) -> Comparison:
    # Two jobs for the same versions keep their outcomes one after the other.
    list(Version.objects.select_for_update().filter(pk__in=[old.pk, new.pk]).order_by("pk"))
    Comparison.objects.filter(old=old, new=new).delete()
    comparison = Comparison.objects.create(old=old, new=new, made_at=now)
    old_texts, new_texts = _texts(old), _texts(new)
    Change.objects.bulk_create(
        (
            Change(
                comparison=comparison,
                position=position,
                kind=change.kind.value,
                old_id=old_texts[change.old] if change.old else None,
                new_id=new_texts[change.new] if change.new else None,
                because=[reasons.to_row(reason) for reason in change.because],
            )
            for position, change in enumerate(changes)
        ),
        _BATCH,
    )
    return comparison


def _texts(version: Version) -> Mapping[str, int]:
    rows = PromiseText.objects.filter(version=version).values_list("promise__number", "pk")
    return {str(number): pk for number, pk in rows}


def _known(old: Sequence[str], new: set[str], became: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    """Yield the pairs that need no words: promises that go on, and what split and merged promises became."""
    for number in old:
        if number in new:
            yield number, number
        seen, waiting = {number}, [number]
        while waiting:
            for heir in became.get(waiting.pop(), ()):
                if heir not in seen:
                    seen.add(heir)
                    waiting.append(heir)
                    if heir in new:
                        yield number, heir


def _became(old: Version, new: Version) -> Mapping[str, list[str]]:
    """Return what promises became by a split or a merge, by their number.

    What only a draft says counts for that draft alone.
    """
    became: dict[str, list[str]] = defaultdict(list)
    told = Lineage.objects.filter(Q(version__published_at__isnull=False) | Q(version__in=[old, new]))
    for ancestor, descendant in told.order_by("pk").values_list("ancestor__number", "descendant__number"):
        became[str(ancestor)].append(str(descendant))
    return became


def _version(version_id: int) -> Version:
    found = Version.objects.filter(pk=version_id).first()
    if found is None:
        raise VersionGone(version=version_id)
    return found


def _appeared(version: Version) -> tuple[bool, float, int]:
    """Return when residents first saw a version; a draft comes behind all that they saw."""
    seen_at = version.published_at.timestamp() if version.published_at else 0.0
    return (version.published_at is None, seen_at, version.pk)
