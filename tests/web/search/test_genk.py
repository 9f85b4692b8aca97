"""Search in a real agreement: what residents type, with their errors, against what the promises say."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from django.conf import settings

from akkoord.web.search import actions, queries
from akkoord.web.search.actions import Row
from akkoord.web.search.models import Entry, Shelf

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

_PROMISES = Path(settings.WEB_DIR) / "examples" / "genk" / "promises.jsonl"
_QUERIES = Path(__file__).parent / "genk.tsv"
_SCOPE = 688


def _promises():
    """Return the promises by number, with the headings above them as the agreement hands them in."""
    for number, line in enumerate(_PROMISES.read_text(encoding="utf-8").splitlines(), start=1):
        row = json.loads(line)
        above = [row["domain"] or "", row["theme"] or "", row["subtheme"] or ""]
        yield Row(number, row["text"], about=" ".join(above))


def _queries():
    lines = _QUERIES.read_text(encoding="utf-8").splitlines()[1:]
    return list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _numbers(written):
    return {int(number) for number in written.split() if number != "-"}


@pytest.fixture(scope="module", autouse=True)
def genk(django_db_setup, django_db_blocker):
    """Index the promises once for all queries, outside the transaction of each test."""
    with django_db_blocker.unblock():
        shelf = actions.index(kind="promise", scope=_SCOPE, rows=_promises())
        yield shelf
        shelf.delete()


class TestFind:
    @pytest.mark.parametrize("line", _queries(), ids=lambda line: line[0])
    def test_finds_what_a_reader_finds(self, line):
        query, first, as_well, absent, corrected, _ = line
        found = queries.find("promise", _SCOPE, query)
        first = _numbers(first)

        assert set(found.ids[: len(first)]) == first
        assert _numbers(as_well) <= set(found.ids)
        assert not _numbers(absent) & set(found.ids)
        assert bool(found.ids) == bool(first or as_well)
        assert " ".join(f"{each.asked}>{each.taken}" for each in found.corrected) == corrected

    def test_gives_what_the_tokens_say_whatever_the_database(self, monkeypatch):
        # The database narrows to the entries that hold a token of each word: here Python does, from all.
        asked = [line[0] for line in _queries()]
        of_database = {query: queries.find("promise", _SCOPE, query).ids for query in asked}
        monkeypatch.setattr(queries, "_holding", _held_according_to_python)

        assert {query: queries.find("promise", _SCOPE, query).ids for query in asked} == of_database


def _held_according_to_python(shelf: Shelf, question):
    return [
        row
        for row in Entry.objects.filter(shelf=shelf).values_list("object_id", "position", "tokens", "own")
        if all(set(row[2].split(" ")) & set(tokens) for tokens in question)
    ]
