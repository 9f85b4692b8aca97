"""For all tests: real input where it lies beside the checkout, a made-up town served, and a real browser."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import hypothesis
import pytest
from django.conf import settings as django_settings
from django.db import transaction
from django.test import TransactionTestCase, override_settings
from django.utils import translation
from playwright.sync_api import sync_playwright

from akkoord.web.examples.voorbeeldegem import load
from akkoord.web.frame import city
from akkoord.web.frame.setup import fonts, messages
from tampering import history_can_be_emptied

# Collected for doctests it would be run a second time, and undo what Django made of the first.
collect_ignore = ["settings_for_tests.py"]

# How long an example takes tells what else the machine does, which is no fault of the code.
hypothesis.settings.register_profile("akkoord", deadline=None)
hypothesis.settings.load_profile("akkoord")

_SHARED = Path(__file__).parents[2] / "shared" / "data"
_ABSENT = "shared data is absent"
_VOORBEELDEGEM = django_settings.WEB_DIR / "examples" / "voorbeeldegem" / "city.toml"


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


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """Make what a page needs beside the code, as `prepare` does: fonts and compiled messages."""
    folder = tmp_path_factory.mktemp("built")
    (folder / "static").mkdir()
    fonts.make(folder / "assets" / "frame" / "fonts")
    messages.compile_all(
        django_settings.WEB_DIR, [code for code, _ in django_settings.LANGUAGES], folder / "locale"
    )
    return folder


@pytest.fixture
def site(settings, built):
    """Serve Voorbeeldegem, in both languages, with its fonts."""
    settings.CITY = city.load(_VOORBEELDEGEM)
    settings.STATIC_ROOT = built / "static"
    settings.STATICFILES_DIRS = [built / "assets"]
    settings.LOCALE_PATHS = [built / "locale"]
    return settings


@pytest.fixture(scope="session")
def kept_for_a_module(django_db_setup, django_db_blocker):
    """Give a module what is made once for all its tests: `with kept_for_a_module(make) as made: yield made`.

    It is made inside a transaction that is taken back at the end, and each test runs inside one of its own:
    none sees what another did. All tests of the module see it from then on, so one that needs an empty
    installation stands in another module; and so does one with real transactions.
    """

    @contextmanager
    def kept(make):
        with django_db_blocker.unblock(), transaction.atomic():
            with override_settings(CITY=city.load(_VOORBEELDEGEM)):
                made = make()
            with django_db_blocker.block():
                yield made
            transaction.set_rollback(True)

    return kept


@pytest.fixture(scope="module")
def loaded_town(kept_for_a_module):
    """Load Voorbeeldegem once for the tests of a module, and give the version that residents see."""
    with kept_for_a_module(lambda: load.load(now=datetime(2026, 11, 2, 10, tzinfo=UTC))) as version:
        yield version


@pytest.fixture(scope="session")
def chromium():
    """A real browser, one for all tests."""
    # The browser's event loop runs in this thread, where Django would take each query for a mistake.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        path = os.environ.get("CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]
