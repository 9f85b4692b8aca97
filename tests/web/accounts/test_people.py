"""Inviting people, giving and ending roles, closing accounts."""

import re
import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone

from akkoord.web.accounts import actions, factors, links, queries
from akkoord.web.accounts.models import Grant, User
from akkoord.web.accounts.roles import Role
from akkoord.web.agreement.models import Domain
from akkoord.web.history.models import Event

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

NOW = datetime(2026, 9, 1, 12, 0, tzinfo=UTC)
TODAY = NOW.date()
PEOPLE = "/en/werk/mensen/"


@pytest.fixture
def boss(make, client):
    """An administrator who is logged in."""
    boss = make("Baas", Role.ADMINISTRATOR)
    client.force_login(boss)
    return boss


def kinds():
    return list(Event.objects.values_list("kind", flat=True))


def text_of(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


class TestFirstAdministrator:
    def first(self, **fields):
        given = {"email": "Els@Voorbeeldegem.example", "name": "Els", "password": "een trein zonder wagons"}
        return actions.first_administrator(**{**given, **fields}, now=NOW)

    def test_holds_the_role_from_that_day(self):
        els = self.first()

        assert els.email == "els@voorbeeldegem.example"
        assert "accounts.grant_role" in queries.permissions(els, TODAY)
        assert kinds() == ["account.made", "account.role_given"]

    def test_is_made_once(self):
        self.first()

        with pytest.raises(actions.AdministratorExists, match=r"already: els@voorbeeldegem\.example"):
            self.first(email="jan@voorbeeldegem.example")

    def test_is_not_made_of_an_account_that_is_there(self, make):
        make("Els")

        with pytest.raises(actions.EmailTaken, match=r"els@voorbeeldegem\.example"):
            self.first()

    @pytest.mark.parametrize(
        "fields", [{"password": "short"}, {"email": "els"}, {"password": "els@voorbeeldegem"}]
    )
    def test_needs_an_address_and_a_password_that_is_hard_to_guess(self, fields):
        with pytest.raises(ValidationError):
            self.first(**fields)

        assert not User.objects.exists()


class TestInvite:
    def test_shows_a_link_by_which_the_invited_chooses_a_password_once(self, boss, client, make):
        response = client.post(f"{PEOPLE}nieuw/", {"name": "Cis", "email": "Cis@Voorbeeldegem.example"})
        address = re.search(r"http://testserver(/en/welkom/\S+?)<", response.content.decode()).group(1)
        cis = User.objects.get(email="cis@voorbeeldegem.example")
        assert not cis.has_usable_password()
        assert kinds() == ["account.made"]

        client.logout()
        chosen = {"new": "zeven manden appels", "again": "zeven manden appels"}
        assert client.post(address, chosen).url == "/en/aanmelden/"
        cis.refresh_from_db()
        assert cis.check_password("zeven manden appels")

        over = client.post(address, {"new": "een andere zin hier", "again": "een andere zin hier"})
        assert over.status_code == 410
        cis.refresh_from_db()
        assert cis.check_password("zeven manden appels")

    def test_names_an_address_that_has_an_account(self, boss, client, make):
        make("An")
        response = client.post(f"{PEOPLE}nieuw/", {"name": "Anna", "email": "AN@voorbeeldegem.example"})

        assert "an@voorbeeldegem.example has an account already" in text_of(response)
        assert 'value="Anna"' in response.content.decode()

    def test_shows_a_name_as_text(self, boss, client):
        client.post(f"{PEOPLE}nieuw/", {"name": "<script>x</script>", "email": "x@voorbeeldegem.example"})

        assert "<script>x" not in client.get(PEOPLE).content.decode()


class TestLink:
    def test_ends_after_seven_days(self, make, client, monkeypatch):
        an = make("An")
        made_at = datetime(2026, 9, 1, 12)  # noqa: DTZ001 - as Django's token generator keeps time
        monkeypatch.setattr(links._tokens, "_now", lambda: made_at)
        address = links.address(an)

        monkeypatch.setattr(links._tokens, "_now", lambda: made_at + timedelta(days=7))
        assert client.get(address).status_code == 200
        monkeypatch.setattr(links._tokens, "_now", lambda: made_at + timedelta(days=7, seconds=1))
        assert client.get(address).status_code == 410

    def test_is_for_one_person(self, make, client):
        an, bert = make("An"), make("Bert")
        token = links.address(an).rsplit("/", 2)[1]

        assert client.get(f"/en/welkom/{bert.pk}/{token}/").status_code == 410
        assert client.get(f"/en/welkom/{10**30}/{token}/").status_code == 410
        assert client.get(f"/en/welkom/{an.pk}/{'x' * 5000}/").status_code == 410

    def test_opens_no_closed_account(self, make, client):
        an = make("An", is_active=False)

        assert client.get(links.address(an)).status_code == 410

    def test_refuses_a_password_that_is_easy_to_guess_or_typed_in_two_ways(self, make, client):
        an = make("An")
        for given in ({"new": "short", "again": "short"}, {"new": "zeven manden appels", "again": "zes"}):
            assert 'class="error"' in client.post(links.address(an), given).content.decode()

        an.refresh_from_db()
        assert not an.check_password("short")

    def test_is_recorded_when_the_administrator_makes_one(self, boss, client, make):
        an = make("An")
        response = client.post(f"{PEOPLE}{an.pk}/link/")

        assert f"/en/welkom/{an.pk}/" in text_of(response)
        assert kinds() == ["account.link_made"]


class TestRole:
    def given(self, user, boss, **fields):
        fields = {"role": Role.READER, "valid_from": TODAY, **fields}
        return actions.give_role(user_id=user.pk, actor=boss, now=NOW, **fields)

    def test_is_given_for_a_time_and_a_domain(self, boss, client, make):
        Domain.objects.create(slug="wonen", title="Wonen", position=0)
        an = make("An")
        client.post(
            f"{PEOPLE}{an.pk}/",
            {"role": "editor", "scope": "wonen", "valid_from": "2026-01-01", "valid_until": "2026-12-31"},
        )

        assert kinds() == ["account.role_given"]
        assert Event.objects.get().payload == {
            "role": "editor", "scope": "wonen", "valid_from": "2026-01-01", "valid_until": "2026-12-31",
        }  # fmt: skip
        assert "agreement.edit_text" in queries.permissions(an, TODAY, scope="wonen")
        # Outside the domain an editor reads along.
        assert queries.permissions(an, TODAY, scope="mobiliteit") == queries.permissions(an, TODAY)
        assert "agreement.read_draft" in queries.permissions(an, TODAY)
        assert "agreement.edit_text" not in queries.permissions(an, TODAY)

    @pytest.mark.parametrize(
        ("fields", "said"),
        [
            ({"role": "editor"}, "for which domain"),
            ({"role": "editor", "scope": "wonne"}, "no “wonne”. Choose one of: wonen"),
            ({"role": "reader", "scope": "wonen"}, "for the whole city"),
            ({"role": "king"}, "king is not one of the available choices"),
            ({"role": "reader", "valid_until": "2025-12-31"}, "before the first day"),
            ({"role": "reader", "valid_from": "tomorrow"}, "Enter a valid date"),
            ({"role": "editor", "scope": "wo\0nen"}, "Null characters are not allowed"),
        ],
    )
    def test_that_cannot_be_is_refused_with_what_was_typed(self, boss, client, make, fields, said):
        Domain.objects.create(slug="wonen", title="Wonen", position=0)
        an = make("An")
        response = client.post(f"{PEOPLE}{an.pk}/", {"valid_from": "2026-01-01", **fields})

        assert said in text_of(response)
        assert not an.grants.exists()

    def test_is_not_given_twice_for_the_same_days(self, boss, make):
        an = make("An")
        self.given(an, boss, valid_until=TODAY + timedelta(days=5))

        with pytest.raises(actions.RoleHeld, match=r"An holds this role already from 2026-09-01"):
            self.given(an, boss, valid_from=TODAY + timedelta(days=5))
        self.given(an, boss, valid_from=TODAY + timedelta(days=6))
        assert an.grants.count() == 2

    def test_is_not_given_to_who_has_a_closed_account(self, boss, make):
        an = make("An", is_active=False)

        with pytest.raises(actions.AccountClosed, match="the account of An is closed; open it again first"):
            self.given(an, boss)
        assert not an.grants.exists()

    def test_ends_at_once(self, boss, make):
        an = make("An")
        grant = self.given(an, boss, valid_from=TODAY - timedelta(days=9))
        actions.end_role(grant_id=grant.pk, actor=boss, now=NOW)

        grant.refresh_from_db()
        assert grant.valid_until == TODAY - timedelta(days=1)
        assert queries.permissions(User.objects.get(pk=an.pk), TODAY) == frozenset()
        with pytest.raises(actions.RoleEnded, match="2026-08-31"):
            actions.end_role(grant_id=grant.pk, actor=boss, now=NOW)

    def test_that_begins_today_or_later_is_taken_away_whole(self, boss, make):
        grants = [
            self.given(make("An"), boss),
            self.given(make("Bert"), boss, valid_from=TODAY + timedelta(1)),
        ]
        for grant in grants:
            actions.end_role(grant_id=grant.pk, actor=boss, now=NOW)

        assert not Grant.objects.exclude(user=boss).exists()
        assert kinds() == ["account.role_given"] * 2 + ["account.role_ended"] * 2

    def test_of_another_person_is_not_ended_through_this_one(self, boss, client, make):
        an, bert = make("An", Role.READER), make("Bert")

        assert client.post(f"{PEOPLE}{bert.pk}/rollen/{an.grants.get().pk}/").status_code == 404
        assert an.grants.get().valid_until is None


class TestLastAdministrator:
    def end(self, client, boss):
        return client.post(f"{PEOPLE}{boss.pk}/rollen/{boss.grants.get().pk}/", follow=True)

    def test_keeps_the_role_and_the_account(self, boss, client, password):
        assert "Baas is the last administrator" in text_of(self.end(client, boss))
        closed = client.post(f"{PEOPLE}{boss.pk}/sluiten/", follow=True)
        assert "Baas is the last administrator" in text_of(closed)
        erased = client.post("/en/werk/gegevens/wissen/", {"password": password})
        assert "Baas is the last administrator" in text_of(erased)

        boss.refresh_from_db()
        assert (boss.is_active, boss.name, boss.grants.get().valid_until) == (True, "Baas", None)

    @pytest.mark.parametrize(
        "spoil",
        [
            lambda user: user.grants.update(valid_until=timezone.localdate()),
            lambda user: user.grants.update(valid_from=timezone.localdate() + timedelta(days=1)),
            lambda user: User.objects.filter(pk=user.pk).update(is_active=False),
            lambda user: User.objects.filter(pk=user.pk).update(password="!never chosen"),
        ],
        ids=["ends today", "begins tomorrow", "is closed", "never chose a password"],
    )
    def test_is_who_stays_when_the_other_one(self, boss, client, make, spoil):
        spoil(make("An", Role.ADMINISTRATOR))

        assert "Baas is the last administrator" in text_of(self.end(client, boss))

    def test_may_go_once_there_is_another(self, boss, client, make):
        make("An", Role.ADMINISTRATOR)
        self.end(client, boss)

        assert boss.grants.get().valid_until == timezone.localdate() - timedelta(days=1)
        assert client.get(PEOPLE).status_code == 403

    @pytest.mark.django_db(transaction=True)
    @pytest.mark.parametrize("leave", ["end", "close"])
    def test_stays_when_two_end_each_other_at_the_same_moment(self, make, leave):
        an, bert = make("An", Role.ADMINISTRATOR), make("Bert", Role.ADMINISTRATOR)
        outcomes = []

        def end(other, actor):
            try:
                if leave == "end":
                    actions.end_role(grant_id=other.grants.get().pk, actor=actor, now=timezone.now())
                else:
                    actions.close(user_id=other.pk, actor=actor, now=timezone.now())
                outcomes.append("ended")
            except actions.LastAdministrator:
                outcomes.append("refused")
            finally:
                connection.close()

        threads = [threading.Thread(target=end, args=pair) for pair in ((an, bert), (bert, an))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        assert sorted(outcomes) == ["ended", "refused"]
        assert Grant.objects.filter(valid_until=None).count() == 1


class TestClosedAccount:
    def test_holds_no_role_no_password_and_no_telephone(self, boss, client, make):
        an = make("An", Role.COORDINATOR)
        factors.enrolment(user=an)
        client.post(f"{PEOPLE}{an.pk}/sluiten/")

        an.refresh_from_db()
        assert (an.is_active, an.has_usable_password()) == (False, False)
        assert an.grants.get().valid_until < timezone.localdate()
        assert not an.totpdevice_set.exists()
        assert kinds() == ["account.role_ended", "account.closed"]

    def test_ends_every_session(self, boss, client, make):
        an = make("An", Role.COORDINATOR)
        client.force_login(an)
        assert client.get("/en/werk/").status_code == 200
        actions.close(user_id=an.pk, actor=boss, now=timezone.now())

        assert client.get("/en/werk/").status_code == 302

    def test_gets_no_role_and_no_link_until_it_is_opened_again(self, boss, client, make):
        an = make("An", is_active=False)
        given = {"role": "reader", "valid_from": "2026-01-01"}
        assert "The account of An is closed" in text_of(client.post(f"{PEOPLE}{an.pk}/", given, follow=True))
        assert not an.grants.exists()
        assert client.post(f"{PEOPLE}{an.pk}/link/").status_code == 404

        client.post(f"{PEOPLE}{an.pk}/heropenen/")
        assert client.post(f"{PEOPLE}{an.pk}/link/").status_code == 200
        assert kinds() == ["account.reopened", "account.link_made"]


class TestPeoplePage:
    def test_costs_the_same_for_few_and_many(self, boss, client, make, django_assert_max_num_queries):
        for count in (3, 60):
            for number in range(count):
                make(f"P{count}x{number}", Role.READER, Role.EDITOR)
            # session, user, grants of oneself; count, page, telephones, grants, domains
            with django_assert_max_num_queries(9):
                page = client.get(PEOPLE)
            assert f"{User.objects.count()} people have an account" in text_of(page)

    def test_leaves_out_who_erased_their_account(self, boss, client, make):
        an = make("An", erased_at=timezone.now())

        assert "an@voorbeeldegem" not in client.get(PEOPLE).content.decode()
        assert client.get(f"{PEOPLE}{an.pk}/").status_code == 404

    def test_lets_a_lost_telephone_be_forgotten(self, boss, client, make):
        an = make("An", Role.READER)
        an.totpdevice_set.create(confirmed=True)
        assert "Forget the telephone" in text_of(client.get(f"{PEOPLE}{an.pk}/"))
        client.post(f"{PEOPLE}{an.pk}/telefoon/")

        assert not an.totpdevice_set.exists()
        assert kinds() == ["account.telephone_reset"]
