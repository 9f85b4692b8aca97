#!/usr/bin/env python3
"""How long the pages of the Genk example take to answer, beside the barest page that this server can give.

    .venv/bin/python bench/web.py [--requests 300] [--example genk] [--at-once 2] [--processes 2]

With `--port` it asks the server that runs there; without it, it starts its own. Timed: from sending a request
to the last byte of its answer, over connections that stay open, two at a time, against gunicorn with two
web processes as `docs/how-to/run.md` has it, on the example in a fresh SQLite. The limit is `/healthz`: one
query, no template. Not timed: the network, the browser, TLS.

    AKKOORD_DATA=var/genk .venv/bin/python bench/web.py --processor

tells instead how much processor time one answer takes in the process itself, with the data of an installation
that holds the example. That number is the same on a machine where other work runs.

    .venv/bin/python bench/web.py --growth 700,3000,10000 [--requests 100] [--at-once 1] [--processes 1]

asks the pages of made-up agreements that grow, beside a bare Django page: see `growth.py`.
"""

from __future__ import annotations

import argparse
import http.client
import os
import platform
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import django
import gunicorn

import growth

ROOT = Path(__file__).parents[1]
PAGES = {
    "genk": [
        "/",
        "/en/",
        "/beloften/",
        "/beloften/?q=fiets",
        "/beloften/?q=speletuin",
        "/beloften/?stage=no_information",
        "/beloften/300/",
        "/domeinen/woonstad/",
        "/opvolging/",
        "/opvolging/fasen/",
        "/opvolging/verslag/2024-2/",
        "/opvolging/verslagen/",
        "/besluiten/",
        "/rechten/",
        "/aanmelden/",
    ],
    "voorbeeldegem": [
        "/",
        "/beloften/",
        "/beloften/?q=mantelzorg",
        "/beloften/3/",
        "/domeinen/zorg-en-gezin/",
        "/opvolging/",
        "/opvolging/verslag/2026-1/",
        "/besluiten/",
        "/besluiten/1/",
        "/toetsen/poverty/besluit/1/",
        "/rechten/",
        "/rechten/voorbeeldegem.mantelzorgtoelage/",
        "/aanmelden/",
    ],
}
LIMIT_MS = 100


def main() -> None:
    """Serve an example, ask each page, print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--requests", type=int, default=300)
    parser.add_argument("--example", choices=sorted(PAGES), default="genk")
    parser.add_argument("--at-once", type=int, default=2, help="how many visitors ask at the same time")
    parser.add_argument("--processes", type=int, default=2, help="web processes of the server")
    parser.add_argument("--port", type=int, help="of a server that runs here with the example")
    parser.add_argument("--processor", action="store_true", help="processor time instead of waiting time")
    parser.add_argument("--growth", help="numbers of promises of made-up agreements, such as 700,3000,10000")
    options = parser.parse_args()
    if options.growth:
        _growth([int(size) for size in options.growth.split(",")], options)
        return
    if options.processor:
        _processor_table(PAGES[options.example])
        return
    if options.port:
        _table(options.port, options)
        return
    with tempfile.TemporaryDirectory() as folder:
        port = _free_port()
        arguments = ["--example", options.example, "--port", port, "--web-processes", options.processes]
        server = subprocess.Popen(
            [str(ROOT / "script/serve"), *map(str, arguments)],
            env={**os.environ, "AKKOORD_DATA": folder, "AKKOORD_LOG_LEVEL": "ERROR"},
            stdout=subprocess.DEVNULL,
        )
        try:
            _wait_for(port)
            _table(port, options)
        finally:
            server.terminate()
            server.wait()


def _growth(sizes: list[int], options: argparse.Namespace) -> None:
    def ask(port: int, page: str) -> tuple[float, float, int]:
        times, size = _ask(port, page, options.requests, options.at_once)
        return statistics.median(times), statistics.quantiles(times, n=20)[-1], size

    growth.table(sizes, ask, partial(_served, processes=options.processes), _versions(options))


@contextmanager
def _served(environment: dict[str, str], *, processes: int) -> Iterator[int]:
    port = _free_port()
    server = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "akkoord.web",
            "serve",
            "--port",
            str(port),
            "--web-processes",
            str(processes),
        ],
        env=environment,
        stdout=subprocess.DEVNULL,
    )
    try:
        _wait_for(port)
        yield port
    finally:
        server.terminate()
        server.wait()


def _table(port: int, options: argparse.Namespace) -> None:
    print(_versions(options))
    print(f"{'page':44} {'p50 ms':>7} {'p95 ms':>7} {'x bare':>7} {'sent KB':>8}")
    bare = 0.0
    for page in ["/healthz", *PAGES[options.example]]:
        times, size = _ask(port, page, options.requests, options.at_once)
        middle, slow = statistics.median(times), statistics.quantiles(times, n=20)[-1]
        bare = bare or middle
        verdict = "" if slow < LIMIT_MS else "  over the limit"
        print(f"{page:44} {middle:7.1f} {slow:7.1f} {middle / bare:7.1f} {size / 1024:8.1f}{verdict}")


def _versions(options: argparse.Namespace) -> str:
    return (
        f"Python {platform.python_version()}, Django {django.__version__}, gunicorn {gunicorn.__version__}, "
        f"SQLite, {os.cpu_count()} cores, web processes: {options.processes}, requests a page: "
        f"{options.requests}, at a time: {options.at_once}; limit p95 {LIMIT_MS} ms"
    )


def _processor_table(pages: list[str]) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "akkoord.web.config.settings")
    os.environ.setdefault("AKKOORD_HOSTS", "testserver")
    django.setup()
    from django.test import Client  # noqa: PLC0415 - wants the settings

    client = Client()
    print(
        f"Python {platform.python_version()}, Django {django.__version__}, SQLite; processor ms of an answer"
    )
    print(f"{'page':44} {'median':>7} {'most':>7} {'KB':>8}")
    for page in ["/healthz", *pages]:
        times = []
        for _ in range(25):
            began = time.process_time()
            answer = client.get(page)
            times.append((time.process_time() - began) * 1000)
            if answer.status_code != 200:
                sys.exit(f"{page} answered {answer.status_code}: nothing to measure")
        warm = times[5:]
        size = len(answer.content) / 1024
        print(f"{page:44} {statistics.median(warm):7.1f} {max(warm):7.1f} {size:8.1f}")


def _ask(port: int, page: str, requests: int, at_once: int) -> tuple[list[float], int]:
    def one_client(count: int) -> tuple[list[float], int]:
        connection = http.client.HTTPConnection("127.0.0.1", port)
        times, size = [], 0
        for number in range(count + 5):
            began = time.perf_counter()
            connection.request("GET", page, headers={"Accept-Encoding": "gzip"})
            answer = connection.getresponse()
            size = len(answer.read())
            if answer.status != 200:
                sys.exit(f"{page} answered {answer.status}: nothing to measure")
            if number >= 5:  # the first warm up
                times.append((time.perf_counter() - began) * 1000)
        return times, size

    with ThreadPoolExecutor(at_once) as clients:
        answered = list(clients.map(one_client, [requests // at_once] * at_once))
    return [waited for times, _ in answered for waited in times], answered[0][1]


def _wait_for(port: int) -> None:
    for _ in range(600):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=1)
            connection.request("GET", "/healthz")
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.1)
    sys.exit("the server did not come up in a minute")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    main()
