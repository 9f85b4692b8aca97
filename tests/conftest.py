"""Real input where it lies beside the checkout, and a count of what had to be skipped without it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from django.test import TransactionTestCase
from django.utils import translation

from tampering import history_can_be_emptied

# Collected for doctests it would be run a second time, and undo what Django made of the first.
collect_ignore = ["settings_for_tests.py"]

_SHARED = Path(__file__).parents[2] / "shared" / "data"
_ABSENT = "shared data is absent"


@pytest.fixture(scope="session")
def shared():
    """Give the path of a file in `../shared/data`; where it is absent the test is skipped and says so."""

    def find(name: str) -> Path:
        path = _SHARED / name
        if not path.exists():
            pytest.skip(f"{_ABSENT}: ../shared/data/{name}")
        return path

    return find


def pytest_runtest_logreport(report):
    """Write down each test that was skipped for want of shared data; script/test counts the lines."""
    log = os.environ.get("AKKOORD_SKIPS")
    if (
        log
        and report.skipped
        and not os.environ.get("PYTEST_XDIST_WORKER")
        and _ABSENT in str(report.longrepr)
    ):
        with Path(log).open("a", encoding="utf-8") as file:
            file.write(f"{report.nodeid}\n")


@pytest.fixture(autouse=True)
def starts_in_dutch():
    """A request in English leaves its language behind in this process; the next test starts without."""
    translation.deactivate()


@pytest.fixture(scope="session", autouse=True)
def history_can_be_emptied_between_tests():
    """A test with real transactions ends by emptying all tables, which the triggers on history refuse."""
    empty = TransactionTestCase._fixture_teardown

    def empty_without_triggers(case):
        with history_can_be_emptied():
            empty(case)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", empty_without_triggers)
        yield
