"""A made-up town with its pages, to look at. Other apps widen `town` with their rows."""

from __future__ import annotations

import pytest

from floors import town as voorbeeldegem


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
