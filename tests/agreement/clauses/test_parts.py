"""Parts of a promise, of a made-up agreement: lists of promises in one sentence, and lists that are none."""

import pytest

from akkoord.agreement.clauses import parts


class TestFind:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("De kade wordt groen: er komen bomen; de steiger wordt breder; de bouw van een muur.",
             ("er komen bomen", "de steiger wordt breder", "de bouw van een muur")),
            ("Dit doen we door: straten te knippen; meer fietspaden; het plaatsen van borden. Zo is het.",
             ("straten te knippen", "meer fietspaden", "het plaatsen van borden")),
            ("Het water wordt schoner: betere buffering; aanplanting van riet; inzet op hergebruik",
             ("betere buffering", "aanplanting van riet", "inzet op hergebruik")),
        ],
    )  # fmt: skip
    def test_names_each_promise_in_its_exact_words(self, text, expected):
        assert parts.find(text) == expected
        assert all(part in text for part in expected)

    @pytest.mark.parametrize(
        "text",
        [
            "Wij werken samen met: de clubs; de scholen; de winkels.",
            "Er komen banken, bomen en borden.",
            "Er komt een bad; de loods verdwijnt.",
            "Twee accenten: er komen bomen; er komt gras.",
            "Het comfort stijgt door maatregelen zoals: meer bomen; meer banken; meer licht.",
            "Voorbeelden zijn: de bouw van een muur; de aanleg van een pad; meer bomen.",
            "Wij doen dit door: meer bomen; meer banken; meer licht, ...",
            "De kade wordt groen: er komen bomen; de haven; meer banken.",
            "",
        ],
    )
    def test_leaves_one_promise_whole(self, text):
        assert parts.find(text) == ()
