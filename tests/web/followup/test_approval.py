from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.conf import settings as site
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import translation

from akkoord.web.followup import actions, approval, overview, queries
from akkoord.web.followup import record as records
from akkoord.web.followup.given import GivenProof
from akkoord.web.followup.models import Passage, Span, Status, Underway
from akkoord.web.followup.telling import PUBLIC, TELLING
from akkoord.web.frame.followup import Followup
from akkoord.web.frame.national_numbers import NationalNumberFound
from akkoord.web.history import queries as history
from web.followup.town import promise, record

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

MONDAY = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
TRUE = date(2026, 2, 20)
PUBLIC_DAY = date(2026, 3, 9)
# Made up, with a check that fits: 97 - 850730033 % 97 = 28.
NATIONAL = "85.07.30-033.28"


def follow(settings, *route):
    settings.CITY = replace(site.CITY, followup=Followup(route=route))


@pytest.fixture
def route(settings, town):
    follow(settings, "management_team", "college")


def proof():
    return GivenProof("decision", "https://stad.example/besluit/1", TRUE, title="Geheim besluit")


def report(number=1, stage="delivered"):
    return record(number, stage, TRUE, proof=[proof()], now=MONDAY)


def agree(step, *statuses, now=MONDAY, actor=None):
    approval.agree(statuses=[one.pk for one in statuses], step=step, actor=actor, now=now)


def send_back(step, *statuses, remark="Waar is het bewijs?"):
    approval.send_back(
        statuses=[one.pk for one in statuses], step=step, remark=remark, actor=None, now=MONDAY
    )


def withdraw(status, now=MONDAY):
    return actions.withdraw_status(status_id=status.pk, actor=None, now=now)


def to_the_public(status):
    agree("management_team", status)
    agree("college", status, now=MONDAY + timedelta(days=7))


def at(status):
    return Underway.objects.get(status=status).step


def known(number=1, on=PUBLIC_DAY):
    found = queries.standings([promise(number).pk], on, on).get(promise(number).pk)
    return found.stage.code if found else None


def kinds(number=1):
    return [one.kind.removeprefix("followup.") for one in history.of(promise(number)).order_by("pk")]


class TestSubmit:
    def test_waits_at_the_first_step_and_shows_nothing(self, route):
        status = report()

        assert (status.public_at, at(status)) == (None, "management_team")
        assert known() is None
        assert not Span.objects.exists()
        assert not PUBLIC & {f"followup.{kind}" for kind in kinds()}
        assert records.of(queries.published_texts()).titles == {}
        assert not overview.of(queries.published(), PUBLIC_DAY).recent

    def test_of_a_second_click_changes_nothing(self, route):
        assert report() == report()
        assert Status.objects.count() == 1

    def test_without_a_route_is_public_at_once(self, town):
        status = report()

        assert status.public_at == MONDAY
        assert not Underway.objects.exists()
        assert kinds() == ["status_recorded"]


class TestAgree:
    def test_goes_on_to_the_next_step(self, route, coordinator):
        status = report()

        agree("management_team", status, actor=coordinator)

        assert at(status) == "college"
        passage = Passage.objects.get()
        assert (passage.step, passage.is_return, passage.passed_by, passage.passed_at) == (
            "management_team", False, coordinator, MONDAY,
        )  # fmt: skip

    def test_after_the_last_step_is_known_from_that_day_and_true_since_it_was(self, route):
        to_the_public(report())

        assert known(on=PUBLIC_DAY - timedelta(days=1)) is None
        assert known() == "delivered"
        span = Span.objects.get()
        assert (span.known_from, span.true_from) == (PUBLIC_DAY, TRUE)
        event = history.of(promise(1)).get(kind="followup.status_recorded")
        assert (event.effective_on, event.payload["proof"]) == (TRUE, ["decision"])

    def test_of_many_at_once(self, route):
        both = report(1), report(2)

        agree("management_team", *both)
        agree("college", *both)

        assert [known(1), known(2)] == ["delivered", "delivered"]

    def test_twice_is_told_and_changes_nothing(self, route):
        first, second = report(1), report(2)
        agree("management_team", first)

        with pytest.raises(approval.NoLongerWaits, match=r"promise 1: .* no longer waits at management_team"):
            agree("management_team", first, second)

        assert (at(first), at(second)) == ("college", "management_team")

    def test_does_not_skip_a_step(self, route):
        with pytest.raises(approval.NoLongerWaits, match="at college"):
            agree("college", report())

    def test_of_nothing(self, route):
        with pytest.raises(approval.NothingChosen, match="at least one"):
            agree("college")


class TestSendBack:
    def test_lies_with_the_service_until_it_is_submitted_again(self, route):
        status = report()
        agree("management_team", status)

        send_back("college", status)

        assert at(status) == ""
        with pytest.raises(approval.NoLongerWaits):
            agree("college", status)
        approval.resubmit(status_id=status.pk, actor=None, now=MONDAY)
        assert at(status) == "management_team"
        assert [one.is_return for one in Passage.objects.all()] == [False, True]

    def test_asks_what_to_change(self, route):
        with pytest.raises(approval.NoRemark, match="what the service has to change"):
            send_back("management_team", report(), remark=" ")

    def test_refuses_a_national_number(self, route):
        with pytest.raises(NationalNumberFound):
            send_back("management_team", report(), remark=f"Vraag {NATIONAL}")

    def test_lets_the_same_be_recorded_anew(self, route):
        status = report()
        send_back("management_team", status)

        assert report() != status


class TestResubmit:
    def test_only_of_what_was_sent_back(self, route):
        with pytest.raises(approval.NotSentBack, match="was not sent back"):
            approval.resubmit(status_id=report().pk, actor=None, now=MONDAY)

    def test_is_public_at_once_where_the_route_is_gone(self, route, settings):
        status = report()
        send_back("management_team", status)
        follow(settings)

        approval.resubmit(status_id=status.pk, actor=None, now=MONDAY)

        assert known() == "delivered"


class TestWithdraw:
    @pytest.mark.parametrize("is_sent_back", [False, True])
    def test_of_what_nobody_read_never_becomes_public(self, route, is_sent_back):
        status = report()
        if is_sent_back:
            send_back("management_team", status)

        withdraw(status)

        assert not Underway.objects.exists()
        assert Status.objects.get().public_at is None
        assert kinds()[-1] == "status_taken_back"
        with pytest.raises(actions.AlreadyWithdrawn):
            withdraw(status)

    def test_of_what_is_public_takes_the_same_way(self, route):
        status = report()
        to_the_public(status)

        withdrawal = withdraw(status, now=MONDAY + timedelta(days=8))

        assert known(on=date(2026, 3, 20)) == "delivered"
        with pytest.raises(actions.AlreadyWithdrawn):
            withdraw(status)
        later = MONDAY + timedelta(days=9)
        agree("management_team", withdrawal, now=later)
        agree("college", withdrawal, now=later)
        assert known(on=date(2026, 3, 20)) is None
        assert kinds()[-1] == "status_withdrawn"

    def test_of_a_withdrawal_on_its_way_leaves_the_first_in_force(self, route):
        status = report()
        to_the_public(status)
        withdrawal = withdraw(status, now=MONDAY + timedelta(days=8))

        withdraw(withdrawal)

        assert [one.is_in_force for one in queries.recorded(promise(1))] == [False, True]


class TestRouteThatChanged:
    def test_waits_at_the_step_that_follows_one_that_is_gone(self, route, settings):
        status = report()
        follow(settings, "alderman")

        agree("alderman", status)

        assert known() == "delivered"
        assert Passage.objects.get().step == "alderman"

    def test_is_public_after_its_step_where_none_follows(self, route, settings):
        status = report()
        follow(settings)

        agree("management_team", status)

        assert known() == "delivered"


class TestTelling:
    def test_names_what_is_on_its_way_for_staff_only(self, route):
        status = report()
        agree("management_team", status)
        send_back("college", status)
        withdraw(status)

        with translation.override("en"):
            said = [TELLING[one.kind](one.payload) for one in history.of(promise(1)).order_by("pk")]

        assert said == [
            "“Delivered”: on its way, first to: Management team.",
            "“Delivered”: agreed by: Management team.",
            "“Delivered”: sent back to the service by: College of mayor and aldermen.",
            "“Delivered”: taken back by the service before residents read it.",
        ]


class TestFilesOnTheirWay:
    """What was handed in as proof is read by colleagues only, until the last step."""

    def test_become_public_with_what_they_prove(self, client, route, coordinator):
        client.force_login(coordinator)
        upload = SimpleUploadedFile("nota.txt", b"Het plein ligt er.")
        fields = {"stage": "delivered", "true_on": TRUE, "proof-TOTAL_FORMS": 1, "proof-INITIAL_FORMS": 0}
        proved = {"proof-0-kind": "document", "proof-0-seen_on": TRUE, "proof-0-file": upload}
        sent = client.post(reverse("followup:record_status", args=[1]), fields | proved)
        assert sent.status_code == 302
        status = Status.objects.get()
        address = status.proof.get().file.get_absolute_url()

        assert (Client().get(address).status_code, client.get(address).status_code) == (404, 200)
        for step in ("management_team", "college"):
            agree(step, status, now=status.known_at)
        assert Client().get(address).status_code == 200
        assert history.of(status.proof.get().file).last().kind == "files.published"
