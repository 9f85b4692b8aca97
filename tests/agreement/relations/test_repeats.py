"""Promises of made-up towns that say the same in other words, and look-alikes that do not."""

import pytest

from akkoord.agreement import reader


def of_lines(text):
    """Return for each promise the lines of those that it repeats, by its own line."""
    promises = reader.read(text).promises
    line_of = {own.id: own.line_start for own in promises}
    return {own.line_start: [line_of[other] for other in own.repeats] for own in promises if own.repeats}


class TestRepeats:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Wij planten 500 bomen langs de kade.", "Langs de kade worden 500 bomen geplant."),
            ("Het zwembad Zonneburg wordt gerenoveerd.", "Wij renoveren het zwembad Zonneburg."),
            ("Er komt een meldpunt voor discriminatie.", "Discriminatie: wij starten een meldpunt."),
            ("Oprichting van een repaircafé in de Molenhoek.", "In de Molenhoek komt een repaircafé."),
            ("Armoedetoets bij elke beslissing van het college.",
             "Bij elke beslissing van het college hoort een armoedetoets. Zo zien wij vooraf wie verliest."),
            # The short one is a sentence of the long one.
            ("De mantelzorgpremie blijft behouden.",
             "Wij behouden de mantelzorgpremie voor wie thuis zorgt."),
            ("Er komt een meldpunt voor sluikstort.",
             "Wij richten een meldpunt op voor sluikstort in alle wijken. De ploeg komt binnen de dag."),
            # A compound and its pieces.
            ("Wij isoleren de woningen van gezinnen met een laag inkomen.",
             "Woningisolatie bij gezinnen met een laag inkomen."),
            # Belgium and the Netherlands.
            ("Er komen extra flitspalen op de ring.", "Op de ring plaatsen wij snelheidscamera's."),
            ("Wij breiden de parking aan het station uit.", "Meer parkeerplaatsen aan het station."),
            ("De OZB stijgt niet meer dan de inflatie.", "We verhogen de ozb niet meer dan met de inflatie."),
            # Another figure is a conflict, and the same promise.
            ("Wij planten 500 bomen langs de kade.", "Langs de kade worden 300 bomen geplant."),
        ],
    )  # fmt: skip
    def test_are_found_in_other_words(self, relation, one, other):
        assert relation(one, other)[0]

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            # One subject, two promises.
            ("Het zwembad krijgt een nieuw dak.", "Scholieren zwemmen gratis op woensdag."),
            ("Wij onderzoeken een tunnel onder de Dorpsstraat.", "De Dorpsstraat krijgt nieuwe bomen."),
            ("Jongeren krijgen inspraak in het vrijetijdsbeleid.", "Jongeren krijgen een busabonnement."),
            # One act, two things.
            ("Wij renoveren de sporthal.", "Wij renoveren het rusthuis."),
            ("Er komt een park in de Molenhoek.", "Er komt een brug in de Kapelwijk."),
            # One frame, two things.
            ("Het museum continueert op kwaliteitsvolle wijze zijn werking.",
             "De speelotheek continueert op kwaliteitsvolle wijze haar werking."),
            ("Er komt een actieplan voor het erfgoed, in overleg met de partners.",
             "Er komt een actieplan voor de sport, in overleg met de partners."),
            # Words of every agreement, and the name of the town.
            ("De stad zet in op betere dienstverlening.", "De stad zet in op kunst in de straat."),
            ("De stad Voorbeeldegem investeert in wonen.", "Voorbeeldegem investeert in zijn personeel."),
            # In what role a town speaks is no part of what it promises.
            ("Als groene stad bouwen wij een haven.", "Als groene stad sluiten wij de steenweg af."),
        ],
    )  # fmt: skip
    def test_are_not_taken_from_a_shared_subject_or_frame(self, relation, one, other):
        assert relation(one, other) == (False, [])

    def test_of_long_texts_need_not_be_the_same_to_the_last_word(self, relation):
        frame = (
            "In functie van de noden en de draagkracht wordt het reglement voor clubs met een vaste werking"
            " herzien. De {raad} geeft hierover advies. Clubs delen hun zalen waar dat kan, en schrijven zich"
            " in de doelen van de stad voor samenleven en talent in."
        )

        assert relation(frame.format(raad="sportraad"), frame.format(raad="cultuurraad"))[0]


class TestNearness:
    FRAME = "Er komen jaarlijks vier {what} in de Molenhoek, met hulp van de vrijwilligers van de Leemput."

    def test_asks_more_of_what_stands_in_one_list(self):
        items = [f" - {self.FRAME.format(what=what)}" for what in ("buurtfeesten", "rommelmarkten")]

        assert of_lines("STAD\n\n- **De buurt leeft.**\n" + "\n".join(items)) == {}

    def test_asks_less_of_two_chapters(self):
        one, other = (self.FRAME.format(what=what) for what in ("buurtfeesten", "feesten"))

        assert of_lines(f"FEESTSTAD\n\n- {one}\n\nBUURTSTAD\n\n- {other}\n") == {3: [7], 7: [3]}

    def test_takes_no_goal_for_its_own_action(self):
        text = "STAD\n\n- **Meer groen langs de Leemput.**\n - Langs de Leemput komt meer groen met bomen.\n"

        assert of_lines(text) == {}

    def test_lets_a_summary_name_a_chapter_in_few_words(self):
        text = """Akkoord 2031-2036

- De armoedetoets wordt verplicht.
- Er is meer aandacht voor sport.

SOCIALE STAD

Armoede

- Bij elk dossier doet het college vooraf een armoedetoets, zodat het weet wie er minder van wordt.
- De sportdienst verhuist naar de Kapelwijk.
"""

        assert of_lines(text) == {3: [10], 10: [3]}


class TestGroups:
    def test_hold_all_that_say_the_same(self):
        text = "".join(
            f"DEEL {name}\n\n- {line}\n\n"
            for name, line in zip(
                "ABC",
                [
                    "Het zwembad Zonneburg wordt gerenoveerd.",
                    "Wij renoveren het zwembad Zonneburg.",
                    "Renovatie van het zwembad Zonneburg, met de clubs.",
                ],
                strict=True,
            )
        )

        assert of_lines(text) == {3: [7, 11], 7: [3, 11], 11: [3, 7]}

    def test_are_not_tied_together_by_a_list_of_promises(self):
        text = """Akkoord 2031-2036

- Wij pakken wonen aan: bouwkavels worden goedkoper verkocht; er komt een verhuurkantoor; het \
leegstandsregister wordt gevolgd.

WOONSTAD

Kopen

- Bouwkavels verkopen wij goedkoper aan jonge gezinnen.

Huren

- Er komt een verhuurkantoor in de Molenhoek.

Leegstand

- Het leegstandsregister wordt maandelijks gevolgd door een ambtenaar.
"""

        assert of_lines(text) == {3: [9, 13, 17], 9: [3], 13: [3], 17: [3]}

    def test_hold_the_same_text_once_for_each_place(self):
        text = "".join(f"DEEL {name}\n\n- Er komt een brug over de Leemput.\n\n" for name in "ABC")

        assert of_lines(text) == {3: [7, 11], 7: [3, 11], 11: [3, 7]}

    @pytest.mark.parametrize("line", ["Wij willen:", "Wonen", "De partij wil dat:"])
    def test_are_not_made_of_words_that_promise_nothing(self, line):
        text = "".join(
            f"DEEL {name}\n\n- **{goal}**\n- {line}\n - Er komt een {what}.\n\n"
            for name, goal, what in (("A", "Wij bouwen.", "brug"), ("B", "Wij sporten.", "zwembad"))
        )

        assert of_lines(text) == {}

    def test_are_not_made_of_a_line_that_stands_everywhere(self):
        assert of_lines("STAD\n\n" + "- Er komt een brug over de Leemput.\n" * 200) == {}
