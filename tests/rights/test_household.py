import pytest

from akkoord.rights.household import EmptyHousehold, Household


class TestHousehold:
    def test_holds_somebody(self):
        with pytest.raises(EmptyHousehold, match="household 'h1' has 0 persons"):
            Household("h1", "Kern", 0, {})
