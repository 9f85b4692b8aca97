"""The page that answers an address where there is nothing."""

from __future__ import annotations

import pytest
from lxml import html

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def lead(answer):
    """Return what the page says below its heading."""
    assert answer.status_code == 404
    (said,) = html.document_fromstring(answer.content.decode()).find_class("lead")
    return said.text_content().strip()


class TestNotFound:
    @pytest.mark.parametrize("path", ["/en/bestaat-niet/", "/en/beloften/vijf/", "/en/<script>"])
    def test_tells_nothing_of_how_addresses_are_looked_up(self, client, path):
        assert lead(client.get(path)) == "The address may be typed wrong, or the page has moved."

    def test_says_what_a_view_of_ours_said(self, client):
        assert lead(client.get("/en/rechten/vliegen/")) == "There is no such right here."

    def test_says_it_in_text_only(self, client):
        answer = client.get("/en/rechten/<b>vliegen/")

        assert "<b>vliegen" not in answer.content.decode()
        assert lead(answer) == "There is no such right here."
