#!/usr/bin/env python3
"""How follow-up grows: promises with ten recorded events each, and what each page and question then costs.

    .venv/bin/python bench/followup.py [--sizes 1000,3000,10000] [--events 10]

For each size a made-up agreement (`large_agreement.py`) is stored in a fresh SQLite. Each promise gets its
events over the term: stages, proof at every second one, a deadline at every fifth promise; all of them stand
in the history too. Told, in one process: the time to cut all events into spans anew, to record one more stage
by the action of the pages, where all promises stood as of two days out of spans and out of events (the ratio
is what the spans win), and the queries, the middle and the slowest of 20 processor times, and the bytes of
each page.
"""

from __future__ import annotations

import argparse
import gc
import gzip
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).parents[1]
CITY = ROOT / "src/akkoord/web/examples/voorbeeldegem/city.toml"
START = date(2025, 2, 1)
TODAY = date(2026, 11, 2)
STAGES = ("not_started", "in_preparation", "in_progress", "in_progress", "delivered")
PAGES = (
    "/opvolging/",
    "/opvolging/voortgang/",
    "/opvolging/voortgang/?per=plaats",
    "/opvolging/fasen/",
    "/wijzigingen/",
    "/beloften/?stage=in_progress",
    "/beloften/{promise}/",
    "/domeinen/{domain}/",
    "/",
)
STAFF_PAGES = ("/opvolging/beloften/", "/opvolging/beloften/{promise}/")
LIMIT_MS, LIMIT_QUERIES, LIMIT_KB = 100, 30, 100
TIMES = 20


def main() -> None:
    """Measure each size in a process and an installation of its own."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", default="1000,3000,10000", help="numbers of promises")
    parser.add_argument("--events", type=int, default=10, help="recorded events of each promise")
    parser.add_argument("--in-process", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.in_process:
        _measure(options.in_process, options.events)
        return
    for size in options.sizes.split(","):
        with TemporaryDirectory() as folder:
            environment = {
                **os.environ,
                "AKKOORD_DATA": folder,
                "AKKOORD_CITY": str(CITY),
                "AKKOORD_LOG_LEVEL": "ERROR",
                "AKKOORD_HOSTS": "testserver",
                "AKKOORD_TOTP": "0",
                "AKKOORD_SECRET_KEY": "only to measure with",
                "DJANGO_SETTINGS_MODULE": "akkoord.web.config.settings",
                "PYTHONPATH": os.pathsep.join([str(ROOT / "bench"), str(ROOT / "src")]),
            }
            prepare = [sys.executable, "-m", "akkoord.web", "prepare"]
            subprocess.run(prepare, env=environment, stdout=subprocess.DEVNULL, check=True)
            measure = [sys.executable, __file__, "--in-process", size, "--events", str(options.events)]
            subprocess.run(measure, env=environment, check=True)


def _measure(size: int, events: int) -> None:
    import django  # noqa: PLC0415 - wants the settings

    django.setup()
    print(
        f"\n{size} promises, {size * events} events. Python {platform.python_version()}, "
        f"Django {django.__version__}, SQLite"
    )
    ids = _fill(size, events)
    _tell_questions(ids["version"])
    _tell_pages(ids)


def _fill(size: int, events: int) -> dict[str, Any]:
    import large_agreement  # noqa: PLC0415 - wants the settings
    from akkoord.web.agreement import actions as agreement  # noqa: PLC0415
    from akkoord.web.agreement.models import PromiseText  # noqa: PLC0415
    from akkoord.web.followup import projection  # noqa: PLC0415

    version = agreement.store_version(
        title="Bestuursakkoord 2025-2030",
        rows=list(large_agreement.rows(size)),
        term=(2025, 2030),
        actor=None,
        now=_moment(START),
    )
    agreement.publish(version_id=version.pk, actor=None, now=_moment(START))
    promises = [
        text.promise for text in PromiseText.objects.filter(version=version).select_related("promise")
    ]
    _record(promises, events)
    pks = [promise.pk for promise in promises]
    print(f"{'all spans made anew':52} {_seconds(lambda: projection.rebuild(pks)):8.2f} s")
    some = version.texts.select_related("promise", "domain")[5]
    return {"version": version, "promise": some.promise.number, "domain": some.domain.slug}


def _record(promises: list[Any], events: int) -> None:
    """Store the events as the actions would, with the history, but without their checks."""
    from django.db import transaction  # noqa: PLC0415 - wants the settings

    from akkoord.web.followup.models import Deadline, Proof, Status  # noqa: PLC0415
    from akkoord.web.history import actions as history  # noqa: PLC0415

    began = time.perf_counter()
    apart = (TODAY - START) / max(events, 1)
    statuses = Status.objects.bulk_create(
        (
            Status(
                promise=promise,
                stage=STAGES[min(step * len(STAGES) // events, (place + step) % len(STAGES))],
                true_on=START + apart * step,
                known_at=_moment(START + apart * step + timedelta(days=place % 9)),
                public_at=_moment(START + apart * step + timedelta(days=place % 9)),
            )
            for step in range(events)
            for place, promise in enumerate(promises)
        ),
        batch_size=2_000,
    )
    Proof.objects.bulk_create(
        (
            Proof(
                status=one, kind="decision", reference=f"https://stad.example/{one.pk}", seen_on=one.true_on
            )
            for one in statuses[::2]
        ),
        batch_size=2_000,
    )
    Deadline.objects.bulk_create(
        Deadline(promise=one, year=2026, last_day=date(2026, 12, 31), set_at=_moment(START))
        for one in promises[::5]
    )
    with transaction.atomic():
        for one in statuses:
            history.record(
                actor=None,
                subject=one.promise,
                kind="followup.status_recorded",
                payload={"status": one.pk, "stage": one.stage, "proof": []},
                effective_on=one.true_on,
                now=one.known_at,
            )
    print(f"{'events stored, with their history':52} {time.perf_counter() - began:8.2f} s")


def _tell_questions(version: Any) -> None:
    from akkoord.followup import standing  # noqa: PLC0415 - wants the settings
    from akkoord.web.agreement import queries as agreement  # noqa: PLC0415
    from akkoord.web.followup import actions, overview, standing_rows  # noqa: PLC0415
    from akkoord.web.followup import record as records  # noqa: PLC0415

    ids = agreement.promise_ids(version)
    then, known = date(2026, 3, 1), date(2026, 6, 30)

    def by_events() -> None:
        for found in records.events(ids).values():
            standing.standing(found, then, known)

    def record_one() -> None:
        actions.record_status(
            promise_id=ids[7],
            stage="changed",
            true_on=TODAY,
            remark="Gemeten.",
            actor=None,
            now=_moment(TODAY),
        )

    by_spans = _seconds(
        lambda: list(standing_rows.spans(ids, then, known).values_list("promise_id", "stage"))
    )
    replayed = _seconds(by_events)
    print(f"{'all promises as of two days, out of spans':52} {by_spans * 1000:8.1f} ms")
    print(f"{'the same out of events':52} {replayed * 1000:8.1f} ms, x {replayed / by_spans:.0f}")
    counted = _seconds(partial(overview.counted, version, TODAY))
    print(f"{'counted by domain and stage':52} {counted * 1000:8.1f} ms")
    print(f"{'one more stage recorded':52} {_seconds(record_one) * 1000:8.1f} ms")


def _tell_pages(ids: dict[str, Any]) -> None:
    from django.db import connection  # noqa: PLC0415 - wants the settings
    from django.test import Client  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    from akkoord.web.accounts.models import Grant, User  # noqa: PLC0415

    user = User.objects.create_user("an@voorbeeldegem.example", name="An")
    Grant.objects.create(user=user, role="coordinator", valid_from=START)
    visitor, staff = Client(), Client()
    staff.force_login(user)
    # As the web process does once it is loaded (`web/config/wsgi.py`).
    gc.collect()
    gc.freeze()
    print(f"{'page':52} {'p50 ms':>8} {'most ms':>8} {'queries':>8} {'sent KB':>8}")
    for client, pages in ((visitor, PAGES), (staff, STAFF_PAGES)):
        for page in pages:
            path = page.format(**ids)
            answer = client.get(path)
            if answer.status_code != 200:
                sys.exit(f"{path} answered {answer.status_code}: nothing to measure")
            times = sorted(_processor_ms(partial(client.get, path)) for _ in range(TIMES))
            with CaptureQueriesContext(connection) as captured:
                client.get(path)
            sent = len(gzip.compress(answer.content)) / 1024
            limits = {
                "ms": times[-2] > LIMIT_MS,
                "queries": len(captured) > LIMIT_QUERIES,
                "KB": sent > LIMIT_KB,
            }
            over = [name for name, is_over in limits.items() if is_over]
            print(
                f"{path:52} {statistics.median(times):8.1f} {times[-1]:8.1f} {len(captured):8} {sent:8.1f}"
                f"{'  over: ' + ', '.join(over) if over else ''}",
                flush=True,
            )


def _moment(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _processor_ms(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1000


if __name__ == "__main__":
    main()
