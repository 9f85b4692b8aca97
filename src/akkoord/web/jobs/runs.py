"""Run one job, and decide what comes after: the end, another attempt, or back into the queue."""

from __future__ import annotations

import logging
import uuid
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from akkoord.errors import InputError
from akkoord.web.jobs import kinds, reasons
from akkoord.web.jobs.models import Job, State
from akkoord.web.jobs.progress import Cancelled, Interrupted, Progress, Superseded

_log = logging.getLogger(__name__)

SILENCE = timedelta(minutes=10)
_FIRST_WAIT = timedelta(seconds=30)
_LONGEST_WAIT = timedelta(hours=1)
_ERROR_LENGTH = 2000


@task()
def run(job_id: int) -> None:
    """Run a job, if no other worker did; the function that django-tasks knows."""
    job = _claimed(job_id)
    if job is None:
        _log.info("job %s is not waiting: run elsewhere, or cancelled", job_id)
        return
    try:
        kind = kinds.of(job.kind)
        said = kind.work(Progress(job), **job.arguments)
        message = None if said is None else reasons.to_row(said)
    except Cancelled:
        _end(job, State.CANCELLED)
    except Superseded as error:
        _log.warning("%s", error)
    except Interrupted:
        _put_back(job)
    except (SystemExit, KeyboardInterrupt):
        _put_back(job)
        raise
    except InputError as error:
        # Another attempt would meet the same input.
        _end(job, State.FAILED, reasons.to_row(error), error)
    except Exception as error:
        _log.exception("job %s failed", job)
        _try_again(job, error)
    else:
        _end(job, State.DONE, message)


def enqueue(job_id: int, run_after: datetime | None = None) -> None:
    """Hand a queued job to the workers, from a moment on."""
    with transaction.atomic():
        result = run.using(run_after=run_after).enqueue(job_id=job_id)
        Job.objects.filter(pk=job_id).update(task_id=result.id)


def wait_before(attempt: int) -> timedelta:
    """Return how long to wait after a failed attempt: twice as long each time, an hour at most.

    >>> [wait_before(attempt).total_seconds() for attempt in (1, 2, 3, 20)]
    [30.0, 60.0, 120.0, 3600.0]
    """
    return min(_FIRST_WAIT * 2 ** min(attempt - 1, 20), _LONGEST_WAIT)


def reclaim(now: datetime) -> int:
    """Put back the jobs whose worker died: running without a sign of life, or queued without a task."""
    silent = Job.objects.filter(state=State.RUNNING, heartbeat_at__lt=now - SILENCE)
    ready = DBTaskResult.objects.filter(status=TaskResultStatus.READY)
    lost = Job.objects.filter(state=State.QUEUED, run_after__lt=now - SILENCE).exclude(
        task_id__in=ready.values("id")
    )
    count = 0
    with transaction.atomic():
        for job in silent.select_for_update(skip_locked=True):
            _give_up_run(job, now)
            count += 1
        for job in lost.select_for_update(skip_locked=True):
            enqueue(job.pk)
            count += 1
    return count


def prune(before: datetime) -> int:
    """Delete the rows of tasks that ended, or were abandoned, before a moment; jobs themselves stay."""
    ended = DBTaskResult.objects.finished().filter(finished_at__lt=before)
    abandoned = DBTaskResult.objects.running().filter(started_at__lt=before)
    return ended.delete()[0] + abandoned.delete()[0]


def _claimed(job_id: int) -> Job | None:
    now = timezone.now()
    claim = uuid.uuid4()
    taken = Job.objects.filter(pk=job_id, state=State.QUEUED).update(
        state=State.RUNNING,
        claim=claim,
        attempts=F("attempts") + 1,
        started_at=now,
        heartbeat_at=now,
        done=0,
        total=0,
    )
    return Job.objects.get(pk=job_id) if taken else None


def _end(
    job: Job, state: State, message: dict[str, Any] | None = None, error: Exception | None = None
) -> None:
    _leave(job, state=state, message=message, error=_text(error), ended_at=timezone.now())


def _try_again(job: Job, error: Exception) -> None:
    job.refresh_from_db(fields=["cancel_asked_at"])
    if job.cancel_asked_at is not None:
        _end(job, State.CANCELLED, error=error)
    elif job.attempts >= kinds.of(job.kind).max_attempts:
        _end(job, State.FAILED, error=error)
    else:
        run_after = timezone.now() + wait_before(job.attempts)
        _requeue(job, run_after, error=_text(error))


def _put_back(job: Job) -> None:
    # Not the fault of the work, so it does not count as an attempt.
    _requeue(job, timezone.now(), attempts=F("attempts") - 1)


def _requeue(job: Job, run_after: datetime, **changes: Any) -> None:
    with transaction.atomic():
        if _leave(job, state=State.QUEUED, run_after=run_after, **changes):
            enqueue(job.pk, run_after)


def _give_up_run(job: Job, now: datetime) -> None:
    kind = kinds.known().get(job.kind)
    lost = f"the worker gave no sign of life after {job.heartbeat_at} (attempt {job.attempts})"
    if job.cancel_asked_at is not None:
        _leave(job, state=State.CANCELLED, ended_at=now, error=lost)
    elif kind is None or job.attempts >= kind.max_attempts:
        _leave(job, state=State.FAILED, ended_at=now, error=lost)
    else:
        _requeue(job, now, error=lost)


def _leave(job: Job, **changes: Any) -> bool:
    """Take a run to its next state; only the run that holds the claim may."""
    mine = Job.objects.filter(pk=job.pk, state=State.RUNNING, claim=job.claim)
    left = mine.update(claim=None, **changes)
    if left:
        _log.info("job %s %s: %s (attempt %s)", job.public_id, job.kind, changes["state"], job.attempts)
    else:
        _log.warning("job %s %s went to another run before this one ended", job.public_id, job.kind)
    return bool(left)


def _text(error: Exception | None) -> str:
    # PostgreSQL keeps no NUL in text.
    return "" if error is None else f"{type(error).__name__}: {error}".replace("\0", "")[:_ERROR_LENGTH]
