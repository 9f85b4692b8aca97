"""The working list: which promises stand in which list, and recording without leaving it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from akkoord.web.accounts.models import Grant, User
from akkoord.web.accounts.roles import Role
from akkoord.web.followup import actions, reported
from akkoord.web.followup.given import GivenProof
from akkoord.web.followup.models import Owner, Service, Status
from akkoord.web.followup.reported import Reported
from web.followup.town import promise, record

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

TODAY = date(2026, 3, 2)
WORK = "followup:work"
SCRIPT = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def today(monkeypatch):
    noon = timezone.make_aware(timezone.datetime(2026, 3, 2, 12))
    monkeypatch.setattr(timezone, "now", lambda: noon)
    return noon


@pytest.fixture
def housing(town):
    """Let the service of housing carry out promises 1 and 2; the third is of nobody."""
    service = Service.objects.create(slug="wonen", name="Dienst Wonen")
    for number in (1, 2):
        Owner.objects.create(promise=promise(number), service=service, from_on=date(2026, 1, 1))
    return service


@pytest.fixture
def worker(client, housing):
    user = User.objects.create_user("an@voorbeeldegem.example", name="An")
    Grant.objects.create(user=user, role=Role.SERVICE, scope="wonen", valid_from=date(2026, 1, 1))
    client.force_login(user)
    return client


@pytest.fixture
def staff(client, coordinator, town):
    client.force_login(coordinator)
    return client


def shown(client, **asked):
    """Return the numbers of the promises in a list, and how many stand in each list."""
    working = client.get(reverse(WORK), asked).context["working"]
    return [row.number for row in working.rows], {tab.code: tab.count for tab in working.tabs}


def send(client, number, *, headers=None, **typed):
    typed = {"stage": "in_progress", "true_on": "1/3/2026", "reference": "https://stad.example/1"} | typed
    return client.post(reverse("followup:quick", args=[number]), typed, headers=headers or {})


class TestLists:
    def test_count_and_show_what_is_of_the_service_first(self, worker, today):
        record(1, "in_progress", date(2026, 2, 1), now=today)
        actions.set_deadline(promise_id=promise(1).pk, deadline="2026-03-01", actor=None, now=today)
        record(3, "in_progress", date(2026, 2, 1), now=today)

        counts = {"mine": 2, "overdue": 1, "claimed": 1, "unknown": 1, "all": 3}
        assert shown(worker) == ([1, 2], counts)
        assert shown(worker, list="overdue") == ([1], counts)
        assert shown(worker, list="claimed") == ([1], counts)
        assert shown(worker, list="unknown") == ([2], counts)
        assert shown(worker, list="all") == ([1, 2, 3], counts)
        assert shown(worker, list="nonsense") == ([1, 2], counts)
        assert shown(worker, q="bank 2")[0] == [2]

    def test_are_of_the_whole_city_for_a_coordinator(self, staff, housing):
        assert shown(staff) == ([1, 2, 3], {"all": 3, "overdue": 0, "claimed": 0, "unknown": 3})

    def test_hold_what_was_recorded_after_the_last_report(self, staff, today, monkeypatch):
        yesterday = Reported("/", "Verslag", date(2025, 12, 31), TODAY - timedelta(1))
        monkeypatch.setattr(reported, "last", lambda: yesterday)
        record(1, "in_progress", date(2026, 2, 1), now=today - timedelta(1))
        record(2, "in_progress", date(2026, 2, 1), now=today)

        numbers, counts = shown(staff, list="changed")

        assert (numbers, counts["changed"]) == ([2], 1)


class TestRecordingFromTheList:
    def test_keeps_the_stage_with_its_proof_and_goes_back_to_the_list(self, worker):
        answer = send(worker, 1, back="list=mine&page=1&next=//evil.example")

        status = Status.objects.get()
        assert (status.stage, status.true_on) == ("in_progress", date(2026, 3, 1))
        assert [(one.kind, one.reference, one.seen_on) for one in status.proof.all()] == [
            ("address", "https://stad.example/1", TODAY)
        ]
        assert answer.url == f"{reverse(WORK)}?list=mine&page=1#p1"

    def test_answers_a_script_with_the_row_alone(self, worker):
        row = send(worker, 1, headers=SCRIPT).content.decode()

        assert row.startswith('<li id="p1" data-saved>')
        assert "In uitvoering" in row

    @pytest.mark.parametrize("headers", [SCRIPT, {}])
    @pytest.mark.parametrize(
        ("typed", "said"),
        [
            ({"true_on": "31/2/2026"}, "“31/2/2026” is geen dag."),
            ({"true_on": "3/3/2026"}, "is later dan vandaag"),
            ({"reference": "javascript:alert(1)"}, "is geen webadres"),
            ({"stage": "no_information"}, "no_information"),
        ],
    )
    def test_keeps_what_was_typed_when_it_is_wrong(self, worker, headers, typed, said):
        answer = send(worker, 1, headers=headers, **typed)

        page = answer.content.decode()
        assert answer.status_code == 422
        assert said in page
        assert next(iter(typed.values())) in page
        assert not Status.objects.exists()

    def test_refuses_the_promise_of_another_service(self, worker):
        assert send(worker, 3).status_code == 403
        assert (
            'action="/opvolging/beloften/3/meteen/"'
            not in worker.get(reverse(WORK), {"list": "all"}).content.decode()
        )
        assert send(worker, 99).status_code == 404


class TestCost:
    @pytest.mark.parametrize("extra", [0, 1])
    def test_is_the_same_number_of_queries(self, staff, extra, today, django_assert_max_num_queries):
        for number in range(1, 1 + extra * 3):
            shown_by = [GivenProof("address", "https://stad.example/a", TODAY)]
            record(number, "in_progress", date(2026, 2, 1), proof=shown_by, now=today)
        with django_assert_max_num_queries(14):
            staff.get(reverse(WORK))
