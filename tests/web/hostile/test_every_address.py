"""What nobody meant: extreme numbers and unreadable text in every address and every form."""

from __future__ import annotations

import re
import uuid

import pytest

from web.hostile.addresses import filled, patterns

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

_LARGEST_OF_A_COLUMN = 2**63 - 1
_QUERIES = [
    "?page=999999999999999999999999&q=%00&kind=%00&number=99999999999999999999999999",
    "?page=-1&q=%ED%A0%80%22%27%20OR%20*%20NEAR(%20:*%20%5C%20%26%20|%20!&stage=%00",
    "?since=9999-12-31&until=0001-01-01&true_on=9999-12-31&known_on=9999-12-31",
]
_TEXTS = ["a\0b", "\U0010ffff" * 300, "'\"; -- \u202e", "9" * 40, "9999-12-31", "0001-01-01"]
_FIELD = re.compile(r'<(?:input|textarea|select|button)[^>]*\bname="([^"]+)"')
# A session that ends half-way would let all that follows through unseen.
_ENDS_THE_SESSION = ("/afmelden/", "/sluiten/", "/gegevens/wissen/")


def addresses(number):
    """Return each address that holds a number with this one in it, or each that holds none."""
    return [
        filled(
            route,
            int=number,
            str="poverty",
            slug="wonen",
            uuid=uuid.UUID(int=0),
            uuidstr=uuid.UUID(int=0),
            period="2025-2",
        )
        for route in patterns()
        if ("<int:" in route) == (number is not None)
    ]


class TestEveryAddress:
    @pytest.mark.parametrize("number", [None, 0, 1, _LARGEST_OF_A_COLUMN, 10**40])
    def test_answers_whatever_is_asked(self, town, everything, client, number):
        for address in addresses(number):
            for query in ["", *_QUERIES]:
                answer = client.get(address + query)
                assert answer.status_code < 500, address + query

    def test_takes_or_refuses_whatever_is_sent(self, town, everything, client):
        for address in sorted(addresses(None) + addresses(1)):
            if address.endswith(_ENDS_THE_SESSION):
                continue
            fields = {"status", "link", "action", "number", "page_read", "revision", "next"}
            asked = client.get(address)
            # An archive has no fields to fill in.
            if asked.get("Content-Type", "").startswith("text/html"):
                fields |= set(_FIELD.findall(asked.text))
            for text in _TEXTS:
                answer = client.post(address, dict.fromkeys(sorted(fields), text))
                assert answer.status_code < 500, (address, text)
