"""What the interface gives to whoever reads."""

import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

LISTS = ["versions", "promises", "domains", "actors", "places", "sdgs", "findings", "comparisons"]


class TestLists:
    @pytest.mark.parametrize("name", LISTS)
    def test_come_in_pages_with_the_addresses_around_them(self, town, program, name):
        answer = program.get(f"/api/v1/{name}?limit=1")
        body = answer.json()

        assert answer.status_code == 200
        assert len(body["items"]) == min(1, body["total"])
        assert (body["next"] is None) == (body["total"] <= 1)
        assert body["previous"] is None
        assert 'rel="first"' in answer["Link"]
