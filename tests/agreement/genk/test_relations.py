"""Repeats and conflicts in a real agreement, by line number, as a careful person finds them.

The pairs are those that the reference of the field names. What else is found may be right too: a share of it
was read and is bounded below.
"""

from itertools import combinations

import pytest

from akkoord.agreement import reader
from akkoord.agreement.model import Kind

GENK = "agreement/genk-2019-2024.txt"

# Groups of promises that say the same, between chapters and with the summary.
SAME = [
    (246, 320, 338, 352), (228, 753), (704, 220), (209, 554), (234, 544, 582), (223, 1039), (217, 1003),
    (221, 1001), (225, 756), (231, 880), (224, 726), (211, 431, 484), (432, 487), (485, 521), (399, 661),
    (630, 817), (353, 1033), (293, 855), (294, 856), (295, 857), (832, 843), (829, 1083), (203, 498),
    (207, 574), (210, 578), (213, 595), (219, 1023), (222, 1014), (232, 601),
]  # fmt: skip
CONFLICTS = [
    (235, 939), (235, 941), (189, 959), (195, 980), (222, 1014), (204, 504), (232, 601), (207, 574),
    (570, 571), (753, 865),
]  # fmt: skip
# It ties one bundle to several promises.
BUNDLE = 235


@pytest.fixture(scope="module")
def promises(shared):
    return reader.read(shared(GENK).read_bytes()).promises


@pytest.fixture(scope="module")
def line_of(promises):
    return {promise.id: promise.line_start for promise in promises}


def pairs(relations, line_of):
    return {tuple(sorted((line_of[one], line_of[other]))) for one, other in relations}


class TestRepeats:
    @pytest.fixture
    def found(self, promises, line_of):
        own = [promise for promise in promises if promise.kind is not Kind.PILLAR]
        ids = {promise.id for promise in own}
        return pairs(
            ((promise.id, other) for promise in own for other in promise.repeats if other in ids), line_of
        )

    def test_are_found_in_most_cases(self, found):
        known = {pair for group in SAME for pair in combinations(group, 2)}

        assert len(known & found) >= 0.85 * len(known)

    def test_are_not_found_everywhere(self, found):
        known = {pair for group in SAME for pair in combinations(group, 2)}

        assert len({pair for pair in found - known if BUNDLE not in pair}) <= 0.6 * len(known)

    def test_are_whole_groups(self, promises):
        by_id = {promise.id: promise for promise in promises}
        group = next({promise.id, *promise.repeats} for promise in promises if promise.line_start == 320)

        assert {by_id[own].line_start for own in group} >= {246, 320, 338, 352}
        assert all({own, *by_id[own].repeats} == group for own in group)


class TestConflicts:
    def test_are_those_that_a_careful_reader_sees(self, promises, line_of):
        found = pairs(((own.id, conflict.id) for own in promises for conflict in own.conflicts), line_of)

        assert set(CONFLICTS) <= found
        assert len(found) <= len(CONFLICTS) + 3
