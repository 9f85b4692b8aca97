"""How far a job is; the one thing that work gets from this app."""

from __future__ import annotations

from django.utils import timezone

from akkoord.errors import StateError
from akkoord.web.jobs.models import Job, State


class Cancelled(StateError):
    """Somebody asked to stop this job; the work lets it pass, after cleaning up what is half done."""

    code = "job_cancelled"
    message = "job {job} was asked to stop"


class Superseded(StateError):
    """This run was given up for dead and the job went to another worker."""

    code = "job_superseded"
    message = "job {job} no longer belongs to this run: it gave no sign of life for too long"


class Interrupted(StateError):
    """The worker is asked to stop; the job goes back to the queue."""

    code = "job_interrupted"
    message = "the worker stops; job {job} goes back to the queue"


class Shutdown:
    """Whether this process was asked to stop."""

    def __init__(self) -> None:
        self.asked = False


# One per process: a signal reaches a process, not a job.
shutdown = Shutdown()


class Progress:
    """Saves how far one run of a job is, and hears that it must stop."""

    def __init__(self, job: Job) -> None:
        self._job = job

    def report(self, done: int, total: int) -> None:
        """Save how far the work is: a sign of life that is due at least each 10 minutes.

        Two small queries, so once per hundredth of the work is better than once per row.

        Args:
            done: Steps done, from 0 up to the total.
            total: Steps in all; 0 while that is unknown.

        Raises:
            Cancelled: if somebody asked to stop.
            Interrupted: if the worker is asked to stop.
            Superseded: if the job went to another worker.
            ValueError: if more is done than there is.
        """
        if done < 0 or total < 0 or (total and done > total):
            raise ValueError(f"progress {done} of {total} of job {self._job}: give 0 up to the total")
        mine = Job.objects.filter(pk=self._job.pk, state=State.RUNNING, claim=self._job.claim)
        if not mine.update(done=done, total=total, heartbeat_at=timezone.now()):
            raise Superseded(job=str(self._job.public_id))
        if mine.filter(cancel_asked_at__isnull=False).exists():
            raise Cancelled(job=str(self._job.public_id))
        if shutdown.asked:
            raise Interrupted(job=str(self._job.public_id))
