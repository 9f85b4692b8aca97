import json
import math
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.rights.formats import overlay_file
from akkoord.rights.formats.overlay_file import BadOverlay
from akkoord.rights.overlay import Change, Overlay

# Control characters are no text that a decision could hold, and YAML does not keep them all apart.
text = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1)
cents = st.integers(-(10**9), 10**9).map(lambda number: Fraction(number, 100))
changes = st.builds(
    Change,
    text,
    st.booleans() | st.integers() | cents,
    st.dates(max_value=date(2099, 12, 31)),
    text,
    st.none() | st.dates(min_value=date(2100, 1, 1)),
)
overlays = st.builds(Overlay, st.just("") | text, st.lists(changes, min_size=1, max_size=3).map(tuple))
CHANGE = {"figure": "f", "value": True, "from": "2026-07-01", "source": "art. 1"}


class TestOverlayFile:
    @given(overlay=overlays)
    def test_reads_back_what_it_wrote(self, overlay):
        assert overlay_file.loads(overlay_file.dumps(overlay)) == overlay
        assert overlay_file.from_dict(json.loads(json.dumps(overlay_file.to_dict(overlay)))) == overlay

    def test_reads_dates_as_yaml_writes_them(self):
        text = "right: x.y\nchanges: [{figure: f, value: 5, from: 2026-07-01, source: art. 1}]"

        assert overlay_file.loads(text).changes == (Change("f", 5, date(2026, 7, 1), "art. 1"),)

    def test_reads_numbers_as_they_are_written(self):
        text = "changes: [{figure: f, value: 0.1, from: 2026-07-01, source: art. 1}]"

        assert overlay_file.loads(text) == Overlay(
            "", (Change("f", Fraction(1, 10), date(2026, 7, 1), "art. 1"),)
        )

    @pytest.mark.parametrize(
        ("sheet", "complaint"),
        [
            ({"right": 5, "changes": [CHANGE]}, "reform 'right' is 5, which is of the wrong kind"),
            ({"right": "x.y"}, "reform 'changes' is absent"),
            ({"right": "x.y", "changes": ["f"]}, "change 1 'figure' is absent"),
            ({"right": "x.y", "changes": [CHANGE, CHANGE | {"value": "yes"}]}, "change 2 'value' is 'yes'"),
            ({"right": "x.y", "changes": [CHANGE | {"value": math.inf}]}, "change 1 'value' is inf"),
            ({"right": "x.y", "changes": [CHANGE | {"from": "1 juli"}]}, "write a date as 2026-07-01"),
            (
                {"right": "x.y", "changes": [CHANGE | {"until": "x"}]},
                "change 1 'until' is no key of a change",
            ),
        ],
    )
    def test_says_what_is_wrong(self, sheet, complaint):
        with pytest.raises(BadOverlay, match=complaint):
            overlay_file.from_dict(sheet)

    @pytest.mark.parametrize("text", ["{", "", "just words"])
    def test_needs_keys_with_values(self, text):
        with pytest.raises(BadOverlay, match="the reform cannot be read"):
            overlay_file.loads(text)
