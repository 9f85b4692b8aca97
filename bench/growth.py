#!/usr/bin/env python3
"""The pages of an agreement that grows, beside a bare page on the same server: `bench/web.py --growth`.

For each size a made-up agreement (`large_agreement.py`) is stored in a fresh SQLite, one promise in ten gets
a stage and half of those proof, and each public page is asked over connections that stay open. Told:
milliseconds from sending a request to the last byte, the ratio to the bare page of the same run, the queries
of one answer, the processor time of one answer in the process itself (the same on a machine where other work
runs), and the bytes sent, compressed.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).parents[1]
NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
LIMIT_MS, LIMIT_KB, LIMIT_QUERIES = 100, 100, 30

PAGES = (
    "/",
    "/beloften/",
    "/beloften/?page={last_page}",
    "/beloften/?kind=goal&measurable=yes",
    "/beloften/?stage=in_progress",
    "/beloften/?stage=no_information",
    "/beloften/?sdg=11",
    "/beloften/?actor={actor}",
    "/beloften/?place={place}",
    "/beloften/?q=fietspaden",
    "/beloften/?q=fietspadne+voor+gezinen",
    "/beloften/?q=wij",
    "/domeinen/",
    "/domeinen/{domain}/",
    "/beloften/{goal}/",
    "/beloften/{promise}/",
    "/sdg/",
    "/sdg/11/",
    "/actoren/",
    "/actoren/{actor}/",
    "/plaatsen/",
    "/plaatsen/{place}/",
    "/bevindingen/",
    "/beelden/",
    "/beelden/akkoord/",
    "/beelden/tijdlijn/",
    "/beelden/actoren/",
    "/beelden/sdg/",
    "/vergelijken/",
    "/opvolging/",
    "/opvolging/verslag/2025-2/",
)
DOWNLOADS = (
    "/beelden/akkoord.svg",
    "/beloften/{promise}.json",
    "/beloften.csv",
    "/beloften.json",
    "/beloften.jsonld",
    "/beloften.xlsx",
    "/opvolging/verslag/2025-2.csv",
)
"""Files are told of; the limits are for pages."""


@dataclass(frozen=True)
class Told:
    """What one page costs beside its time on the wire."""

    path: str
    status: int
    queries: int
    processor_ms: float


Ask = Callable[[int, str], tuple[float, float, int]]
"""From a port and a page to the middle and the slow time in ms, and the bytes sent."""

Serve = Callable[[dict[str, str]], AbstractContextManager[int]]
"""From an environment to a server in it, by its port."""


def table(sizes: list[int], ask: Ask, serve: Serve, versions: str) -> None:
    """Print a table for each size."""
    print(versions)
    for size in sizes:
        with TemporaryDirectory() as folder:
            environment, told = _stored(size, folder)
            with serve(environment) as port:
                _print(size, told, port, ask)


def _print(size: int, told: list[Told], port: int, ask: Ask) -> None:
    print(f"\n{size} promises")
    print(
        f"{'page':42} {'p50 ms':>7} {'p95 ms':>7} {'x bare':>7} {'cpu ms':>7} {'queries':>7} {'sent KB':>8}"
    )
    bare = 0.0
    for one in told:
        if one.status == 404:
            continue
        middle, slow, sent = ask(port, one.path)
        bare = bare or middle
        over = _over(one, slow, sent) if one.path not in _files(told) else []
        print(
            f"{one.path:42} {middle:7.1f} {slow:7.1f} {middle / bare:7.1f} {one.processor_ms:7.1f} "
            f"{one.queries:7} {sent / 1024:8.1f}{'  over: ' + ', '.join(over) if over else ''}",
            flush=True,
        )


def _files(told: list[Told]) -> set[str]:
    return {one.path for one in told[-len(DOWNLOADS) :]}


def _over(one: Told, slow: float, sent: int) -> list[str]:
    limits = {"ms": slow > LIMIT_MS, "KB": sent > LIMIT_KB * 1024, "queries": one.queries > LIMIT_QUERIES}
    return [name for name, is_over in limits.items() if is_over]


def _stored(size: int, folder: str) -> tuple[dict[str, str], list[Told]]:
    """Fill a fresh installation, and tell what its pages ask of the database."""
    path = os.pathsep.join([str(ROOT / "bench"), str(ROOT / "src")])
    environment = {
        **os.environ,
        "AKKOORD_DATA": folder,
        "AKKOORD_CITY": str(ROOT / "src/akkoord/web/examples/voorbeeldegem/city.toml"),
        "AKKOORD_LOG_LEVEL": "ERROR",
        "AKKOORD_HOSTS": "127.0.0.1,testserver",
        "AKKOORD_SECRET_KEY": "only to measure with",
        "DJANGO_SETTINGS_MODULE": "bare.settings",
        "PYTHONPATH": path,
    }
    for command in (["-m", "akkoord.web", "prepare"], [__file__, str(size)]):
        done = subprocess.run([sys.executable, *command], env=environment, stdout=subprocess.PIPE, check=True)
    return environment, [Told(*row) for row in json.loads(done.stdout.splitlines()[-1])]


def fill(size: int) -> dict[str, Any]:
    """Store and publish an agreement of this size, with stages; return what stands in the addresses."""
    import large_agreement  # noqa: PLC0415
    from akkoord.web.agreement import actions  # noqa: PLC0415 - wants the settings
    from akkoord.web.agreement.models import Name, PromiseText  # noqa: PLC0415
    from akkoord.web.followup import projection  # noqa: PLC0415
    from akkoord.web.followup.models import Proof, Status  # noqa: PLC0415

    version = actions.store_version(
        title="Bestuursakkoord 2025-2030",
        rows=list(large_agreement.rows(size)),
        term=(2025, 2030),
        actor=None,
        now=NOW,
    )
    actions.publish(version_id=version.pk, actor=None, now=NOW)
    texts = list(PromiseText.objects.filter(version=version).select_related("promise", "domain")[:200])
    known = PromiseText.objects.filter(version=version).values_list("promise_id", flat=True)[::10]
    codes = ("in_progress", "delivered", "in_preparation", "changed")
    statuses = Status.objects.bulk_create(
        Status(promise_id=pk, stage=codes[place % 4], true_on=date(2025, 9, 1), known_at=NOW, public_at=NOW)
        for place, pk in enumerate(known)
    )
    Proof.objects.bulk_create(
        Proof(
            status=one, kind="address", reference=f"https://stad.example/{one.pk}", seen_on=date(2026, 2, 1)
        )
        for one in statuses[::2]
    )
    projection.rebuild(known)
    _send_a_report()
    return {
        "last_page": max(1, size // 50),
        "domain": texts[0].domain.slug if texts[0].domain else "",
        "goal": texts[0].promise.number,
        "promise": texts[5].promise.number,
        "actor": Name.objects.filter(kind="actor").order_by("pk")[0].slug,
        "place": Name.objects.filter(kind="place").order_by("pk")[0].slug,
    }


def _send_a_report() -> None:
    from akkoord.followup.report.periods import Period  # noqa: PLC0415
    from akkoord.web.reports import actions, queries  # noqa: PLC0415 - wants the settings

    period = Period(2025, 2)
    seen = queries.digest(queries.draft(period, NOW.date()))
    actions.send(period=period, seen=seen, actor=None, now=NOW)


def _tell(size: int) -> None:
    import django  # noqa: PLC0415

    django.setup()
    from django.db import connection  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    ids = fill(size)
    client = Client()
    told = []
    for page in ("/bare", *PAGES, *DOWNLOADS):
        path = page.format(**ids)
        answer = client.get(path)
        times = []
        for _ in range(5 if answer.status_code == 200 else 0):
            began = time.process_time()
            client.get(path).getvalue()
            times.append((time.process_time() - began) * 1000)
        with CaptureQueriesContext(connection) as captured:
            client.get(path)
        told.append((path, answer.status_code, len(captured), statistics.median(times or [0])))
    print(json.dumps(told))


if __name__ == "__main__":
    _tell(int(sys.argv[1]))
