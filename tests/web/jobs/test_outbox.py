"""What leaves the house at a time: once, later when it fails, and never under somebody else's name."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend

from akkoord.web.accounts.models import User
from akkoord.web.jobs import actions, clock, outbox
from akkoord.web.jobs.models import Job, Outgoing

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

NOW = datetime(2026, 9, 1, 12, 0, tzinfo=UTC)
LETTER = {"subject": "Uw stem", "text": "Bevestig uw stem."}


@actions.register("outbox_test.work")
def work(progress):
    progress.report(1, 1)


class RefusingBackend(BaseEmailBackend):
    """A mail server that takes no mail, and names the reader when it says so."""

    def send_messages(self, messages):
        raise ConnectionError(f"550 {messages[0].to[0]} is unknown here")


def post(key="a", due_at=NOW, **changes):
    what = {"kind": "email", "payload": LETTER, "address": "jan@voorbeeldegem.example"}
    return actions.post(key=key, due_at=due_at, **(what | changes))


class TestTick:
    def test_sends_what_is_due_and_only_that(self):
        post("now")
        post("later", due_at=NOW + timedelta(minutes=1))

        assert actions.tick(NOW).mails == 1
        assert [(letter.subject, letter.to) for letter in mail.outbox] == [
            ("Uw stem", ["jan@voorbeeldegem.example"])
        ]

    def test_does_nothing_twice(self):
        post()
        actions.tick(NOW)

        assert actions.tick(NOW).mails == 0
        assert len(mail.outbox) == 1

    def test_forgets_the_reader_and_the_text_once_sent(self):
        post()
        actions.tick(NOW)
        row = Outgoing.objects.get()

        assert (row.address, row.payload, row.sent_at) == ("", {}, NOW)

    def test_starts_a_job_once(self, django_capture_on_commit_callbacks):
        post(kind="job", payload={"kind": "outbox_test.work", "arguments": {}}, address="")
        with django_capture_on_commit_callbacks(execute=True):
            assert actions.tick(NOW).jobs == 1
            assert actions.tick(NOW).jobs == 0

        assert Job.objects.count() == 1

    def test_tries_later_what_failed_and_keeps_the_address_out_of_the_error(self, settings):
        settings.EMAIL_BACKEND = f"{__name__}.RefusingBackend"
        post()

        assert actions.tick(NOW).failed == 1
        row = Outgoing.objects.get()
        assert "550 (reader) is unknown here" in row.last_error
        assert actions.tick(NOW + timedelta(minutes=4)).failed == 0
        assert actions.tick(NOW + timedelta(minutes=6)).failed == 1

    def test_gives_up_in_the_end_and_forgets_the_reader(self, settings):
        settings.EMAIL_BACKEND = f"{__name__}.RefusingBackend"
        post()
        ticks = [actions.tick(NOW + timedelta(hours=7 * hour)) for hour in range(outbox.MAX_ATTEMPTS)]

        assert [tick.failed for tick in ticks] == [1] * (outbox.MAX_ATTEMPTS - 1) + [0]
        assert ticks[-1].given_up == 1
        assert (Outgoing.objects.get().address, Outgoing.objects.get().payload) == ("", {})

    def test_lets_one_failure_stop_nothing_else(self, settings):
        post("first", kind="job", payload={"kind": "outbox_test.work", "arguments": {}}, address="")
        settings.EMAIL_BACKEND = f"{__name__}.RefusingBackend"
        post("second")

        ticked = actions.tick(NOW)
        assert (ticked.jobs, ticked.failed) == (1, 1)


class TestPost:
    def test_changes_nothing_the_second_time(self):
        first = post()
        second = post(payload={"subject": "Iets anders", "text": "."})

        assert (second.pk, second.payload) == (first.pk, LETTER)

    @pytest.mark.parametrize(
        ("changes", "said"),
        [
            ({"kind": "pigeon"}, "kind 'pigeon' is not 'email' or 'job'"),
            ({"payload": {"subject": "x"}}, "give exactly"),
            ({"address": ""}, "it has no reader"),
            ({"payload": {"subject": "x\r\nBcc: all", "text": "."}}, "its subject has two lines"),
        ],
    )
    def test_refuses_what_could_never_be_sent(self, changes, said):
        with pytest.raises(outbox.NotSendable, match=said):
            post(**changes)

        assert not Outgoing.objects.exists()


class TestEraseAddress:
    def test_forgets_the_reader_with_the_mail_that_was_still_to_go(self):
        post()

        assert actions.erase_address(address="JAN@voorbeeldegem.example") == 1
        assert actions.tick(NOW).mails == 0

    def test_goes_with_the_account(self):
        reader = User.objects.create_user("an@voorbeeldegem.example", name="An")
        post(user=reader, address="")
        reader.delete()

        assert not Outgoing.objects.exists()


class TestClock:
    """What apps do each minute."""

    @pytest.fixture
    def strikes(self, monkeypatch):
        registered = {}
        monkeypatch.setattr(clock, "_STRIKES", registered)
        return registered

    def test_tells_each_app_the_moment_and_sends_what_it_posts_in_the_same_tick(self, strikes, mailoutbox):
        def remind(now):
            actions.post(
                key=f"reminder:{now.date()}",
                kind="email",
                payload={"subject": "Herinnering", "text": "Twee beloften wachten."},
                due_at=now,
                address="an@example.org",
            )

        clock.register("reminders", remind)

        assert [actions.tick(NOW).mails, actions.tick(NOW).mails] == [1, 0]
        assert [mail.subject for mail in mailoutbox] == ["Herinnering"]

    def test_goes_on_where_one_app_fails_and_counts_it(self, strikes, caplog):
        told = []
        clock.register("broken", lambda now: 1 / 0)
        clock.register("sound", told.append)

        assert actions.tick(NOW).failed == 1
        assert told == [NOW]
        assert "what broken does at this time failed" in caplog.text
