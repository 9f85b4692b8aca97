"""The tree of made-up texts: each fixture is a text and what a careful reader makes of it, line by line."""

from pathlib import Path

import pytest

from akkoord.agreement import reader

FIXTURES = sorted(Path(__file__).with_name("fixtures").glob("*.txt"))
# The other flags follow from the words, and have tables of their own.
FLAGS_OF_LAYOUT = ("label_only", "joined")


def tree(text):
    """Return the reading in the notation of the fixtures: `lines level of parent (flags) [headings] text`."""
    agreement = reader.read(text)
    by_id = agreement.by_id()
    rows = [(promise.line_start, _row(promise, by_id)) for promise in agreement.promises]
    taken = {line for promise in agreement.promises for line in _lines(agreement, promise)}
    passed = [
        (number, f"{number} {role}")
        for number, role in enumerate(agreement.coverage, start=1)
        if role != "blank" and number not in taken
    ]
    return [line for _, line in sorted(rows + passed, key=lambda row: row[0])]


def _lines(agreement, promise):
    own = f"promise:{promise.id}"
    return [number for number, role in enumerate(agreement.coverage, start=1) if role == own]


def _row(promise, by_id):
    lines = "-".join(map(str, dict.fromkeys((promise.line_start, promise.line_end))))
    flags = "".join(f" ({flag.code})" for flag in promise.flags if flag.code in FLAGS_OF_LAYOUT)
    of = f" of {by_id[promise.parent].line_start}" if promise.parent else ""
    under = f" under {by_id[promise.nested_under].line_start}" if promise.nested_under else ""
    headings = " / ".join(name or "-" for name in (promise.domain, promise.theme, promise.subtheme))
    return f"{lines} {promise.level.value}{of}{under}{flags} [{headings}] {promise.text}"


class TestOutline:
    @pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.stem)
    def test_is_what_a_careful_reader_makes_of_it(self, fixture):
        expected = fixture.with_suffix(".expected").read_text(encoding="utf-8").splitlines()

        assert tree(fixture.read_text(encoding="utf-8")) == expected
