from __future__ import annotations

import pytest

from akkoord.decisions.model import Article, Body, Decision, NotAnAddress, NotText, UnknownLanguage

URI = "https://stad.example/id/besluiten/1"


class TestDecision:
    @pytest.mark.parametrize(
        "uri",
        [
            "",
            "besluit 1",
            "/id/1",
            "ftp://stad.example/1",
            "javascript:alert(1)",
            "https://",
            'https://stad.example/"><script>',
            "https://stad.example/a b",
            "https://[stad.example/1",
            "https://stad.example/1;",  # readers of addresses drop an empty last part
        ],
    )
    def test_refuses_what_is_no_web_address(self, uri):
        with pytest.raises(NotAnAddress, match=r"the address of the decision is .* no web address"):
            Decision(uri=uri, title="Bomen")

    @pytest.mark.parametrize("place", ["type_uri", "carries_out"])
    def test_refuses_a_wrong_link(self, place):
        value = ("bomen",) if place == "carries_out" else "bomen"
        with pytest.raises(NotAnAddress, match="'bomen'"):
            Decision(uri=URI, title="Bomen", **{place: value})

    @pytest.mark.parametrize(
        ("character", "name"),
        [
            ("\0", r"U\+0000"),
            ("\x1b", r"U\+001B"),
            ("\x85", r"U\+0085"),
            ("\ud800", r"U\+D800"),
            ("\ufffe", "FFFE"),
        ],
    )
    @pytest.mark.parametrize("field", ["title", "description", "motivation"])
    def test_refuses_a_character_that_no_page_can_carry(self, field, character, name):
        texts = {"title": "Bomen", field: f"a{character}b"}
        with pytest.raises(NotText, match=f"{field} .*holds the character .*{name}"):
            Decision(uri=URI, **texts)

    def test_refuses_a_language_it_does_not_know(self):
        with pytest.raises(UnknownLanguage, match="'es'; use one of nl, fr, de, en"):
            Decision(uri=URI, title="Árboles", language="es")

    def test_keeps_lines_and_paragraphs_and_trims_the_rest(self):
        decision = Decision(uri=URI, title="a\n b", motivation=" één\t twee \r\ndrie\r\r\r\n\nvier\n")

        assert decision.title == "a b"
        assert decision.motivation == "één twee\ndrie\n\nvier"

    def test_keeps_a_space_that_may_not_break(self):
        assert Decision(uri=URI, title="€\xa050 per maand").title == "€\xa050 per maand"

    def test_names_each_promise_once_in_a_fixed_order(self):
        one, two = "https://stad.example/beloften/1", "https://stad.example/beloften/2"

        assert Decision(uri=URI, title="a", carries_out=(two, one, two)).carries_out == (one, two)


class TestArticle:
    @pytest.mark.parametrize(
        ("given", "number"),
        [("Artikel 1", "1"), ("Art. 2bis", "2bis"), ("enig artikel", "enig artikel"), ("Artikel", "Artikel")],
    )
    def test_has_a_number_without_the_word(self, given, number):
        assert Article(given, "").number == number

    def test_refuses_a_character_that_no_page_can_carry(self):
        with pytest.raises(NotText, match="article 1 holds"):
            Article("1", "\x07")


class TestBody:
    def test_needs_a_whole_address(self):
        with pytest.raises(NotAnAddress, match="governing body"):
            Body("college", "College")
