"""Long work from start to end, run by the real worker on real rows."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult

from akkoord.errors import InputError
from akkoord.phrases import Reason
from akkoord.web.accounts.models import User
from akkoord.web.jobs import actions, kinds, runs, worker
from akkoord.web.jobs.models import Job, State
from akkoord.web.jobs.progress import shutdown

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

NOW = datetime(2026, 9, 1, 12, 0, tzinfo=UTC)


class _TurnedBack(Exception):
    pass


class TooSmall(InputError):
    code = "too_small"
    message = "{count} is too small"


@actions.register("jobs_test.count")
def count(progress, total):
    for done in range(1, total + 1):
        progress.report(done, total)
    return Reason("counted", {"count": total})


@actions.register("jobs_test.works_the_second_time")
def works_the_second_time(progress, path):
    progress.report(1, 2)
    if not Path(path).exists():
        Path(path).touch()
        raise RuntimeError("the other side did not answer")


@actions.register("jobs_test.never_works", max_attempts=2)
def never_works(progress):
    raise RuntimeError("broken\0for ever")


@actions.register("jobs_test.refuses", max_attempts=5)
def refuses(progress):
    raise TooSmall(count=3)


@actions.register("jobs_test.is_stopped_half_way")
def is_stopped_half_way(progress, job_key):
    progress.report(1, 4)
    job = Job.objects.get(arguments__job_key=job_key)
    actions.cancel(job_id=job.pk, now=NOW)
    progress.report(2, 4)
    raise AssertionError("the report let the work go on")


@actions.register("jobs_test.is_stopped_and_breaks")
def is_stopped_and_breaks(progress):
    actions.cancel(job_id=Job.objects.get().pk, now=NOW)
    raise RuntimeError("broken")


@actions.register("jobs_test.asks_the_worker_to_stop")
def asks_the_worker_to_stop(progress):
    shutdown.asked = True
    progress.report(1, 2)


@actions.register("jobs_test.is_overtaken")
def is_overtaken(progress):
    Job.objects.update(claim=uuid4())
    progress.report(1, 2)


@actions.register("jobs_test.says_nonsense", max_attempts=1)
def says_nonsense(progress):
    return 7


@pytest.fixture
def start(django_capture_on_commit_callbacks):
    """Start a job and commit."""

    def start(kind, **arguments):
        with django_capture_on_commit_callbacks(execute=True):
            return actions.start(kind=kind, arguments=arguments, owner=None, now=NOW)

    return start


@pytest.fixture(autouse=True)
def nobody_asked_to_stop():
    shutdown.asked = False
    yield
    shutdown.asked = False


@pytest.fixture(autouse=True)
def connections_stay_open(monkeypatch):
    """A test stands in a transaction, which the library takes for one that somebody forgot to end."""
    monkeypatch.setattr(db_worker, "close_old_connections", lambda: None)


def run_waiting():
    """Let the time pass that a next attempt waits for, and run what is ready."""
    Job.objects.update(run_after=timezone.now())
    DBTaskResult.objects.update(run_after=timezone.now())
    return worker.work(until_idle=True)


class TestStart:
    def test_waits_for_a_worker(self, start):
        job = start("jobs_test.count", total=3)

        job.refresh_from_db()
        assert (job.state, job.attempts, job.made_at) == (State.QUEUED, 0, NOW)
        assert DBTaskResult.objects.get().id == job.task_id

    def test_hands_nothing_to_a_worker_when_the_transaction_fails(self, django_capture_on_commit_callbacks):
        with (
            django_capture_on_commit_callbacks(execute=True) as called,
            suppress(_TurnedBack),
            transaction.atomic(),
        ):
            actions.start(kind="jobs_test.count", arguments={"total": 3}, owner=None, now=NOW)
            raise _TurnedBack

        assert called == []
        assert not Job.objects.exists()
        assert not DBTaskResult.objects.exists()

    def test_refuses_a_kind_that_nobody_registered(self):
        with pytest.raises(actions.UnknownKind, match=r"'jobs_test.cuont'.*jobs_test.count"):
            actions.start(kind="jobs_test.cuont", arguments={}, owner=None, now=NOW)


class TestRegister:
    def test_refuses_a_name_that_is_taken(self):
        with pytest.raises(actions.KindTaken, match=r"jobs_test.count.*choose another name"):
            actions.register("jobs_test.count")(lambda progress: None)

        assert kinds.of("jobs_test.count").work is count

    def test_refuses_work_that_would_never_run(self):
        with pytest.raises(ValueError, match="max_attempts=0"):
            actions.register("jobs_test.zero", max_attempts=0)


class TestRun:
    def test_keeps_how_far_it_came_and_what_the_work_said(self, start):
        job = start("jobs_test.count", total=3)
        run_waiting()

        job.refresh_from_db()
        assert (job.state, job.done, job.total, job.attempts) == (State.DONE, 3, 3, 1)
        assert job.message == {"code": "counted", "values": {"count": 3}}
        assert job.started_at <= job.heartbeat_at <= job.ended_at
        assert job.claim is None

    def test_tries_again_after_a_failure_and_then_succeeds(self, start, tmp_path):
        job = start("jobs_test.works_the_second_time", path=str(tmp_path / "tried"))
        before = timezone.now()
        worker.work(until_idle=True)

        job.refresh_from_db()
        assert (job.state, job.attempts) == (State.QUEUED, 1)
        assert job.error == "RuntimeError: the other side did not answer"
        # 30 seconds after the first attempt: not ready for a worker yet.
        assert job.run_after >= before + timedelta(seconds=30)
        assert worker.work(until_idle=True) == 0

        run_waiting()
        job.refresh_from_db()
        assert (job.state, job.attempts, job.error) == (State.DONE, 2, "")

    def test_fails_after_the_last_attempt(self, start):
        job = start("jobs_test.never_works")
        assert run_waiting() == 1
        assert run_waiting() == 1
        assert run_waiting() == 0

        job.refresh_from_db()
        # max_attempts=2; the NUL is left out, PostgreSQL cannot keep it.
        assert (job.state, job.attempts, job.error) == (State.FAILED, 2, "RuntimeError: brokenfor ever")
        assert job.ended_at is not None

    def test_does_not_try_wrong_input_again(self, start):
        job = start("jobs_test.refuses")
        run_waiting()

        job.refresh_from_db()
        assert (job.state, job.attempts) == (State.FAILED, 1)
        assert job.message == {"code": "too_small", "values": {"count": 3}}
        assert run_waiting() == 0

    def test_fails_when_the_work_gives_back_no_reason(self, start):
        job = start("jobs_test.says_nonsense")
        run_waiting()

        job.refresh_from_db()
        assert (job.state, job.error) == (
            State.FAILED,
            "AttributeError: 'int' object has no attribute 'code'",
        )

    def test_runs_nothing_twice(self, start):
        job = start("jobs_test.count", total=3)
        runs.enqueue(job.pk)
        assert run_waiting() == 2

        job.refresh_from_db()
        assert (job.state, job.attempts) == (State.DONE, 1)

    def test_goes_back_to_the_queue_when_the_worker_must_stop(self, start):
        job = start("jobs_test.asks_the_worker_to_stop")
        worker.work()

        job.refresh_from_db()
        assert (job.state, job.attempts, job.done) == (State.QUEUED, 0, 1)
        assert DBTaskResult.objects.ready().get().id == job.task_id

    def test_leaves_a_job_alone_that_went_to_another_worker(self, start):
        job = start("jobs_test.is_overtaken")
        run_waiting()

        job.refresh_from_db()
        assert (job.state, job.done, job.attempts) == (State.RUNNING, 0, 1)


class TestReport:
    @pytest.mark.parametrize(("done", "total"), [(4, 3), (-1, 3), (0, -1)])
    def test_refuses_what_cannot_be(self, start, done, total):
        job = start("jobs_test.count", total=3)

        with pytest.raises(ValueError, match=f"progress {done} of {total}"):
            actions.Progress(job).report(done, total)

    def test_may_count_without_knowing_the_total(self, start):
        job = start("jobs_test.count", total=3)
        Job.objects.update(state=State.RUNNING, claim=uuid4(), heartbeat_at=NOW)
        job.refresh_from_db()
        actions.Progress(job).report(12, 0)

        job.refresh_from_db()
        assert (job.done, job.total) == (12, 0)


class TestCancel:
    def test_stops_a_waiting_job_at_once(self, start):
        job = start("jobs_test.count", total=3)
        actions.cancel(job_id=job.pk, now=NOW)
        run_waiting()

        job.refresh_from_db()
        assert (job.state, job.ended_at, job.attempts) == (State.CANCELLED, NOW, 0)

    def test_stops_a_running_job_at_its_next_report(self, start):
        job = start("jobs_test.is_stopped_half_way", job_key="half")
        run_waiting()

        job.refresh_from_db()
        assert (job.state, job.done, job.total, job.error) == (State.CANCELLED, 2, 4, "")

    def test_does_not_try_again_what_breaks_while_stopping(self, start):
        job = start("jobs_test.is_stopped_and_breaks")
        run_waiting()

        job.refresh_from_db()
        assert (job.state, job.error) == (State.CANCELLED, "RuntimeError: broken")

    def test_refuses_what_has_ended(self, start):
        job = start("jobs_test.count", total=3)
        run_waiting()

        with pytest.raises(actions.JobEnded, match="it is done"):
            actions.cancel(job_id=job.pk, now=NOW)


class TestReclaim:
    def running(self, start, kind="jobs_test.count", attempts=1, **fields):
        job = start(kind)
        DBTaskResult.objects.update(status="RUNNING")
        fields = {"heartbeat_at": NOW, **fields}
        Job.objects.update(state=State.RUNNING, claim=uuid4(), attempts=attempts, **fields)
        return job

    def test_puts_back_a_job_without_a_sign_of_life(self, start):
        job = self.running(start)

        assert actions.reclaim(NOW + timedelta(minutes=10)) == 0
        assert actions.reclaim(NOW + timedelta(minutes=10, seconds=1)) == 1
        job.refresh_from_db()
        assert (job.state, job.claim) == (State.QUEUED, None)
        assert DBTaskResult.objects.ready().get().id == job.task_id

    def test_lets_a_job_fail_whose_worker_died_too_often(self, start):
        job = self.running(start, "jobs_test.never_works", attempts=2)
        actions.reclaim(NOW + timedelta(hours=1))

        job.refresh_from_db()
        assert job.state == State.FAILED
        assert "no sign of life" in job.error

    def test_stops_what_was_asked_to_stop(self, start):
        job = self.running(start, cancel_asked_at=NOW)
        actions.reclaim(NOW + timedelta(hours=1))

        job.refresh_from_db()
        assert job.state == State.CANCELLED

    def test_hands_over_again_what_a_crash_kept_from_the_workers(self):
        # A machine that stops between the commit and what follows it leaves a job without a task.
        job = actions.start(kind="jobs_test.count", arguments={"total": 3}, owner=None, now=NOW)

        assert actions.reclaim(NOW + timedelta(minutes=11)) == 1
        assert actions.reclaim(NOW + timedelta(minutes=12)) == 0
        run_waiting()
        job.refresh_from_db()
        assert job.state == State.DONE


class TestPrune:
    def test_deletes_old_ended_tasks_and_no_job(self, start):
        start("jobs_test.count", total=3)
        run_waiting()
        start("jobs_test.count", total=3)

        assert runs.prune(timezone.now() - timedelta(days=30)) == 0
        assert runs.prune(timezone.now() + timedelta(seconds=1)) == 1
        assert (DBTaskResult.objects.count(), Job.objects.count()) == (1, 2)


class TestJob:
    @pytest.mark.parametrize(
        ("fields", "constraint"),
        [
            ({"state": "asleep"}, "job_in_a_known_state"),
            ({"done": 4, "total": 3}, "job_does_not_pass_its_total"),
            ({"state": State.DONE}, "job_ends_once_it_has_ended"),
            ({"ended_at": NOW}, "job_ends_once_it_has_ended"),
            ({"state": State.RUNNING}, "job_is_claimed_while_it_runs"),
        ],
    )
    def test_is_refused_by_the_database_when_it_cannot_be(self, fields, constraint):
        with pytest.raises(IntegrityError, match=constraint):
            Job.objects.create(kind="jobs_test.count", made_at=NOW, run_after=NOW, **fields)

    def test_outlives_the_account_of_its_owner(self):
        owner = User.objects.create_user("an@genk.example", name="An")
        job = actions.start(kind="jobs_test.count", arguments={}, owner=owner, now=NOW)
        owner.delete()

        job.refresh_from_db()
        assert job.owner is None
