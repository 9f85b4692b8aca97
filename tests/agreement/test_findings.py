"""What the reader notices in a made-up agreement, and what it leaves alone."""

from dataclasses import replace

import pytest

from akkoord import phrases
from akkoord.agreement import findings, reader
from akkoord.agreement.model import Agreement, Conflict, CrossRef, Level, Promise


def read(text):
    return reader.read(f"Akkoord 2031-2036\n\n{text}")


def found(agreement, *codes):
    return [
        (finding.code, list(finding.ids), finding.because.values)
        for finding in findings.find(agreement)
        if finding.code in codes
    ]


def promise(own_id, text="Er komt gras.", **fields):
    line = int(own_id.split(".")[-1])
    given = {"parent": None, "level": Level.ACTION, **fields}
    return Promise(
        id=own_id, domain="STAD", theme=None, subtheme=None, nested_under=None, page=None, line_start=line,
        line_end=line, text=text, **given,
    )  # fmt: skip


def agreement(*promises):
    return Agreement("Akkoord", None, promises, ())


class TestRelations:
    def test_name_a_cluster_once_with_all_its_members_and_lines(self):
        made = agreement(
            promise("1.1", repeats=("1.3",)),
            promise("1.2", text="Er komt riet."),
            promise("1.3", text="Wij zaaien gras.", repeats=("1.1", "1.4")),
            promise("1.4", text="Gras komt er.", repeats=("1.3",)),
        )

        [(_, ids, values)] = found(made, "repeats")

        assert ids == ["1.1", "1.3", "1.4"]
        assert values == {
            "count": 3,
            "promises": "“Er komt gras.” (1); “Wij zaaien gras.” (3); “Gras komt er.” (4)",
        }

    def test_name_a_conflict_once_whichever_of_the_two_holds_it(self):
        note = "10% of 20%"
        both = agreement(
            promise("1.1", conflicts=(Conflict("1.2", note),)),
            promise("1.2", conflicts=(Conflict("1.1", note),)),
        )
        one = agreement(promise("1.1"), promise("1.2", conflicts=(Conflict("1.1", note),)))

        for made in (both, one):
            [(_, ids, values)] = found(made, "conflict")
            assert (sorted(ids), values["note"]) == (["1.1", "1.2"], note)

    def test_to_a_promise_that_is_not_there_are_left_out(self):
        made = agreement(promise("1.1", repeats=("9.9",), conflicts=(Conflict("9.9", "?"),)))

        assert found(made, "repeats", "conflict") == []


class TestTree:
    def test_shows_goals_titles_and_actions_that_stand_alone(self):
        text = (
            "STAD\n\n- **De stad wordt groen.**\n- **Daklozen:**\n- **Elke wijk is veilig.**\n"
            " - Er komt een park.\n\nHAVEN\n\n- Er komt een brug.\n"
        )

        assert [(code, ids) for code, ids, _ in found(read(text), *findings.CODES[6:9])] == [
            ("goal_without_actions", ["1.1"]),
            ("label_without_actions", ["1.2"]),
            ("action_without_goal", ["2.0.1"]),
        ]

    def test_asks_no_goals_of_a_text_that_has_none(self):
        assert found(read("STAD\n\n- Er komt een park.\n- Er komt een brug.\n"), "action_without_goal") == []


class TestFlags:
    @pytest.mark.parametrize(
        ("action", "code", "words"),
        [
            ("Er is nood aan opvang.", "statement", "Er is nood aan"),
            ("Groen: er komen 5 bomen; er komt gras; er komen banken.", "several_promises",
             "er komen 5 bomen; er komt gras; er komen banken"),
            ("Er komt gras in in de de straat.", "damaged_text", "de de"),
            ("Dit wordt verwacht van de scholen.", "promise_of_others", "wordt verwacht van de scholen"),
            ("Er komt gras, zie ook visserij.", "reference_unresolved", "visserij"),
            ("Wij kopen banken, struiken, ...", "open_list", "Wij kopen banken, struiken, ..."),
            ("Er komen banken, bomen, struiken, bakken, enz. in de straat.", "open_list",
             "banken, bomen, struiken, bakken, enz."),
        ],
    )  # fmt: skip
    def test_name_the_exact_words(self, action, code, words):
        [(_, ids, values)] = found(read(f"STAD\n\n- **Elke wijk is groen.**\n - {action}\n"), code)

        assert (ids, values) == (["1.1.1"], {"words": words})

    def test_name_the_lines_of_a_guess(self):
        text = "STAD\n\n- Wij bouwen een hal voor alle\n\nscholen van de stad.\n"

        assert found(read(text), "joined") == [("joined", ["1.0.1"], {"words": "5, 7"})]

    @pytest.mark.parametrize("action", ["Er komen bomen ... en banken.", "Wij wachten…", "Zie stad."])
    def test_take_no_pause_for_an_open_list(self, action):
        assert found(read(f"STAD\n\n- **Elke wijk is groen.**\n - {action}\n"), "open_list") == []

    def test_leave_a_reference_that_was_found(self):
        made = agreement(promise("1.1", cross_refs=(CrossRef("gras", "1.2"), CrossRef("riet", None))))

        assert found(made, "reference_unresolved") == [("reference_unresolved", ["1.1"], {"words": "riet"})]


class TestDeadlines:
    def test_outside_the_term_are_named_with_it(self):
        text = "STAD\n\n- Tegen 2050 is de haven groen.\n- Tegen 2033 komt er gras.\n"
        early = read("STAD\n\n- Tegen 2033 komt er gras.\n")
        [own] = early.promises
        [target] = own.targets
        early = replace(early, promises=(replace(own, targets=(replace(target, deadline="2029-06"),)),))

        assert found(read(text), "deadline_after_term") == [
            ("deadline_after_term", ["1.0.1"], {"deadline": "2050", "first": 2031, "last": 2036})
        ]
        assert [code for code, *_ in found(early, "deadline_before_term", "deadline_after_term")] == [
            "deadline_before_term"
        ]

    def test_are_none_without_a_term(self):
        assert found(reader.read("STAD\n\n- Tegen 2050 is de haven groen.\n"), "deadline_after_term") == []


class TestUnmeasured:
    def test_are_counted_by_domain(self):
        text = "STAD\n\n- Er komt gras.\n- Er komen 500 bomen.\n- De kade wordt rustig.\n"
        text += "\nHAVEN\n\n- Er komen 9 bruggen.\n"

        assert found(read(text), "no_target") == [
            ("no_target", ["1.0.1", "1.0.3"], {"domain": "STAD", "without": 2, "total": 3})
        ]

    def test_outside_every_domain_are_counted_too(self):
        made = agreement(*(replace(own, domain=None) for own in read("STAD\n\n- Er komt gras.\n").promises))

        assert findings.find(made)[-1].because.code == "finding.no_target_outside"


class TestFind:
    def test_stands_in_the_order_of_the_text(self):
        text = (
            "STAD\n\n- Er komt gras, riet, ...\n- Er is nood aan opvang.\n- Tegen 2050 is de haven groen.\n"
        )
        read_text = read(text)
        place_of = {own.id: place for place, own in enumerate(read_text.promises)}

        places = [place_of[finding.ids[0]] for finding in findings.find(read_text)]

        assert places == sorted(places)
        assert len(places) >= 4

    def test_of_nothing_is_nothing(self):
        assert findings.find(reader.read("Beste burgemeester,\n")) == ()

    @pytest.mark.parametrize("language", ["nl", "en"])
    @pytest.mark.parametrize("code", findings.CODES)
    def test_has_a_sentence_for_every_code(self, code, language):
        assert f"finding.{code}" in phrases.load("akkoord.agreement", language)
