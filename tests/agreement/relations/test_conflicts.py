"""Promises of made-up towns that do not go together, and look-alikes that do."""

import pytest

from akkoord.agreement import reader


class TestConflicts:
    @pytest.mark.parametrize(
        ("one", "other", "note"),
        [
            # How many, how much, how large a share.
            ("Wij planten 500 bomen langs de kade.", "Langs de kade worden 300 bomen geplant.",
             '"500 bomen" | "300 bomen"'),
            ("De stad trekt 2 miljoen euro uit voor het zwembad Zonneburg.",
             "Voor het zwembad Zonneburg is 3 miljoen euro voorzien.", '"2 miljoen euro" | "3 miljoen euro"'),
            ("De personenbelasting blijft stabiel op 7%.", "De personenbelasting daalt naar 6%.",
             '"7%" | "6%"'),
            # Compared with what.
            ("Kavels worden verkocht aan 10% onder de marktprijs.",
             "Kavels verkopen wij aan 10% onder de schattingswaarde.",
             '"10% onder de marktprijs" | "10% onder de schattingswaarde"'),
            # At least so many, or enough; one, or several.
            ("Er komen minstens 20 stageplaatsen bij de groendienst.",
             "De groendienst biedt voldoende stageplaatsen.",
             '"minstens 20 stageplaatsen" | "voldoende stageplaatsen"'),
            ("Er komt één buurtloket voor elke vraag.", "In de wijken komen buurtloketten voor elke vraag.",
             '"één buurtloket" | "buurtloketten"'),
            # By when.
            ("Tegen 2033 is de kaaimuur hersteld.", "De kaaimuur wordt hersteld tegen 2035.",
             '"Tegen 2033" | "tegen 2035"'),
            ("Het aantal inbraken moet dalen.", "Het aantal inbraken ligt te hoog en moet dalen tegen 2034.",
             '"Het aantal inbraken moet dalen" | "tegen 2034"'),
            # Which way.
            ("Het aantal deelauto's stijgt.", "Het aantal deelauto's blijft stabiel.",
             '"Het aantal deelauto\'s stijgt" | "Het aantal deelauto\'s blijft stabiel"'),
            ("Het aantal parkeerplaatsen in het centrum daalt.",
             "Er komen voldoende parkeerplaatsen in het centrum.",
             '"Het aantal parkeerplaatsen in het centrum daalt" | "voldoende parkeerplaatsen"'),
            ("Er komt geen windpark aan de Leemput.", "Aan de Leemput komt een windpark.",
             '"geen windpark" | "Aan de Leemput komt een windpark."'),
            # How sure.
            ("Er wordt een wijkfonds opgericht voor buren.", "Het wijkfonds voor buren wordt versterkt.",
             '"opgericht" | "versterkt"'),
            ("Wij onderzoeken of de Kapelbrug autovrij kan worden.", "De Kapelbrug wordt autovrij.",
             '"onderzoeken" | "De Kapelbrug wordt autovrij."'),
            ("Wij laten de verhuur via het Huurhuis groeien.", "Wij streven naar verhuur via het Huurhuis.",
             '"Wij laten de verhuur via het Huurhuis groeien" | "streven naar verhuur via het Huurhuis."'),
            ("Wij isoleren 400 gevels.", "Gevelisolatie wordt gestimuleerd met groepsaankopen.",
             '"400 gevels" | "gestimuleerd"'),
            # Who decides, what comes first.
            ("De wijk beslist zelf over haar wijkbudget.",
             "Binnen het wijkbudget wordt ruimte gemaakt voor ateliers.",
             '"beslist zelf" | "wordt ruimte gemaakt voor"'),
            ("Met woonuitbreidingsgebied gaan wij zeer selectief om.",
             "Nieuwe huizen komen in de eerste plaats in woonuitbreidingsgebied.",
             '"zeer selectief" | "in de eerste plaats"'),
        ],
    )  # fmt: skip
    def test_name_the_words_of_both_that_differ(self, relation, one, other, note):
        assert relation(one, other)[1] == [note]

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            # The same in other words, and a detail more.
            ("Wij planten 500 bomen langs de kade.", "Langs de kade worden 500 bomen geplant, met scholen."),
            ("Het aantal inbraken moet dalen.", "Het aantal inbraken moet dalen, met meer patrouilles."),
            ("Er wordt een wijkfonds opgericht voor buren.", "Een wijkfonds voor buren wordt opgestart."),
            ("De kaaimuur wordt hersteld.", "Wij herstellen de kaaimuur in natuursteen."),
            # Figures of two things, and directions of two things.
            ("Wij planten 500 bomen langs de kade.", "Wij leggen 300 parkeerplaatsen aan."),
            ("Er komen 20 stageplaatsen bij de groendienst.", "De groendienst krijgt 12 elektrische wagens."),
            ("Het aantal fietsers stijgt.", "Het aantal ongevallen met fietsers daalt."),
            # One of several is the same.
            ("De premie stijgt van 200 naar 300 euro voor wie thuis zorgt.",
             "Wie thuis zorgt krijgt een premie van 300 euro."),
            # Both leave open how many.
            ("Er komen minstens 20 stageplaatsen, en voldoende begeleiding op de stageplaatsen.",
             "Er komen voldoende stageplaatsen met voldoende begeleiding."),
            # One refuses what the other refuses too.
            ("Er komt geen windpark aan de Leemput.", "Aan de Leemput bouwen wij geen windpark."),
            # One thing that is spoken of, and one that is counted.
            ("Er komt één loket voor ondernemers.", "Ondernemers vinden in het loket ook hun vergunningen."),
            # A study that serves what is done.
            ("De Kapelbrug wordt autovrij.", "De Kapelbrug wordt autovrij; hoe snel, is nog te onderzoeken."),
            # An index at the end of a book counts nothing.
            ("Gevelisolatie wordt gestimuleerd.", "Daken 12, gevels 40, isoleren 41, kade 52, straten 60."),
            # Contrary words on two matters.
            ("Met subsidies gaan wij selectief om.", "Fietsers komen in de eerste plaats."),
        ],
    )  # fmt: skip
    def test_are_none_where_both_can_be_kept(self, relation, one, other):
        assert relation(one, other)[1] == []

    def test_are_none_between_a_goal_and_the_action_that_says_how(self):
        text = "STAD\n\n- **Het aantal inbraken moet dalen.**\n - Er komen 20 agenten bij tegen inbraken.\n"

        assert all(own.conflicts == () for own in reader.read(text).promises)

    def test_are_found_beside_each_other_where_words_are_plainly_contrary(self):
        text = (
            "STAD\n\n- **Vlot verkeer.**\n - Elk huis heeft voldoende parkeerplaatsen.\n"
            " - Het aantal parkeerplaatsen aan de markt daalt verder.\n"
        )
        enough = next(own for own in reader.read(text).promises if "voldoende" in own.text)

        assert [conflict.note for conflict in enough.conflicts] == [
            '"voldoende parkeerplaatsen" | "Het aantal parkeerplaatsen aan de markt daalt"'
        ]

    def test_are_found_for_a_part_of_a_list(self, relation):
        bundle = (
            "Wij helpen kopers: kavels worden verkocht aan 10% onder de marktprijs; er komt een wijkfonds."
        )

        assert relation(bundle, "Kavels worden verkocht aan 20% onder de marktprijs.")[1] == [
            '"10% onder de marktprijs" | "20% onder de marktprijs"'
        ]
