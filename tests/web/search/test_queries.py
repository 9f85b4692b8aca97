from __future__ import annotations

import csv
from pathlib import Path

import pytest
from django.db import connection
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from akkoord.web.search import actions, queries
from akkoord.web.search.actions import Row
from akkoord.web.search.models import Entry, Shelf, Word

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

_HERE = Path(__file__).parent


def _lines(name):
    """Return the lines of a table beside this file; a line that begins with # is a comment."""
    lines = (_HERE / name).read_text(encoding="utf-8").splitlines()
    return list(
        csv.reader((line for line in lines if line[0] != "#"), delimiter="\t", quoting=csv.QUOTE_NONE)
    )


def _town():
    """Return the promises of a made-up town."""
    return [
        Row(int(number), text, about=f"{domain} {theme}")
        for number, domain, theme, text in _lines("promises.tsv")
    ]


@pytest.fixture
def town():
    """Index the promises of the town as scope 1."""
    return actions.index(kind="promise", scope=1, rows=_town())


def find(text):
    return queries.find("promise", 1, text)


class TestFind:
    @pytest.mark.parametrize(
        ("query", "ids", "corrected", "unknown"),
        [line[:4] for line in _lines("queries.tsv")],
        ids=[line[0] for line in _lines("queries.tsv")],
    )
    def test_finds_what_was_derived_by_hand(self, town, query, ids, corrected, unknown):
        found = find(query)

        assert found.ids == tuple(int(number) for number in ids.split() if number != "-")
        assert " ".join(f"{each.asked}>{each.taken}" for each in found.corrected) == corrected
        assert " ".join(found.unknown) == unknown

    @pytest.mark.parametrize("query", ["", " ", "de van het", "?!", "\0", "-", '"', "*", "''", "g"])
    def test_says_when_there_is_nothing_to_search_for(self, town, query):
        assert find(query) == queries.Found((), has_words=False)

    @given(st.text(max_size=300))
    @example("fiets" * 2_000)
    @example("a b " * 2_500)
    @example('fiets* OR "pad" NEAR(a, b) -c ^d {e}: (f')
    @example("fiets\0pad\\' | & ! <-> :*")
    @example("٣ ² ½ ﬁets 自転車道 🚲 ß İ")
    @settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
    def test_takes_any_text_for_a_query(self, town, text):
        found = find(text)

        assert found.ids == () or not found.unknown

    @given(st.text(min_size=1, max_size=80))
    @example("A\r0")
    @example("Plan B komt er als u dat wilt")
    @settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
    def test_finds_any_text_by_its_own_words(self, db, text):
        actions.index(kind="promise", scope=2, rows=[Row(1, text), Row(2, "een andere zin")])
        found = queries.find("promise", 2, text)

        assert 1 in found.ids or not found.has_words

    @pytest.mark.parametrize("size", [1, 60])
    def test_costs_three_queries_whatever_it_finds(self, size, django_assert_num_queries):
        actions.index(kind="promise", scope=1, rows=_town()[:size])

        # The shelf, its words, the candidates; the words are remembered until the shelf is filled again.
        with django_assert_num_queries(3):
            assert find("fietspaden nieuwe").ids == (1,)
        with django_assert_num_queries(2):
            find("nieuwe")

    def test_asks_for_any_number_of_words_at_once(self, db):
        rows = [
            Row(number, f"fietspad{'abcdefghij'[number % 10] * (number // 10 + 1)}") for number in range(600)
        ]
        actions.index(kind="promise", scope=1, rows=rows)

        assert len(find("fietspad").ids) == 600

    def test_looks_in_one_scope_of_one_kind(self, town):
        actions.index(kind="promise", scope=2, rows=[Row(1, "Een fietspad in een andere versie")])
        actions.index(kind="decision", scope=1, rows=[Row(1, "Een besluit over een fietspad")])

        assert queries.find("promise", 2, "versie").ids == (1,)
        assert find("versie").ids == ()
        assert queries.find("decision", 1, "fietspad").ids == (1,)

    def test_refuses_what_was_never_indexed(self, db):
        with pytest.raises(queries.NotIndexed, match="no promise of 7 was indexed yet"):
            queries.find("promise", 7, "fiets")

    def test_finds_nothing_where_there_is_nothing(self, db):
        actions.index(kind="promise", scope=1, rows=[])

        assert find("fiets").unknown == ("fiets",)


class TestIndex:
    def test_replaces_what_was_indexed_before(self, town):
        actions.index(kind="promise", scope=1, rows=[Row(61, "Een nieuwe molen")])

        assert find("molen").ids == (61,)
        assert find("zwembad").unknown == ("zwembad",)
        assert (Entry.objects.count(), Shelf.objects.count()) == (1, 1)
        assert set(Word.objects.values_list("token", flat=True)) == {"nieuwe", "mool"}

    def test_follows_a_row_that_is_changed_or_taken_away(self, town):
        Entry.objects.filter(object_id=49).update(tokens="zwembad molen")
        Entry.objects.filter(object_id=43).delete()

        assert {49} == set(_holding("molen"))
        assert 43 not in _holding("bibliotheek")

    def test_is_whole(self, town):
        # Each token of each entry is found by the index of the database, as it is.
        held = {entry.object_id: entry.tokens.split() for entry in Entry.objects.all()}
        for token in sorted({token for tokens in held.values() for token in tokens}):
            assert sorted(_holding(token)) == [number for number in held if token in held[number]], token

    def test_stands_in_the_database_in_step_with_its_rows(self, town):
        Entry.objects.filter(object_id=49).update(tokens="zwembad molen")
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                # FTS5 compares itself with the rows, and raises where they differ.
                cursor.execute(
                    "INSERT INTO search_entry_tokens(search_entry_tokens, rank) VALUES ('integrity-check', 1)"
                )
            else:
                cursor.execute("SELECT indexdef FROM pg_indexes WHERE indexname = 'search_entry_tokens'")
                assert "USING gin (vector)" in cursor.fetchone()[0]


def _holding(token):
    return list(Entry.objects.filter(tokens__hold=[[token]]).values_list("object_id", flat=True))
