"""The page of a job: whose it is, how far it is, and how it is stopped."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from akkoord.web.accounts.models import Grant, User
from akkoord.web.accounts.roles import Role
from akkoord.web.jobs import actions, runs
from akkoord.web.jobs.models import Job, State
from akkoord.web.jobs.progress import Cancelled, Interrupted, Progress, Superseded, shutdown

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

NOW = datetime(2026, 9, 1, 12, 0, tzinfo=UTC)


@actions.register("views_test.work", title="Het akkoord lezen")
def work(progress):
    progress.report(1, 1)


@pytest.fixture
def owner():
    return User.objects.create_user("an@voorbeeldegem.example", name="An")


@pytest.fixture
def job(owner):
    return actions.start(kind="views_test.work", arguments={}, owner=owner, now=NOW)


@pytest.fixture
def page(job):
    return reverse("jobs:job", args=[job.public_id])


def running(job, **changes):
    """Bring a job where a worker has it in hand."""
    Job.objects.filter(pk=job.pk).update(**changes)
    return runs._claimed(job.pk)


class TestJobPage:
    def test_shows_its_owner_how_far_it_is(self, client, owner, job, page):
        Progress(running(job)).report(37, 120)
        client.force_login(owner)
        answer = client.get(page)

        assert answer.status_code == 200
        assert "Het akkoord lezen" in answer.text
        assert '<progress id="progress" value="37" max="120">' in answer.text
        assert "no-store" in answer["Cache-Control"]

    def test_renews_itself_without_javascript_until_it_has_ended(self, client, owner, job, page):
        client.force_login(owner)
        assert 'http-equiv="refresh"' in client.get(page).text
        actions.cancel(job_id=job.pk, now=NOW)

        assert 'http-equiv="refresh"' not in client.get(page).text

    @pytest.mark.parametrize("who", ["nobody", "somebody"])
    def test_is_not_there_for_others(self, client, page, who):
        if who == "somebody":
            client.force_login(User.objects.create_user("bo@voorbeeldegem.example", name="Bo"))

        assert client.get(page).status_code == 404
        assert client.post(f"{page}stoppen/").status_code == 404
        assert Job.objects.get().cancel_asked_at is None

    def test_is_there_for_an_administrator(self, client, page):
        user = User.objects.create_user("cas@voorbeeldegem.example", name="Cas")
        Grant.objects.create(user=user, role=Role.ADMINISTRATOR, valid_from=date(2020, 1, 1))
        client.force_login(user)

        assert client.get(page).status_code == 200

    def test_stops_it(self, client, owner, page):
        client.force_login(owner)
        client.post(f"{page}stoppen/")

        assert Job.objects.get().state == State.CANCELLED

    def test_says_so_when_there_was_nothing_left_to_stop(self, client, owner, page):
        client.force_login(owner)
        client.post(f"{page}stoppen/")
        answer = client.post(f"{page}stoppen/", follow=True)

        assert answer.status_code == 200
        assert len(list(answer.context["messages"])) == 1

    def test_does_not_stop_it_by_a_link(self, client, owner, page):
        client.force_login(owner)

        assert client.get(f"{page}stoppen/").status_code == 405


class TestReport:
    def test_hears_that_it_was_asked_to_stop(self, job):
        progress = Progress(running(job, cancel_asked_at=NOW))

        with pytest.raises(Cancelled, match="was asked to stop"):
            progress.report(1, 2)

    def test_hears_that_the_worker_must_stop(self, job, monkeypatch):
        progress = Progress(running(job))
        monkeypatch.setattr(shutdown, "asked", True)

        with pytest.raises(Interrupted, match="goes back to the queue"):
            progress.report(1, 2)

    def test_hears_that_another_worker_has_it(self, job):
        first = Progress(running(job))
        running(job, state=State.QUEUED, claim=None)

        with pytest.raises(Superseded, match="no longer belongs to this run"):
            first.report(1, 2)
