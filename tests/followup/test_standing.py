from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from akkoord.followup.stages import STAGES, UnknownStage
from akkoord.followup.standing import (
    UNKNOWN,
    Event,
    NotADeadline,
    NothingWithdrawn,
    NumberTwice,
    Standing,
    is_overdue,
    last_day,
    standing,
)
from followup.histories import DECISION, PHOTO, START, days, histories

FOREVER = date(2030, 1, 1)


def day(month, number):
    return date(2026, month, number)


class TestStanding:
    def test_without_events_is_no_information(self):
        assert standing([], START, START) == UNKNOWN
        assert not UNKNOWN.is_claimed

    @pytest.mark.parametrize(
        ("true_on", "known_on", "stage"),
        [
            # Delivered from 1 March, recorded on 10 April; in progress from 1 February, recorded that day.
            (day(1, 31), day(12, 31), "no_information"),
            (day(2, 1), day(1, 31), "no_information"),
            (day(2, 1), day(2, 1), "in_progress"),
            (day(3, 1), day(4, 9), "in_progress"),
            (day(3, 1), day(4, 10), "delivered"),
            (day(2, 28), day(4, 10), "in_progress"),
        ],
    )
    def test_answers_what_was_true_then_as_was_known_then(self, true_on, known_on, stage):
        events = [
            Event(1, day(2, 1), day(2, 1), "in_progress"),
            Event(2, day(3, 1), day(4, 10), "delivered"),
        ]

        assert standing(events, true_on, known_on).stage.code == stage

    def test_lets_what_became_true_last_decide_not_what_was_recorded_last(self):
        events = [Event(1, day(3, 1), day(3, 1), "delivered"), Event(2, day(2, 1), day(4, 1), "in_progress")]

        assert standing(events, day(5, 1), day(5, 1)).stage.code == "delivered"

    def test_lets_the_highest_number_decide_among_events_of_one_day(self):
        events = [Event(2, day(3, 1), day(3, 1), "dropped"), Event(1, day(3, 1), day(3, 1), "changed")]

        assert standing(events, day(3, 1), day(3, 1)).stage.code == "dropped"

    def test_is_claimed_until_proof_of_an_accepted_kind_is_recorded(self):
        # A photo proves no draft: that stage wants a decision, a document or an address.
        events = [
            Event(1, day(2, 1), day(2, 1), "in_preparation"),
            Event(2, day(2, 2), day(2, 2), "in_preparation", (PHOTO,)),
            Event(3, day(2, 3), day(2, 3), "in_preparation", (DECISION,)),
        ]

        found = [standing(events, day(2, number), day(2, number)) for number in (1, 2, 3)]

        assert [one.is_claimed for one in found] == [True, True, False]
        assert [one.since for one in found] == [day(2, 1)] * 3
        assert found[2].proof == (PHOTO, DECISION)

    def test_does_not_carry_proof_over_to_another_stage(self):
        events = [
            Event(1, day(2, 1), day(2, 1), "in_progress", (DECISION,)),
            Event(2, day(3, 1), day(3, 1), "delivered"),
            Event(3, day(4, 1), day(4, 1), "in_progress"),
        ]

        assert standing(events, day(3, 1), day(3, 1)).is_claimed
        assert standing(events, day(4, 1), day(4, 1)) == Standing(STAGES["in_progress"], day(4, 1), (), True)

    def test_can_return_to_no_information(self):
        events = [
            Event(1, day(2, 1), day(2, 1), "delivered"),
            Event(2, day(3, 1), day(3, 1), "no_information"),
        ]

        assert standing(events, day(3, 1), day(3, 1)) == UNKNOWN

    def test_forgets_a_withdrawn_event_from_the_day_that_is_known(self):
        events = [
            Event(1, day(2, 1), day(2, 1), "in_progress"),
            Event(2, day(2, 5), day(2, 5), "delivered"),
            Event(3, day(2, 5), day(2, 9), withdraws=2),
        ]

        assert standing(events, day(2, 6), day(2, 8)).stage.code == "delivered"
        assert standing(events, day(2, 6), day(2, 9)).stage.code == "in_progress"

    def test_gives_an_event_back_when_its_withdrawal_is_withdrawn(self):
        events = [
            Event(1, day(2, 1), day(2, 1), "in_progress"),
            Event(2, day(2, 1), day(2, 2), "delivered", withdraws=1),
            Event(3, day(2, 1), day(2, 3), withdraws=2),
        ]

        found = [standing(events, day(2, 1), day(2, number)).stage.code for number in (1, 2, 3)]

        assert found == ["in_progress", "delivered", "in_progress"]

    def test_refuses_two_events_with_one_number(self):
        events = [Event(1, START, START, "changed"), Event(1, START, START, "dropped")]

        with pytest.raises(NumberTwice, match="two events of this promise have number 1"):
            standing(events, START, START)

    @pytest.mark.parametrize("withdrawn", [2, 3, 9])
    def test_refuses_to_withdraw_what_was_not_there(self, withdrawn):
        events = [Event(2, START, START, withdraws=withdrawn), Event(3, START, START, "changed")]

        with pytest.raises(NothingWithdrawn, match=f"event 2 withdraws event {withdrawn}"):
            standing(events, START, START)

    def test_refuses_a_stage_that_is_none(self):
        with pytest.raises(UnknownStage, match="'done'"):
            Event(1, START, START, "done")

    @given(histories(), days, days)
    def test_is_not_changed_by_what_becomes_known_later(self, events, true_on, known_on):
        then = [event for event in events if event.known_on <= known_on]

        assert standing(events, true_on, known_on) == standing(then, true_on, known_on)

    @given(histories(), days, days)
    def test_is_not_changed_by_what_becomes_true_later(self, events, true_on, known_on):
        absent: set[int | None] = set()
        rest = []
        for event in events:
            if event.withdraws in absent or (event.withdraws is None and event.true_on > true_on):
                absent.add(event.number)
            else:
                rest.append(event)
        assume(all(event.stage is None or event.withdraws is None for event in events))

        assert standing(events, true_on, known_on) == standing(rest, true_on, known_on)

    @given(histories(), days, days, st.randoms(use_true_random=False))
    def test_does_not_depend_on_the_order_it_is_given(self, events, true_on, known_on, random):
        shuffled = list(events)
        random.shuffle(shuffled)

        assert standing(shuffled, true_on, known_on) == standing(events, true_on, known_on)

    @given(histories(), days)
    def test_replays_day_by_day_to_the_same_end(self, events, known_on):
        """What stands on a day stands until the next event that is known becomes true."""
        changes = {event.true_on for event in events}
        for number in range(1, 21):
            on = START + timedelta(days=number)
            if on not in changes:
                assert standing(events, on, known_on) == standing(events, on - timedelta(days=1), known_on)

    @given(histories(), days, days)
    def test_never_shows_a_proved_stage_without_proof(self, events, true_on, known_on):
        found = standing(events, true_on, known_on)

        accepted = [proof for proof in found.proof if proof.kind in found.stage.accepts]
        assert found.is_claimed == (not accepted and found.stage.code != "no_information")


class TestLastDay:
    @pytest.mark.parametrize(
        ("deadline", "expected"),
        [
            ("2024", date(2024, 12, 31)),
            ("2019-06", date(2019, 6, 30)),
            ("2024-02", date(2024, 2, 29)),  # a leap year
            ("2023-02", date(2023, 2, 28)),
            (" 2024-12-01 ", date(2024, 12, 1)),
        ],
    )
    def test_is_the_last_day_of_what_was_written(self, deadline, expected):
        assert last_day(deadline) == expected

    @pytest.mark.parametrize(
        "deadline", ["", "24", "2024-13", "2024-02-30", "2024-6", "eind 2024", "0000", "2024-00"]
    )
    def test_refuses_anything_else(self, deadline):
        with pytest.raises(NotADeadline, match=r"is no deadline; write a year \(2024\)"):
            last_day(deadline)


class TestIsOverdue:
    @pytest.mark.parametrize(
        ("stage", "late"),
        [
            ("no_information", False),
            ("not_started", True),
            ("in_preparation", True),
            ("in_progress", True),
            ("delivered", False),
            ("changed", True),
            ("dropped", False),
            ("cannot_be_judged", True),
        ],
    )
    def test_shows_on_the_day_after_the_deadline(self, stage, late):
        now = Standing(STAGES[stage], START, (), is_claimed=False)

        assert not is_overdue(now, date(2024, 6, 30), date(2024, 6, 30))
        assert is_overdue(now, date(2024, 6, 30), date(2024, 7, 1)) == late

    def test_needs_a_deadline(self):
        assert not is_overdue(Standing(STAGES["not_started"], START, (), is_claimed=True), None, FOREVER)
