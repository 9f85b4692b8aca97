"""Real input where it lies beside the checkout, and a count of what had to be skipped without it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

_SHARED = Path(__file__).parents[2] / "shared" / "data"
_ABSENT = "shared data is absent"


@pytest.fixture(scope="session")
def shared():
    """Give the path of a file in `../shared/data`; a test that needs an absent one is skipped with its name."""

    def find(name: str) -> Path:
        path = _SHARED / name
        if not path.exists():
            pytest.skip(f"{_ABSENT}: ../shared/data/{name}")
        return path

    return find


def pytest_runtest_logreport(report):
    """Write down each test that was skipped for want of shared data; script/test counts the lines."""
    log = os.environ.get("AKKOORD_SKIPS")
    if log and report.skipped and not os.environ.get("PYTEST_XDIST_WORKER") and _ABSENT in str(report.longrepr):
        with Path(log).open("a", encoding="utf-8") as file:
            file.write(f"{report.nodeid}\n")
