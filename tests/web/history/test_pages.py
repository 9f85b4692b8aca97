"""The page of history, the timeline of one thing, and the command that checks the chain."""

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import CommandError, call_command
from django.db import connection
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from akkoord import chain
from akkoord.web import accounts
from akkoord.web.accounts.models import User
from akkoord.web.accounts.roles import Role
from akkoord.web.agreement import actions as agreement
from akkoord.web.agreement import panels
from akkoord.web.agreement.models import PromiseText
from akkoord.web.history import actions, queries, telling

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

HOME = "/en/geschiedenis/"
MAY = datetime(2026, 5, 2, 12, tzinfo=UTC)
ROW = {
    "id": "p1", "parent": None, "domain": "Wonen", "theme": "", "subtheme": "", "level": "action",
    "line_start": 1, "line_end": 1, "text": "We bouwen tien woningen.", "targets": [],
}  # fmt: skip


@pytest.fixture
def reader(client):
    """Somebody who may read history, logged in."""
    reader = User.objects.create_user("an@voorbeeldegem.example", name="An Peeters")
    reader.grants.create(role=Role.COORDINATOR, valid_from=date(2020, 1, 1))
    client.force_login(reader)
    return reader


def record(
    subject, kind="account.link_made", *, effective_on=date(2026, 5, 2), now=MAY, actor=None, **payload
):
    return actions.record(
        actor=actor, subject=subject, kind=kind, payload=payload, effective_on=effective_on, now=now
    )


def tamper(sql):
    """Do what the triggers refuse, as somebody who owns the database could."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = replica")
        else:
            for verb in ("UPDATE", "DELETE"):
                cursor.execute(f"DROP TRIGGER IF EXISTS history_event_no_{verb}")
        cursor.execute(sql)
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = DEFAULT")


def text_of(response):
    body = response.content.decode().partition("<main")[2]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body))


class TestPage:
    def test_tells_each_event_in_words_with_who_did_it_and_its_seal(self, client, reader):
        event = record(
            reader, "account.role_given", actor=reader,
            role="editor", scope="wonen", valid_from="2026-06-01", valid_until=None,
            effective_on=date(2026, 6, 1),
        )  # fmt: skip
        text = text_of(client.get(HOME))

        assert "Got the role Editor of a domain “wonen”, from 1 June 2026." in text
        assert "In force from 1 June 2026" in text
        assert f"account {reader.pk} (An Peeters)" in text
        assert event.seal[:12] in text

    def test_shows_a_kind_that_nobody_tells_as_it_is_kept(self, client, reader):
        record(reader, "bridge.moved", metres=3, note="<b>east</b>")

        body = client.get(HOME).content.decode()
        assert (
            "bridge.moved {&quot;metres&quot;: 3, &quot;note&quot;: &quot;&lt;b&gt;east&lt;/b&gt;&quot;}"
            in body
        )

    def test_is_not_taken_away_by_one_odd_payload(self, client, reader):
        record(reader, "account.role_given", role="king")
        record(reader)

        text = text_of(client.get(HOME))
        assert "account.role_given {&quot;role&quot;: &quot;king&quot;}" in text
        assert "A link to choose a password was made" in text

    def test_shows_the_newest_first_fifty_a_page(self, client, reader):
        for number in range(51):
            record(reader, f"bridge.moved{number}")

        first, second = client.get(HOME), client.get(f"{HOME}?page=2")
        assert [event.position for event in first.context["events"]] == list(range(50, 0, -1))
        assert [event.position for event in second.context["events"]] == [0]
        assert "51 events" in text_of(first)
        assert "page 2 of 2" in text_of(second)

    def test_costs_the_same_for_5_and_500_events(self, client, reader, django_assert_max_num_queries):
        for count in (5, 500):
            for number in range(count):
                other = User.objects.create_user(f"{count}.{number}@voorbeeldegem.example", name="X")
                record(other, actor=other)
            # session, user, grants; kinds, things, count, page, names, last seal
            with django_assert_max_num_queries(9):
                assert client.get(HOME).status_code == 200

    def test_says_what_will_stand_here(self, client, reader):
        assert "Nothing has happened yet" in text_of(client.get(HOME))

    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            ("kind=bridge.moved", {"bridge.moved"}),
            ("thing=accounts.user&number={reader}", {"bridge.moved", "bridge.seen"}),
            ("thing=accounts.user&number=0", set()),
            ("since=2026-05-03", {"bridge.seen"}),
            ("until=2026-05-02", {"bridge.moved"}),
            ("since=2026-05-02&until=2026-05-02", {"bridge.moved"}),
            # Two dates: the bridge was seen on 3 May, but it had stood there since 1 April.
            ("true_on=2026-04-01", {"bridge.seen"}),
            ("true_on=2026-04-01&known_on=2026-05-02", set()),
            ("true_on=2026-05-02&known_on=2026-05-02", {"bridge.moved"}),
            ("true_on=2026-05-02&known_on=2026-05-03", {"bridge.moved", "bridge.seen"}),
            ("true_on=2026-03-31", set()),
        ],
    )
    def test_shows_what_the_address_asks_for(self, client, reader, query, expected):
        record(reader, "bridge.moved", now=MAY, effective_on=date(2026, 5, 2))
        record(reader, "bridge.seen", now=MAY + timedelta(days=1), effective_on=date(2026, 4, 1))

        page = client.get(f"{HOME}?{query.format(reader=reader.pk)}")
        shown = {event.sentence for event in page.context["events"]}
        assert shown == expected

    def test_counts_a_day_from_midnight_in_the_city(self, client, reader):
        # 22:30 in London is half past midnight of the next day in Brussels.
        record(reader, "bridge.moved", now=datetime(2026, 5, 2, 22, 30, tzinfo=UTC))

        assert not client.get(f"{HOME}?known_on=2026-05-02").context["events"]
        assert client.get(f"{HOME}?known_on=2026-05-03").context["events"]

    @pytest.mark.parametrize(
        "query",
        ["kind=\0", "kind=nonsense", "number=99999999999999999999", "number=-1", "since=yesterday", "page=\0",
         "true_on=0000-00-00", "known_on=9999-12-31", "since=0001-01-01", "until=9999-12-31", "thing=%27"],
    )  # fmt: skip
    def test_survives_an_address_that_means_nothing(self, client, reader, query):
        record(reader)

        assert client.get(f"{HOME}?{query}").status_code == 200


class TestVerify:
    def test_says_that_the_chain_holds(self, client, reader):
        last = record(reader)
        page = client.post(f"{HOME}nakijken/", follow=True)

        assert f"The history is intact: all 1 events were checked. Last seal: {last.seal}" in text_of(page)

    def test_names_the_place_of_a_break(self, client, reader):
        for _each in range(3):
            record(reader)
        tamper("UPDATE history_event SET subject_id = subject_id + 1 WHERE position = 1")

        assert "broken at event 1:" in text_of(client.post(f"{HOME}nakijken/", follow=True))

    def test_is_limited(self, client, reader):
        for _each in range(10):
            client.post(f"{HOME}nakijken/")

        assert "tried too often" in text_of(client.post(f"{HOME}nakijken/", follow=True))


class TestVerifyHistory:
    def test_prints_the_count_and_the_last_seal(self, reader, capsys):
        record(reader)
        last = record(reader)
        call_command("verify_history")

        assert capsys.readouterr().out == f"2 events hold; last seal {last.seal}\n"

    def test_takes_a_seal_that_was_the_last_at_an_earlier_time(self, reader, capsys):
        earlier = record(reader)
        record(reader)
        call_command("verify_history", last=earlier.seal)
        call_command("verify_history", last=chain.GENESIS)

        assert "2 events hold" in capsys.readouterr().out

    @pytest.mark.parametrize(
        "sql",
        [
            "UPDATE history_event SET payload = '{}' WHERE position = 1",
            "UPDATE history_event SET actor_id = NULL WHERE position = 1",
            "DELETE FROM history_event WHERE position = 1",
        ],
    )
    def test_names_the_first_row_that_was_tampered_with(self, reader, sql):
        for number in range(3):
            record(reader, number=number, actor=reader)
        tamper(sql)

        with pytest.raises(CommandError, match=r"broken at position 1:.*1 events before it hold") as caught:
            call_command("verify_history")
        assert caught.value.returncode == 1

    @pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL keeps no such value")
    @pytest.mark.parametrize("change", ["payload = '{'", "recorded_at = 'never'", "recorded_at = 7"])
    def test_names_a_row_that_cannot_be_read(self, reader, change):
        for _each in range(3):
            record(reader)
        tamper("PRAGMA ignore_check_constraints = ON")
        tamper(f"UPDATE history_event SET {change} WHERE position = 1")

        with pytest.raises(CommandError, match="broken at position 1:"):
            call_command("verify_history")
        tamper("PRAGMA ignore_check_constraints = OFF")

    def test_misses_the_end_that_was_cut_off_only_without_a_seal(self, reader):
        record(reader)
        last = record(reader)
        tamper("DELETE FROM history_event WHERE position = 1")
        call_command("verify_history")

        with pytest.raises(CommandError, match=r"broken at position 1: no event has the seal"):
            call_command("verify_history", last=last.seal)


class TestTimeline:
    @pytest.fixture(autouse=True)
    def tellings(self, monkeypatch):
        monkeypatch.setattr(telling, "_TELLINGS", dict(telling._TELLINGS))
        telling.register("bridge.moved", lambda payload: f"Moved {payload['metres']} m.", public=True)
        telling.register("bridge.discussed", lambda payload: "Discussed.")

    def test_shows_a_visitor_public_events_without_a_name(self, reader):
        record(reader, "bridge.discussed", actor=reader)
        record(reader, "bridge.moved", actor=reader, metres=3)
        record(reader, "bridge.unknown", actor=reader)

        with translation.override("en"):
            (moment,) = queries.timeline(reader, for_staff=False).moments
        assert (moment.sentence, moment.actor) == ("Moved 3 m.", "a member of staff")
        assert reader.name not in str(moment)

    def test_shows_staff_everything_newest_first(self, reader):
        record(reader, "bridge.discussed", actor=reader)
        record(reader, "bridge.moved", metres=3)

        with translation.override("en"):
            moments = queries.timeline(reader, for_staff=True).moments
        assert [(moment.sentence, moment.actor) for moment in moments] == [
            ("Moved 3 m.", "the system"), ("Discussed.", "An Peeters"),
        ]  # fmt: skip

    def test_is_cut_at_the_limit(self, reader):
        for metres in range(3):
            record(reader, "bridge.moved", metres=metres)

        assert not queries.timeline(reader, for_staff=True, limit=3).is_cut
        cut = queries.timeline(reader, for_staff=True, limit=2)
        assert cut.is_cut
        assert [moment.sentence for moment in cut.moments] == ["Moved 2 m.", "Moved 1 m."]

    def test_reads_as_a_list_of_days(self, reader):
        record(reader, "bridge.moved", metres=3, effective_on=date(2026, 4, 1))
        with translation.override("en"):
            timeline = queries.timeline(reader, for_staff=False)
            shown = render_to_string("history/_timeline.html", {"timeline": timeline})

        assert '<time datetime="2026-04-01">1 April 2026</time>' in shown
        assert "recorded on 2 May 2026" in shown


class TestPanel:
    def test_on_a_promise_tells_visitors_when_its_agreement_was_published(self, reader):
        version = agreement.store_version(title="Akkoord", rows=[ROW], actor=reader, now=MAY)
        agreement.publish(version_id=version.pk, actor=reader, now=MAY)
        text = PromiseText.objects.select_related("promise", "version").get()

        request = RequestFactory().get("/")
        request.user = AnonymousUser()
        (panel,) = [panel for panel in panels.filled(request, text) if panel.template == "history/panel.html"]
        with translation.override("en"):
            shown = render_to_string(panel.template, dict(panel.values))
        assert "“Akkoord” was published" in shown
        assert "was imported" not in shown
        assert "An Peeters" not in shown

        request.user = reader
        timeline = panels.filled(request, text)[-1].values["timeline"]
        assert [moment.actor for moment in timeline.moments] == ["An Peeters", "An Peeters"]

    def test_stays_away_where_nothing_happened(self, reader):
        agreement.store_version(title="Akkoord", rows=[ROW], actor=reader, now=MAY)
        text = PromiseText.objects.select_related("promise", "version").get()
        request = RequestFactory().get("/")
        request.user = AnonymousUser()

        assert "history/panel.html" not in {panel.template for panel in panels.filled(request, text)}


class TestTelling:
    def test_every_kind_that_accounts_record_has_one(self, reader):
        kinds = {kind for kind in telling._TELLINGS if kind.startswith("account.")}
        folder = Path(accounts.__file__).parent
        source = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))

        assert set(re.findall(r'"(account\.[a-z_]+)"', source)) == kinds
