"""What columns cannot compute is refused by name, and asked one by one elsewhere."""

import pytest

from akkoord.rules.batch.lowering import Lowering, NotForColumns
from akkoord.rules.batch.program import Builder
from akkoord.rules.batch.values import Value
from akkoord.rules.tree import All, Compare, Input, Over


class TestLowering:
    def test_refuses_to_compare_members_with_each_other(self):
        older = Compare(">", Input("fact", "birth", "one"), Input("fact", "birth", "other"))
        eldest = Over("any", "one", All((Over("all", "other", older),)))

        with pytest.raises(NotForColumns, match="a comparison of members with each other cannot"):
            Lowering(Builder(), lambda _: Value(0, 9)).of(eldest)
