"""The clauses on a real agreement, all lines at once: what a careful person counts and takes apart."""

import pytest

from akkoord.agreement import reader

GENK = "agreement/genk-2019-2024.txt"

# Every target with a number, by the line where it stands; "one" counts only where it is not "a single".
COUNTED = {
    204: [(2000, "=", None)],
    210: [(2, "x", None)],
    217: [(100, "=", None)],
    219: [(1, "=", None)],
    228: [(1_000_000, "=", None)],
    232: [(10, ">=", None)],
    235: [(10, "<", None)],
    336: [(100, "=", None)],
    546: [(100, "=", None)],
    570: [(100, "=", None)],
    578: [(2, "x", None), (2, "x", None)],
    707: [(100, "=", None)],
    712: [(100, "=", None)],
    717: [(0.7, "=", None)],
    753: [(1_000_000, "=", "2024")],
    879: [(1, "=", None), (50, "=", "2024")],
    883: [(1, "=", None), (1, "=", None)],
    939: [(10, "<", None)],
    940: [(1, "=", None)],
    1003: [(100, "=", None)],
    1021: [(100, "=", None)],
    1043: [(27, "=", None)],
    1044: [(1, ">=", None)],
    1046: [(34, "=", None)],
}
# Lists that run on, bullets of several sentences, and what is "studied and done".
WITH_PARTS = [
    205, 235, 430, 504, 514, 517, 518, 522, 530, 561, 566, 570, 574, 575, 576, 578, 586, 601, 604, 616,
    617, 638, 639, 704, 753, 857, 879, 940, 1014, 1021, 1026,
]  # fmt: skip
# Bullets of two promises that the reference does not name; a careful reader takes them apart too.
ALSO_WITH_PARTS = [
    304, 453, 460, 484, 553, 626, 643, 663, 672, 703, 730, 737, 743, 744, 781, 791, 819, 828, 859, 878,
    883, 998, 1042, 1080,
]  # fmt: skip
NUMBER_OF_PARTS = {235: 7, 514: 5, 518: 4, 576: 4, 639: 3, 879: 4}


@pytest.fixture(scope="module")
def agreement(shared):
    return reader.read(shared(GENK).read_bytes())


@pytest.fixture(scope="module")
def actions(agreement):
    # The prose before the highlights is judged by itself.
    return [promise for promise in agreement.promises if promise.line_start > 200]


class TestTargets:
    def test_are_the_numbers_that_a_careful_reader_counts_and_no_others(self, actions):
        counted = {
            promise.line_start: [
                (float(target.quantity), target.comparator, target.deadline)
                for target in promise.targets
                if target.quantity is not None
            ]
            for promise in actions
        }

        assert {line: targets for line, targets in counted.items() if targets} == COUNTED


class TestParts:
    def test_are_found_where_one_bullet_holds_several_promises(self, actions):
        found = {promise.line_start: len(promise.parts) for promise in actions if promise.parts}

        assert sorted(found) == sorted(WITH_PARTS + ALSO_WITH_PARTS)
        assert {line: found[line] for line in NUMBER_OF_PARTS} == NUMBER_OF_PARTS

    def test_are_exact_words_and_flagged(self, actions):
        for promise in actions:
            assert all(part in promise.text for part in promise.parts)
            assert bool(promise.parts) == ("several_promises" in {flag.code for flag in promise.flags})
