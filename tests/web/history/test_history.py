from __future__ import annotations

import threading
from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, close_old_connections, connection, transaction
from django.db.utils import DatabaseError

from akkoord.web.accounts.models import User
from akkoord.web.history import actions, queries
from akkoord.web.history.models import Event
from tampering import tamper

pytestmark = pytest.mark.both_databases

NOON = datetime(2026, 3, 2, 12, 0, 0, 123456, tzinfo=UTC)


@pytest.fixture
def somebody(db):
    return User.objects.create_user("an@voorbeeldegem.example", name="An")


def record(subject, kind="account.made", *, effective_on=date(2026, 3, 1), now=NOON, **payload):
    return actions.record(
        actor=subject, subject=subject, kind=kind, payload=payload, effective_on=effective_on, now=now
    )


class TestRecord:
    def test_survives_the_way_into_the_database_and_back(self, somebody):
        record(somebody, day=date(2026, 1, 1), at=NOON, cents=-5, words=["één", None, True])

        assert queries.first_break() is None

    def test_links_each_event_to_the_one_before(self, somebody):
        first, second = record(somebody), record(somebody)

        assert (first.position, second.position) == (0, 1)
        assert second.previous == first.seal

    def test_is_taken_back_with_the_change_it_tells_of(self, somebody):
        @transaction.atomic
        def record_and_fail():
            record(somebody)
            User.objects.create_user("an@voorbeeldegem.example", name="Another An")

        with pytest.raises(IntegrityError):
            record_and_fail()

        assert not Event.objects.exists()

    def test_holds_from_the_day_that_it_is_in_the_city_unless_told_otherwise(self, somebody):
        # Half past ten in the evening in Greenwich is half past midnight in a Flemish summer.
        event = record(somebody, effective_on=None, now=datetime(2026, 6, 30, 22, 30, tzinfo=UTC))

        assert event.effective_on == date(2026, 7, 1)

    def test_refuses_a_row_that_was_not_saved(self, db):
        with pytest.raises(ValueError, match="save it before"):
            record(User(email="not@saved.example"))


class TestHistory:
    @pytest.mark.parametrize(
        "sql",
        [
            "UPDATE history_event SET kind = 'other' WHERE position = 0",
            "DELETE FROM history_event WHERE position = 0",
        ],
    )
    def test_refuses_to_be_rewritten(self, somebody, sql):
        record(somebody)

        with pytest.raises(DatabaseError, match="history is only added to"), transaction.atomic():
            connection.cursor().execute(sql)

        assert Event.objects.get().kind == "account.made"

    @pytest.mark.parametrize(
        "sql",
        [
            "UPDATE history_event SET effective_on = '2026-02-01' WHERE position = 1",
            "UPDATE history_event SET payload = '{\"cents\": 2}' WHERE position = 1",
            "UPDATE history_event SET subject_id = subject_id + 1 WHERE position = 1",
            "DELETE FROM history_event WHERE position = 1",
        ],
    )
    def test_shows_where_it_was_tampered_with(self, somebody, sql):
        for cents in (0, 1, 2):
            record(somebody, cents=cents)

        tamper(sql)

        found = queries.first_break()
        assert found is not None
        assert found.position == 1

    def test_shows_a_row_cut_off_at_the_end_to_who_kept_the_last_seal(self, somebody):
        record(somebody)
        last = record(somebody)

        tamper("DELETE FROM history_event WHERE position = 1")

        assert queries.first_break() is None
        assert queries.first_break(last.seal) is not None

    def test_tells_what_was_true_and_what_was_known(self, somebody):
        later = datetime(2026, 5, 2, 12, tzinfo=UTC)
        record(somebody, "first", effective_on=date(2026, 3, 1), now=NOON)
        record(somebody, "told later", effective_on=date(2026, 2, 1), now=later)
        record(somebody, "begins later", effective_on=date(2026, 6, 1), now=NOON)

        def kinds(true_on, known_at):
            return [event.kind for event in queries.as_of(somebody, true_on=true_on, known_at=known_at)]

        assert kinds(date(2026, 3, 1), NOON) == ["first"]
        assert kinds(date(2026, 3, 1), later) == ["first", "told later"]
        assert kinds(date(2026, 6, 1), NOON) == ["first", "begins later"]
        assert kinds(date(2026, 2, 28), NOON) == []


class TestWritersAtTheSameTime:
    @pytest.mark.django_db(transaction=True)
    def test_never_share_a_position(self):
        somebody = User.objects.create_user("an@voorbeeldegem.example", name="An")
        errors = []

        def write():
            try:
                for _ in range(5):
                    record(somebody)
            except DatabaseError as error:
                errors.append(error)
            finally:
                close_old_connections()
                connection.close()

        writers = [threading.Thread(target=write) for _ in range(4)]
        for writer in writers:
            writer.start()
        for writer in writers:
            writer.join()

        assert errors == []
        assert list(Event.objects.values_list("position", flat=True)) == list(range(20))
        assert queries.first_break() is None
