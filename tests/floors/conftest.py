"""A made-up town with its pages, and a browser to look at them. Other apps widen `town` with their rows."""

from __future__ import annotations

import os
import shutil

import pytest
from django.conf import settings as django_settings
from playwright.sync_api import sync_playwright

from akkoord.web.frame import city
from akkoord.web.frame.setup import fonts, messages
from floors import town as voorbeeldegem

CITY = django_settings.WEB_DIR / "examples" / "voorbeeldegem" / "city.toml"


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """Make what a page needs beside the code, as `prepare` does: fonts and compiled messages."""
    folder = tmp_path_factory.mktemp("built")
    fonts.make(folder / "assets" / "frame" / "fonts")
    messages.compile_all(
        django_settings.WEB_DIR, [code for code, _ in django_settings.LANGUAGES], folder / "locale"
    )
    return folder


@pytest.fixture
def site(settings, built):
    """Serve Voorbeeldegem, in both languages, with its fonts."""
    settings.CITY = city.load(CITY)
    settings.STATICFILES_DIRS = [built / "assets"]
    settings.LOCALE_PATHS = [built / "locale"]
    return settings


@pytest.fixture
def town(site, db):
    """Fill Voorbeeldegem with a small agreement of every kind of promise."""
    return voorbeeldegem.publish(voorbeeldegem.rows())


@pytest.fixture
def visit(client, town):
    """Answer a page, to whoever may see it."""

    def answer(page):
        if page.role:
            client.force_login(voorbeeldegem.somebody(page.role))
        response = client.get(page.path.format(version=town.pk))
        assert response.status_code == page.status
        return response

    return answer


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


@pytest.fixture
def look(chromium, live_server, transactional_db, town, client):
    """Open a page of the town in a browser: `look(page, width=360, color_scheme="dark")`."""
    contexts = []

    def open_page(page, *, width=1280, **options):
        context = chromium.new_context(
            base_url=live_server.url, viewport={"width": width, "height": 800}, **options
        )
        contexts.append(context)
        if page.role:
            if "sessionid" not in client.cookies:
                client.force_login(voorbeeldegem.somebody(page.role))
            cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
            context.add_cookies([cookie])
        seen = context.new_page()
        seen.heard = []
        seen.on("console", lambda message: seen.heard.append(message.text))
        seen.asked = []
        seen.on("request", lambda request: seen.asked.append(request.url))
        response = seen.goto(page.path.format(version=town.pk))
        assert response.status == page.status
        return seen

    yield open_page
    for context in contexts:
        context.close()
