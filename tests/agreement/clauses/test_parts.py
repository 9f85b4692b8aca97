"""Parts of a promise, of a made-up agreement: sentences, clauses and lists that promise, and others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.agreement import reader
from akkoord.agreement.clauses import parts

PIECES = st.sampled_from(
    [
        "Er komt een bad. ", "en de straat wordt krap ", "door: ", "meer bomen; ", "de bouw van een muur, ",
        "...", ". ", "Wij onderzoeken een veer ", "enerzijds een hal en anderzijds gras ", "die ", "zoals ",
        "(", "Dit heeft als doel ",
    ]
)  # fmt: skip


class TestFind:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            # A list behind a colon.
            ("De kade wordt groen: er komen bomen; de steiger wordt breder; de bouw van een muur.",
             ("er komen bomen", "de steiger wordt breder", "de bouw van een muur")),
            ("Dit doen we door: straten te knippen; meer fietspaden; het plaatsen van borden. Zo is het.",
             ("straten te knippen", "meer fietspaden", "het plaatsen van borden")),
            ("Het water wordt schoner: betere buffering; aanplanting van riet; inzet op hergebruik",
             ("betere buffering", "aanplanting van riet", "inzet op hergebruik")),
            ("Twee accenten: er komen bomen; er komt gras.", ("er komen bomen", "er komt gras")),
            ("Er zijn twee accenten: het plein wordt groen en brede bermen worden gemaaid.",
             ("het plein wordt groen", "brede bermen worden gemaaid")),
            ("De haven groeit door: de bouw van een kade, het baggeren van dokken, de sluizen en dammen, ...",
             ("de bouw van een kade", "het baggeren van dokken", "de sluizen en dammen")),
            ("Dit gebeurt door: meer groen; het plaatsen van banken en door het knippen van straten.",
             ("meer groen", "het plaatsen van banken", "het knippen van straten")),
            # The list says how the sentence before it is kept, and takes its place.
            ("Wij dempen lawaai. Dit doen we door: metingen, gerichte acties en de uitbouw van een meldpunt.",
             ("metingen", "gerichte acties", "de uitbouw van een meldpunt")),
            ("De winkels worden sterker. Voorbeelden zijn: de opstart van een markt; het werken aan de kade.",
             ("de opstart van een markt", "het werken aan de kade")),
            # Several sentences.
            ("De veerboot wordt verkocht. Stad Waterdam zoekt een nieuwe.",
             ("De veerboot wordt verkocht", "Stad Waterdam zoekt een nieuwe")),
            ("Er is lawaai. Er komt een muur. Wij onderzoeken een tunnel.",
             ("Er komt een muur", "Wij onderzoeken een tunnel")),
            ("Elke wijk krijgt een loket, ... De dorpen worden bediend met een bus.",
             ("Elke wijk krijgt een loket", "De dorpen worden bediend met een bus")),
            # Several clauses.
            ("De kade blijft open, het autoverkeer moet dalen en het fietsen moet toenemen.",
             ("De kade blijft open", "het autoverkeer moet dalen", "het fietsen moet toenemen")),
            ("Wij werken een plan uit voor de loods, en onderzoeken een tweede zaal.",
             ("Wij werken een plan uit voor de loods", "onderzoeken een tweede zaal")),
            ("In de haven wordt werk gemaakt van orde en wordt er aandacht besteed aan groen.",
             ("In de haven wordt werk gemaakt van orde", "wordt er aandacht besteed aan groen")),
            ("Wij zorgen enerzijds voor meer banken en anderzijds voor minder lawaai.",
             ("voor meer banken", "voor minder lawaai")),
        ],
    )  # fmt: skip
    def test_names_each_promise_in_its_exact_words(self, text, expected):
        assert parts.find(text) == expected
        assert all(part in text for part in expected)

    @pytest.mark.parametrize(
        "text",
        [
            # Lists of things, names and examples.
            "Wij werken samen met: de clubs; de scholen; de winkels.",
            "Er komen banken, bomen en borden.",
            "De stad werkt aan vier thema's: verkeer, jeugd, inspraak en sport.",
            "Er komt een fietspad langs: Havenweg, Kade en Dok.",
            "Het comfort stijgt door maatregelen zoals: meer bomen; meer banken; meer licht.",
            "Voorbeelden zijn: de bouw van een muur; de aanleg van een pad; meer bomen.",
            "Wij openen loketten (zoals in Noord, Zuid, ...) en punten.",
            "De kade wordt groen: er komen bomen; de haven; de dijk.",
            # What only explains.
            "De bus rijdt vaker. Dit heeft als doel dat meer mensen ze nemen.",
            "Er komt een fonds. Het fonds wordt beheerd door de raad.",
            "Wij bouwen een hal. Hierbij wordt gelet op het geluid.",
            "Het gebruik van plastic daalt. We doen dit ook op markten.",
            "Wij bouwen een hal. Sport is een hefboom voor de wijk.",
            "Wij steunen clubs. De raad adviseert hierin de stad.",
            # One clause, though it has "en".
            "De bib en het museum worden verbouwd.",
            "Er worden plannen gemaakt die de haven versterken en die de bewoners worden voorgelegd.",
            "Wij willen de rust bewaren en meer zekerheid krijgen.",
            "Als de brug klaar is en de weg wordt geopend, rijdt de bus.",
            "Synergie wordt gezocht binnen en buiten de diensten.",
            # An abbreviation is no end.
            "Er komen banken, incl. een tafel voor bv. Spelers en kijkers.",
            "",
        ],
    )
    def test_leaves_one_promise_whole(self, text):
        assert parts.find(text) == ()

    @given(pieces=st.lists(PIECES, max_size=12))
    def test_are_exact_words_in_their_order_and_never_one_alone(self, pieces):
        text = "".join(pieces)
        found = parts.find(text)

        assert len(found) != 1
        position = 0
        for part in found:
            position = text.index(part, position)

    @pytest.mark.parametrize(
        "piece", ["er komen bomen en ", "meer bomen; ", "de straat wordt en ", "enerzijds ", "Er komt: "]
    )
    def test_comes_to_an_end_on_a_text_without_one(self, piece):
        endless = piece * (1_000_000 // len(piece))

        assert all(part in endless for part in parts.find(endless))


class TestRead:
    def test_gives_a_goal_no_parts(self):
        text = "STAD\n\n- **Er komt een bad. De kade wordt groen.**\n - Er komt gras. De weg wordt krap.\n"
        goal, action = reader.read(text).promises

        assert (goal.parts, action.parts) == ((), ("Er komt gras", "De weg wordt krap"))
