"""The figures of an example are all used, or it is not loaded."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from akkoord.web.examples import figures
from akkoord.web.examples.figures import FiguresLeftOut
from akkoord.web.indicators.models import Indicator, Observation

NOW = datetime(2026, 9, 14, 8, 0, tzinfo=UTC)
DEFINED = '[[indicators]]\ncode = "a"\ntheme = "t"\nname = "A"\nunit_kind = "count"\n'
HEAD = "indicator,place,period,value,kind,source,caveats,note\n"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("sheet", "rows", "problem"),
    [
        (DEFINED, "a,99999,2020,1,realised,x,,\n", "row 2 of figures.csv"),
        (DEFINED + 'promises = ["zeppelin"]\n', "", "0 promises have these words"),
    ],
)
def test_a_row_that_cannot_be_used_stops_it(tmp_path, sheet, rows, problem):
    (tmp_path / "indicators.toml").write_text(sheet, encoding="utf-8")
    (tmp_path / "figures.csv").write_text(HEAD + rows, encoding="utf-8")

    with pytest.raises(FiguresLeftOut, match=problem):
        figures.bring_in(tmp_path, origin="x", now=NOW)

    assert (Indicator.objects.count(), Observation.objects.count()) == (0, 0)
