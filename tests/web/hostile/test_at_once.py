"""Two people, or two clicks, at the same moment."""

from __future__ import annotations

from datetime import date
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.utils import timezone

from akkoord.errors import AkkoordError
from akkoord.followup.report.periods import Period
from akkoord.web.accounts import actions as accounts
from akkoord.web.accounts.models import User
from akkoord.web.agreement.models import Promise
from akkoord.web.examples.voorbeeldegem import load
from akkoord.web.followup import actions as followup
from akkoord.web.followup.models import Plan
from akkoord.web.history import queries as history
from akkoord.web.reports import actions as sending
from akkoord.web.reports import queries as reports
from akkoord.web.reports.models import Report
from akkoord.web.review import actions as review

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both_databases]

_TEXT = "1. {domain}\n\n1.1 Groen\n\n" + "- We planten 500 bomen.\n" * 40


@pytest.fixture
def town(transactional_db):
    """Load the made-up town where threads of their own see it."""
    return load.load(now=timezone.now())


def _at_once(*deeds):
    """Do all of this in threads of their own, and return what each refused with."""
    start, refused = Barrier(len(deeds)), []

    def run(deed):
        try:
            start.wait()
            deed()
        except Exception as error:
            refused.append(error)
        finally:
            connection.close()

    threads = [Thread(target=run, args=[deed]) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return refused


class TestAtOnce:
    def test_one_address_gets_one_account_and_the_other_is_told_so(self, person):
        an = person()

        def invite():
            accounts.invite(email="els@stad.example", name="Els", actor=an, now=timezone.now())

        refused = _at_once(*[invite] * 4)

        assert [type(error) for error in refused] == [accounts.EmailTaken] * 3
        assert User.objects.filter(email="els@stad.example").count() == 1

    def test_one_plan_is_made_and_the_other_is_told_so(self):
        def add():
            followup.add_plan(
                title="2026-2031", first_year=2026, last_year=2031, actor=None, now=timezone.now()
            )

        refused = _at_once(*[add] * 4)

        assert [type(error) for error in refused] == [followup.PlanExists] * 3
        assert Plan.objects.count() == 1

    def test_two_agreements_are_read_and_no_promise_shares_a_number(self):
        def read(domain):
            content = _TEXT.format(domain=domain).encode()
            read = review.bring_in(content=content, name="akkoord.txt", title=domain, now=timezone.now())
            review.accept_rest(review_id=read.pk, most_doubt=100, actor=None, now=timezone.now())
            review.publish(review_id=read.pk, actor=None, now=timezone.now())

        refused = _at_once(*(lambda domain=domain: read(domain) for domain in ("Wonen", "Wonen", "Zorg")))

        assert refused == []
        numbers = list(Promise.objects.values_list("number", flat=True))
        assert sorted(numbers) == list(range(1, len(numbers) + 1))
        assert history.verified().broken is None

    def test_a_report_is_sent_once(self, town):
        period, now = Period(2025, 2), timezone.now()
        seen = reports.digest(reports.draft(period, timezone.localdate(now)))

        refused = _at_once(*[lambda: sending.send(period=period, seen=seen, actor=None, now=now)] * 3)

        assert [type(error) for error in refused] == [sending.ReportChanged] * 2
        assert Report.objects.filter(sha256=seen).count() == 1

    def test_a_status_is_withdrawn_once(self, town):
        promise = Promise.objects.first()
        status = followup.record_status(
            promise_id=promise.pk,
            stage="in_progress",
            true_on=date(2026, 1, 1),
            actor=None,
            now=timezone.now(),
        )

        def withdraw():
            followup.withdraw_status(status_id=status.pk, actor=None, now=timezone.now())

        refused = _at_once(*[withdraw] * 4)

        assert [type(error) for error in refused] == [followup.AlreadyWithdrawn] * 3
        assert all(isinstance(error, AkkoordError) for error in refused)
