"""The exact words that differ between two texts."""

import pytest

from akkoord.agreement.versions import wording
from akkoord.agreement.versions.wording import Run


class TestDifferences:
    @pytest.mark.parametrize(
        ("old", "new", "runs"),
        [
            ("Er komt gras.", "Er komt gras.", ()),
            ("Er komt gras, meteen.", "Er komt gras meteen", ()),
            ("Er komt gras.", "Er komt dicht gras.", (Run("", "dicht"),)),
            ("Er komt nu gras.", "Er komt gras.", (Run("nu", ""),)),
            ("Elke (kleine) haven", "Elke grote haven", (Run("kleine", "grote"),)),
            ("", "Er komt gras.", (Run("", "Er komt gras"),)),
            ("één", "een", ()),
        ],
    )
    def test_are_told_as_written(self, old, new, runs):
        assert wording.differences(old, new) == runs

    def test_of_very_long_texts_are_those_of_their_beginning(self):
        old, new = "gras en riet " * 100_000, "riet of gras " * 100_000

        assert 0 < len(wording.differences(old, new)) < 1_000


class TestTold:
    def test_stops_after_a_few(self):
        runs = [Run(str(number), "") for number in range(9)]

        assert wording.told(runs) == "“0” → …; “1” → …; “2” → …; “3” → …; …"

    def test_cuts_long_ones(self):
        assert wording.quoted("een " * 20) == "“" + "een " * 12 + "…”"
