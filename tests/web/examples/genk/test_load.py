"""The Genk example in an installation: all of it or nothing, and once."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command

from akkoord.web.agreement import actions, queries
from akkoord.web.agreement.models import Domain, Promise, PromiseText, Version
from akkoord.web.examples.genk import data
from akkoord.web.examples.genk.load import load, promises
from akkoord.web.followup.models import Proof, Status
from akkoord.web.history.models import Event

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

NOW = datetime(2026, 12, 1, 12, 0, tzinfo=UTC)
TABLES = (Version, Domain, Promise, PromiseText, Status, Proof, Event)


def stored():
    return [list(table.objects.order_by("pk").values()) for table in TABLES]


def numbers(version):
    rows = version.texts.values_list("line_start", "text", "promise__number")
    return {(line, text): number for line, text, number in rows}


class TestLoad:
    def test_publishes_every_promise_in_its_place(self):
        version = load(now=NOW)

        texts = list(queries.texts(version))
        assert [text.text for text in texts] == [row["text"] for row in data.read()]
        assert queries.published() == version
        assert [domain.title for domain in queries.domains(version)][-1] == "Financieel evenwichtige stad"

    def test_keeps_the_tree(self):
        load(now=NOW)

        rows = data.read()
        line_of_id = {row["id"]: row["line_start"] for row in rows}
        line_of = dict(PromiseText.objects.values_list("promise_id", "line_start"))
        parents = dict(PromiseText.objects.values_list("line_start", "parent_id"))
        assert {line: line_of.get(parent) for line, parent in parents.items()} == {
            row["line_start"]: line_of_id.get(row["parent"]) for row in rows
        }

    def test_changes_nothing_the_second_time(self):
        version = load(now=NOW)
        before = stored()

        assert load(now=NOW + timedelta(days=1)) == version
        assert stored() == before

    def test_keeps_the_numbers_when_its_data_changed(self, monkeypatch, tmp_path):
        lines = data.PATH.read_text(encoding="utf-8").splitlines(keepends=True)
        earlier = tmp_path / "promises.jsonl"
        earlier.write_text("".join([*lines[1:300], *lines[301:]]), encoding="utf-8")
        with monkeypatch.context() as patch:
            patch.setattr(data, "PATH", earlier)
            before = numbers(load(now=NOW))
        after = numbers(load(now=NOW + timedelta(days=1)))

        assert len(before) == len(data.read()) - 2
        assert {own: after[own] for own in before} == before
        assert set(after.values()) - set(before.values()) == {len(before) + 1, len(before) + 2}

    def test_changes_nothing_by_the_command_where_there_is_data(self):
        call_command("load_example", "genk", verbosity=0)
        before = stored()

        call_command("load_example", "genk", verbosity=0)
        assert stored() == before

    def test_leaves_nothing_behind_when_it_fails(self, monkeypatch):
        def fail(**_):
            raise RuntimeError("the power went")

        before = stored()
        monkeypatch.setattr(actions, "publish", fail)

        with pytest.raises(RuntimeError, match="the power went"):
            load(now=NOW)
        assert stored() == before

    def test_costs_as_many_queries_as_there_are_domains_not_promises(self, django_assert_max_num_queries):
        with django_assert_max_num_queries(90):
            promises(now=NOW)
