#!/usr/bin/env python3
"""How long the pages of the Genk example take to answer, beside the barest page that this server can give.

    .venv/bin/python bench/web.py [--requests 300] [--example genk]

Timed: from sending a request to the last byte of its answer, over a connection that stays open, two at a
time, against gunicorn as `serve` starts it, on the example in a fresh SQLite. The limit is `/healthz`: one
query, no template. Not timed: the network, the browser, TLS.
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
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import django
import gunicorn

ROOT = Path(__file__).parents[1]
PAGES = {
    "genk": [
        "/",
        "/beloften/",
        "/beloften/?q=fiets",
        "/beloften/?q=speletuin",
        "/beloften/300/",
        "/domeinen/woonstad/",
    ],
    "voorbeeldegem": [
        "/",
        "/beloften/",
        "/beloften/3/",
        "/opvolging/",
        "/opvolging/verslag/2026-2/",
        "/besluiten/",
        "/rechten/",
    ],
}
LIMIT_MS = 100


def main() -> None:
    """Serve an example, ask each page, print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--requests", type=int, default=300)
    parser.add_argument("--example", choices=sorted(PAGES), default="genk")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        port = _free_port()
        server = subprocess.Popen(
            [str(ROOT / "script/serve"), "--example", options.example, "--port", str(port)],
            env={**os.environ, "AKKOORD_DATA": folder, "AKKOORD_LOG_LEVEL": "ERROR"},
            stdout=subprocess.DEVNULL,
        )
        try:
            _wait_for(port)
            _table(port, PAGES[options.example], options.requests)
        finally:
            server.terminate()
            server.wait()


def _table(port: int, pages: list[str], requests: int) -> None:
    print(
        f"Python {platform.python_version()}, Django {django.__version__}, gunicorn {gunicorn.__version__}, "
        f"SQLite, {os.cpu_count()} cores, {requests} requests a page, two at a time; limit p95 {LIMIT_MS} ms"
    )
    print(f"{'page':32} {'p50 ms':>7} {'p95 ms':>7} {'x bare':>7} {'sent KB':>8}")
    bare = 0.0
    for page in ["/healthz", *pages]:
        times, size = _ask(port, page, requests)
        middle, slow = statistics.median(times), statistics.quantiles(times, n=20)[-1]
        bare = bare or middle
        verdict = "" if slow < LIMIT_MS else "  over the limit"
        print(f"{page:32} {middle:7.1f} {slow:7.1f} {middle / bare:7.1f} {size / 1024:8.1f}{verdict}")


def _ask(port: int, page: str, requests: int) -> tuple[list[float], int]:
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

    with ThreadPoolExecutor(2) as clients:
        first, second = clients.map(one_client, [requests // 2, requests - requests // 2])
    return first[0] + second[0], first[1]


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
