from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from hypothesis import given
from hypothesis import strategies as st

from akkoord.checks.effects import HouseholdEffects, shown
from akkoord.dated import DatedValue, Series
from akkoord.rights import catalogue, reform
from akkoord.rights.formats import panel_file
from akkoord.rights.household import Household
from akkoord.rights.overlay import Change, Overlay
from akkoord.rights.reform_table import Cents, Counted, table
from akkoord.web.checks import actions, households, queries
from akkoord.web.checks.models import CheckRun, Panel
from akkoord.web.decisions.models import Reform
from akkoord.web.history.models import Event
from web.checks.conftest import EXAMPLE, NOW, RIGHT, START, TODAY, posted

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

REFORM = Overlay(RIGHT, (Change("care_budget_counts", True, START, "ontwerp"),))
GAINS = {
    "lives_in_town": True,
    "cares_at_home": True,
    "cared_for_has_heavy_care_recognition": False,
    "cared_for_has_care_budget": True,
    "income_cents_per_year": 2_000_000,
}


def panel_of(*groups):
    """Return the text of a panel: how many households, in which neighbourhood, with which facts."""
    people = [
        Household(f"{place}-{number}-{n}", place, 1, facts)
        for number, (count, place, facts) in enumerate(groups)
        for n in range(count)
    ]
    return panel_file.dumps(people)


def add(text, name="Gezinnen", *, is_invented=False):
    return actions.add_panel(name=name, text=text, is_invented=is_invented, actor=None, now=NOW)


class TestAddPanel:
    def test_becomes_the_one_that_is_computed_over(self):
        first, second = add(panel_of((5, "Kern", GAINS))), add(panel_of((6, "Kern", GAINS)))

        assert queries.current_panel() == second.panel
        assert list(Panel.objects.filter(is_current=True)) == [second.panel]
        assert first.panel.households == 5

    def test_changes_nothing_the_second_time(self):
        first = add(panel_of((5, "Kern", GAINS)))
        again = add(panel_of((5, "Kern", GAINS)))

        assert again.panel == first.panel
        assert Panel.objects.count() == 1
        assert Event.objects.filter(kind="checks.panel_added").count() == 1

    def test_is_current_again_when_the_same_households_come_back(self):
        first = add(panel_of((5, "Kern", GAINS)))
        add(panel_of((6, "Kern", GAINS)))
        add(panel_of((5, "Kern", GAINS)))

        assert queries.current_panel() == first.panel

    def test_names_the_lines_that_it_leaves_out(self):
        added = add(panel_of((5, "Kern", GAINS)) + "no json\n" + '{"id": "x"}\n')

        assert [(one.code, one.values["line"]) for one in added.problems] == [
            ("panel.no_json", 6),
            ("panel.bad_line", 7),
        ]
        assert added.panel.households == 5

    @pytest.mark.parametrize("text", ["", "\n\n", "no json"])
    def test_refuses_a_panel_without_households(self, text):
        with pytest.raises(actions.NoHouseholds, match="holds a household"):
            add(text)

        assert not Panel.objects.exists()

    def test_is_a_command_too(self, tmp_path, capsys):
        path = tmp_path / "panel.jsonl"
        path.write_text(panel_of((5, "Kern", GAINS)) + "no json\n", encoding="utf-8")
        call_command("add_panel", path, "--name", "Gezinnen", "--invented")

        assert queries.current_panel().is_invented
        assert "Line 6 is not valid JSON." in capsys.readouterr().err
        with pytest.raises(CommandError, match="No such file"):
            call_command("add_panel", tmp_path / "absent", "--name", "x")


class TestComputeEffects:
    def test_equal_the_numbers_of_the_engine(self, draft, compute, example_panel):
        people = panel_file.read_file(EXAMPLE / "households.jsonl").households
        wanted = reform.effect(catalogue.find(RIGHT), people, REFORM, START)

        run = compute(draft)

        assert wanted.gains
        assert wanted.unknown
        assert (run.gainers, run.losers, run.unknown) == (
            len(wanted.gains),
            len(wanted.loses),
            len(wanted.unknown),
        )
        assert run.cents_per_year == wanted.cents_per_month.per_year.low
        assert [row["gains"] for row in run.effects_shown["rows"]] == [row.gains for row in wanted.table.rows]
        assert (run.effects_panel, run.effects_on) == (example_panel, START)

    def test_never_count_the_unknown_as_unaffected(self, draft, compute):
        no_budget_known = {
            name: value for name, value in GAINS.items() if name != "cared_for_has_care_budget"
        }
        add(panel_of((7, "Kern", GAINS), (6, "Kern", no_budget_known), (5, "Kern", {})))

        run = compute(draft)

        assert (run.gainers, run.losers, run.unknown) == (7, 0, 11)
        (missing,) = run.effects_shown["missing"]
        assert set(missing["facts"]) == set(GAINS)

    def test_start_from_the_law_with_the_decisions_already_published(self, make_draft, compute, publish):
        add(panel_of((8, "Kern", GAINS)))
        first, second = make_draft("Eerste"), make_draft("Tweede")
        publish(first)

        assert compute(second).gainers == 0  # The first decision gave it to them already.

    def test_leave_out_decisions_of_after_today(self, make_draft, compute, publish):
        add(panel_of((8, "Kern", GAINS)))
        first, second = make_draft("Eerste"), make_draft("Tweede")
        publish(first, on=date(2026, 7, 11))

        assert compute(second).gainers == 8

    def test_can_be_of_any_day_on_which_something_changes(self, draft, compute):
        later = date(2027, 1, 1)
        Reform.objects.create(
            draft=draft, right_id=RIGHT, figure="allowance_cents_per_month", value=6000, valid_from=later
        )
        add(panel_of((8, "Kern", GAINS)))

        assert compute(draft).cents_per_year == 8 * 5000 * 12
        assert compute(draft, on=later).cents_per_year == 8 * 6000 * 12
        with pytest.raises(actions.NotADayOfTheReform, match="2026-09-01, 2027-01-01"):
            compute(draft, on=date(2026, 12, 31))

    def test_say_so_when_no_amount_at_all_is_known(self, draft, compute, monkeypatch):
        """The allowance lapsed and can only have risen: one gains 50 euro at least, another loses as much."""
        lapsed = DatedValue(5000, date(2019, 1, 1), "art. 4", vouched_until=date(2025, 12, 31))
        allowance = Series("allowance_cents_per_month", "eurocent per month", "up", (lapsed,))
        right = catalogue.find(RIGHT)
        risen = replace(right, figures={**right.figures, allowance.name: allowance})
        monkeypatch.setattr(catalogue, "rights", lambda: (risen,))
        ceiling = "income_ceiling_cents_per_year"
        Reform.objects.create(draft=draft, right_id=RIGHT, figure=ceiling, value=3_000_000, valid_from=START)
        earns_more = GAINS | {
            "cared_for_has_heavy_care_recognition": True,
            "income_cents_per_year": 4_000_000,
        }
        add(panel_of((5, "Kern", GAINS), (5, "Kern", earns_more)))

        with pytest.raises(households.AmountUnknown, match="cannot be computed on 2026-09-01: a figure"):
            compute(draft)
        assert not CheckRun.objects.exists()

    def test_need_households(self, draft, compute):
        with pytest.raises(actions.NoPanel):
            compute(draft)

    def test_need_a_reform(self, make_draft, compute, example_panel):
        with pytest.raises(actions.NothingToCompute):
            compute(make_draft(reforms=False))

    def test_stand_as_they_were_once_the_decision_is_published(self, draft, compute, publish, example_panel):
        publish(draft)

        with pytest.raises(actions.DraftPublished):
            compute(draft)

    def test_are_taken_away_when_the_reform_changes_and_kept_when_a_word_does(
        self, draft, compute, save, example_panel
    ):
        run = compute(draft)
        draft.title = "Een ander woord"
        draft.save()
        run = save(draft, actions.Filled(), run.revision)
        assert run.gainers is not None

        draft.reforms.update(valid_from=date(2026, 10, 1))
        run = save(draft, actions.Filled(), run.revision)

        assert (run.gainers, run.effects_shown, run.effects_on) == (None, None, None)


class TestTwoRights:
    """One household, two reforms: who gains by one and loses by the other counts once."""

    @pytest.mark.parametrize(
        ("cents", "change"),
        [
            ([Cents(5000, 5000), Cents(-2000, -2000)], "gains"),
            ([Cents(5000, 5000), Cents(-5000, -5000)], "unchanged"),
            ([Cents(5000, 5000), Cents(-6000, 0)], "unknown"),
            ([Cents(None, -1), Cents(0, 0)], "loses"),
            ([Cents(1, None), Cents(-5, -5)], "unknown"),
        ],
    )
    def test_are_added_up_for_each_household(self, cents, change):
        one = Household("h", "Kern", 1, {})
        outcomes = tuple(reform.Outcome(one, "gains", each) for each in cents)

        assert households._together(outcomes).change == change


class TestSmallCounts:
    # 3 gain 3 x 50 x 12 = 1.800 euro a year; of 2 it is not known; the others keep what they have.
    GROUPS = (
        (3, "Kern", GAINS),
        (2, "Kern", {**GAINS, "cared_for_has_care_budget": None}),
        (40, "Kern", {**GAINS, "lives_in_town": False}),
        (60, "Molenhoek", {**GAINS, "cares_at_home": False}),
    )

    @pytest.fixture
    def run(self, draft, compute):
        known = [
            (count, place, {name: value for name, value in facts.items() if value is not None})
            for count, place, facts in self.GROUPS
        ]
        add(panel_of(*known))
        run = compute(draft)
        assert (run.gainers, run.unknown, run.cents_per_year) == (3, 2, 180_000)
        return run

    def test_stay_out_of_the_page(self, run, draft, logged_in):
        html = logged_in.get(f"/en/toetsen/poverty/{draft.pk}/").content.decode()
        effects = html[html.index('id="effects"') : html.index('name="outcome"')]
        cells = [
            re.sub(r"<[^>]+>", "", cell).strip()
            for cell in re.findall(r"<d[dt]>.*?</d[dt]>|<td.*?</td>", effects, flags=re.DOTALL)
        ]
        numbers = [int(cell) for cell in cells if cell.isdecimal()]

        assert "hidden" in cells
        assert all(number == 0 or number >= 5 for number in numbers)
        assert "1,800" not in html

    def test_stay_out_of_history(self, run):
        payload = Event.objects.get(kind="checks.effects_computed").payload

        assert (payload["gains"], payload["unknown"], payload["per_year"]) == (None, None, None)
        assert "1800" not in json.dumps(payload)

    def test_stay_out_of_what_is_kept_to_be_shown(self, run):
        town = run.effects_shown["town"]

        assert (town["gains"], town["unknown"], town["per_year"], town["per_year_with_unknown"]) == (
            None, None, None, None,
        )  # fmt: skip

    @given(
        st.lists(
            st.tuples(
                st.sampled_from(["gains", "loses", "unknown", "unchanged"]), st.sampled_from(["Kern", "Rand"])
            ),
            max_size=40,
        )
    )
    def test_are_hidden_wherever_the_check_itself_would_hide_them(self, people):
        counts = {
            change: sum(1 for found, _ in people if found == change)
            for change in ("gains", "loses", "unknown")
        }
        strict = shown(HouseholdEffects(counts["gains"], counts["loses"], counts["unknown"], 0))
        cents = {
            "gains": Cents(1, 1),
            "loses": Cents(-1, -1),
            "unknown": Cents(0, 1),
            "unchanged": Cents(0, 0),
        }
        town = table([Counted(place, change, cents[change]) for change, place in people]).town

        for ours, theirs in (
            (town.gains, strict.gainers),
            (town.loses, strict.losers),
            (town.unknown, strict.unknown),
            (town.cents_per_month, strict.cents_per_year),
        ):
            assert ours is None or theirs is not None


STATED = {
    "gainers": "3",
    "losers": "0",
    "unknown": "12",
    "per_year": "1.800",
    "source": "Telling van de dienst",
}


class TestStatedEffects:
    def test_are_kept_with_small_counts_hidden(self, make_draft, logged_in):
        draft = make_draft(reforms=False)
        logged_in.post(f"/toetsen/poverty/{draft.pk}/", posted(draft, **STATED))
        run = CheckRun.objects.get()
        html = logged_in.get(f"/en/toetsen/poverty/{draft.pk}/").content.decode()

        assert (run.gainers, run.unknown, run.cents_per_year) == (3, 12, 180_000)
        assert run.effects_shown["town"]["gains"] is None
        assert "1,800" not in html
        assert "Telling van de dienst" in html
        assert Event.objects.get(kind="checks.effects_computed").payload["gains"] is None

    def test_keep_what_was_typed_when_a_number_is_wrong(self, make_draft, logged_in):
        draft = make_draft(reforms=False)
        wrong = STATED | {"per_year": "12.50"}
        html = logged_in.post(
            f"/en/toetsen/poverty/{draft.pk}/", posted(draft, summary="Kort", **wrong)
        ).content.decode()

        assert 'value="12.50"' in html
        assert "“12.50” is not an amount in euros" in html
        assert ">\nKort</textarea>" in html
        assert not CheckRun.objects.exists()

    @pytest.mark.parametrize("sign", [1, -1])
    def test_refuse_an_amount_that_all_households_together_cannot_gain_or_lose(self, make_draft, sign):
        stated = {"gainers": 3, "losers": 0, "unknown": 0, "source": "Telling van de dienst"}

        with pytest.raises(actions.EffectTooLarge, match=str(sign * (actions.MOST_CENTS + 1))):
            actions.state_effects(
                draft_id=make_draft(reforms=False).pk, check="poverty", actor=None, now=NOW, today=TODAY,
                cents_per_year=sign * (actions.MOST_CENTS + 1), **stated,
            )  # fmt: skip
        assert not CheckRun.objects.exists()
