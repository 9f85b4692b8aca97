"""Roots of Dutch words: forms of one act and one thing meet, look-alikes stay apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.agreement.relations.roots import root


class TestRoot:
    @pytest.mark.parametrize(
        "forms",
        [
            "isoleren isoleert geisoleerd isolatie",
            "realiseren gerealiseerd realisatie realisaties",
            "uitbouwen uitgebouwd uitbouw",
            "aanpakken aangepakt aanpak",
            "inzetten ingezet inzet",
            "verdubbelen verdubbeld verdubbeling verdubbelt",
            "onderhandelt onderhandelingen onderhandeling",
            "verkopen verkocht verkoop",
            "onderzoeken onderzocht onderzoek",
            "planten plant geplant",
            "dalen daalt daling",
            "straat straten",
            "huis huizen",
            "bedrijf bedrijven",
            "premie premies",
            "speelplein speelpleintjes",
            "fiets fietsen",
            "plaats plaatsen",
            "2.000 2000",
        ],
    )
    def test_is_one_for_the_forms_of_a_word(self, forms):
        assert len({root(form) for form in forms.split()}) == 1

    @pytest.mark.parametrize(
        "words",
        [
            "plan plant",
            "parking park",
            "gezin zin",
            "gebouw bouw",
            "geweld weld",
            "gemeente meent",
            "talent talen",
            "0,7 7",
        ],
    )
    def test_differs_for_words_that_look_alike(self, words):
        one, other = words.split()

        assert root(one) != root(other)

    @given(st.from_regex(r"[a-z0-9]{1,40}", fullmatch=True))
    def test_is_never_empty_and_never_longer(self, word):
        assert 0 < len(root(word)) <= len(word)
