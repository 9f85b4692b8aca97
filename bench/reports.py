#!/usr/bin/env python3
"""How long a report for the council takes: gathered, frozen, in each form of file, and as pages.

    .venv/bin/python bench/reports.py [--sizes 3000,10000]

Timed in one process on a fresh SQLite, the middle of three times, first for the Genk example, then for
made-up agreements of these sizes (`large_agreement.py`, one promise in ten with a stage): gathering a report
from what is recorded, freezing it, making each file in Dutch, and the processor time of one answer of its
pages. The limit for a file of Genk is 5 s. Pages are told with the bytes sent, compressed.
"""

from __future__ import annotations

import argparse
import gzip
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "src/akkoord/web/examples"
TIMES = 3


def main() -> None:
    """Measure each agreement in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", default="3000,10000", help="numbers of promises of made-up agreements")
    parser.add_argument("--in-process", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.in_process:
        _measure(options.in_process)
        return
    for name in ("genk", *options.sizes.split(",")):
        with TemporaryDirectory() as folder:
            city = "genk" if name == "genk" else "voorbeeldegem"
            environment = {
                **os.environ,
                "AKKOORD_DATA": folder,
                "AKKOORD_CITY": str(EXAMPLES / city / "city.toml"),
                "AKKOORD_LOG_LEVEL": "ERROR",
                "AKKOORD_HOSTS": "testserver",
                "AKKOORD_SECRET_KEY": "only to measure with",
                "DJANGO_SETTINGS_MODULE": "akkoord.web.config.settings",
                "PYTHONPATH": os.pathsep.join([str(ROOT / "bench"), str(ROOT / "src")]),
            }
            prepare = [sys.executable, "-m", "akkoord.web", "prepare"]
            subprocess.run(prepare, env=environment, stdout=subprocess.DEVNULL, check=True)
            subprocess.run([sys.executable, __file__, "--in-process", name], env=environment, check=True)


def _measure(name: str) -> None:
    import django  # noqa: PLC0415 - wants the settings

    django.setup()
    from akkoord.followup.report import document  # noqa: PLC0415
    from akkoord.web.reports import actions, queries  # noqa: PLC0415
    from akkoord.web.reports.making import made  # noqa: PLC0415

    period, now = _fill(name)
    today = now.date()
    draft = queries.draft(period, today)
    print(f"\n{name}: {draft['counts']['promises']} promises, {draft['counts']['changed']} changed")
    _tell("gathered", lambda: queries.draft(period, today))
    started = time.perf_counter()
    report = actions.send(period=period, seen=document.digest(draft), actor=None, now=now)
    print(f"{'frozen':28} {time.perf_counter() - started:8.3f} s")
    frozen = queries.document(report)
    for form in ("json", "csv", "xlsx", "docx", "pdf"):
        _tell(form, lambda form=form: made.file(frozen, form, made.Sent(now, report.sha256)))
    number = report.pk
    _pages(
        f"/opvolging/verslag/{period}/",
        f"/opvolging/verslagen/{number}/domein-1/",
        f"/opvolging/verslagen/{number}/zonder-informatie/",
        "/opvolging/verslagen/",
        f"/opvolging/verslag/{period}.json",
    )


def _fill(name: str) -> tuple[Any, datetime]:
    """Fill the installation; return the period to report of, and the moment at which that is done."""
    from akkoord.followup.report.periods import Period  # noqa: PLC0415

    if name == "genk":
        from akkoord.web.examples.genk import load  # noqa: PLC0415

        now = datetime(2025, 2, 3, 9, tzinfo=UTC)
        load.load(now=now)
        return Period(2024, 2), now
    import growth  # noqa: PLC0415

    # It sends this report too: the one that is measured is a correction.
    growth.fill(int(name))
    return Period(2025, 2), datetime(2026, 3, 9, 9, tzinfo=UTC)


def _tell(what: str, make: Callable[[], Any]) -> None:
    times = []
    for _ in range(TIMES):
        started = time.perf_counter()
        content = make()
        times.append(time.perf_counter() - started)
    size = f"{len(content) / 1024:8.0f} KB" if isinstance(content, bytes) else ""
    print(f"{what:28} {statistics.median(times):8.3f} s {size}")


def _pages(*paths: str) -> None:
    from django.test import Client  # noqa: PLC0415

    client = Client()
    for path in paths:
        client.get(path)
        started = time.process_time()
        for _ in range(TIMES):
            answer = client.get(path)
        taken = (time.process_time() - started) / TIMES
        sent = len(gzip.compress(answer.content)) / 1024
        print(f"{path:42} {answer.status_code} {taken * 1000:7.1f} ms {sent:8.1f} KB")


if __name__ == "__main__":
    main()
