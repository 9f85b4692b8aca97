"""The desk and one's own account."""

import pytest
from django.test import Client
from django.utils import timezone, translation

from akkoord.web.accounts import desk, holdings, own
from akkoord.web.accounts.models import User
from akkoord.web.accounts.roles import Role
from akkoord.web.history import actions as history
from akkoord.web.history import queries as history_queries
from akkoord.web.history.models import Event
from akkoord.web.jobs import actions as jobs
from akkoord.web.jobs.models import Outgoing

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.fixture
def an(make, client):
    an = make("An")
    client.force_login(an)
    return an


class TestDesk:
    def test_says_that_there_is_nothing_yet(self, an, client):
        page = client.get("/en/werk/").content.decode()

        assert "You have no role yet" in page
        assert "People and roles" not in page

    def test_lays_out_what_a_role_opens(self, make, client):
        client.force_login(make("Baas", Role.ADMINISTRATOR))
        page = client.get("/en/werk/").content.decode()

        assert "People and roles" in page
        assert 'href="/en/geschiedenis/"' in page

    def test_lays_out_what_is_open_for_one_service_only(self, make, client, monkeypatch):
        entry = desk.Entry("checks.run", "Checks of a draft", "", "accounts:desk")
        monkeypatch.setitem(desk._ENTRIES, "accounts:desk", entry)
        client.force_login(make("Groendienst", Role.SERVICE))

        assert "Checks of a draft" in client.get("/en/werk/").content.decode()


class TestPassword:
    address = "/en/werk/wachtwoord/"

    def test_is_changed_and_ends_other_sessions(self, an, client, password):
        elsewhere = Client()
        elsewhere.force_login(an)
        before = client.session.session_key
        given = {"current": password, "new": "zeven manden appels", "again": "zeven manden appels"}

        assert client.post(self.address, given).url == "/en/werk/gegevens/"
        assert client.get("/en/werk/").status_code == 200
        assert client.session.session_key != before
        assert elsewhere.get("/en/werk/").status_code == 302
        assert Event.objects.get().kind == "account.password_chosen"

    def test_is_not_changed_by_who_does_not_know_it(self, an, client, password):
        given = {"current": "wrong", "new": "zeven manden appels", "again": "zeven manden appels"}
        for _each in range(10):
            assert "not the password that you use now" in client.post(self.address, given).content.decode()

        page = client.post(self.address, {**given, "current": password}).content.decode()
        assert "tried too often" in page
        an.refresh_from_db()
        assert an.check_password(password)

    def test_that_is_wrong_changes_and_erases_nothing(self, an, password):
        now = timezone.now()
        with pytest.raises(own.WrongPassword, match="this is not your password"):
            own.change_password(user=an, current="wrong", new="zeven manden appels", now=now)
        with pytest.raises(own.WrongPassword, match="this is not your password"):
            own.erase(user=an, password="wrong", now=now)

        an.refresh_from_db()
        assert an.check_password(password)
        assert (an.name, an.erased_at) == ("An", None)


class TestErase:
    address = "/en/werk/gegevens/wissen/"

    def test_leaves_an_anonymous_row_that_history_points_at(self, an, client, password):
        an.grants.create(role=Role.READER, valid_from=timezone.localdate())
        now = timezone.now()
        history.record(
            actor=an, subject=an, kind="account.link_made", payload={}, effective_on=now.date(), now=now
        )
        page = client.get("/en/werk/gegevens/").content.decode()
        assert "an@voorbeeldegem.example" in page
        assert "History says of 1 event that you did it" in page

        client.post(self.address, {"password": password})

        an.refresh_from_db()
        assert (an.name, an.email, an.is_active) == ("", f"erased-{an.pk}@invalid", False)
        assert not an.grants.exists()
        assert not an.has_usable_password()
        assert Event.objects.filter(actor=an).count() == 3
        assert client.get("/en/werk/").status_code == 302
        with translation.override("en"):
            told = history_queries.told(Event.objects.select_related("actor"), for_staff=True)
        assert {event.actor for event in told} == {"an erased account"}

    def test_needs_the_password(self, an, client):
        page = client.post(self.address, {"password": "wrong"}).content.decode()

        assert "not the password that you use now" in page
        assert User.objects.get().name == "An"

    def test_frees_the_address_for_a_new_account(self, an, client, password):
        client.post(self.address, {"password": password})

        User.objects.create_user("an@voorbeeldegem.example", name="An again")

    def test_takes_back_the_mail_that_was_still_to_go(self, an, client, password):
        now = timezone.now()
        letter = {"subject": "Reminder", "text": "..."}
        jobs.post(key="a", kind="email", payload=letter, due_at=now, user=an)
        jobs.post(key="b", kind="email", payload=letter, due_at=now, address="AN@voorbeeldegem.example")
        jobs.post(key="c", kind="email", payload=letter, due_at=now, address="bert@voorbeeldegem.example")
        assert "2 messages to you are still to be sent" in client.get("/en/werk/gegevens/").content.decode()

        client.post(self.address, {"password": password})
        assert [item.key for item in Outgoing.objects.all()] == ["c"]

    def test_lets_every_app_erase_what_it_holds(self, an, client, password, monkeypatch):
        erased = []
        held = holdings.Holding(
            tell=lambda user: ["A bag of letters."], erase=lambda user, now: erased.append(user.email)
        )
        monkeypatch.setitem(holdings._HOLDINGS, "letters", held)
        assert "A bag of letters." in client.get("/en/werk/gegevens/").content.decode()

        client.post(self.address, {"password": password})
        assert erased == ["an@voorbeeldegem.example"]

    def test_by_a_get_erases_nothing(self, an, client):
        assert client.get(self.address).status_code == 405
