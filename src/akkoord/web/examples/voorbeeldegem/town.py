"""The rest of the town: money, states, decisions and a draft from `town.toml`, with the web's own actions."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from datetime import date
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
from akkoord.web.followup.models import Plan
from akkoord.web.reports import actions as reports
from akkoord.web.reports import queries as report_queries

Sheet = dict[str, Any]


class NotOnePromise(InputError):
    """Words that should name one promise name none, or several."""

    code = "not_one_promise"
    message = "{words!r} is in {count} promises of the agreement; write words that are in one"


def fill(today: date) -> None:
    """Bring everything of `town.toml` in, in the order of its days within each kind.

    Args:
        today: The day of the telling; a report that was not sent before it is not sent.
    """
    sheet = tomllib.loads(resources.files(__package__).joinpath("town.toml").read_text(encoding="utf-8"))
    promises = _Promises()
    for action in sheet["plan_actions"]:
        _plan(action, promises)
    for decision in sorted(sheet["decisions"], key=lambda row: row["published_on"]):
        _decide(decision, promises)
    for deadline in sheet["deadlines"]:
        followup.set_deadline(
            promise_id=promises.one(deadline["promise"]).pk,
            deadline=deadline["deadline"],
            actor=None,
            now=moment(deadline["set_on"]),
        )
    for status in sorted(sheet["statuses"], key=lambda row: row["recorded_on"]):
        _record(status, promises)
    for draft in sheet["drafts"]:
        decisions.make_draft(content=_content(draft, promises), actor=None, now=moment(draft["drafted_on"]))
    for report in sheet["reports"]:
        if report["sent_on"] <= today:
            _report(report)


class _Promises:
    """The promises of the published agreement, found by words of their text."""

    def __init__(self) -> None:
        version = agreement.published()
        self._texts = list(agreement.texts(version)) if version else []

    def one(self, words: str) -> Promise:
        found = [text.promise for text in self._texts if words in text.text]
        if len(found) != 1:
            raise NotOnePromise(words=words, count=len(found))
        return found[0]

    def ids(self, all_words: Iterable[str]) -> tuple[int, ...]:
        return tuple(self.one(words).pk for words in all_words)


def _plan(row: Sheet, promises: _Promises) -> None:
    now = moment(date(2025, 12, 16))
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


def _decide(row: Sheet, promises: _Promises) -> None:
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


def _record(row: Sheet, promises: _Promises) -> None:
    proof = [GivenProof(seen_on=row["recorded_on"], **row["proof"])] if "proof" in row else []
    followup.record_status(
        promise_id=promises.one(row["promise"]).pk,
        stage=row["stage"],
        true_on=row["true_on"],
        proof=proof,
        remark=row.get("remark", ""),
        actor=None,
        now=moment(row["recorded_on"]),
    )


def _report(row: Sheet) -> None:
    """Send a report, with what had been recorded by that day."""
    period, now = periods.read(row["period"]), moment(row["sent_on"])
    reports.write_words(period=period, words=row["words"], actor=None, now=now)
    seen = document.digest(report_queries.draft(period, row["sent_on"]))
    reports.send(period=period, seen=seen, actor=None, now=now)


def _content(row: Sheet, promises: _Promises) -> decisions.Content:
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
