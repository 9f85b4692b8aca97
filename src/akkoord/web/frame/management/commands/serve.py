"""`python -m akkoord.web serve`: the web server and the worker, until Ctrl-C or a stop signal."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from types import FrameType
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

_GRACE_SECONDS = 10


class Command(BaseCommand):
    help = "Run the web server and the worker; stop both with Ctrl-C. In service, let systemd run each."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--web-processes", type=int, default=1)

    def handle(self, *args: Any, **options: Any) -> None:
        host, port = options["host"], options["port"]
        _check_free(host, port)
        gunicorn = [
            sys.executable, "-m", "gunicorn", "akkoord.web.config.wsgi", "--bind", f"{host}:{port}",
            "--workers", str(options["web_processes"]), "--threads", "4", "--worker-class", "gthread",
            "--log-level", "warning", "--no-control-socket",
        ]  # fmt: skip
        worker = [sys.executable, "-m", "akkoord.web", "worker"]
        _stop_on(signal.SIGTERM, signal.SIGHUP)
        # In sessions of their own: Ctrl-C reaches this process alone, which stops each child once.
        children = [subprocess.Popen(command, start_new_session=True) for command in (gunicorn, worker)]
        try:
            self._tell_when_ready(f"http://{host}:{port}", children)
            _wait(children)
        except KeyboardInterrupt:
            self.stdout.write("Stopping.")
        finally:
            _end(children)

    def _tell_when_ready(self, address: str, children: list[subprocess.Popen[bytes]]) -> None:
        for _ in range(300):
            if any(child.poll() is not None for child in children):
                return
            try:
                with urlopen(f"{address}/healthz", timeout=1):  # noqa: S310 # nosec B310
                    break
            except (URLError, TimeoutError):
                time.sleep(0.1)
        self.stdout.write(f"{settings.CITY.name}: {address}")
        self.stdout.flush()


def _check_free(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CommandError(
                f"cannot listen on {host}:{port} ({error.strerror}); choose another --port"
            ) from error


def _stop_on(*signals: signal.Signals) -> None:
    # A terminal that is closed sends SIGHUP; who started this with nohup wants it to go on.
    for each in signals:
        if signal.getsignal(each) is not signal.SIG_IGN:
            signal.signal(each, _stop)


def _stop(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _wait(children: list[subprocess.Popen[bytes]]) -> None:
    while True:
        for child in children:
            code = child.poll()
            if code is not None:
                raise CommandError(f"{_name(child)} stopped with code {code}; see above")
        time.sleep(0.2)


def _name(child: subprocess.Popen[bytes]) -> str:
    return " ".join(map(str, child.args)) if isinstance(child.args, list) else str(child.args)


def _end(children: list[subprocess.Popen[bytes]]) -> None:
    for child in children:
        if child.poll() is None:
            child.terminate()
    deadline = time.monotonic() + _GRACE_SECONDS
    for child in children:
        try:
            child.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
