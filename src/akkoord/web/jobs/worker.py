"""The process beside the web: takes jobs as they come, and ticks each minute."""

from __future__ import annotations

import logging
import signal
import threading
import time
from dataclasses import astuple
from datetime import datetime, timedelta
from types import FrameType

from django.contrib.sessions.backends.db import SessionStore
from django.db import OperationalError, close_old_connections, connection
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker as OneTask
from django_tasks_db.utils import is_locked_database_exception

from akkoord.web.jobs import actions, runs
from akkoord.web.jobs.progress import shutdown

_log = logging.getLogger(__name__)

_KEEP_TASKS = timedelta(days=30)
_DAY = timedelta(days=1)


class Clock(threading.Thread):
    """Ticks each minute beside the job in hand, so that long work delays no mail."""

    def __init__(self, minute_s: float = 60) -> None:
        super().__init__(name="clock", daemon=True)
        self._minute_s = minute_s
        self._stopped = threading.Event()
        self._pruned_at: datetime | None = None

    def run(self) -> None:
        while True:
            self._tick()
            if self._stopped.wait(self._minute_s):
                connection.close()
                return

    def stop(self) -> None:
        """End after the tick in hand."""
        self._stopped.set()
        self.join()

    def _tick(self) -> None:
        close_old_connections()
        now = timezone.now()
        try:
            ticked = actions.tick(now)
            if self._pruned_at is None or now - self._pruned_at >= _DAY:
                _log.info("%s rows of old tasks deleted", runs.prune(now - _KEEP_TASKS))
                # A session that ended by itself says who was here, and serves nothing any more.
                SessionStore.clear_expired()
                self._pruned_at = now
        except Exception:
            # The next minute may do better, and a silent clock would be worse than one that complains.
            _log.exception("this minute's tick failed")
            return
        _log.log(logging.INFO if any(astuple(ticked)) else logging.DEBUG, "%s", ticked)


def work(*, interval_s: float = 1.0, until_idle: bool = False) -> int:
    """Run jobs until the process is asked to stop; returns how many tasks were run.

    Args:
        interval_s: How long to wait when nothing is to be done, in seconds.
        until_idle: Stop as soon as nothing waits.
    """
    worker_id = get_random_string(32)
    count = 0
    while not shutdown.asked:
        ran = _run_one(worker_id)
        count += ran
        if not ran and until_idle:
            break
        if not ran:
            time.sleep(interval_s)
    return count


def stop_on_signals() -> None:
    """Stop after the job in hand when asked, or at its next report; at once when asked twice."""
    shutdown.asked = False
    signal.signal(signal.SIGTERM, _ask)
    signal.signal(signal.SIGINT, _ask)


def _run_one(worker_id: str) -> int:
    one = OneTask(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=1,
        worker_id=worker_id,
        excluded_queue_names=[],
    )
    try:
        one.run()
    except OperationalError as error:
        if not is_locked_database_exception(error):
            raise
        _log.warning("the database is locked by somebody else; trying again")
        return 0
    return one._run_tasks


def _ask(number: int, frame: FrameType | None) -> None:
    if shutdown.asked:
        raise SystemExit(1)
    shutdown.asked = True
