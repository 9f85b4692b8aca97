"""What the reader notices on a real agreement, by line number: damage, goals of the world, changes."""

import pytest

from akkoord.agreement import diff, findings, reader

GENK = "agreement/genk-2019-2024.txt"

# Of the lines with an error of typing or scanning, those that can be told without knowing what was meant.
DAMAGED = [
    249, 332, 350, 352, 430, 441, 453, 602, 620, 625, 626, 638, 646, 680, 828, 893, 948, 959, 1039, 1046,
    1081,
]  # fmt: skip
# A separable verb and a preposition: "aan aan".
NO_DAMAGE = [278, 292, 992]

# One person's judgment, written down before the words were chosen: the goals of eighty lines chosen by lot.
# What is suggested for the second half was not looked at while the words were chosen.
GOALS = {
    204: {7, 13}, 222: {1}, 260: {11, 15}, 264: {11}, 283: {4}, 320: {1, 17}, 352: {1, 17}, 393: {9},
    450: {3}, 454: {11}, 483: set(), 529: {12}, 544: {3, 11}, 567: {11}, 620: {8, 9}, 647: {8}, 686: {10},
    697: {11}, 712: {10, 11}, 720: {16}, 743: {16}, 750: {16, 17}, 756: {11}, 772: {16}, 792: {16},
    842: {4}, 879: {4, 8}, 890: {16}, 917: {16}, 945: {11}, 960: {11, 15}, 964: {11}, 984: {1},
    1023: {1, 3}, 1040: {3}, 1048: {10}, 1073: {4}, 1083: {4, 10}, 1113: {17}, 1117: {17},
}  # fmt: skip
GOALS_KEPT_ASIDE = {
    208: {3, 4, 11}, 230: {4}, 263: {11, 15}, 266: {11, 15}, 314: {11}, 328: {11}, 392: {9, 17},
    412: {10, 15}, 452: {3}, 473: {17}, 522: {6, 15}, 532: {12}, 557: {11}, 594: {8}, 622: {8}, 685: {1},
    695: {10}, 704: {10, 16}, 714: {10, 16}, 726: {10}, 744: {16}, 752: {16}, 766: {16}, 778: {9, 10},
    815: {11, 17}, 866: {4}, 887: {16}, 905: {16, 17}, 930: {11}, 958: {11, 15}, 962: {11}, 976: {11},
    988: {11, 16}, 1031: {3}, 1045: {3}, 1059: {3}, 1080: {4}, 1105: {17}, 1114: {10, 17}, 1121: {17},
}  # fmt: skip


@pytest.fixture(scope="module")
def agreement(shared):
    return reader.read(shared(GENK).read_bytes())


@pytest.fixture(scope="module")
def at(agreement):
    return {promise.line_start: promise for promise in agreement.promises}


def scores(at, lines):
    """Return precision and recall of the suggested goals."""
    pairs = [
        (wanted, {found.goal for found in at[line].sdgs}) for line, wanted in lines.items() if line in at
    ]
    right = sum(len(wanted & found) for wanted, found in pairs)
    return right / sum(len(found) for _, found in pairs), right / sum(len(wanted) for wanted, _ in pairs)


class TestDamage:
    def test_is_found_where_it_is_certain_and_nowhere_else(self, agreement):
        flagged = [
            promise.line_start
            for promise in agreement.promises
            if "damaged_text" in {flag.code for flag in promise.flags}
        ]

        assert [line for line in flagged if line in DAMAGED] == DAMAGED
        assert set(flagged).isdisjoint(NO_DAMAGE)
        assert len(set(flagged) - set(DAMAGED)) <= 3


class TestGoals:
    @pytest.mark.parametrize("lines", [GOALS, GOALS_KEPT_ASIDE], ids=["looked at", "kept aside"])
    def test_agree_with_a_careful_reader(self, at, lines):
        precision, recall = scores(at, lines)

        assert precision >= 0.7
        assert recall >= 0.8

    def test_name_exact_words(self, agreement):
        for promise in agreement.promises:
            own = " ".join(filter(None, (promise.text, promise.domain, promise.theme, promise.subtheme)))
            assert all(word in own for found in promise.sdgs for word in found.because.split(", "))


class TestCompare:
    def test_keeps_all_of_itself(self, agreement):
        changes = diff.compare(agreement, agreement)

        assert [(change.kind.value, change.old, change.new) for change in changes] == [
            ("kept", promise.id, promise.id) for promise in agreement.promises
        ]

    def test_finds_what_was_changed_in_its_text(self, agreement, shared):
        """Without line 223, with another number in 204, a condition in 499, and 883 under another heading."""
        lines = shared(GENK).read_text(encoding="utf-8").split("\n")
        at_line = {promise.line_start: promise.id for promise in agreement.promises}
        lines[203] = lines[203].replace("2.000", "1.500")
        lines[498] = lines[498].replace(" worden ", " worden waar mogelijk ", 1)
        lines[985], lines[882] = f"{lines[985]}\n {lines[882]}", ""
        lines[222] = ""

        changes = diff.compare(agreement, reader.read("\n".join(lines)))

        found = {change.old: change.kind.value for change in changes if change.kind.value != "kept"}
        assert found == {
            at_line[204]: "weakened",
            at_line[223]: "dropped",
            at_line[499]: "weakened",
            at_line[883]: "moved",
        }


class TestFindings:
    def test_count_what_cannot_be_measured_in_each_domain(self, agreement):
        counted = [finding for finding in findings.find(agreement) if finding.code == "no_target"]
        domains = {promise.domain for promise in agreement.promises}

        assert len(counted) == len(domains)

    def test_name_the_goals_and_titles_without_actions(self, agreement, at):
        alone = {
            code: [finding.ids[0] for finding in findings.find(agreement) if finding.code == code]
            for code in ("goal_without_actions", "label_without_actions")
        }

        assert alone["label_without_actions"] == [at[922].id]
        assert {at[line].id for line in (396, 423, 594, 651, 779, 1040, 1057)} <= set(
            alone["goal_without_actions"]
        )
