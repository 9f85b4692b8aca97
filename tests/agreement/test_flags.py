"""What a reading says of a promise besides its words, of a made-up text."""

import pytest

from akkoord.agreement import reader
from akkoord.agreement.formats import sheets


def flags(action, goal="**Elke wijk is groen.**"):
    return [
        (flag.code, flag.because)
        for flag in reader.read(f"STAD\n\n- {goal}\n - {action}\n").promises[-1].flags
    ]


class TestFlags:
    @pytest.mark.parametrize(
        ("action", "expected"),
        [
            ("Er komt een park.", [("no_target", "Er komt een park.")]),
            ("Het verkeer moet dalen in de wijk.", [("no_target", "Het verkeer moet dalen")]),
            ("Er is nood aan groen.", [("statement", "Er is nood aan")]),
            ("Groen: er komen 5 bomen; er komt gras; er komen banken.",
             [("several_promises", "er komen 5 bomen; er komt gras; er komen banken")]),
        ],
    )  # fmt: skip
    def test_name_the_words_that_say_so(self, action, expected):
        assert flags(action) == expected

    @pytest.mark.parametrize(
        "action",
        [
            "Er komen 500 bomen.",
            "Het park opent in 2033.",
            "Het groen blijft op peil.",
            "Alle scholen krijgen gras.",
        ],
    )
    def test_are_none_where_something_can_be_measured(self, action):
        assert flags(action) == []

    def test_say_of_a_label_only_that_it_is_one(self):
        label = reader.read("STAD\n\n- **Daklozen:**\n - Er komt een huis.\n").promises[0]

        assert [flag.code for flag in label.flags] == ["label_only"]


class TestSheet:
    def test_holds_what_the_clauses_found(self):
        text = "STAD\n\n- **De stad is groen.**\n - Er komen meer bomen, zie stad.\n"
        sheet = sheets.promise_sheet(reader.read(text).promises[1])

        assert sheet["verb_class"] == "deliver"
        assert sheet["trends"] == [{"direction": "up", "text": "meer bomen"}]
        assert sheet["cross_refs"] == [{"text": "stad", "id": "1.1"}]
        assert sheet["parts"] == []

    def test_holds_every_field_of_the_contract(self):
        assert {"trends", "verb_class", "cross_refs", "parts", "flags"} < set(sheets.FIELDS)
        assert len(sheets.FIELDS) == 23
