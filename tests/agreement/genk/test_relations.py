"""Repeats and conflicts in a real agreement, by line number, as a careful person finds them.

A line of prose before the chapters holds several promises; here they go by their line, so what one line says
twice is left out. Not found, when this was written: two that name one thing and do something else with it
(293, 855 and 485, 521), and one that leans on the sentence before it (133, 891).
"""

from itertools import combinations

import pytest

from akkoord.agreement import reader

GENK = "agreement/genk-2019-2024.txt"

# Groups that say the same, in the chapters, the summary and the prose before both.
SAME = [
    (246, 320, 338, 352), (175, 228, 753), (177, 218), (165, 220, 704), (139, 209, 554), (139, 553),
    (139, 555), (234, 544, 582), (223, 1039), (217, 1003), (221, 1001), (225, 756), (231, 880),
    (224, 726), (211, 431, 484), (432, 487), (485, 521), (399, 661), (630, 817), (353, 1033), (293, 855),
    (294, 856), (295, 857), (832, 843), (829, 1083), (185, 883), (129, 887), (131, 889), (133, 891),
    (143, 612), (157, 992), (157, 996), (159, 1008), (159, 1019), (159, 1031), (159, 1073), (163, 725),
    (191, 943), (193, 972), (195, 980), (197, 962), (203, 498), (207, 574), (210, 578), (213, 595),
    (219, 1023), (222, 1014), (232, 601),
]  # fmt: skip
# A list of seven promises is like seven others, which are not like each other.
BUNDLE, OF_BUNDLE = 235, (195, 939, 940, 941, 944, 974, 980)
# Careful readers differ about these: a condition that returns as a sentence of another promise, a goal and an
# action in another chapter, one plan that two chapters look at.
OPEN_TO_DOUBT = {
    *((own, club) for own in (177, 218) for club in (246, 320, 338, 352)),
    (133, 908), (191, 235), (191, 941), (191, 942), (214, 639), (215, 430), (230, 877), (258, 515),
    (264, 310), (266, 289), (391, 617), (393, 617), (411, 640), (458, 845),
}  # fmt: skip
CONFLICTS = {
    (189, 959), (195, 980), (204, 504), (207, 574), (219, 1023), (222, 1014), (232, 601), (235, 939),
    (235, 941), (570, 571), (753, 865),
}  # fmt: skip


@pytest.fixture(scope="module")
def promises(shared):
    return reader.read(shared(GENK).read_bytes()).promises


@pytest.fixture(scope="module")
def line_of(promises):
    return {promise.id: promise.line_start for promise in promises}


class TestRepeats:
    KNOWN = frozenset(
        pair
        for group in [*SAME, *((BUNDLE, line) for line in OF_BUNDLE)]
        for pair in combinations(sorted(group), 2)
    )

    @pytest.fixture
    def found(self, promises, line_of):
        lines = {(own.line_start, line_of[other]) for own in promises for other in own.repeats}
        return {(one, other) for one, other in lines if one < other}

    def test_are_nearly_all_found(self, found, line_of):
        known = {pair for pair in self.KNOWN if set(pair) <= set(line_of.values())}

        assert len(known) >= 65
        assert len(known & found) >= 0.94 * len(known)

    def test_are_hardly_ever_wrong(self, found):
        assert len(found - self.KNOWN - OPEN_TO_DOUBT) <= 4

    def test_leave_what_a_bundle_is_like_apart(self, promises, line_of):
        repeats_of = {own.line_start: {line_of[other] for other in own.repeats} for own in promises}

        assert set(OF_BUNDLE) <= repeats_of[BUNDLE]
        assert repeats_of[939] == repeats_of[974] == {BUNDLE}

    # A goal and its own actions, the items of one list, one frame with another thing in it.
    @pytest.mark.parametrize(
        ("one", "other"),
        [(278, 293), (309, 315), (790, 792), (252, 254), (541, 542), (597, 598), (685, 686), (387, 391),
         (624, 626), (360, 698), (340, 338), (249, 262), (264, 399), (707, 731), (451, 521)],
    )  # fmt: skip
    def test_are_not_made_of_look_alikes(self, found, one, other):
        assert (min(one, other), max(one, other)) not in found


class TestConflicts:
    def test_are_those_that_a_careful_reader_sees(self, promises, line_of):
        lines = {(own.line_start, line_of[conflict.id]) for own in promises for conflict in own.conflicts}

        found = {(one, other) for one, other in lines if one < other}
        assert len(found & CONFLICTS) >= len(CONFLICTS) - 1
        assert len(found - CONFLICTS) <= 1

    def test_quote_exact_words_of_both(self, promises):
        text_of = {own.id: own.text for own in promises}
        notes = [(own, conflict) for own in promises for conflict in own.conflicts]

        assert notes
        for own, conflict in notes:
            mine, theirs = (words[1:-1] for words in conflict.note.split(" | "))
            assert mine in own.text
            assert theirs in text_of[conflict.id]
