"""Write and change drafts, publish them, read the pages of others, and link decisions to promises."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from akkoord.decisions import model
from akkoord.decisions.formats import rdfa
from akkoord.errors import StateError
from akkoord.web.accounts.models import User
from akkoord.web.agreement.models import Promise
from akkoord.web.decisions import addresses, gates, linking, pages
from akkoord.web.decisions.content import Content, ReformLine, settled
from akkoord.web.decisions.linking import By
from akkoord.web.decisions.models import Decision, Draft, DraftArticle, Found, Link, PageRead, Reform
from akkoord.web.decisions.reading import TooManyDecisions, kept
from akkoord.web.jobs import reasons

__all__ = [
    "AlreadyPublished",
    "ChangedMeanwhile",
    "Content",
    "NamedOnItsPage",
    "NotToday",
    "ReformLine",
    "StillInTheWay",
    "TooManyDecisions",
    "change_draft",
    "link",
    "make_draft",
    "publish",
    "read_page",
    "unlink",
]


class AlreadyPublished(StateError):
    """A published draft does not change, and is not published again."""

    code = "draft_already_published"
    message = "draft {title!r} was published on {published_on}; make a new draft to change it"


class ChangedMeanwhile(StateError):
    """Somebody else saved the draft after this person opened it."""

    code = "changed_meanwhile"
    message = "the draft was changed at {changed_at}, after you opened it; compare and save again"


class StillInTheWay(StateError):
    """Something must be done before the draft can be published."""

    code = "still_in_the_way"
    message = "{count} things must be done before this draft can be published"

    def __init__(self, obstacles: list[gates.Obstacle]) -> None:
        self.obstacles = tuple(obstacles)
        super().__init__(count=len(obstacles))


class NotToday(StateError):
    """A page that residents see today cannot say that it will be published later."""

    code = "not_today"
    message = "the draft cannot be published on {published_on}: that day has not come yet"


class NamedOnItsPage(StateError):
    """The published page of this city itself names the promise, so the link stands as long as the page."""

    code = "named_on_its_page"
    message = "the page of the decision names promise {number}; the link cannot be taken away"


@transaction.atomic
def make_draft(*, content: Content, actor: User | None, now: datetime) -> Draft:
    """Keep a new draft.

    Raises:
        InputError: what `akkoord.web.decisions.content.settled` refuses.
    """
    content = settled(content)
    draft = Draft(made_by=actor, made_at=now)
    _fill(draft, content, now)
    linking.record(draft, "decisions.draft_made", _summary(draft, content), By(actor, now))
    return draft


@transaction.atomic
def change_draft(
    *, draft_id: int, revision: int, content: Content, actor: User | None, now: datetime
) -> Draft:
    """Replace what a draft holds.

    Args:
        draft_id: The draft.
        revision: The revision that the person saw; another one in the row means that somebody came between.
        content: All that the draft holds from now on.
        actor: Who changes it.
        now: When.

    Raises:
        AlreadyPublished: if it became a decision.
        ChangedMeanwhile: if its revision is another.
        InputError: what `akkoord.web.decisions.content.settled` refuses.
    """
    draft = _open(draft_id, revision)
    content = settled(content)
    draft.revision += 1
    draft.articles.all().delete()
    draft.reforms.all().delete()
    _fill(draft, content, now)
    linking.record(draft, "decisions.draft_changed", _summary(draft, content), By(actor, now))
    return draft


@transaction.atomic
def publish(
    *,
    draft_id: int,
    published_on: date,
    actor: User | None,
    now: datetime,
    base_url: str,
    revision: int | None = None,
) -> Decision:
    """Make a decision of a draft, with a page that never changes again, and link its promises.

    Args:
        draft_id: The draft.
        published_on: The day of publication, today or earlier.
        actor: Who publishes it, and so confirms its promises.
        now: When.
        base_url: Where this installation lives; the permanent addresses begin with it.
        revision: The revision that the person read; None publishes whatever the draft holds.

    Raises:
        AlreadyPublished: if it became a decision before.
        ChangedMeanwhile: if its revision is another.
        NotToday: if the day has not come yet.
        StillInTheWay: if a gate is closed; the error holds the obstacles.
        NotReadBack: if its page would say something else.
    """
    draft = _open(draft_id, revision)
    if published_on > timezone.localdate(now):
        raise NotToday(published_on=published_on)
    if found := gates.obstacles(draft, published_on):
        raise StillInTheWay(found)
    promises = list(draft.promises.all())
    # Its address holds its id, so the row comes first; nobody sees it before the end of the transaction.
    row = Decision.objects.create(uri=addresses.permanent(draft, base_url), draft=draft, added_at=now)
    decision = pages.of_draft(
        draft,
        uri=addresses.permanent(row, base_url),
        published_on=published_on,
        carries_out=[addresses.permanent(promise, base_url) for promise in promises],
    )
    # The name of the body stands in the row also where it has no address, and so no place in the page.
    _set(row, pages.columns(decision) | {"body_name": draft.body_name})
    by = By(actor, now)
    payload = {"draft": draft.pk, "revision": draft.revision, "uri": row.uri, "sha256": row.sha256}
    linking.record(row, "decisions.published", payload, by, published_on)
    linking.record(draft, "decisions.published", payload, by, published_on)
    for promise in promises:
        linking.make(row, promise, by, is_named=True)
    return row


@transaction.atomic
def read_page(*, html: str, base: str, actor: User | None, now: datetime, base_url: str) -> PageRead:
    """Read the decisions on a page and keep those that are new; those that are known do not change.

    What is kept is written anew by our own writer, so nothing of the page itself reaches a reader.

    Args:
        html: The page.
        base: Its address.
        actor: Who brought it.
        now: When.
        base_url: Where this installation lives; addresses below it are not taken from others.

    Raises:
        NotAnAddress, PageTooLarge, PageTooDeep, PageUnreadable: if the page cannot be read.
        TooManyDecisions: if it holds more than any session.
    """
    reading = rdfa.read(html, base)
    decisions, refused = kept(reading.decisions, base_url)
    notes = [reasons.to_row(note) for note in (*reading.notes, *refused)]
    page_read = PageRead.objects.create(address=base.strip(), notes=notes, read_by=actor, read_at=now)
    for position, (decision, columns) in enumerate(decisions):
        row, is_new = Decision.objects.get_or_create(uri=decision.uri, defaults={**columns, "added_at": now})
        state = Found.State.NEW if is_new else _known_state(row, decision)
        if is_new:
            payload = {"uri": row.uri, "sha256": row.sha256, "page": page_read.address}
            linking.record(row, "decisions.imported", payload, By(actor, now))
        Found.objects.create(page_read=page_read, decision=row, position=position, state=state)
    return page_read


@transaction.atomic
def link(*, decision_id: int, promise_id: int, actor: User | None, now: datetime, base_url: str) -> Link:
    """Record that a person confirmed that a decision carries out a promise; twice changes nothing."""
    decision = Decision.objects.select_for_update().get(pk=decision_id)
    promise = Promise.objects.get(pk=promise_id)
    known = Link.objects.filter(decision=decision, promise=promise).first()
    if known is not None:
        return known
    is_named = addresses.permanent(promise, base_url) in pages.of_row(decision).carries_out
    return linking.make(decision, promise, By(actor, now), is_named=is_named)


@transaction.atomic
def unlink(*, decision_id: int, promise_id: int, actor: User | None, now: datetime) -> None:
    """Take back a link that was confirmed by mistake; without one, nothing happens.

    Raises:
        NamedOnItsPage: if this city published the decision with the promise in it.
    """
    decision = Decision.objects.select_for_update().get(pk=decision_id)
    known = decision.links.select_related("promise").filter(promise=promise_id).first()
    if known is None:
        return
    if known.is_named_in_decision and decision.draft_id is not None:
        raise NamedOnItsPage(number=known.promise.number)
    known.delete()
    linking.tell("decisions.unlinked", decision, known.promise, By(actor, now))


def _known_state(row: Decision, decision: model.Decision) -> Found.State:
    is_intact = pages.digest(row.page) == row.sha256
    is_same = is_intact and pages.of_row(row) == decision
    return Found.State.KNOWN if is_same else Found.State.DIFFERS


def _open(draft_id: int, revision: int | None) -> Draft:
    draft = Draft.objects.select_for_update().get(pk=draft_id)
    decision = Decision.objects.filter(draft=draft).first()
    if decision is not None:
        raise AlreadyPublished(title=draft.title, published_on=decision.published_on)
    if revision is not None and revision != draft.revision:
        raise ChangedMeanwhile(changed_at=timezone.localtime(draft.changed_at))
    return draft


def _fill(draft: Draft, content: Content, now: datetime) -> None:
    changes = None if content.changes is None else list(content.changes)
    plain = (
        "title", "description", "motivation", "body_name", "body_uri", "session_on",
        "touches_households", "amount_cents", "is_of_college",
    )  # fmt: skip
    _set(draft, {name: getattr(content, name) for name in plain} | {"changes": changes, "changed_at": now})
    draft.promises.set(content.promises)
    DraftArticle.objects.bulk_create(
        DraftArticle(draft=draft, position=position, text=text)
        for position, text in enumerate(content.articles, 1)
    )
    Reform.objects.bulk_create(
        Reform(
            draft=draft,
            right_id=line.right_id,
            figure=line.figure,
            value=line.value,
            valid_from=line.valid_from,
            vouched_until=line.vouched_until,
        )
        for line in content.reforms
    )


def _set(row: models.Model, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    row.save()


def _summary(draft: Draft, content: Content) -> dict[str, Any]:
    # No titles or texts in history: a decision can name a person.
    return {
        "revision": draft.revision,
        "articles": len(content.articles),
        "promises": list(content.promises),
        "reforms": len(content.reforms),
    }
