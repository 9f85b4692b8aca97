"""The rest of the town, from `town.toml` and `states.toml`, with the web's own actions."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from importlib import resources
from typing import Any

from django.conf import settings

from akkoord.errors import InputError
from akkoord.followup.report import document, periods
from akkoord.web.agreement import queries as agreement
from akkoord.web.agreement.models import Promise
from akkoord.web.decisions import actions as decisions
from akkoord.web.examples.voorbeeldegem.story import moment
from akkoord.web.followup import actions as followup
from akkoord.web.followup.given import GivenProof
from akkoord.web.followup.models import Plan, Status
from akkoord.web.reports import actions as reports
from akkoord.web.reports import queries as report_queries

Sheet = dict[str, Any]
Act = Callable[[Sheet, "Promises"], None]

_PLANNED_ON = date(2025, 12, 16)
_A_WEEK = timedelta(days=7)


class NotOnePromise(InputError):
    """Words that should name one promise name none, or several."""

    code = "not_one_promise"
    message = "{words!r} is in {count} promises of the agreement; write words that are in one"


def fill(today: date) -> None:
    """Bring in everything of `town.toml` and `states.toml`, in the order of its days.

    Args:
        today: The day of the telling; what lies after it has not happened yet.
    """
    promises = Promises()
    for day, act, row in sorted(_happened(promises), key=lambda one: one[0]):
        if day <= today:
            act(row, promises)


def _happened(promises: Promises) -> Iterator[tuple[date, Act, Sheet]]:
    """Give all that happened in the town: the day on which it was recorded, what records it, and its row."""
    town = _sheet("town.toml")
    for name, day, act in (
        ("plan_actions", None, _plan),
        ("decisions", "published_on", _decide),
        ("drafts", "drafted_on", _draft),
        ("reports", "sent_on", _report),
    ):
        for row in town[name]:
            yield row[day] if day else _PLANNED_ON, act, row
    for told in _sheet("states.toml")["promises"]:
        promise = promises.one(told["promise"])
        for row in told.get("deadlines", ()):
            yield row["set_on"], _set_deadline, row | {"promise": promise}
        for event in told["events"]:
            row = {"recorded_on": event["true_on"] + _A_WEEK, "promise": promise} | event
            yield row["recorded_on"], _record, row
            if "withdrawn_on" in row:
                yield row["withdrawn_on"], _withdraw, row


def _sheet(name: str) -> Sheet:
    return tomllib.loads(resources.files(__package__).joinpath(name).read_text(encoding="utf-8"))


class Promises:
    """The promises of the published agreement, found by words of their text."""

    def __init__(self) -> None:
        version = agreement.published()
        self._texts = list(agreement.texts(version)) if version else []

    def one(self, words: str) -> Promise:
        found = [text.promise for text in self._texts if words in text.text]
        if len(found) != 1:
            raise NotOnePromise(words=words, count=len(found))
        return found[0]

    def of_domain(self, title: str) -> list[int]:
        return [text.promise_id for text in self._texts if text.domain and text.domain.title == title]

    def ids(self, all_words: Iterable[str]) -> tuple[int, ...]:
        return tuple(self.one(words).pk for words in all_words)


def _plan(row: Sheet, promises: Promises) -> None:
    now = moment(_PLANNED_ON)
    action = followup.add_plan_action(
        plan_id=Plan.objects.get(title="2026-2031").pk,
        code=row["code"],
        title=row["title"],
        cents_by_year={int(year): euro * 100 for year, euro in row["euro"].items()},
        actor=None,
        now=now,
    )
    for promise in promises.ids(row["promises"]):
        followup.link_plan_action(promise_id=promise, action_id=action.pk, actor=None, now=now)


def _decide(row: Sheet, promises: Promises) -> None:
    draft = decisions.make_draft(content=_content(row, promises), actor=None, now=moment(row["session_on"]))
    decision = decisions.publish(
        draft_id=draft.pk,
        published_on=row["published_on"],
        actor=None,
        now=moment(row["published_on"]),
        base_url=settings.CITY.base_url,
    )
    proof = GivenProof("decision", decision.uri, seen_on=row["published_on"], title=decision.title)
    for promise in promises.ids(row["promises"]):
        followup.record_status(
            promise_id=promise,
            stage=row["stage"],
            true_on=row["published_on"],
            proof=[proof],
            actor=None,
            now=moment(row["published_on"]),
        )


def _draft(row: Sheet, promises: Promises) -> None:
    decisions.make_draft(content=_content(row, promises), actor=None, now=moment(row["drafted_on"]))


def _set_deadline(row: Sheet, _promises: Promises) -> None:
    followup.set_deadline(
        promise_id=row["promise"].pk, deadline=row["deadline"], actor=None, now=moment(row["set_on"])
    )


def _record(row: Sheet, _promises: Promises) -> None:
    proof = []
    if "proof" in row:
        kind, reference, title = row["proof"]
        proof = [GivenProof(kind, reference, seen_on=row["recorded_on"], title=title)]
    followup.record_status(
        promise_id=row["promise"].pk,
        stage=row["stage"],
        true_on=row["true_on"],
        proof=proof,
        remark=row.get("remark", ""),
        actor=None,
        now=moment(row["recorded_on"]),
    )


def _withdraw(row: Sheet, _promises: Promises) -> None:
    mistake = Status.objects.get(promise=row["promise"], stage=row["stage"], true_on=row["true_on"])
    followup.withdraw_status(status_id=mistake.pk, actor=None, now=moment(row["withdrawn_on"]))


def _report(row: Sheet, _promises: Promises) -> None:
    """Send a report, with what had been recorded by that day."""
    period, now = periods.read(row["period"]), moment(row["sent_on"])
    reports.write_words(period=period, words=row["words"], actor=None, now=now)
    seen = document.digest(report_queries.draft(period, row["sent_on"]))
    reports.send(period=period, seen=seen, actor=None, now=now)


def _content(row: Sheet, promises: Promises) -> decisions.Content:
    """Return what a draft holds; a decision of the council says nothing here that a check would ask."""
    amount = row.get("amount_euro")
    return decisions.Content(
        title=row["title"],
        description=row["description"],
        motivation=row["motivation"],
        articles=tuple(row["articles"]),
        body_name=row["body"],
        session_on=row.get("session_on"),
        promises=promises.ids(row["promises"]),
        changes=tuple(row.get("changes", ())),
        touches_households=row.get("touches_households", False),
        amount_cents=None if amount is None else amount * 100,
        is_of_college=row.get("is_of_college", False),
    )
