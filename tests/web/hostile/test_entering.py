"""Attacks on the way in: where it leads, keeping others out, and a secret seen too early."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from akkoord.web.accounts import entering
from akkoord.web.accounts.roles import Role
from akkoord.web.files import actions as files

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

_PASSWORD = "een fiets met zeven wielen"
_LOGIN = "/aanmelden/"


def _log_in(client, email, password=_PASSWORD):
    return client.post(_LOGIN, {"email": email, "password": password})


class TestWhereItLeads:
    @pytest.mark.parametrize(
        "wanted",
        ["//evil.example", "/\\evil.example", "\\\\evil.example", "https:evil.example", "javascript:alert(1)",
         "foo", "health", "-1", "?q", "#x", "a\0b", "\t//evil.example", "///evil.example", "http://[::1"],
    )  # fmt: skip
    def test_is_the_desk_for_what_is_no_path_of_this_site(self, person, client, wanted):
        client.force_login(person())

        answer = client.get(_LOGIN, {"next": wanted})

        assert (answer.status_code, answer["Location"]) == (302, "/werk/")

    def test_is_the_page_that_was_asked_for(self, person, client):
        client.force_login(person())

        assert client.get(_LOGIN, {"next": "/besluiten/?page=2"})["Location"] == "/besluiten/?page=2"


class TestWrongTriesOfOthers:
    def test_do_not_keep_somebody_out_of_the_browser_that_they_use(self, person):
        an = person(password=_PASSWORD)
        own = Client()
        _log_in(own, an.email)
        own.post("/afmelden/")
        for _ in range(entering.PER_ACCOUNT):
            _log_in(Client(), an.email, "guessed")

        assert _log_in(Client(), an.email).status_code == 200, "elsewhere the account is shut for a while"
        assert _log_in(own, an.email).status_code == 302

    def test_are_counted_in_a_known_browser_too(self, person):
        an = person(password=_PASSWORD)
        stolen = Client()
        _log_in(stolen, an.email)
        stolen.post("/afmelden/")
        for _ in range(entering.PER_ACCOUNT):
            _log_in(stolen, an.email, "guessed")

        assert _log_in(stolen, an.email).status_code == 200

    def test_a_browser_of_one_person_opens_nothing_for_another(self, person):
        an, bert = person(password=_PASSWORD), person(password=_PASSWORD, name="Bert")
        of_bert = Client()
        _log_in(of_bert, bert.email)
        of_bert.post("/afmelden/")
        for _ in range(entering.PER_ACCOUNT):
            _log_in(of_bert, an.email, "guessed")

        assert _log_in(Client(), an.email).status_code == 200

    def test_a_forged_cookie_is_not_believed(self, person):
        an = person(password=_PASSWORD)
        forger = Client()
        forger.cookies["browser"] = "WyJhIiwiYiJd:1x:forged"
        for _ in range(entering.PER_ACCOUNT):
            _log_in(forger, an.email, "guessed")

        assert _log_in(forger, an.email).status_code == 200


class TestTheSecretOfATelephone:
    def test_that_another_session_saw_is_worth_nothing_later(self, person, settings):
        settings.AKKOORD_TOTP = True
        settings.OTP_TOTP_THROTTLE_FACTOR = 0
        an = person(Role.COORDINATOR)
        thief, own = Client(), Client()
        thief.force_login(an)
        thief.get("/aanmelden/telefoon/")
        seen = TOTPDevice.objects.get(user=an).bin_key

        own.force_login(an)
        own.get("/aanmelden/telefoon/")
        device = TOTPDevice.objects.get(user=an)
        assert device.bin_key != seen

        right = own.post("/aanmelden/telefoon/", {"code": f"{TOTP(device.bin_key).token():06}"})
        assert right.status_code == 200
        assert TOTPDevice.objects.get(user=an).confirmed

    def test_stays_the_same_in_one_session_until_it_is_confirmed(self, person, client):
        an = person()
        client.force_login(an)
        client.get("/aanmelden/telefoon/")
        first = TOTPDevice.objects.get(user=an).pk
        client.get("/aanmelden/telefoon/")

        assert TOTPDevice.objects.get(user=an).pk == first


class TestAFileOfOnesOwn:
    def test_stays_shut_before_the_second_step(self, person, client, settings, tmp_path):
        settings.MEDIA_ROOT = tmp_path
        an = person(Role.COORDINATOR)
        upload = SimpleUploadedFile("nota.txt", b"Niet voor iedereen.")
        file = files.keep(upload=upload, actor=an, now=timezone.now())
        client.force_login(an)
        assert client.get(file.get_absolute_url()).status_code == 200

        settings.AKKOORD_TOTP = True
        assert client.get(file.get_absolute_url()).status_code == 404
