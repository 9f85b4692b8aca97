from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations

from hypothesis import given

from akkoord.followup.spans import spans
from akkoord.followup.standing import Event, standing
from followup.histories import DECISION, START, histories


def day(month, number):
    return date(2026, month, number)


class TestSpans:
    """What they say of any two days is what the events say."""

    @given(histories())
    def test_answer_as_the_events_do_on_both_axes_of_time(self, events):
        cut = spans(events)

        for true_on in (START + timedelta(days=n) for n in range(-1, 22)):
            for known_on in {START - timedelta(days=1), *(event.known_on for event in events)}:
                replayed = standing(events, true_on, known_on)
                said = [one for one in cut if one.covers(true_on, known_on)]
                if replayed.since is None:
                    assert said == []
                else:
                    assert [(one.stage, one.since, one.is_claimed) for one in said] == [
                        (replayed.stage.code, replayed.since, replayed.is_claimed)
                    ]

    @given(histories())
    def test_never_overlap(self, events):
        def corners(one):
            return one.true_from, one.known_from

        for one, other in combinations(spans(events), 2):
            assert not one.covers(*corners(other))
            assert not other.covers(*corners(one))

    @given(histories())
    def test_of_what_is_known_now_are_not_more_than_the_events(self, events):
        assert sum(one.known_until is None for one in spans(events)) <= len(events)

    def test_begin_anew_where_proof_came_later_and_keep_the_day_since_which(self):
        events = [
            Event(1, day(3, 1), day(3, 1), "in_progress"),
            Event(2, day(4, 1), day(4, 2), "in_progress", (DECISION,)),
        ]

        last = [one for one in spans(events) if one.known_until is None]

        assert [(one.true_from, one.since, one.is_claimed) for one in last] == [
            (day(3, 1), day(3, 1), True),
            (day(4, 1), day(3, 1), False),
        ]

    def test_of_a_promise_without_events_are_none(self):
        assert spans([]) == ()

    def test_of_what_was_withdrawn_end_on_the_day_on_which_that_was_known(self):
        events = [
            Event(1, day(3, 1), day(3, 1), "delivered"),
            Event(2, day(5, 1), day(5, 1), withdraws=1),
        ]

        assert [(one.stage, one.known_until) for one in spans(events)] == [("delivered", day(5, 1))]
