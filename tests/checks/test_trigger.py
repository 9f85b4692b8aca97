from __future__ import annotations

import itertools
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord import phrases
from akkoord.checks import checklist
from akkoord.checks.checklist import TriggerCode
from akkoord.checks.trigger import CityRules, Features, needed

POVERTY = checklist.load("poverty")
NOTHING = Features(frozenset(), touches_households=False, amount_cents=0, is_of_college=False)
COLLEGE = CityRules(every_college_decision=frozenset({"poverty"}))
MONEY = CityRules(large_amount_cents=3_000_000)

features = st.builds(
    Features,
    st.none() | st.frozensets(st.sampled_from(["tariff", "support", "right"])),
    st.none() | st.booleans(),
    st.none() | st.integers(0, 10_000_000),
    st.none() | st.booleans(),
)


def verdict(given_features, rules=None):
    need = needed([POVERTY], given_features, rules or CityRules())[0]
    return need.verdict, [reason.code for reason in need.reasons]


def changed(**values):
    known = {
        "changes": frozenset(),
        "touches_households": False,
        "amount_cents": 0,
        "is_of_college": False,
    }
    return Features(**(known | values))


class TestNeeded:
    @pytest.mark.parametrize(
        ("found", "rules", "expected"),
        [
            (NOTHING, CityRules(), ("no", ["because.nothing"])),
            (changed(changes=frozenset({"tariff"})), CityRules(), ("yes", ["because.changes_tariff"])),
            (changed(changes=frozenset({"support"})), CityRules(), ("yes", ["because.changes_support"])),
            (changed(changes=frozenset({"right"})), CityRules(), ("yes", ["because.changes_right"])),
            (changed(touches_households=True), CityRules(), ("yes", ["because.touches_households"])),
            (changed(is_of_college=True), CityRules(), ("no", ["because.nothing"])),
            (changed(is_of_college=True), COLLEGE, ("yes", ["because.every_college_decision"])),
            (changed(is_of_college=None), COLLEGE, ("unknown", ["unknown.every_college_decision"])),
            (changed(is_of_college=None), CityRules(), ("no", ["because.nothing"])),
            (changed(amount_cents=2_999_999), MONEY, ("no", ["because.nothing"])),
            (changed(amount_cents=3_000_000), MONEY, ("yes", ["because.large_amount"])),
            (changed(amount_cents=None), MONEY, ("unknown", ["unknown.large_amount"])),
            (changed(amount_cents=None), CityRules(), ("no", ["because.nothing"])),
            (changed(touches_households=None), CityRules(), ("unknown", ["unknown.touches_households"])),
            (
                changed(changes=None),
                CityRules(),
                ("unknown", ["unknown.changes_tariff", "unknown.changes_support", "unknown.changes_right"]),
            ),
            # One reason is enough, whatever is still unknown.
            (Features(touches_households=True), COLLEGE, ("yes", ["because.touches_households"])),
        ],
    )
    def test_is_yes_no_or_unknown_with_its_reasons(self, found, rules, expected):
        assert verdict(found, rules) == expected

    def test_answers_for_each_check_in_order(self):
        assert [need.check for need in needed([POVERTY, POVERTY], NOTHING, CityRules())] == [
            "poverty",
            "poverty",
        ]

    @given(features, st.builds(CityRules, st.sampled_from([frozenset(), frozenset({"poverty"})])))
    def test_says_unknown_exactly_when_an_answer_could_still_decide(self, found, rules):
        """Try every way to fill in what is unknown: a settled verdict may not depend on it."""
        changes = [found.changes] if found.changes is not None else [frozenset(), frozenset({"right"})]
        touches = [found.touches_households] if found.touches_households is not None else [True, False]
        college = [found.is_of_college] if found.is_of_college is not None else [True, False]
        reachable = {
            verdict(Features(change, touch, found.amount_cents, body), rules)[0]
            for change, touch, body in itertools.product(changes, touches, college)
        }

        assert verdict(found, rules)[0] == (reachable.pop() if len(reachable) == 1 else "unknown")

    @pytest.mark.parametrize("language", ["nl", "en"])
    @pytest.mark.parametrize("code", [*get_args(TriggerCode), "nothing"])
    def test_can_say_each_reason(self, code, language):
        for kind in ("because", "unknown") if code != "nothing" else ("because",):
            reason = phrases.Reason(f"{kind}.{code}", {"amount_cents": 3_000_000, "limit_cents": 100})
            assert phrases.say(reason, language, package="akkoord.checks").endswith(".")
