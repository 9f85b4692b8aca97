from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from akkoord.similarity.index import Index

texts = st.dictionaries(st.text("abc", min_size=1, max_size=3), st.text("abcdefg ", max_size=40), max_size=6)

PROMISES = {
    "carers": "De mantelzorgtoelage wordt uitgebreid naar houders van het zorgbudget.",
    "cycling": "Er komen veilige fietspaden naar elke school.",
    "trees": "In elke wijk worden bomen geplant.",
}


class TestIndex:
    def test_ranks_a_compound_above_texts_without_its_parts(self):
        matches = Index(PROMISES).rank("Reglement toelage voor mantelzorgers met een zorgbudget")

        assert matches[0].id == "carers"
        assert matches[0].shared_words == ("mantelzorgtoelage", "zorgbudget")

    def test_prefers_the_shorter_of_two_texts_that_hold_the_query(self):
        index = Index(
            {"long": "bomen planten en nog heel veel andere zaken in de stad", "short": "bomen planten"}
        )

        assert [match.id for match in index.rank("bomen planten")] == ["short", "long"]

    def test_weighs_a_rare_piece_more_than_a_common_one(self):
        index = Index({"a": "school plein", "b": "school linde", "c": "school vaart"})

        assert index.rank("linde school")[0].id == "b"

    def test_gives_no_match_without_a_shared_piece(self):
        assert Index(PROMISES).rank("xyzzy") == []

    def test_gives_ties_in_the_order_of_the_index(self):
        assert [match.id for match in Index({"b": "bomen", "a": "bomen"}).rank("bomen")] == ["b", "a"]

    def test_is_empty_without_texts(self):
        assert Index({}).rank("bomen") == []

    @given(texts, st.text("abcdefg ", max_size=40), st.integers(0, 8))
    def test_gives_at_most_top_positive_scores_best_first(self, contents, query, top):
        matches = Index(contents).rank(query, top)
        scores = [match.score for match in matches]

        assert len(matches) <= top
        assert scores == sorted(scores, reverse=True)
        assert all(score > 0 for score in scores)

    @given(st.text("abcdefg", min_size=5, max_size=20))
    def test_finds_each_text_by_itself(self, text):
        assert Index({"other": "zzzzzzzzzz", "same": text}).rank(text)[0].id == "same"
