"""Goals of the world, in words of a made-up agreement; and look-alikes that point nowhere."""

import tomllib
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord import phrases
from akkoord.agreement import reader
from akkoord.agreement.clauses import sdgs
from akkoord.dutch.folding import fold

WORDS = tomllib.loads(
    (resources.files("akkoord.agreement.clauses") / "sdgs.toml").read_text(encoding="utf-8")
)


def goals(text, *headings):
    return [found.goal for found in sdgs.find(text, headings)]


class TestFind:
    @pytest.mark.parametrize(
        ("text", "goal", "words"),
        [
            ("Wij halen gezinnen uit de kinderarmoede.", 1, "kinderarmoede"),
            ("Boeren krijgen een eigen markt.", 2, "Boeren"),
            ("De geestelijke gezondheidszorg wordt sterker.", 3, "gezondheidszorg"),
            ("Er komt een lokaal bij de basisschool.", 4, "basisschool"),
            ("Gelijkheid van vrouwen en mannen.", 5, "vrouwen en mannen, vrouwen"),
            ("De riolering in de Dijkstraat wordt vernieuwd.", 6, "riolering"),
            ("Er komen zonnepanelen op de hal.", 7, "zonnepanelen"),
            ("Wij helpen werkzoekenden aan een baan.", 8, "werkzoekenden"),
            ("Innovatie krijgt steun.", 9, "Innovatie"),
            ("Wij treden op tegen discriminatie.", 10, "discriminatie"),
            ("Er komen sociale huurwoningen.", 11, "huurwoningen"),
            ("Wij produceren minder restafval.", 12, "restafval"),
            ("De CO₂-uitstoot daalt.", 13, "CO₂-uitstoot"),
            ("Het kustgebied blijft open.", 14, "kustgebied"),
            ("De biodiversiteit groeit.", 15, "biodiversiteit"),
            ("De politie is dag en nacht bereikbaar.", 16, "politie"),
            ("Wij sluiten een partnerschap met Westdorp.", 17, "partnerschap"),
        ],
    )
    def test_knows_each_goal_by_its_words(self, text, goal, words):
        assert (goal, words) in [(found.goal, found.because) for found in sdgs.find(text)]

    @pytest.mark.parametrize(
        "text",
        [
            "Wij doen water bij de wijn.",
            "Een armoedig gebaar.",
            "Dit is een schoolvoorbeeld.",
            "Wij zien het bos door de bomen niet meer.",
            "Dit is van nature zo, natuurlijk.",
            "Wij zullen energie steken in overleg.",
            "Een energieke ploeg.",
            "Een klimaat van vertrouwen.",
            "Dit getuigt van gezond verstand.",
            "Wij zullen actie ondernemen.",
            "Wij zijn tevreden.",
            "Een geweldig idee.",
            "Dit punt agenderen wij.",
            "Dat liep verkeerd.",
            "Een kunstmatig verschil.",
            "Ze is zeer blij.",
            "Wij houden het hoofd boven water.",
            "De kosten, inclusief vervoer.",
            "Een politieke keuze van politici.",
            "De secretaris maakt een verslag.",
            "",
        ],
    )
    def test_finds_nothing_in_sayings_and_look_alikes(self, text):
        assert goals(text) == []

    def test_takes_a_hint_for_a_goal_only_with_another_or_under_a_heading(self):
        assert goals("Er komt iets voor de wijk.") == []
        assert goals("Er komt iets voor het centrum van de wijk.") == [11]
        assert goals("Er komt iets voor de wijk.", "WONEN IN DE STAD") == [11]

    def test_makes_no_goal_of_a_heading_alone(self):
        assert goals("De ploeg wordt groter.", "GEZONDE STAD", "Ziekenhuizen") == []

    def test_names_the_words_of_the_heading_that_helped(self):
        [found] = sdgs.find("Er komt iets voor de wijk.", (None, "WONEN IN DE STAD"))

        assert found.because == "wijk, WONEN"

    def test_gives_at_most_three_the_surest_first(self):
        text = "Huurwoningen, woningen en fietspaden, en scholen met leerlingen, en politie, en bos."

        assert goals(text) == [11, 4, 16]

    def test_counts_words_of_one_kind_once(self):
        assert goals("De buurt, de buurtraad en de buurtkrant.") == []

    @given(st.text(max_size=200))
    def test_gives_words_of_the_text(self, text):
        for found in sdgs.find(text):
            assert found.goal in sdgs.GOALS
            assert all(word in text for word in found.because.split(", "))

    @pytest.mark.parametrize("piece", ["a", "natuur ", "school-", "openbaar "])
    def test_comes_to_an_end_on_a_text_without_one(self, piece):
        assert {found.goal for found in sdgs.find(piece * 300_000)} <= set(sdgs.GOALS)


class TestWords:
    def test_are_of_all_seventeen_goals_in_order(self):
        assert [goal["number"] for goal in WORDS["goal"]] == list(sdgs.GOALS)

    @pytest.mark.parametrize("goal", WORDS["goal"], ids=lambda goal: str(goal["number"]))
    def test_are_written_as_they_are_looked_up(self, goal):
        own = goal["words"] + goal["hints"]

        assert [written for written in own if fold(written) != written] == []
        assert len(own) == len(set(own))
        # A phrase is found by its first word, and only its later words may go on.
        assert [written for written in own if " " in written and "*" in written.split()[0]] == []

    @pytest.mark.parametrize("written", WORDS["none"])
    def test_that_point_nowhere_would_point_somewhere(self, written):
        """What stands in that list for nothing would only slow the reading down."""
        others = [
            sdgs._Entry(own, goal["number"], 1.0)
            for goal in WORDS["goal"]
            for own in goal["words"] + goal["hints"]
        ]
        lexicon = sdgs._Lexicon(others)
        tokens = written.replace("*", "").split()

        assert any(lexicon.of_word(token) for token in tokens) or list(lexicon.phrases(tokens))


class TestNames:
    @pytest.mark.parametrize("language", ["nl", "en"])
    def test_of_the_goals_are_there_in_both_languages(self, language):
        known = phrases.load("akkoord.agreement", language)

        assert [f"sdg.{goal}" for goal in sdgs.GOALS if f"sdg.{goal}" not in known] == []


class TestReader:
    def test_gives_the_goals_of_a_promise_and_none_to_a_label(self):
        label, action = reader.read("STAD\n\n- **Scholen:**\n - Er komen huurwoningen.\n").promises

        assert label.sdgs == ()
        assert [found.goal for found in action.sdgs] == [11]
