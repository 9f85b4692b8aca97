"""Keys for programs: who makes one, what it may do, and when it opens nothing any more."""

from datetime import timedelta

import pytest
from django.utils import timezone

from akkoord.web.accounts import keys
from akkoord.web.accounts.models import ApiKey
from akkoord.web.accounts.roles import Role
from akkoord.web.history.models import Event

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

REVIEW = "agreement.review"


def make_key(user, *, days=30, permissions=(REVIEW,)):
    now = timezone.now()
    until = timezone.localdate(now) + timedelta(days=days)
    return keys.make(user=user, name="Koppeling", permissions=permissions, valid_until=until, now=now)


class TestMake:
    def test_keeps_no_more_of_a_key_than_what_recognises_it(self, make):
        key, secret = make_key(make("An", Role.COORDINATOR))

        assert keys.of(f"Bearer {secret}", timezone.now()) == key
        assert secret not in str(ApiKey.objects.values().get())
        assert secret.startswith(key.hint)
        assert secret not in str(Event.objects.get(kind="account.key_made").payload)

    def test_refuses_what_its_owner_may_not_do(self, make):
        with pytest.raises(keys.NotYours, match=REVIEW):
            make_key(make("An", Role.READER))

    @pytest.mark.parametrize("days", [-1, keys.LONGEST_DAYS + 1])
    def test_refuses_a_last_day_that_is_past_or_far(self, make, days):
        with pytest.raises(keys.WrongEnd, match="choose a day"):
            make_key(make("An", Role.COORDINATOR), days=days)

    def test_refuses_more_than_anybody_oversees(self, make):
        an = make("An", Role.COORDINATOR)
        for _ in range(keys.MOST_KEYS):
            make_key(an)

        with pytest.raises(keys.TooManyKeys, match="withdraw one"):
            make_key(an)


class TestPage:
    def test_shows_a_new_key_once(self, client, make):
        client.force_login(make("An", Role.COORDINATOR))
        until = timezone.localdate() + timedelta(days=30)
        sent = {"name": "Koppeling", "permissions": [REVIEW], "valid_until": until.isoformat()}
        page = client.post("/en/werk/sleutels/", sent).text
        hint = ApiKey.objects.get().hint

        assert page.count(hint) >= 1
        assert "ak_" in page
        assert (
            hint + "…" in client.get("/en/werk/sleutels/").text or hint in client.get("/werk/sleutels/").text
        )

    def test_withdraws_a_key_at_once(self, client, make):
        an = make("An", Role.COORDINATOR)
        key, secret = make_key(an)
        client.force_login(an)
        client.post(f"/werk/sleutels/{key.pk}/intrekken/")

        assert keys.of(f"Bearer {secret}", timezone.now()) is None

    def test_does_not_reach_the_key_of_somebody_else(self, client, make):
        key, secret = make_key(make("An", Role.COORDINATOR))
        client.force_login(make("Bart", Role.COORDINATOR))

        assert client.post(f"/werk/sleutels/{key.pk}/intrekken/").status_code == 404
        assert keys.of(f"Bearer {secret}", timezone.now()) == key

    def test_lets_an_administrator_withdraw_any(self, client, make):
        key, secret = make_key(make("An", Role.COORDINATOR))
        client.force_login(make("Els", Role.ADMINISTRATOR))
        client.post(f"/werk/sleutels/{key.pk}/intrekken/")

        assert keys.of(f"Bearer {secret}", timezone.now()) is None
        assert client.get("/werk/sleutels/alle/").status_code == 200

    def test_keeps_what_was_typed_when_it_is_wrong(self, client, make):
        client.force_login(make("An", Role.COORDINATOR))
        sent = {"name": "Koppeling <b>", "permissions": [REVIEW], "valid_until": "2000-01-01"}
        answer = client.post("/en/werk/sleutels/", sent)

        assert answer.status_code == 422
        assert "Koppeling &lt;b&gt;" in answer.text
        assert "Choose a last day from" in answer.text
        assert not ApiKey.objects.exists()

    def test_costs_the_same_for_few_and_for_many(self, client, make, django_assert_max_num_queries):
        an = make("An", Role.COORDINATOR, Role.ADMINISTRATOR)
        for _ in range(keys.MOST_KEYS):
            make_key(an)
        client.force_login(an)

        for address in ("/werk/sleutels/", "/werk/sleutels/alle/"):
            with django_assert_max_num_queries(16):
                client.get(address)
