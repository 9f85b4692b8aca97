"""The figures of Genk as they ship: each with its source, no plan shown as done, each promise found."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

from akkoord.indicators.comparing import Figures
from akkoord.indicators.differences import PerCent
from akkoord.indicators.formats import places_file, sheets, table
from akkoord.indicators.judging import judge
from akkoord.indicators.model import Indicator
from akkoord.indicators.periods import Period
from akkoord.indicators.targets import RelativeChange, Target
from akkoord.indicators.units import Unit
from akkoord.web.examples import figures as examples
from akkoord.web.examples.genk import load

SHEET = tomllib.loads((load.HERE / "indicators.toml").read_text(encoding="utf-8"))
INDICATORS = {
    row["code"]: Indicator(
        row["code"], row["name"], Unit(row["unit_kind"]), hides_small=row.get("hides_small", False)
    )
    for row in SHEET["indicators"]
}


def read():
    rows = sheets.read((load.HERE / "figures.csv").read_bytes())
    return table.read(rows, examples.COLUMNS, indicators=INDICATORS, register=places_file.shipped())


class TestFigures:
    def test_are_all_used_each_with_the_address_of_its_source(self):
        found = read()

        assert [str(one.error) for one in found.refused] == []
        assert all(one.source.startswith(("http://", "https://")) for _, one in found.observations)
        assert {one.indicator for _, one in found.observations} == set(INDICATORS)

    def test_say_the_same_as_what_was_gathered(self, shared):
        gathered = Path(shared("indicators/genk.csv")).read_text(encoding="utf-8").splitlines()

        assert len(read().observations) == len(gathered) - 1

    def test_of_a_plan_are_never_those_of_what_was_done(self):
        for _, one in read().observations:
            assert (one.kind == "planned") == one.indicator.startswith("geplande-investeringen")
            if "transcriptie" in one.note:
                assert "transcribed" in one.caveats

    def test_judge_the_fall_of_child_deprivation(self):
        own = tuple(one for _, one in read().observations)
        figures = Figures(INDICATORS["kansarmoede-index"], own, places_file.shipped())
        target = Target(RelativeChange(PerCent(-30), Period.of_year(2016)), "at_most", 2022)

        judged = judge(target, figures, place="71016", year=2026)

        assert judged.outcome == "reached"
        moved = next(reason for reason in judged.reasons if reason.code == "moved.both")
        assert f"{moved.values['by']:nl}, {moved.values['share']:nl}" == "-10,2 procentpunt, -34,1%"

    def test_leave_the_city_out_of_a_mean_whose_ground_is_not_sure(self):
        own = tuple(one for _, one in read().observations)
        figures = Figures(INDICATORS["geplande-investeringen-per-inwoner"], own, places_file.shipped())

        before = figures.mean("centrumsteden", Period.parse("2020/2025"), "planned")
        after = figures.mean("centrumsteden", Period.parse("2026/2031"), "planned")

        assert (len(before.present), before.missing) == (12, ("71072",))
        assert len(after.present) == 13

    def test_name_promises_by_words_that_stand_in_one(self):
        lines = (load.HERE / "promises.jsonl").read_text(encoding="utf-8").splitlines()
        texts = [json.loads(line)["text"] for line in lines]

        words = [words for row in SHEET["indicators"] for words in row.get("promises", ())]
        assert [one for one in words if sum(one in text for text in texts) != 1] == []

    def test_have_targets_that_say_where_they_were_said(self):
        assert all(row["source"] and row["note"] for row in SHEET["targets"])
