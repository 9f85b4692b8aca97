"""Errors of typing and scanning, in words of a made-up agreement; and what only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.agreement.clauses import damage

DAMAGED = [
    # The same words twice.
    ("Wij bouwen aan de de haven.", "de de"),
    ("Er komen bomen in de tuinwijk in de tuinwijk van de haven.", "in de tuinwijk in de tuinwijk"),
    ("De brug wordt tot stand gebracht in functie van de vraag gebracht.",
     "gebracht in functie van de vraag gebracht"),
    # Remains of another file.
    ("De 2^{de} fase begint.", "2^{de}"),
    ("Wij besparen 5\\% per jaar.", "5\\%"),
    ("Wij \\textbf bouwen.", "\\textbf"),
    ("Een thee\ufffdhuis op het plein.", "thee\ufffdhuis"),
    ("Wij coÃ¶rdineren de zorg.", "coÃ¶rdineren"),
    ("De haven â€“ groen.", "â€“"),
    # Signs.
    ("Er komen banken, bomen,.... in de straat.", "bomen,...."),
    ("Er komen banken.... en bomen.", "banken...."),
    ("Er komen banken , bomen.", "banken ,"),
    ("Er komen banken,, bomen.", "banken,,"),
    ("De school is klaar .", "klaar ."),
    # Spaces.
    ("De school is gebouwd.Daarna komt de hal.", "gebouwd.Daarna"),
    ("Wij verbinden wonen,werken en leren.", "wonen,werken"),
    ("Er is taal-en rekenles.", "taal-en rekenles."),
    ("Steun voor ouders /voogden van peuters.", "ouders /voogden"),
    ("Steun voor ouders/ voogden.", "ouders/ voogden."),
    # Spelling.
    ("Kinderen kunnen zich ontplooiën.", "ontplooiën"),
    ("Wij geven financiële en materiëel steun.", "materiëel"),
    ("De mobilititeit verbetert.", "mobilititeit"),
    ("Hulp voor zorgbehoevendenden.", "zorgbehoevendenden"),
    ("Er komt een vergaderingruimte bij de haven.", "vergaderingruimte"),
    # Articles and fixed words.
    ("Wij regelen de medegebruik van zalen.", "de medegebruik"),
    ("Er is aandacht voor: het verharding van paden.", "het verharding van"),
    ("Wie verder wilt, krijgt hulp.", "Wie verder wilt"),
    ("Zowel de stad en als de clubs betalen.", "Zowel de stad en als"),
    ("Wij bouwen hoog in plaats breed.", "in plaats breed"),
    ("Opvang tot de leeftijd van 3 tot 12 jaar.", "tot de leeftijd van 3 tot"),
    # Half a sentence.
    ("Wij bouwen een hal voor de clubs van de", "voor de clubs van de"),
    ("Wij bouwen (samen met de clubs een hal.", "(samen met de clubs"),
    ("Wij bouwen samen met clubs) een hal.", "bouwen samen met clubs)"),
    ("De campus “De Poort krijgt gras.", "“De Poort krijgt gras."),
]  # fmt: skip
WHOLE = [
    # Dutch doubles these.
    "De bib past zich aan aan de vraag.",
    "Wij bieden dit aan aan ouders en bouwen voort op op die lijst.",
    "De huizen die die gezinnen huren.",
    "Wij zien dat dat werkt.",
    "Wat gebouwd wordt wordt getoond.",
    "Wij lopen hand in hand in hand.",
    "Dag na dag na dag groeit de haven.",
    "Wij werken op het gebied van zorg en op dat gebied.",
    "Programma's gericht op jeugd en gericht op ouderen.",
    # Signs that are right.
    "Er komen banken, bomen, ... in de straat.",
    "Er komen banken, bomen,...",
    "Wij wachten... en dan bouwen wij.",
    "De prijs is 2,50 euro, of 1.500 euro per jaar.",
    "Zie www.stad.example.Haven of schrijf naar haven@stad.example.",
    "De parken gaan naar Afval.Net in 2033.",
    "Er komen fietspaden en -wegen, in- en uitritten.",
    "Het plein is 24/7 open, voor ouders en/of voogden.",
    "Dit (her)opent de (kans)armoede-werking.",
    "Wij kiezen: a) een hal; b) een bad.",
    "De stad zei: “ja”.",
    # Words that only look wrong.
    "De industriële en financiële steun, de ideeën en de knieën.",
    "Een cateringbedrijf en een engineeringbureau in Wieringwerf.",
    "Het studententehuis, de verbindende en belendende straten.",
    "De onderzoeksploeg, de projectleider, de beleidsnota en de programma's.",
    "De project manager.",
    "Zodat het ontwikkeling van talent brengt.",
    "Het onderling overleg van de raden.",
    "Wie wil, en wat u wilt.",
    "Zowel de stad als de clubs.",
    "In plaats van hoog bouwen wij breed.",
    # Sentences that end so.
    "Hier zet de stad op in",
    "Daar werken wij aan mee",
    "Er komt een park, er komt gras en",
    "",
]


class TestFind:
    @pytest.mark.parametrize(("text", "words"), DAMAGED)
    def test_names_the_damaged_words_as_written(self, text, words):
        assert damage.find(text) == (words,)

    @pytest.mark.parametrize("text", WHOLE)
    def test_leaves_what_is_right(self, text):
        assert damage.find(text) == ()

    def test_names_several_in_the_order_of_the_text(self):
        assert damage.find("Gras , riet en de de haven.Daarna niets.") == ("Gras ,", "de de", "haven.Daarna")

    @given(st.text(max_size=300))
    def test_gives_words_of_the_text_only(self, text):
        assert all(words in text for words in damage.find(text))

    @pytest.mark.parametrize(
        "piece",
        ["a", "de ", "zowel a ", "(", "woord, ", "gebracht x ", '"', "a/", "^{", "in plaats ", "het "],
    )
    def test_comes_to_an_end_on_a_text_without_one(self, piece):
        endless = piece * 80_000

        assert all(words in endless for words in damage.find(endless))
