"""The web server and the worker as one command: whoever stops it stops all of it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

RUN = [sys.executable, "-m", "akkoord.web"]


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """An environment with data of its own, prepared as `script/serve` does."""
    city = Path(__file__).parents[3] / "src/akkoord/web/examples/voorbeeldegem/city.toml"
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("AKKOORD_", "DJANGO_"))}
    kept.pop("DATABASE_URL", None)
    data = tmp_path_factory.mktemp("data")
    place = {**kept, "AKKOORD_CITY": str(city), "AKKOORD_DATA": str(data), "AKKOORD_SECRET_KEY": "k" * 60}
    subprocess.run([*RUN, "prepare"], env=place, check=True, capture_output=True)
    return place


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def children(pid):
    """Return the processes that one started, from what the system tells of each."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            # The name of a program stands in brackets and may hold spaces; the parent is the second after it.
            parent = int(stat.read_text().rpartition(")")[2].split()[1])
        except (FileNotFoundError, ProcessLookupError):
            continue
        if parent == pid:
            found.append(int(stat.parent.name))
    return found


def is_alive(pid):
    return Path(f"/proc/{pid}").exists()


@pytest.mark.skipif(
    not Path("/proc/self/stat").exists(), reason="this system does not tell of processes in /proc"
)
class TestServe:
    @pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
    def test_leaves_nothing_running(self, place, stop):
        command = [*RUN, "serve", "--port", str(free_port())]
        with subprocess.Popen(command, env=place, stdout=subprocess.PIPE, text=True) as serve:
            assert serve.stdout.readline().startswith("Voorbeeldegem: http://127.0.0.1:")
            started = children(serve.pid)

            serve.send_signal(stop)
            assert serve.wait(timeout=15) == 0

        assert len(started) == 2
        assert [pid for pid in started if is_alive(pid)] == []

    def test_says_when_the_port_is_taken(self, place):
        with socket.socket() as other:
            other.bind(("127.0.0.1", 0))
            other.listen()
            command = [*RUN, "serve", "--port", str(other.getsockname()[1])]
            told = subprocess.run(command, env=place, capture_output=True, text=True, check=False)

        assert told.returncode == 1
        assert "choose another --port" in told.stderr
