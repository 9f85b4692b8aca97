"""The reader on a real agreement: where its lines belong, by line number, as a careful person reads them."""

import pytest

from akkoord.agreement import reader
from akkoord.agreement.model import Kind

GENK = "agreement/genk-2019-2024.txt"

# Lines that a page break tore apart; the line between the two is blank.
JOINED = [(388, 390), (744, 746), (781, 783), (806, 808), (1009, 1011)]
# They look alike and are whole.
NOT_JOINED = [421, 422, 719, 738, *range(1104, 1108), *range(1111, 1115)]

LOST_INDENT = {
    282: 276, 303: 301, 304: 301, 324: 319, 345: 337, 346: 337, 608: 603, 628: 624, 700: 694, 748: 742,
    785: 780, 786: 780, 810: 805, 953: 950, 984: 982, 1013: 1008, 1014: 1008, 1053: 1050, 1054: 1050,
    1080: 1077, 1116: 1109,
}  # fmt: skip
# Indented bullets behind one that lost its indent are its siblings, not its children.
SIBLINGS = {
    283: 276, 701: 694, 749: 742, 750: 742, 751: 742, 985: 982, 986: 982, 987: 982, 1081: 1077, 1082:
    1077, 1083: 1077,
}  # fmt: skip
ONE_LEVEL_UP = {967: 962, 968: 962, 969: 962, 970: 962, 988: 980}
BOLD_AT_THE_INDENT_OF_ACTIONS = {
    **dict.fromkeys(range(716, 722), 715),
    759: 758,
    **dict.fromkeys(range(703, 715), 702),
    757: 752,
}
SERVES_THE_NEAREST_AMBITION = {**dict.fromkeys(range(449, 455), 364), 328: 270, 597: 596, 602: 596}
SERVES_NOTHING = [765, 777, 779, 780, 790, 792, 805, 814]
NESTED = {
    976: 975, **dict.fromkeys(range(1104, 1108), 1103), **dict.fromkeys(range(1111, 1115), 1110),
}  # fmt: skip

CHAPTER_AMBITIONS = [364, 492, 550, 678, 680, 823, 887, 930, 992, 1095]
THEME_AMBITIONS = [
    242, 258, 270, 276, 285, 289, 292, 332, 350, 357, 370, 385, 403, 418, 428, 437, 458, 464, 471, 481,
    511, 525, 539, 592, 612, 635, 655, 797, 851, 1073,
]  # fmt: skip
SECTION_AMBITIONS = [875, 932, 948, 955, 962, 972, 980, 1019, 1031, 1048]
PLAIN_GOALS = [964, 982]
GOALS_WITHOUT_ACTIONS = [396, 423, 424, 594, 595, 651, 779, 922, 946, 1033, 1040, 1057]
LABELS = [916, 919, 922, 925, 1061, 1063, 1077, 1084]

HEADINGS_THE_CONTENTS_LACK = [
    272, 274, 284, 288, 291, 299, 306, 312, 317, 326, 366, 853, 861, 871, 1075, 1088, 127, 135,
]  # fmt: skip
HEADED = {
    278: ("BELEVINGSVOLLE STAD", "Cultuur", "Bibliotheek"),
    286: ("BELEVINGSVOLLE STAD", "Cultuur", "C-mine cultuurcentrum"),
    360: ("BELEVINGSVOLLE STAD", "Toegankelijkheid van vrijetijdsbesteding", None),
    372: ("BETEKENISVOLLE STAD", "C-mine", None),
    484: ("BETEKENISVOLLE STAD", "VERBINDINGEN", None),
    515: ("ECOLOGISCHE STAD", "De risico's van de klimaatveranderingen worden aangepakt", None),
    574: ("MOBIELE STAD", None, None),
    726: ("SAMEN STAD MAKEN", "Stad", None),
    781: ("SLAGKRACHTIGE STAD", "Digitalisering en slimme stad", None),
    832: ("TALENTVOLLE STAD", "Participatie", None),
    864: ("TALENTVOLLE STAD", "Aanbod", "Buitenschools"),
    877: ("TALENTVOLLE STAD", "Aanbod", None),
    953: ("WOONSTAD", None, None),
    1091: ("ZORGZAME STAD", "Opvoeding", "Opvoedingsondersteuning"),
    1121: ("FINANCIËEL EVENWICHTIGE STAD", None, None),
}

PROSE_WITHOUT_PROMISE = [105, 109, 111, 113, 114, 115, 125, 145, 147, 151, 169]
REFERENCES = [840, 923, 1015, 1086]
TARGETS = {
    204: [(2000, "=", None)],
    210: [(2, "x", None)],
    232: [(10, ">=", None)],
    235: [(10, "<", None), (None, "stable", None)],
    406: [(None, "by", "2019-06")],
    439: [(None, "by", "2019")],
    442: [(None, "by", "2019")],
    574: [(None, "by", "2024")],
    578: [(2, "x", None), (2, "x", None)],
    650: [(None, "by", "2021")],
    743: [(None, "by", "2024")],
    753: [(1_000_000, "=", "2024")],
    879: [(1, "=", None), (50, "=", "2024")],
    883: [(1, "=", None), (1, "=", None)],
    939: [(10, "<", None)],
    950: [(None, "by", "2025")],
    1043: [(27, "=", None)],
}
ALL_OF_THEM = [217, 336, 546, 570, 707, 712, 1003, 1021]
STANDING_STILL = [235, 513, 649, 896, 957, 980]
NORMS = [505, 592, 594, 595, 1042, 1078]
# Names, ages, durations, baselines and years that set no deadline.
DIGITS_THAT_ARE_NO_TARGETS = [
    215, 303, 328, 334, 341, 393, 394, 395, 430, 437, 501, 504, 586, 605, 638, 689, 759, 790, 791, 792,
    815, 828, 830, 845, 898, 965, 1000, 1082, 1090, 1101, 1117,
]  # fmt: skip
CONDITIONS = {
    223: "reservation", 249: "feasibility", 264: "event", 310: "event", 399: "event", 454:
    "feasibility", 460: "others", 513: "feasibility", 546: "others", 561: "feasibility", 642: "event",
    661: "event", 689: "need", 737: "need", 744: "feasibility", 816: "event", 845: "others", 1019:
    "need", 1039: "reservation", 1113: "need",
}  # fmt: skip
# "Als stad", "als partner", "waar kinderen", "zowel ... als", studies, "in functie van" that names an aim.
NO_CONDITIONS = [209, 265, 332, 452, 555, 563, 586, 643, 647, 730, 742, 814, 893, 1025, 1035]

VERB_CLASSES = {
    "deliver": [211, 234, 378, 388, 514, 597, 830, 865, 945, 948, 1043, 1080],
    "continue": [278, 443, 544, 560, 668, 855, 859, 891],
    "investigate": [248, 452, 522, 555, 685, 893, 1006],
    "support/stimulate": [322, 509, 529, 559, 628, 688, 1035, 1058],
    "strive": [207, 505, 546, 557, 595, 705, 713, 913],
}
TRENDS = {
    207: ["down"], 213: ["up"], 513: ["stable"], 529: ["down"], 553: ["down", "up"], 577: ["up"],
    578: ["up", "up"], 649: ["down", "stable"], 841: ["up"], 896: ["stable"], 982: ["down"],
}  # fmt: skip
# Better, stronger, "niet meer", "meer aangepast", growth that is there already.
NO_TRENDS = [209, 322, 332, 520, 542, 706, 786, 801, 887, 964, 974, 1033, 1041]
CROSS_REFS = {
    629: [550], 835: [592], 912: [735, 754], 922: [539], 1008: [823, 592], 1062: [982], 1084: [851, 332],
}  # fmt: skip
STATEMENTS = [324, 706, 714, 727, 733, 735, 786, 800, 801, 818, 1120]


@pytest.fixture(scope="module")
def agreement(shared):
    return reader.read(shared(GENK).read_bytes())


@pytest.fixture(scope="module")
def at(agreement):
    return {promise.line_start: promise for promise in agreement.promises}


@pytest.fixture(scope="module")
def parent_of(agreement):
    by_id = agreement.by_id()
    return {
        promise.line_start: by_id[promise.parent].line_start if promise.parent else None
        for promise in agreement.promises
    }


def at_level(agreement, level):
    return [promise.line_start for promise in agreement.promises if promise.level.value == level]


class TestLines:
    def test_are_all_accounted_for(self, agreement, shared):
        assert len(agreement.coverage) == len(shared(GENK).read_text(encoding="utf-8").split("\n"))
        assert len(agreement.promises) == 688
        assert len([own for own in agreement.promises if own.kind is Kind.PILLAR]) == 59
        assert agreement.notes == ()

    def test_torn_by_a_page_break_are_joined_and_no_others(self, agreement):
        joined = [
            promise for promise in agreement.promises if promise.flags and promise.flags[-1].code == "joined"
        ]

        assert [(promise.line_start, promise.line_end) for promise in joined] == JOINED

    def test_keep_their_words_where_they_are_joined(self, at):
        assert "brengen kapitaal in" in at[388].text
        assert "Synergie wordt nagestreefd" in at[781].text

    @pytest.mark.parametrize("line", NOT_JOINED)
    def test_that_look_torn_stand_alone(self, at, line):
        assert at[line].line_end == line

    @pytest.mark.parametrize("line", REFERENCES)
    def test_that_only_refer_are_passed_over(self, agreement, line):
        assert agreement.coverage[line - 1] == "skipped:cross_reference"

    def test_of_prose_hold_a_promise_where_somebody_commits(self, agreement):
        pillars = [own for own in agreement.promises if own.kind is Kind.PILLAR]
        lines = {own.line_start for own in pillars}

        assert lines.isdisjoint(PROSE_WITHOUT_PROMISE)
        assert {121, 133, 139, 149, 157, 165, 175, 185, 191, 195, 197} <= lines
        assert all(103 <= line <= 197 for line in lines)

    def test_of_prose_can_hold_two_promises_in_one_sentence(self, agreement):
        texts = [own.text for own in agreement.promises if own.line_start == 139]

        assert [text.split()[0] for text in texts][-2:] == ["Ten", "onderzoeken"]

    def test_of_prose_before_the_chapters_say_why_they_are_passed_over(self, agreement):
        assert agreement.coverage[105 - 1].removeprefix("skipped:") in {"description", "values", "analysis"}
        assert {agreement.coverage[line - 1] for line in (77, 79, 91)} == {"skipped:foreword"}
        assert {agreement.coverage[line - 1] for line in (93, 95, 97)} == {"skipped:signature"}
        assert {agreement.coverage[line - 1] for line in (113, 114, 115)} == {"skipped:list_in_prose"}

    def test_keep_stars_out_of_the_text(self, agreement):
        assert [promise.line_start for promise in agreement.promises if "*" in promise.text] == []


class TestTree:
    @pytest.mark.parametrize(
        "expected",
        [LOST_INDENT, SIBLINGS, ONE_LEVEL_UP, BOLD_AT_THE_INDENT_OF_ACTIONS, SERVES_THE_NEAREST_AMBITION],
        ids=["lost indent", "siblings", "one level up", "bold wins", "nearest ambition"],
    )
    def test_gives_each_line_its_parent(self, parent_of, expected):
        assert {line: parent_of[line] for line in expected} == expected

    @pytest.mark.parametrize("line", SERVES_NOTHING)
    def test_gives_a_goal_without_ambition_no_parent(self, parent_of, line):
        assert parent_of[line] is None

    def test_nests_what_an_action_leads_in(self, agreement):
        by_id = agreement.by_id()
        nested = {
            promise.line_start: by_id[promise.nested_under].line_start
            for promise in agreement.promises
            if promise.nested_under
        }

        assert nested == NESTED

    @pytest.mark.parametrize(
        ("level", "lines"),
        [
            ("chapter-ambition", CHAPTER_AMBITIONS),
            ("theme-ambition", THEME_AMBITIONS),
            ("section-ambition", SECTION_AMBITIONS),
        ],
    )
    def test_knows_ambitions_by_their_place(self, agreement, level, lines):
        assert at_level(agreement, level) == lines

    @pytest.mark.parametrize("line", PLAIN_GOALS + GOALS_WITHOUT_ACTIONS)
    def test_knows_goals_without_bold_and_without_actions(self, at, line):
        assert at[line].level.value == "goal"

    def test_counts_labels_apart(self, agreement):
        labels = [promise.line_start for promise in agreement.promises if not promise.is_counted]

        assert labels == LABELS

    def test_groups_the_highlights_as_the_blank_lines_do(self, agreement):
        groups = [promise.id.split(".")[0] for promise in agreement.promises if promise.id.startswith("h")]

        assert [groups.count(f"h{number}") for number in range(1, 8)] == [3, 5, 3, 10, 1, 3, 3]


class TestHeadings:
    @pytest.mark.parametrize("line", HEADINGS_THE_CONTENTS_LACK)
    def test_are_found_where_the_contents_lack_them(self, agreement, line):
        assert agreement.coverage[line - 1] == "heading"

    @pytest.mark.parametrize(("line", "headings"), HEADED.items())
    def test_stand_above_the_right_lines(self, at, line, headings):
        assert (at[line].domain, at[line].theme, at[line].subtheme) == headings


class TestClauses:
    @pytest.mark.parametrize(("line", "targets"), TARGETS.items())
    def test_name_the_targets(self, at, line, targets):
        found = [(target.quantity, target.comparator, target.deadline) for target in at[line].targets]

        assert found == targets

    @pytest.mark.parametrize("line", ALL_OF_THEM)
    def test_count_all_as_a_hundred_per_cent(self, at, line):
        assert [(target.quantity, target.unit[:2]) for target in at[line].targets] == [(100, "% ")]

    @pytest.mark.parametrize(
        ("comparator", "lines"), [("stable", STANDING_STILL), ("norm", NORMS)], ids=["stable", "norm"]
    )
    def test_know_targets_without_a_number(self, at, comparator, lines):
        assert [
            line for line in lines if comparator not in {target.comparator for target in at[line].targets}
        ] == []

    @pytest.mark.parametrize("line", DIGITS_THAT_ARE_NO_TARGETS)
    def test_take_no_digits_for_targets(self, at, line):
        assert at[line].targets == ()

    @pytest.mark.parametrize(("line", "kind"), CONDITIONS.items())
    def test_name_the_conditions(self, at, line, kind):
        assert [condition.kind.value for condition in at[line].conditions] == [kind]
        assert all(condition.text in at[line].text for condition in at[line].conditions)

    @pytest.mark.parametrize("line", NO_CONDITIONS)
    def test_take_no_aims_and_likenesses_for_conditions(self, at, line):
        assert at[line].conditions == ()

    @pytest.mark.parametrize(("name", "lines"), VERB_CLASSES.items())
    def test_name_what_is_done(self, at, name, lines):
        assert {line: at[line].verb_class.value for line in lines} == dict.fromkeys(lines, name)

    @pytest.mark.parametrize(("line", "directions"), TRENDS.items())
    def test_name_the_directions(self, at, line, directions):
        assert [trend.direction.value for trend in at[line].trends] == directions
        assert all(trend.text in at[line].text for trend in at[line].trends)

    @pytest.mark.parametrize("line", NO_TRENDS)
    def test_take_no_improvements_and_descriptions_for_directions(self, at, line):
        assert at[line].trends == ()

    def test_resolve_the_references(self, agreement):
        by_id = agreement.by_id()
        found = {
            promise.line_start: [by_id[reference.id].line_start for reference in promise.cross_refs]
            for promise in agreement.promises
            if promise.cross_refs
        }

        assert found == CROSS_REFS

    def test_flag_statements(self, agreement):
        flagged = [
            promise.line_start
            for promise in agreement.promises
            if "statement" in {flag.code for flag in promise.flags}
        ]

        assert flagged == STATEMENTS
