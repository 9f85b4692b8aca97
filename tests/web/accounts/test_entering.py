"""Logging in as a city does it: a password, then a code from a telephone."""

import re
from base64 import b32encode

import pyotp
import pytest
from django.contrib.auth import authenticate
from django.test import Client
from django.utils import timezone
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from akkoord.web.accounts import entering, factors
from akkoord.web.accounts.models import Counter, User
from akkoord.web.accounts.roles import Role
from akkoord.web.history.models import Event

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases, pytest.mark.usefixtures("second_step")]

LOGIN = "/en/aanmelden/"
SECOND = "/en/aanmelden/code/"
ENROL = "/en/aanmelden/telefoon/"
DESK = "/en/werk/"


@pytest.fixture
def step_one(client, password):
    """Send the first form."""

    def step_one(user, password=password, **fields):
        return client.post(LOGIN, {"email": user.email, "password": password, **fields})

    return step_one


@pytest.fixture
def telephone():
    """Connect a telephone, and give the codes that it shows."""

    def telephone(user):
        device = TOTPDevice.objects.create(user=user, confirmed=True)
        return pyotp.TOTP(b32encode(device.bin_key).decode())

    return telephone


def error_of(response):
    """Return what the page says is wrong."""
    return " ".join(re.findall(r'<p class="error"[^>]*>(.*?)</p>', response.content.decode()))


class TestJourney:
    def test_leads_a_new_coordinator_from_the_password_over_the_telephone_to_the_desk(
        self, client, make, step_one
    ):
        an = make("An", Role.COORDINATOR)

        response = step_one(an)
        assert response.url == f"{SECOND}?next=%2Fen%2Fwerk%2F"
        response = client.get(response.url)
        assert response.url == f"{ENROL}?next=%2Fen%2Fwerk%2F"
        page = client.get(response.url).content.decode()
        secret = re.search(r'<code class="secret">([A-Z2-7 ]+)</code>', page).group(1).replace(" ", "")
        assert "<svg viewBox" in page
        assert "style=" not in page

        page = client.post(ENROL, {"code": pyotp.TOTP(secret).now(), "next": DESK}).content.decode()
        codes = re.findall(r"<code>([a-z2-7]{4}-[a-z2-7]{4})</code>", page)
        assert len(set(codes)) == 10
        assert client.get(DESK).status_code == 200
        assert list(Event.objects.values_list("kind", flat=True)) == ["account.telephone_confirmed"]

    def test_asks_a_code_each_time_and_goes_where_one_wanted_to_go(self, client, make, step_one, telephone):
        an = make("An", Role.COORDINATOR)
        codes = telephone(an)

        client.post(LOGIN, {"email": "AN@Voorbeeldegem.example", "password": "wrong"})
        response = step_one(an, next="/en/geschiedenis/")
        response = client.post(SECOND, {"code": codes.now(), "next": "/en/geschiedenis/"})

        assert response.url == "/en/geschiedenis/"

    def test_asks_no_code_of_somebody_without_a_role(self, client, make, step_one):
        response = step_one(make("Bert"))

        assert response.url == DESK
        assert client.get(DESK).status_code == 200

    def test_asks_no_code_where_the_second_step_is_off(self, client, make, step_one, settings):
        settings.AKKOORD_TOTP = False

        assert step_one(make("An", Role.COORDINATOR)).url == DESK
        assert client.get(DESK).status_code == 200

    def test_asks_a_code_of_who_is_given_a_role_while_logged_in(self, client, make, step_one):
        bert = make("Bert")
        step_one(bert)
        bert.grants.create(role=Role.READER, valid_from=timezone.localdate())

        assert client.get(DESK).url.startswith(SECOND)

    def test_ends_with_the_log_out(self, client, make, step_one):
        step_one(make("Bert"))

        assert client.get("/en/afmelden/").status_code == 405
        assert client.post("/en/afmelden/").url == LOGIN
        assert client.get(DESK).url.startswith(LOGIN)


class TestPassword:
    def test_is_refused_in_the_same_words_as_an_unknown_address(self, client, make, step_one):
        wrong = step_one(make("An"), password="wrong")
        unknown = client.post(LOGIN, {"email": "nobody@voorbeeldegem.example", "password": "wrong"})

        assert error_of(wrong) == error_of(unknown) != ""
        assert 'value="an@voorbeeldegem.example"' in wrong.content.decode()

    def test_costs_the_same_work_for_an_unknown_address_and_an_account_without_password(
        self, make, monkeypatch
    ):
        invited = make("Cis")
        invited.set_unusable_password()
        invited.save()
        hashed = []
        hasher = "django.contrib.auth.hashers.MD5PasswordHasher.encode"
        monkeypatch.setattr(hasher, lambda self, password, salt: hashed.append(password) or "md5$a$b")

        for email in ("nobody@voorbeeldegem.example", invited.email, make("An").email):
            hashed.clear()
            authenticate(None, username=email, password="guess")
            assert len(hashed) == 1

    def test_of_a_closed_account_opens_nothing(self, make, step_one):
        closed = make("Dirk", is_active=False)

        assert "do not belong together" in error_of(step_one(closed))

    @pytest.mark.parametrize("email", ["an\0@voorbeeldegem.example", "a" * 300 + "@x.example", "an"])
    def test_with_an_address_that_cannot_be_is_told_so(self, client, email):
        response = client.post(LOGIN, {"email": email, "password": "x"})

        assert response.status_code == 200
        assert error_of(response)

    def test_too_long_to_hash_is_refused(self, make, step_one):
        assert "256" in error_of(step_one(make("An"), password="x" * 257))

    @pytest.mark.parametrize("email", ["an@voorbeeldegem.example", "nobody@voorbeeldegem.example"])
    def test_is_refused_in_one_sentence_whichever_of_the_two_is_wrong(self, make, email):
        make("An")

        with pytest.raises(entering.WrongLogin, match="address and password do not belong together"):
            entering.known(email=email, password="wrong", address="192.0.2.1", now=timezone.now())


class TestThrottling:
    def test_refuses_the_right_password_after_too_many_wrong_ones(self, client, make, step_one):
        an = make("An")
        for _each in range(entering.PER_ACCOUNT):
            step_one(an, password="wrong")

        assert "tried too often" in error_of(step_one(an))
        assert client.get(DESK).status_code == 302

    def test_counts_an_unknown_address_in_the_same_way(self, step_one):
        nobody = User(email="nobody@voorbeeldegem.example")
        for _each in range(entering.PER_ACCOUNT):
            step_one(nobody, password="wrong")

        assert "tried too often" in error_of(step_one(nobody))

    def test_counts_per_visitor_over_all_accounts(self, make, step_one, monkeypatch):
        monkeypatch.setattr(entering, "PER_ADDRESS", 3)
        for number in range(3):
            step_one(User(email=f"guess{number}@voorbeeldegem.example"), password="wrong")

        assert "tried too often" in error_of(step_one(make("An")))

    def test_does_not_count_the_right_password(self, client, make, step_one):
        an = make("An")
        for _each in range(entering.PER_ACCOUNT + 2):
            assert step_one(an).status_code == 302
            client.logout()

    def test_keeps_no_address_of_anybody(self, make, step_one):
        step_one(make("An"), password="wrong")

        assert all(re.fullmatch("[0-9a-f]{64}", counter.key) for counter in Counter.objects.all())

    def test_limits_codes_too(self, client, make, step_one, telephone):
        an = make("An", Role.COORDINATOR)
        codes = telephone(an)
        step_one(an)
        for _each in range(20):
            client.post(SECOND, {"code": "000000"})

        assert "tried too often" in error_of(client.post(SECOND, {"code": codes.now()}))

    def test_makes_the_next_code_wait_after_a_wrong_one(self, client, make, step_one, telephone, settings):
        settings.OTP_TOTP_THROTTLE_FACTOR = 60
        an = make("An", Role.COORDINATOR)
        codes = telephone(an)
        step_one(an)
        client.post(SECOND, {"code": "000000"})

        assert "tried too often" in error_of(client.post(SECOND, {"code": codes.now()}))


class TestCode:
    @pytest.mark.parametrize("code", ["000000", "", "abc", "1" * 20, "\0", "１２３４５６", "-", "½" * 6])
    def test_that_is_wrong_opens_nothing(self, client, make, step_one, telephone, code):
        an = make("An", Role.COORDINATOR)
        telephone(an)
        step_one(an)

        assert error_of(client.post(SECOND, {"code": code}))
        assert client.get(DESK).url.startswith(SECOND)

    def test_is_good_once(self, client, make, step_one, telephone):
        an = make("An", Role.COORDINATOR)
        code = telephone(an).now()
        step_one(an)
        assert client.post(SECOND, {"code": code}).status_code == 302

        client.logout()
        step_one(an)
        assert "used before" in error_of(client.post(SECOND, {"code": code}))

    def test_is_wrong_without_a_telephone(self, make):
        with pytest.raises(factors.WrongCode, match="wrong, or it was used before"):
            factors.verified(user=make("An"), code="123456", now=timezone.now())

    def test_confirms_only_the_telephone_that_waits_for_it(self, make):
        an = make("An")
        with pytest.raises(factors.NothingToConfirm, match="no telephone waits to be confirmed"):
            factors.confirm(user=an, code="123456", waiting=None, now=timezone.now())

        waiting = factors.enrolment(user=an).waiting
        with pytest.raises(factors.WrongCode, match="wrong, or it was used before"):
            factors.confirm(user=an, code="no code", waiting=waiting, now=timezone.now())
        assert not factors.has_telephone(an)

    def test_may_be_typed_in_two_groups(self, client, make, step_one, telephone):
        an = make("An", Role.COORDINATOR)
        code = telephone(an).now()
        step_one(an)

        assert client.post(SECOND, {"code": f" {code[:3]} {code[3:]}"}).url == DESK

    def test_of_somebody_else_opens_nothing(self, client, make, step_one, telephone):
        an, bert = make("An", Role.COORDINATOR), make("Bert", Role.COORDINATOR)
        telephone(an)
        code = telephone(bert).now()
        step_one(an)

        assert error_of(client.post(SECOND, {"code": code}))


class TestRecoveryCode:
    @pytest.fixture
    def sheet(self, make, telephone):
        an = make("An", Role.COORDINATOR)
        telephone(an)
        return an, factors.new_recovery_codes(user=an, now=timezone.now())

    def test_takes_the_place_of_a_code_once(self, client, step_one, sheet):
        an, codes = sheet
        step_one(an)
        assert client.post(SECOND, {"code": codes[3].upper()}).url == DESK
        assert "You have 9 left" in client.get(DESK).content.decode()
        assert Event.objects.filter(kind="account.recovery_code_used").count() == 1

        client.logout()
        step_one(an)
        assert error_of(client.post(SECOND, {"code": codes[3]}))
        assert client.post(SECOND, {"code": codes[4]}).url == DESK

    def test_is_worth_nothing_once_new_ones_were_made(self, client, step_one, sheet):
        an, codes = sheet
        step_one(an)
        client.post(SECOND, {"code": codes[0]})
        page = client.post("/en/werk/herstelcodes/").content.decode()
        assert codes[1] not in page

        client.logout()
        step_one(an)
        assert error_of(client.post(SECOND, {"code": codes[1]}))


class TestTelephone:
    def test_of_somebody_else_cannot_be_connected_by_who_only_knows_the_password(
        self, client, make, step_one, telephone
    ):
        an = make("An", Role.COORDINATOR)
        telephone(an)
        step_one(an)

        assert client.get(ENROL).url.startswith(SECOND)
        assert client.post(ENROL, {"code": "123456"}).url.startswith(SECOND)
        assert TOTPDevice.objects.count() == 1

    def test_that_is_new_takes_the_place_of_the_old(self, client, make, step_one, telephone):
        an = make("An", Role.COORDINATOR)
        old = telephone(an)
        step_one(an)
        client.post(SECOND, {"code": old.now()})
        before = factors.new_recovery_codes(user=an, now=timezone.now())[0].replace("-", "")

        page = client.get(ENROL).content.decode()
        assert "Connect another telephone" in page
        secret = re.search(r'class="secret">([A-Z2-7 ]+)<', page).group(1).replace(" ", "")
        client.post(ENROL, {"code": pyotp.TOTP(secret).now()})

        assert client.get(DESK).status_code == 200
        assert TOTPDevice.objects.get().confirmed
        assert not StaticDevice.objects.get().token_set.filter(token=before).exists()

    def test_shows_the_same_secret_until_it_is_confirmed(self, make):
        an = make("An")

        first = factors.enrolment(user=an)

        assert factors.enrolment(user=an, waiting=first.waiting) == first
        assert TOTPDevice.objects.count() == 1

    def test_is_not_connected_by_a_wrong_code(self, client, make, step_one):
        step_one(make("An", Role.COORDINATOR))
        client.get(ENROL)

        assert "This code is wrong" in error_of(client.post(ENROL, {"code": "000000"}))
        assert not TOTPDevice.objects.get().confirmed
        assert client.get(DESK).url.startswith(SECOND)

    def test_must_be_shown_before_a_code_of_it_counts(self, client, make, step_one):
        step_one(make("An", Role.COORDINATOR))

        assert "Scan the new one" in error_of(client.post(ENROL, {"code": "000000"}))


class TestWithoutARole:
    def test_a_telephone_is_replaced_and_codes_are_made_only_after_a_code_of_it(
        self, client, make, step_one, telephone
    ):
        bert = make("Bert")
        codes = telephone(bert)
        assert step_one(bert).url == DESK

        assert client.get(ENROL).url.startswith(SECOND)
        assert client.post("/en/werk/herstelcodes/").url.startswith(SECOND)
        assert not StaticDevice.objects.exists()

        assert client.post(SECOND, {"code": codes.now(), "next": ENROL}).url == ENROL
        assert "Connect another telephone" in client.get(ENROL).content.decode()
        assert "Your recovery codes" in client.post("/en/werk/herstelcodes/").content.decode()

    def test_the_second_step_of_somebody_without_a_telephone_leads_on(self, client, make, step_one):
        step_one(make("Bert"))

        assert client.get(SECOND).url == DESK


class TestNext:
    @pytest.mark.parametrize(
        "address",
        [
            "https://evil.example/",
            "//evil.example/",
            "/\\evil.example",
            "javascript:alert(1)",
            "https:evil.example",
        ],
    )
    def test_leads_to_no_other_site(self, client, make, step_one, telephone, address):
        assert step_one(make("Bert"), next=address).url == DESK
        assert client.get(LOGIN, {"next": address}).url == DESK
        client.logout()

        an = make("An", Role.COORDINATOR)
        codes = telephone(an)
        assert step_one(an, next=address).url == f"{SECOND}?next=%2Fen%2Fwerk%2F"
        assert client.post(SECOND, {"code": codes.now(), "next": address}).url == DESK

    def test_is_kept_when_a_password_was_wrong(self, make, step_one):
        page = step_one(make("An"), password="wrong", next="/en/geschiedenis/?q=a&b").content.decode()

        assert 'name="next" value="/en/geschiedenis/?q=a&amp;b"' in page


class TestSession:
    def test_gets_a_new_key_at_each_step(self, client, make, step_one, telephone):
        an = make("An", Role.COORDINATOR)
        codes = telephone(an)
        client.get("/en/")
        session = client.session
        session["planted"] = True
        session.save()
        keys = [session.session_key]

        client.cookies["sessionid"] = keys[0]
        step_one(an)
        keys.append(client.session.session_key)
        client.post(SECOND, {"code": codes.now()})
        keys.append(client.session.session_key)

        assert len(set(keys)) == 3

    def test_ends_for_the_second_step_when_the_telephone_is_forgotten(self, client, make, verify):
        an = make("An", Role.COORDINATOR)
        verify(an)
        assert client.get(DESK).status_code == 200

        factors.reset(user=an, actor=an, now=timezone.now())
        assert client.get(DESK).url.startswith(SECOND)

    def test_ends_when_the_account_is_closed(self, client, make, verify):
        an = make("An", Role.COORDINATOR)
        verify(an)
        User.objects.update(is_active=False)

        assert client.get(DESK).url.startswith(LOGIN)


class TestForm:
    def test_that_was_forged_elsewhere_is_refused_in_words(self, make, password):
        response = Client(enforce_csrf_checks=True).post(LOGIN, {"email": make("An").email})

        assert response.status_code == 403
        assert "This form could not be sent" in response.content.decode()

    def test_ties_an_error_to_its_field(self, client):
        page = client.post(LOGIN, {"email": "an", "password": "x"}).content.decode()

        assert 'id="id_email_error"' in page
        assert re.search(r'<input[^>]+aria-invalid="true"[^>]+aria-describedby="id_email_error"', page)

    def test_does_not_send_the_password_back(self, make, step_one):
        assert "wrong-one" not in step_one(make("An"), password="wrong-one").content.decode()

    def test_is_never_cached(self, client):
        assert "no-store" in client.get(LOGIN)["Cache-Control"]
