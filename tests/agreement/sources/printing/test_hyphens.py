"""Words cut by a line end: the rest of the text decides which hyphen is theirs, then Dutch spelling."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.agreement.sources.printing.hyphens import Hyphens

ELSEWHERE = [
    "De samenwerking met het non-profit huis, de minister-president en de kosten-batenanalyse.",
    "Sociaal beleid, economisch beleid, technisch werk, de woning en de bouw; dat is belangrijk en ook goed.",
    "Wij kiezen voor taal- en rekenonderwijs. Samen bouwen wij aan de gemeente.",
]


def joined(head, tail, lines=ELSEWHERE):
    head, between = Hyphens([*lines, head, tail]).join(head, tail)
    return head + between + tail


class TestJoin:
    @pytest.mark.parametrize(
        ("head", "tail", "whole"),
        [
            # The text has the word whole, or with its hyphen.
            ("in samen-", "werking met", "in samenwerking met"),
            ("het non-", "profit huis", "het non-profit huis"),
            # The text is silent: a compound is written as one word.
            ("de woning-", "bouw gaat", "de woningbouw gaat"),
            ("de gemeen-", "schappelijke", "de gemeenschappelijke"),
            # Two adjectives, two halves of a fixed pair, a prefix, an abbreviation, a figure, a letter.
            ("het sociaal-", "economische beleid", "het sociaal-economische beleid"),
            ("elke kosten-", "batenanalyse", "elke kosten-batenanalyse"),
            ("wie niet-", "begeleid is", "wie niet-begeleid is"),
            ("elke OCMW-", "raad", "elke OCMW-raad"),
            ("de CO2-", "uitstoot", "de CO2-uitstoot"),
            ("een 12-", "jarige", "een 12-jarige"),
            ("per e-", "mail", "per e-mail"),
            # Vowels that would be read as one.
            ("de zee-", "eend", "de zee-eend"),
            ("in mee-", "eten", "in mee-eten"),
            # A capital follows.
            ("in Noord-", "Limburg", "in Noord-Limburg"),
            # A part that follows later.
            ("taal-", "en rekenonderwijs", "taal- en rekenonderwijs"),
            ("in-", "of uitstroom", "in- of uitstroom"),
            ("een kant-", "en-klare woning", "een kant-en-klare woning"),
            # But not where that makes a word of the text.
            ("wij sam-", "en bouwen", "wij samen bouwen"),
            # A soft hyphen, and the short hyphen of some fonts.
            ("de ge\u00ad", "meente", "de gemeente"),
            ("de ge\u2010", "meente", "de gemeente"),
            ("in COVID-", "19 tijd", "in COVID-19 tijd"),
            ("van 2031-", "2036", "van 2031-2036"),
            # A space before it, as some programs write; a dash stays one.
            ("het belang -", "rijkste", "het belangrijkste"),
            ("dat is belangrijk -", "en ook goed", "dat is belangrijk - en ook goed"),
            # No hyphen at all.
            ("de stad", "plant bomen", "de stad plant bomen"),
            ("-", "plant bomen", "- plant bomen"),
        ],
    )
    def test_makes_one_text_of_two_lines(self, head, tail, whole):
        assert joined(head, tail) == whole

    def test_learns_nothing_from_halves_of_words(self):
        # "werking" and "samen" stand at line ends only: they are no words of this text.
        assert joined("hulpver-", "lening", ["het hulpver-", "lening en"]) == "hulpverlening"

    @given(head=st.text(max_size=40), tail=st.text(max_size=40))
    def test_loses_and_adds_nothing_but_hyphens_and_spaces(self, head, tail):
        bare = str.maketrans("", "", "-\u2010\u00ad ")

        assert joined(head, tail).translate(bare) == (head + tail).translate(bare)
