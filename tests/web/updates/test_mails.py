"""Following by e-mail: what is sent to whom and when, and what somebody who attacks it can do."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.test import Client

from akkoord.web.agreement.models import PromiseText
from akkoord.web.jobs import actions as jobs
from akkoord.web.jobs.models import Outgoing
from akkoord.web.updates import actions, chosen, digests, times, tokens
from akkoord.web.updates.models import Follower, Following
from web.followup.town import promise, record

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

BRUSSELS = ZoneInfo("Europe/Brussels")
# A Wednesday.
NOW = datetime(2026, 3, 4, 12, tzinfo=BRUSSELS)
MONDAY = datetime(2026, 3, 9, 7, tzinfo=BRUSSELS)
ADDRESS = "an@voorbeeld.example"
LINK = re.compile(r"https?://\S+")


def ask(choice=None, address=ADDRESS, frequency="week", now=NOW, language="nl"):
    choice = choice or chosen.find("promise", "1")
    actions.ask(address=address, choice=choice, frequency=frequency, language=language, now=now)


def follow(choice=None, address=ADDRESS, now=NOW, **how):
    ask(choice, address, now=now, **how)
    following = Following.objects.filter(follower__address=address).latest("pk")
    return actions.confirm(key=following.key, now=now)


def sent(now):
    """Let the clock strike; return the mails that it sent."""
    mail.outbox.clear()
    jobs.tick(now)
    return list(mail.outbox)


def stop_path(follower):
    return f"/volgen/stoppen/{tokens.of(follower.key, 'manage')}/"


@pytest.fixture
def at_noon(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW.astimezone(UTC))


class TestAsking:
    def test_answers_the_same_for_every_address_and_sends_only_the_question(self, town, client, at_noon):
        follow(address="known@voorbeeld.example")
        sent(NOW)
        answers = [
            client.post("/volgen/?belofte=1", {"address": one, "frequency": "day"})
            for one in (ADDRESS, "known@voorbeeld.example")
        ]
        mails = sent(NOW)

        assert [(one.status_code, one["Location"]) for one in answers] == [(302, "/volgen/gevraagd/")] * 2
        assert [one.to for one in mails] == [[ADDRESS], ["known@voorbeeld.example"]]
        assert "Belofte over bank 1" in mails[0].body
        record(1, "delivered", date(2026, 3, 4), now=NOW)
        assert [one.to for one in sent(MONDAY)] == [["known@voorbeeld.example"]]

    def test_makes_links_by_the_city_file_whatever_host_was_asked(self, town, client, settings, at_noon):
        settings.ALLOWED_HOSTS = ["*"]
        client.post("/volgen/?belofte=1", {"address": ADDRESS, "frequency": "day"}, HTTP_HOST="evil.example")
        (question,) = sent(NOW)

        assert "evil" not in question.body
        assert all(link.startswith(settings.CITY.base_url) for link in LINK.findall(question.body))

    @pytest.mark.parametrize(
        "address",
        ["an@voorbeeld.example\nBcc: x@x.example", "an\x00@voorbeeld.example", "geen", "a" * 400 + "@b.be"],
    )
    def test_refuses_what_is_no_address(self, town, client, address):
        answer = client.post("/volgen/", {"address": address, "frequency": "day"})

        assert answer.status_code == 422
        assert not Follower.objects.exists()

    def test_sends_a_third_person_three_questions_a_day_whoever_asks(self, town, client):
        for number in range(12):
            address = f"an+{number}@voorbeeld.example" if number % 2 else ADDRESS.upper()
            ask(address=address, now=NOW + timedelta(minutes=number))

        assert len(sent(NOW + timedelta(hours=1))) == 3

    def test_counts_how_often_one_place_asks(self, town, client, at_noon):
        answers = [
            client.post("/volgen/", {"address": f"{n}@voorbeeld.example", "frequency": "day"}).status_code
            for n in range(11)
        ]

        assert answers == [302] * 10 + [429]

    def test_keeps_the_subject_on_one_line(self, town):
        PromiseText.objects.update(text="Een bank\r\nBcc: x@x.example en nog " + "heel " * 40)
        ask()
        (question,) = sent(NOW)

        assert "\n" not in question.subject
        assert question.recipients() == [ADDRESS]


class TestConfirming:
    def test_needs_the_button(self, town, client, at_noon):
        ask()
        (question,) = sent(NOW)
        path = "/" + LINK.search(question.body).group().split("/", 3)[3]

        assert client.get(path).status_code == 200
        assert not Follower.objects.filter(confirmed_at__isnull=False).exists()
        assert client.post(path).status_code == 302
        assert Follower.objects.get().next_at == MONDAY

    def test_is_over_after_seven_days_and_the_address_is_forgotten(self, town):
        ask()
        key = Following.objects.get().key
        with pytest.raises(actions.LinkIsOver, match="seven days"):
            actions.confirm(key=key, now=NOW + timedelta(days=7))
        jobs.tick(NOW + timedelta(days=7) - timedelta(seconds=1))
        assert Follower.objects.exists()
        jobs.tick(NOW + timedelta(days=7))

        assert not Follower.objects.exists()
        assert not Outgoing.objects.filter(address__gt="").exists()

    def test_lets_an_address_follow_fifty_things(self, town, monkeypatch):
        monkeypatch.setattr(actions, "MOST", 1)
        follow()
        with pytest.raises(actions.FollowsTooMuch, match="1 things"):
            follow(chosen.find("domain", "zorg"))

    @pytest.mark.parametrize("page", ["bevestigen", "beheren", "stoppen"])
    def test_takes_no_token_that_was_guessed_or_made_for_something_else(self, town, client, page):
        follower = follow()
        other = "manage" if page == "bevestigen" else "confirm"
        key = Following.objects.get().key if page == "bevestigen" else follower.key
        for token in (key, f"{key}.x", tokens.of(key, other), "x", "%00", "a" * 300):
            assert client.get(f"/volgen/{page}/{token}/").status_code == 410


class TestDigest:
    def test_tells_once_what_changed_in_the_language_of_the_reader(self, town):
        follow(chosen.find("domain", "zorg"), language="en")
        sent(NOW)
        record(1, "in_progress", date(2026, 3, 1), now=NOW + timedelta(hours=1))
        record(2, "delivered", date(2026, 3, 1), now=NOW + timedelta(hours=1))
        record(3, "delivered", date(2026, 3, 1), now=NOW + timedelta(days=1))

        assert sent(MONDAY - timedelta(seconds=1)) == []
        (digest,) = sent(MONDAY)
        assert digest.subject == "Voorbeeldegem: 2 changes to what you follow"
        assert "Belofte over bank 2" not in digest.body
        assert "5 March 2026: Recorded as “Delivered”, without proof." in digest.body
        assert "/en/beloften/3/" in digest.body
        assert sent(MONDAY) == []
        assert sent(MONDAY + timedelta(days=7)) == []

    def test_is_one_mail_for_all_that_somebody_follows(self, town):
        follow(chosen.find("domain", "zorg"), frequency="day")
        follow(chosen.find("place", "de-molenhoek"), frequency="day")
        follow(chosen.find("promise", "1"), frequency="day")
        sent(NOW)
        record(1, "in_progress", date(2026, 3, 1), now=NOW + timedelta(hours=1))

        (digest,) = sent(NOW + timedelta(days=1))
        assert digest.body.count("Genoteerd als") == 1

    def test_comes_once_when_two_clocks_strike_at_once(self, town):
        follower = follow(frequency="day")
        sent(NOW)
        record(1, "in_progress", date(2026, 3, 1), now=NOW + timedelta(hours=1))
        later = NOW + timedelta(days=1)
        # The second worker saw the same list of who is due before the first was done.
        assert [digests.post(follower.pk, later), digests.post(follower.pk, later)] == [True, False]

        assert len(sent(later)) == 1

    def test_loses_nothing_where_the_clock_came_late_or_a_deed_was_recorded_late(self, town):
        follow()
        sent(NOW)
        record(1, "in_progress", date(2026, 3, 1), now=MONDAY - timedelta(minutes=1))
        late = MONDAY + timedelta(days=9)
        assert len(sent(late)) == 1
        # Asked for before the mail was made, and only then in the history.
        record(1, "delivered", date(2026, 3, 1), now=late - timedelta(seconds=2))

        (digest,) = sent(times.next_after(late, "week"))
        assert "Gerealiseerd" in digest.body

    def test_that_fails_for_one_stops_no_other(self, town, monkeypatch):
        first, second = follow(), follow(address="bo@voorbeeld.example")
        sent(NOW)
        record(1, "in_progress", date(2026, 3, 1), now=NOW)
        made = digests.mails.digest

        def break_for_one(follower, *rest):
            if follower.pk == first.pk:
                raise ZeroDivisionError
            return made(follower, *rest)

        monkeypatch.setattr(digests.mails, "digest", break_for_one)

        assert [one.to for one in sent(MONDAY)] == [[second.address]]

    @pytest.mark.parametrize(
        ("moment", "frequency", "expected"),
        [
            # The clock goes forward on 29 March 2026 and back on 25 October 2026.
            ("2026-03-28T07:00+01:00", "day", "2026-03-29T07:00+02:00"),
            ("2026-03-28T06:59:59+01:00", "day", "2026-03-28T07:00+01:00"),
            ("2026-10-24T12:00+02:00", "day", "2026-10-25T07:00+01:00"),
            ("2026-10-19T07:00+02:00", "week", "2026-10-26T07:00+01:00"),
            # Late on Sunday in Brussels it is Sunday still; at seven on Monday the next is a week later.
            ("2026-03-08T23:59+01:00", "week", "2026-03-09T07:00+01:00"),
            ("2026-03-09T07:00+01:00", "week", "2026-03-16T07:00+01:00"),
            ("2026-12-31T23:30+01:00", "week", "2027-01-04T07:00+01:00"),
        ],
    )
    def test_is_due_at_seven_in_the_morning_of_the_city(self, moment, frequency, expected):
        due = times.next_after(datetime.fromisoformat(moment), frequency)

        assert due == datetime.fromisoformat(expected)


class TestStopping:
    def test_takes_one_click_of_a_mail_program(self, town, settings):
        follower = follow(frequency="day")
        sent(NOW)
        record(1, "in_progress", date(2026, 3, 1), now=NOW)
        (digest,) = sent(NOW + timedelta(days=1))
        headers = digest.message()
        assert headers["List-Unsubscribe"] == f"<{settings.CITY.base_url}{stop_path(follower)}>"
        assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"

        program = Client(enforce_csrf_checks=True)
        assert program.get(stop_path(follower)).status_code == 200
        assert Follower.objects.exists()
        for _ in range(2):
            one_click = "List-Unsubscribe=One-Click"
            answer = program.post(stop_path(follower), one_click, "application/x-www-form-urlencoded")
            assert answer.status_code == 200
            assert not answer.cookies
        assert not Follower.objects.exists()
        assert not Following.objects.exists()

    def test_takes_back_what_was_still_to_be_sent_to_this_address_and_nothing_else(self, town):
        follower = follow(frequency="day")
        sent(NOW)
        record(1, "in_progress", date(2026, 3, 1), now=NOW)
        digests.post(follower.pk, NOW + timedelta(days=1))
        jobs.post(
            key="other", kind="email", payload={"subject": "x", "text": "x"}, due_at=NOW, address=ADDRESS
        )
        actions.stop(key=follower.key)

        assert [one.subject for one in sent(NOW + timedelta(days=1))] == ["x"]

    def test_of_one_thing_keeps_the_others_and_of_the_last_erases_all(self, town, client, at_noon):
        follower = follow()
        follow(chosen.find("domain", "zorg"))
        path = f"/volgen/beheren/{tokens.of(follower.key, 'manage')}/"
        assert ADDRESS in client.get(path).text
        client.post(path, {"frequency": "day"})
        first, second = Following.objects.values_list("key", flat=True)
        other = follow(address="bo@voorbeeld.example")
        for key in (other.follows.get().key, "\0", "geen"):
            client.post(path, {"leave": key})
        assert Following.objects.count() == 3

        client.post(path, {"leave": first})
        assert Follower.objects.get(address=ADDRESS).frequency == "day"
        client.post(path, {"leave": second})
        assert list(Follower.objects.values_list("address", flat=True)) == ["bo@voorbeeld.example"]


class TestNumbers:
    def test_are_shown_from_five_on_and_never_who(self, town, client, coordinator):
        client.force_login(coordinator)
        for number in range(5):
            assert "Minder dan 5" in client.get("/werk/volgers/").text
            follow(address=f"{number}@voorbeeld.example")
        shown = client.get("/werk/volgers/").text

        assert "5 mensen krijgen" in shown
        assert "@voorbeeld.example" not in shown


class TestHeaders:
    @pytest.mark.parametrize(
        "headers",
        [
            {"Bcc": "x@x.example"},
            {"List-Unsubscribe": "<https://a.example>\nBcc: x"},
            {"List-Unsubscribe": ""},
        ],
    )
    def test_of_a_mail_say_only_how_to_stop(self, db, headers):
        payload = {"subject": "x", "text": "x", "headers": headers}
        with pytest.raises(jobs.NotSendable, match="may not say"):
            jobs.post(key="x", kind="email", payload=payload, due_at=NOW, address=ADDRESS)


class TestFollowing:
    def test_is_of_one_thing(self, town):
        follower = follow()
        with pytest.raises(IntegrityError, match="following_of_one_thing"), transaction.atomic():
            Following.objects.create(
                follower=follower,
                promise=promise(2),
                domain_id=1,
                language="nl",
                frequency="day",
                asked_at=NOW,
            )
