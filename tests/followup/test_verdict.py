from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.followup.route import STEPS, Route, WrongRoute
from akkoord.followup.verdict import VERDICTS, Judgement, UnknownVerdict, verdict

readers = st.sampled_from(["an", "bo", "cas"])
judgements = st.lists(st.tuples(readers, st.sampled_from(VERDICTS)), max_size=8).map(
    lambda found: [Judgement(number, *one) for number, one in enumerate(found)]
)


class TestVerdict:
    @given(judgements)
    def test_needs_two_readers_who_agree(self, found):
        last = {one.reader: one.verdict for one in found}

        agreed = len(last) >= 2 and len(set(last.values())) == 1

        assert (verdict(found).standing == "agreed") == agreed

    @given(judgements)
    def test_names_all_that_was_found_last_by_anyone(self, found):
        assert set(verdict(found).verdicts) == set({one.reader: one.verdict for one in found}.values())

    def test_of_one_who_reads_twice_is_still_of_one(self):
        assert verdict([Judgement(1, "an", "kept"), Judgement(2, "an", "kept")]).standing == "one_reader"

    def test_follows_a_reader_who_comes_back_on_it(self):
        found = [Judgement(3, "an", "kept"), Judgement(1, "an", "not_kept"), Judgement(2, "bo", "kept")]

        assert (verdict(found).standing, verdict(found).verdicts) == ("agreed", ("kept",))

    def test_is_one_of_four(self):
        with pytest.raises(UnknownVerdict, match="'broken' is no verdict"):
            Judgement(1, "an", "broken")


class TestRoute:
    def test_of_all_steps_ends_with_the_public(self):
        route, step, passed = Route(STEPS), Route(STEPS).first, []
        while step:
            passed.append(step)
            step = route.after(step)

        assert tuple(passed) == STEPS

    @pytest.mark.parametrize(
        "steps", [("mayor",), ("college", "alderman"), ("alderman", "alderman")], ids=", ".join
    )
    def test_refuses_what_cannot_be_followed(self, steps):
        with pytest.raises(WrongRoute, match="cannot be followed"):
            Route(steps)

    def test_goes_on_from_a_step_that_the_city_took_out(self):
        assert Route(("service", "college")).after("alderman") == "college"
        assert Route(("service",)).after("college") is None
