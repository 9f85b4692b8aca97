"""What the pages show of two versions side by side, and of what the reader noticed in one.

Each function costs a fixed number of queries.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db.models import Count, F, Q, QuerySet

from akkoord.agreement.versions import wording
from akkoord.agreement.versions.wording import Piece
from akkoord.phrases import Language, Reason, say
from akkoord.web.agreement.models import Change, Comparison, Finding, FindingText, PromiseText, Version
from akkoord.web.agreement.of_promise import sides
from akkoord.web.frame import language
from akkoord.web.jobs import reasons

CHANGED = ("sharpened", "weakened", "reworded", "moved", "new", "dropped", "kept")
"""The kinds of changes, in the order in which a page counts them."""

_LARGEST_ID = 2**63 - 1

_UNTOLD = {"change.other_words", "change.same_words"}
"""Reasons that the words themselves show already."""


@dataclass(frozen=True, slots=True)
class Side:
    """One promise of a change: its number, and its words cut where they differ from the other side."""

    number: int
    pieces: Sequence[Piece]
    has_page: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """One change as a page shows it; a side is None where nothing stands there."""

    kind: str
    old: Side | None
    new: Side | None
    domain: str
    because: list[str]


@dataclass(frozen=True, slots=True)
class Concerned:
    """A promise that a finding is about."""

    number: int
    text: str
    lines: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """One finding as a page shows it; of many promises only the first few are named.

    The sentence is empty where it would say no more than the promises themselves.
    """

    code: str
    sentence: str
    promises: list[Concerned]
    more: int


def comparisons(*, with_drafts: bool) -> QuerySet[Comparison]:
    """Return the comparisons that somebody may see, the last made first, with how many promises changed."""
    rows = Comparison.objects.select_related("old", "new")
    if not with_drafts:
        rows = rows.filter(old__published_at__isnull=False, new__published_at__isnull=False)
    counted = rows.annotate(changed=Count("changes", filter=~Q(changes__kind=Change.Kind.KEPT)))
    return counted.order_by("-made_at", "-pk")


def comparison(old: int, new: int, *, with_drafts: bool) -> Comparison | None:
    """Return one comparison, where it was made and may be seen."""
    if max(old, new) > _LARGEST_ID:
        return None
    return comparisons(with_drafts=with_drafts).filter(old=old, new=new).first()


def versions(*, with_drafts: bool) -> QuerySet[Version]:
    """Return the versions that somebody may see, the last first."""
    rows = Version.objects.order_by("-published_at", "-pk")
    return rows if with_drafts else rows.filter(published_at__isnull=False)


def counts(given: Comparison) -> dict[str, int]:
    """Return how many changes there are of each kind."""
    found = dict(
        Change.objects.filter(comparison=given).order_by().values_list("kind").annotate(number=Count("pk"))
    )
    return {kind: found[kind] for kind in CHANGED if kind in found}


def domains(given: Comparison) -> list[tuple[str, str]]:
    """Return the domains in which something stands on either side: the short name and the title of each."""
    found: dict[str, str] = {}
    for side in ("new", "old"):
        rows = Change.objects.filter(comparison=given, **{f"{side}__domain__isnull": False}).order_by()
        found |= dict(rows.values_list(f"{side}__domain__slug", f"{side}__domain__title").distinct())
    return sorted(found.items(), key=lambda one: one[1].casefold())


def changes(given: Comparison, *, kind: str = "", domain: str = "") -> QuerySet[Change]:
    """Return the changes that fit; without a kind all but what stayed the same."""
    rows = Change.objects.filter(comparison=given)
    rows = rows.filter(kind=kind) if kind else rows.exclude(kind=Change.Kind.KEPT)
    if slug := _askable(domain):
        rows = rows.filter(Q(new__domain__slug=slug) | Q(new=None, old__domain__slug=slug))
    return rows.select_related("old__promise", "new__promise", "old__domain", "new__domain")


def _askable(slug: str) -> str:
    """Return a short name without the sign that PostgreSQL refuses to be asked for."""
    return slug.replace("\0", "?")


def shown(rows: Sequence[Change], given: Comparison) -> list[Shown]:
    """Return changes as a page shows them."""
    spoken = language.current()
    found = []
    for change in rows:
        before, after = _pieces(change)
        side = change.new or change.old
        told = (reasons.from_row(row) for row in change.because)
        found.append(
            Shown(
                kind=change.kind,
                old=_side(change.old, before, given.old),
                new=_side(change.new, after, given.new),
                domain=side.domain.title if side and side.domain else "",
                because=[
                    say(own, spoken, package="akkoord.agreement") for own in told if own.code not in _UNTOLD
                ],
            )
        )
    return found


def _pieces(change: Change) -> tuple[Sequence[Piece], Sequence[Piece]]:
    if change.old and change.new:
        return wording.sides(change.old.text, change.new.text)
    both = [(Piece(side.text, False),) if side else () for side in (change.old, change.new)]
    return both[0], both[1]


def _side(text: PromiseText | None, pieces: Sequence[Piece], version: Version) -> Side | None:
    # A promise that only a draft has has no page yet.
    return Side(text.promise.number, pieces, version.published_at is not None) if text else None


def finding_counts(version: Version) -> dict[str, int]:
    """Return how many findings there are of each code, in the order of their first."""
    rows = Finding.objects.filter(version=version).order_by().values_list("code")
    return dict(rows.annotate(number=Count("pk")).order_by("-number", "code"))


def findings(version: Version, *, code: str = "", domain: str = "") -> QuerySet[Finding]:
    """Return the findings that fit, in the order of the text."""
    rows = Finding.objects.filter(version=version)
    if code:
        rows = rows.filter(code=code)
    if domain:
        rows = rows.filter(texts__domain__slug=_askable(domain)).distinct()
    return rows


_NAMED = 12
_SIDES = 2


def told(rows: Sequence[Finding]) -> list[Found]:
    """Return findings as a page shows them, each with its promises and their lines."""
    spoken = language.current()
    concerned: dict[int, list[Concerned]] = {row.pk: [] for row in rows}
    links = (
        FindingText.objects.filter(finding__in=concerned)
        .order_by("finding", "position")
        .values_list(
            "finding", "text__promise__number", "text__text", "text__line_start", "text__line_end",
        )
    )  # fmt: skip
    for finding, number, text, first, last in links:
        concerned[finding].append(Concerned(number, text, f"{first}" if first == last else f"{first}–{last}"))
    return [_found(row, concerned[row.pk], spoken) for row in rows]


def _found(finding: Finding, concerned: list[Concerned], spoken: Language) -> Found:
    named = _with_words(finding, concerned[:_NAMED])
    said = finding.code == "repeats" or all(one.words for one in named)
    reason = Reason(finding.because["code"], finding.because["values"])
    return Found(
        code=finding.code,
        sentence="" if named and said else say(reason, spoken, package="akkoord.agreement"),
        promises=named,
        more=max(0, len(concerned) - _NAMED),
    )


def _with_words(finding: Finding, concerned: list[Concerned]) -> list[Concerned]:
    """Return the promises of a contradiction, each with the words in which it contradicts the other."""
    if finding.code != "conflict" or len(concerned) != _SIDES:
        return concerned
    words = sides(finding.because["values"]["note"])
    return [replace(one, words=own) for one, own in zip(concerned, words, strict=True)]


def of_promise(text: PromiseText) -> list[str]:
    """Return what the reader noticed about one promise, each in a sentence.

    That a domain has promises without a target says nothing of this one; what repeats or contradicts it
    stands on its page by itself.
    """
    rows = (
        Finding.objects.filter(texts=text)
        .exclude(code__in=["no_target", "repeats", "conflict"])
        .order_by(F("position"))
    )
    spoken = language.current()
    return [
        say(Reason(row.because["code"], row.because["values"]), spoken, package="akkoord.agreement")
        for row in rows
    ]
