"""What makes a promise of a made-up agreement firmer, weaker or only other."""

import pytest

from akkoord.agreement import diff, reader

AROUND = ("De kermis blijft op het dorpsplein.", "Honden mogen los in het Reepbos.")


def agreement(*promises, title="Akkoord 2031-2036"):
    return reader.read(f"{title}\n\nSTAD\n\n" + "".join(f"- {promise}\n" for promise in promises))


def became(old, new):
    """Return what became of a promise between two others that stay, with the codes of the reasons."""
    first, second = agreement(AROUND[0], old, AROUND[1]), agreement(AROUND[0], new, AROUND[1])
    changes = [change for change in diff.compare(first, second) if change.kind.value != "kept"]
    return [
        (change.kind.value, [why.code.removeprefix("change.") for why in change.because])
        for change in changes
    ]


class TestOnePromise:
    @pytest.mark.parametrize(
        ("weaker", "firmer", "why"),
        [
            # What is done.
            ("Wij onderzoeken een zwembad.", "Wij bouwen een zwembad.", "only.investigate"),
            ("We streven naar een autovrij marktplein.", "Het marktplein wordt autovrij.", "only.strive"),
            ("Wij ondersteunen de bouw van een loods.", "Wij bouwen een loods.", "only.support"),
            ("Er is een grote nood aan opvang voor peuters.", "Er komt opvang voor peuters.", "only.state"),
            ("De hal krijgt gras. Het dak wordt onderzocht.", "De hal krijgt gras. Het dak wordt hersteld.",
             "only.investigate"),
            # How much.
            ("Er komen 500 bomen.", "Er komen minstens 600 bomen.", "figure_weaker"),
            ("Er komen hoogstens 500 bomen.", "Er komen minstens 500 bomen.", "figure_weaker"),
            ("De uitstoot daalt met 10 %.", "De uitstoot daalt met 20 %.", "figure_weaker"),
            ("De werkloosheid daalt tot 8 %.", "De werkloosheid daalt tot 6 %.", "figure_weaker"),
            ("Het tarief van de opvang wordt 5 euro.", "Het tarief van de opvang wordt 4 euro.",
             "figure_weaker"),
            ("Kavels gaan weg aan 5% onder de marktprijs.", "Kavels gaan weg aan 10% onder de marktprijs.",
             "figure_weaker"),
            ("Het aantal palen wordt verdubbeld.", "Het aantal palen wordt verdrievoudigd.", "figure_weaker"),
            ("Wij planten bomen in het park.", "Wij planten 500 bomen in het park.", "figure_gone"),
            ("De schuld wordt besproken.", "De schuld blijft stabiel en wordt besproken.", "figure_gone"),
            ("Sommige scholen krijgen gras.", "Alle scholen krijgen gras.", "figure_gone"),
            # By when.
            ("Tegen 2034 isoleren wij de scholen.", "Tegen 2032 isoleren wij de scholen.", "deadline_later"),
            ("Wij isoleren de scholen.", "Tegen 2032 isoleren wij de scholen.", "deadline_gone"),
            ("Tegen 2033 krijgt het park gras.", "Tegen juni 2033 krijgt het park gras.", "deadline_later"),
            # Which way.
            ("Het aantal fietsers blijft op peil.", "Het aantal fietsers moet stijgen.", "stands_still"),
            # What it hangs on.
            ("Er komen waar mogelijk fietsstraten.", "Er komen fietsstraten.", "condition_added"),
            ("Er komt een tunnel, mits Vlaanderen meebetaalt.", "Er komt een tunnel.", "condition_added"),
            ("Wij kopen bij voorkeur lokale groenten.", "Wij kopen lokale groenten.", "way_out_added"),
            ("Het marktplein kan autovrij worden.", "Het marktplein zal autovrij worden.", "may"),
        ],
    )  # fmt: skip
    def test_is_weakened_one_way_and_sharpened_the_other(self, weaker, firmer, why):
        [(kind, codes)] = became(firmer, weaker)
        [(mirrored, _)] = became(weaker, firmer)

        assert (kind, mirrored) == ("weakened", "sharpened")
        assert why in codes

    @pytest.mark.parametrize(
        ("old", "new", "why"),
        [
            (
                "Er komen fietsstraten in het centrum.",
                "In het centrum leggen wij fietsstraten aan.",
                "other_words",
            ),
            # To keep is as firm as to make, and to keep striving is to strive.
            ("Het loket voor ouders blijft open.", "Het loket voor ouders gaat open.", "other_words"),
            ("Wij blijven inzetten op geluidsschermen.", "Wij zetten in op geluidsschermen.", "other_words"),
            # A study and an aim are not compared.
            ("We streven naar een nieuw zwembad.", "Wij onderzoeken een nieuw zwembad.", "other_words"),
            # More, but later.
            ("Tegen 2032 komen er 500 bomen.", "Tegen 2035 komen er 900 bomen.", "deadline_later"),
            ("De belasting op leegstand stijgt niet.", "De belasting op leegstand stijgt.", "denied"),
            ("Het aantal parkeerplaatsen moet stijgen.", "Het aantal parkeerplaatsen moet dalen.", "turned"),
            ("Er komen 500 bomen bij de haven.", "Er komen 500 struiken bij de haven.", "figure_gone"),
            ("Het aantal agenten blijft op peil.", "Er komen 10 agenten.", "figure_added"),
            ("Iedereen krijgt een e-mail.", "Iedereen krijgt een email.", "other_words"),
        ],
    )
    def test_is_reworded_where_it_is_neither_or_both(self, old, new, why):
        [(kind, codes)] = became(old, new)
        [(mirrored, _)] = became(new, old)

        assert (kind, mirrored) == ("reworded", "reworded")
        assert why in codes

    def test_is_weaker_when_it_is_only_studied_whatever_date_is_added(self):
        [(kind, codes)] = became("Wij bouwen een zwembad.", "Tegen 2033 onderzoeken wij een zwembad.")

        assert kind == "weakened"
        assert {"only.investigate", "deadline_added"} <= set(codes)

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("Er komen 1.500 bomen!", "Er komen 1500 bomen."),
            ("Wij coördineren “alles”.", "wij coordineren alles"),
        ],
    )
    def test_is_kept_where_only_signs_and_capitals_differ(self, old, new):
        assert became(old, new) == []

    def test_is_not_kept_where_a_decimal_comma_goes(self):
        assert (
            became("Er gaat 1,5 miljoen euro naar zorg.", "Er gaat 15 miljoen euro naar zorg.")[0][0]
            == "sharpened"
        )

    def test_that_shares_only_how_it_is_said_is_another(self):
        changes = became("De bibliotheek wordt versterkt.", "De haven wordt versterkt.")

        assert [kind for kind, _ in changes] == ["dropped", "new"]

    def test_tells_the_exact_words_that_differ(self):
        old, new = (
            agreement("Er komen 500 bomen, waar mogelijk."),
            agreement("Er komen 600 bomen in de straat."),
        )

        [change] = diff.compare(old, new)

        words = change.because[-1].values["words"]
        assert words == "“500” → “600”; “waar mogelijk” → “in de straat”"


class TestTerms:
    @pytest.mark.parametrize(
        ("old", "new", "kind"),
        [
            ("tegen 2030", "tegen 2036", "reworded"),  # the end of each term
            ("tegen 2030", "tegen 2034", "sharpened"),
            ("tegen 2028", "tegen 2036", "weakened"),
            ("tegen 2050", "tegen 2050", "kept"),
            ("tegen 2050", "tegen 2045", "sharpened"),  # beyond both terms: as it is
            ("tegen 2030", "tegen 2045", "weakened"),
            ("tegen 2034", "tegen 2034", "kept"),  # beyond the first term, within the second
        ],
    )
    def test_that_differ_move_the_dates_along(self, old, new, kind):
        before = agreement(f"Wij maken de haven klimaatneutraal {old}.", title="Akkoord 2025-2030")
        after = agreement(f"Wij maken de haven klimaatneutraal {new}.", title="Akkoord 2031-2036")

        assert [change.kind.value for change in diff.compare(before, after)] == [kind]

    def test_that_are_one_leave_the_dates_as_they_are(self):
        before, after = agreement("Tegen 2032 komt er gras."), agreement("Tegen 2036 komt er gras.")

        assert [change.kind.value for change in diff.compare(before, after)] == ["weakened"]
