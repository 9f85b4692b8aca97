from __future__ import annotations

import hashlib
import json
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from akkoord import chain

scalars = st.none() | st.booleans() | st.integers() | st.text() | st.dates()
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3)
)
records = st.dictionaries(st.text(), values, max_size=4)


def sealed(contents):
    previous = chain.GENESIS
    rows = []
    for record in contents:
        previous = chain.seal(previous, record)
        rows.append((previous, record))
    return rows


class TestSeal:
    def test_is_the_sha256_of_the_previous_seal_and_the_canonical_text(self):
        # Written out by hand, so that the stored format cannot change unseen.
        text = "0" * 64 + "\n" + '{"amount":5,"naam":"Zoë","on":"2026-09-01"}'
        expected = hashlib.sha256(text.encode("utf-8")).hexdigest()
        record = {"on": date(2026, 9, 1), "naam": "Zoë", "amount": 5}

        assert chain.seal(chain.GENESIS, record) == expected

    @given(records)
    def test_is_the_same_after_a_journey_through_json(self, record):
        stored = json.loads(chain.canonical(record))

        assert chain.seal(chain.GENESIS, stored) == chain.seal(chain.GENESIS, record)

    def test_counts_one_moment_in_two_zones_as_one(self):
        noon = datetime(2026, 9, 1, 12, tzinfo=UTC)
        in_brussels = noon.astimezone(timezone(timedelta(hours=2)))

        assert chain.seal(chain.GENESIS, {"at": noon}) == chain.seal(chain.GENESIS, {"at": in_brussels})

    def test_tells_true_from_one_and_text_from_number(self):
        seals = {chain.seal(chain.GENESIS, {"a": value}) for value in (True, 1, "1", None, [1], {"1": 1})}

        assert len(seals) == 6

    @pytest.mark.parametrize(
        ("record", "place"),
        [
            ({"share": 0.5}, r"record\.share holds 0\.5 \(float\)"),
            ({"a": {"b": [1, {2}]}}, r"record\.a\.b\[1\] holds \{2\} \(set\)"),
            ({"a": b"x"}, r"record\.a holds b'x' \(bytes\)"),
            ({1: "x"}, r"a key of record holds 1 \(int\)"),
            ({"at": datetime(2026, 9, 1)}, r"moment without time zone"),  # noqa: DTZ001
            ({"a": "\ud800"}, r"half a character"),
        ],
    )
    def test_refuses_what_has_no_single_text(self, record, place):
        with pytest.raises(chain.NotSealable, match=place):
            chain.seal(chain.GENESIS, record)

    @pytest.mark.parametrize("previous", ["", "0" * 63, "G" * 64, "0" * 64 + "\n"])
    def test_refuses_a_previous_seal_that_is_none(self, previous):
        with pytest.raises(chain.NotASeal, match="is no seal"):
            chain.seal(previous, {})


class TestVerify:
    @given(st.lists(records, max_size=5))
    def test_finds_nothing_in_a_whole_chain(self, contents):
        rows = sealed(contents)

        assert chain.verify(rows, last=rows[-1][0] if rows else chain.GENESIS) is None

    @given(st.lists(records, min_size=1, max_size=5), st.data())
    def test_finds_any_single_change_in_any_field(self, contents, data):
        rows = sealed(contents)
        position = data.draw(st.integers(0, len(rows) - 1))
        field = data.draw(st.sampled_from(sorted(rows[position][1])) if rows[position][1] else st.text())
        altered = {**rows[position][1], field: data.draw(values)}
        assume(chain.canonical(altered) != chain.canonical(rows[position][1]))
        rows[position] = (rows[position][0], altered)

        found = chain.verify(rows)

        assert found is not None
        assert found.position == position

    @given(st.lists(records, min_size=2, max_size=5), st.data())
    def test_finds_a_removed_record(self, contents, data):
        rows = sealed(contents)
        position = data.draw(st.integers(0, len(rows) - 1))
        left = rows[:position] + rows[position + 1 :]

        found = chain.verify(left, last=rows[-1][0])

        assert found is not None
        assert found.position == position

    @given(st.lists(records, min_size=1, max_size=5), records, st.data())
    def test_finds_an_inserted_record_even_when_sealed_in_place(self, contents, extra, data):
        rows = sealed(contents)
        position = data.draw(st.integers(0, len(rows) - 1))
        previous = rows[position - 1][0] if position else chain.GENESIS
        inserted = (chain.seal(previous, extra), extra)

        found = chain.verify([*rows[:position], inserted, *rows[position:]])

        # The inserted record fits what came before it, so the break shows at the one after it.
        assert found is not None
        assert found.position == position + 1

    @given(st.lists(records, min_size=2, max_size=5), st.data())
    def test_finds_two_records_that_changed_places(self, contents, data):
        rows = sealed(contents)
        position = data.draw(st.integers(0, len(rows) - 2))
        rows[position : position + 2] = [rows[position + 1], rows[position]]

        found = chain.verify(rows)

        assert found is not None
        assert found.position == position

    def test_finds_a_missing_tail_only_against_the_last_seal(self):
        rows = sealed([{"n": 1}, {"n": 2}])

        assert chain.verify(rows[:1]) is None
        assert chain.verify(rows[:1], last=rows[1][0]) == chain.Break(1, None, rows[1][0])

    def test_counts_a_record_that_cannot_be_sealed_as_altered(self):
        rows = sealed([{"n": 1}])

        assert chain.verify([(rows[0][0], {"n": 1.0})]) == chain.Break(0, rows[0][0], None)
