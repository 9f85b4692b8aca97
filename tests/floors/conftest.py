"""The whole made-up town with every page of it, and a browser to look at them.

Filling the town takes a second, so it is filled once: the answers of all pages are kept for the tests that
read them, and one server stands for the tests that look at them in a browser.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

import pytest
from django.conf import settings as django_settings
from django.core.management import call_command
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from pytest_django.live_server_helper import LiveServer

import today
from akkoord.web.frame import city
from floors import pages, whole_town
from floors import town as small_town
from tampering import history_can_be_emptied

CITY = django_settings.WEB_DIR / "examples" / "voorbeeldegem" / "city.toml"


def settings_of(built):
    """Return the settings of Voorbeeldegem, in both languages, with its fonts."""
    return {
        "CITY": city.load(CITY),
        "STATICFILES_DIRS": [built / "assets"],
        "LOCALE_PATHS": [built / "locale"],
        "ROOT_URLCONF": "floors.site",
    }


@contextmanager
def on_its_day():
    """Let it be the day of the whole town, whatever day it is."""
    with pytest.MonkeyPatch.context() as patch:
        today.stays(patch, whole_town.TODAY)
        yield


@dataclass(frozen=True)
class Answer:
    """What a page answered, and what that took."""

    response: HttpResponse
    queries: list[str]


class Visitor:
    """Asks pages as whoever may see them."""

    def __init__(self, whole):
        self.whole = whole
        self.clients = {role: Client(raise_request_exception=False) for role in ("", *whole.people)}
        for role, user in whole.people.items():
            self.clients[role].force_login(user)

    def path(self, page):
        return page.path.format(**self.whole.ids)

    def ask(self, page) -> Answer:
        client, path = self.clients[page.role], self.path(page)
        with CaptureQueriesContext(connection) as captured:
            response = client.post(path, page.post) if page.post else client.get(path)
        translation.deactivate()
        return Answer(response, [query["sql"] for query in captured.captured_queries])


@dataclass(frozen=True)
class Answers:
    """The answers of all pages by their name: of the town as it is, and with many rows of everything."""

    few: dict[str, Answer]
    many: dict[str, Answer]


@pytest.fixture(scope="session")
def answers(django_db_setup, django_db_blocker, built) -> Answers:
    """Fill the town, ask every page, add many rows, ask again, and take all of it back."""
    with ExitStack() as during:
        during.enter_context(django_db_blocker.unblock())
        during.enter_context(override_settings(**settings_of(built)))
        during.enter_context(on_its_day())
        during.enter_context(transaction.atomic())
        whole = whole_town.fill()
        visitor = Visitor(whole)
        few = {page.name: visitor.ask(page) for page in pages.ALL}
        whole_town.grow(whole)
        many = {page.name: visitor.ask(page) for page in pages.ALL}
        transaction.set_rollback(True)
    return Answers(few, many)


@pytest.fixture
def site(settings, built):
    """Serve Voorbeeldegem, in both languages, with its fonts."""
    for name, value in settings_of(built).items():
        setattr(settings, name, value)
    return settings


@pytest.fixture
def town(site, db):
    """Fill Voorbeeldegem with a small agreement of every kind of promise."""
    return small_town.publish(small_town.rows())


@dataclass(frozen=True)
class Served:
    """The whole town behind a real server."""

    url: str
    visitor: Visitor

    def cookies(self, page):
        """Return the cookies of who may see a page."""
        known = self.visitor.clients[page.role].cookies
        return [{"name": name, "value": one.value, "url": self.url} for name, one in known.items()]


@pytest.fixture(scope="module")
def served(django_db_setup, django_db_blocker, built, chromium) -> Iterator[Served]:
    """Serve the whole town for as long as the tests of one module look at it."""
    with ExitStack() as during:
        during.enter_context(django_db_blocker.unblock())
        during.enter_context(override_settings(**settings_of(built)))
        during.enter_context(on_its_day())
        visitor = Visitor(whole_town.fill())
        server = LiveServer("localhost")
        yield Served(server.url, visitor)
        server.stop()
        with history_can_be_emptied():
            call_command("flush", verbosity=0, interactive=False)


class Look:
    """One page in a browser, with what the browser said and asked while it was opened."""

    def __init__(self, tab, served, page):
        self.tab, self.page, self.served = tab, page, served
        self.heard, self.asked = [], []
        tab.context.add_cookies(served.cookies(page))
        tab.set_viewport_size({"width": 1280, "height": 800})
        tab.emulate_media(color_scheme="light")
        tab.on("console", self._hear)
        tab.on("request", self._ask)
        self.status = self._open()

    def close(self):
        """Leave the page; the tab is for the next one."""
        self.tab.remove_listener("console", self._hear)
        self.tab.remove_listener("request", self._ask)

    def _hear(self, message):
        self.heard.append(message.text)

    def _ask(self, request):
        self.asked.append(request.url)

    def _open(self):
        path = self.served.visitor.path(self.page)
        if not self.page.post:
            return self.tab.goto(path).status
        # Sent as a browser sends a form, from a page of the site that holds the token of its forms.
        self.tab.goto("/werk/wachtwoord/" if self.page.role else "/aanmelden/")
        with self.tab.expect_navigation() as navigation:
            self.tab.evaluate(_SEND, [path, self.page.post])
        return navigation.value.status


_SEND = """([path, fields]) => {
  const form = document.createElement("form")
  form.method = "post"
  form.action = path
  const token = document.querySelector("[name=csrfmiddlewaretoken]").value
  for (const [name, value] of Object.entries({csrfmiddlewaretoken: token, ...fields})) {
    const field = document.createElement("input")
    field.name = name
    field.value = value
    form.append(field)
  }
  document.body.append(form)
  form.submit()
}"""


@pytest.fixture(scope="module", params=pages.ALL, ids=str)
def page(request):
    """Each page in turn."""
    return request.param


@pytest.fixture(scope="module")
def tab_of(chromium, served):
    """Return the tab of who may see a page, which goes from page to page, as that of a visitor."""
    tabs = {}

    def known(page, **options):
        key = (page.role, *options.items())
        if key not in tabs:
            # Without motion from the start: a colour half way between two is neither.
            context = chromium.new_context(base_url=served.url, reduced_motion="reduce", **options)
            tabs[key] = context.new_page()
        return tabs[key]

    yield known
    for tab in tabs.values():
        tab.context.close()


@pytest.fixture(scope="module")
def open_window(tab_of, served, page):
    """Open the page at hand: `open_window(java_script_enabled=False)`."""
    looks = []

    def new(**options):
        looks.append(Look(tab_of(page, **options), served, page))
        return looks[-1]

    yield new
    for look in looks:
        look.close()


@pytest.fixture(scope="module")
def seen(open_window):
    """The page at hand, opened once for all tests that look at it."""
    return open_window()


@pytest.fixture
def look(chromium, live_server, transactional_db, town):
    """Open a page of the small town in a browser: `look("/", java_script_enabled=False)`."""
    contexts = []

    def open_page(path, **options):
        contexts.append(chromium.new_context(base_url=live_server.url, **options))
        tab = contexts[-1].new_page()
        assert tab.goto(path).status == 200
        return tab

    yield open_page
    for context in contexts:
        context.close()
