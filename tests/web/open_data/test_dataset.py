from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile

import openpyxl
import pytest
from rdflib import Graph

from akkoord.web.agreement import actions
from akkoord.web.agreement.models import PromiseText
from akkoord.web.open_data.dataset import package, tables
from floors import town as voorbeeldegem
from web.agreement.conftest import stages  # noqa: F401 - a fixture
from web.agreement.sharing import town

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.fixture(autouse=True)
def own_files(site, tmp_path):
    site.MEDIA_ROOT = tmp_path


@pytest.fixture
def version(db):
    return town.publish()


def opened(client, path="/open-data/akkoord.zip"):
    answer = client.get(path)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/zip")
    return zipfile.ZipFile(io.BytesIO(answer.content))


def rows(archive, name):
    text = archive.read(f"csv/{name}.csv").decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


class TestTheDataSet:
    def test_has_a_file_for_each_table_with_the_columns_of_the_dictionary(self, client, version):
        archive = opened(client)

        for table in tables.empty():
            header = archive.read(f"csv/{table.name}.csv").decode("utf-8-sig").splitlines()[0]
            assert header.split(",") == [column.name for column in table.columns]

    @pytest.mark.parametrize(
        ("name", "count"),
        [
            ("promises", 13), ("domains", 3), ("targets", 7), ("trends", 1), ("conditions", 1),
            ("promise_actors", 3), ("promise_places", 1), ("promise_sdgs", 2), ("flags", 1),
            ("relations", 4), ("versions", 1), ("stages", 0), ("lineage", 0),
        ],
    )  # fmt: skip
    def test_holds_every_row(self, client, version, name, count):
        assert len(rows(opened(client), name)) == count

    def test_tells_the_stages_that_are_known(self, client, version, stages):  # noqa: F811
        stages({5: "delivered"})

        assert [(row["promise"], row["stage"]) for row in rows(opened(client), "stages")] == [
            ("5", "delivered")
        ]

    def test_holds_a_workbook_and_linked_data(self, client, version):
        archive = opened(client)
        book = openpyxl.load_workbook(io.BytesIO(archive.read("akkoord.xlsx")))

        assert len(book.sheetnames) == len(tables.empty()) + 2
        assert len(Graph().parse(data=archive.read("akkoord.jsonld"), format="json-ld")) > 100

    def test_names_the_sum_of_each_of_its_files(self, client, version):
        archive = opened(client)
        sums = dict(reversed(line.split("  ")) for line in archive.read("SHA256SUMS").decode().splitlines())

        assert set(sums) == set(archive.namelist()) - {"SHA256SUMS"}
        assert all(hashlib.sha256(archive.read(name)).hexdigest() == told for name, told in sums.items())

    def test_describes_its_tables_as_a_data_package(self, client, version):
        archive = opened(client)
        told = json.loads(archive.read("datapackage.json"))

        for resource in told["resources"]:
            content = archive.read(resource["path"])
            assert (resource["bytes"], resource["hash"]) == (
                len(content),
                f"sha256:{hashlib.sha256(content).hexdigest()}",
            )
        assert told["licenses"]

    def test_is_the_same_bytes_for_the_same_data_in_every_language(self, client, version):
        first = client.get("/open-data/akkoord.zip")

        assert package.made(version, voorbeeldegem.NOW.date()) == package.made(
            version, voorbeeldegem.NOW.date()
        )
        assert client.get("/en/open-data/akkoord.zip").content == first.content
        again = client.get("/open-data/akkoord.zip", headers={"If-None-Match": first["ETag"]})
        assert again.status_code == 304

    def test_is_made_again_only_when_something_happened(self, client, version, monkeypatch):
        opened(client)
        calls = []
        make = package.made
        monkeypatch.setattr(package, "made", lambda *given: calls.append(given) or make(*given))

        opened(client)
        assert calls == []
        town.publish(title="Tweede versie")
        assert len(rows(opened(client), "versions")) == 2
        assert len(calls) == 1

    def test_holds_nothing_of_a_draft(self, client, version):
        hidden = [row | {"text": f"GEHEIM {row['text']}"} for row in town.rows()]
        actions.store_version(title="GEHEIM", rows=hidden, actor=None, now=voorbeeldegem.NOW)
        archive = opened(client)

        for name in archive.namelist():
            assert b"GEHEIM" not in archive.read(name)

    def test_names_nobody_who_works_here(self, client, version):
        somebody = voorbeeldegem.somebody("coordinator")
        again = actions.store_version(title="Nieuw", rows=town.rows(), actor=somebody, now=voorbeeldegem.NOW)
        actions.publish(version_id=again.pk, actor=somebody, now=voorbeeldegem.NOW)
        archive = opened(client)

        for name in archive.namelist():
            content = archive.read(name)
            assert somebody.name.encode() not in content, name
            assert somebody.email.encode() not in content, name

    def test_lets_no_cell_run(self, client, version):
        PromiseText.objects.filter(promise__number=5).update(text="=HYPERLINK(1);=1+1\x1b", theme="@SUM(1)")
        archive = opened(client)
        row = rows(archive, "promises")[4]
        sheet = openpyxl.load_workbook(io.BytesIO(archive.read("akkoord.xlsx"))).worksheets[0]

        assert (row["text"], row["theme"]) == ("'=HYPERLINK(1);'=1+1", "'@SUM(1)")
        assert sheet["C6"].data_type not in {"f", "e"}

    def test_does_not_exist_before_an_agreement_is_published(self, client, db):
        assert client.get("/open-data/akkoord.zip").status_code == 404


class TestTheDictionary:
    def test_has_a_place_for_each_column(self, client, version):
        page = client.get("/open-data/woordenboek/").text

        for table in tables.empty():
            for column in table.columns:
                assert f'id="{table.name}-{column.name}"' in page

    def test_speaks_both_languages(self, client, version):
        assert "Het vaste nummer van de belofte" in client.get("/open-data/woordenboek/").text
        assert "The permanent number of the promise" in client.get("/en/open-data/woordenboek/").text

    def test_says_the_same_in_each_language(self):
        for table in tables.empty():
            for column in table.columns:
                for words in (column.title, column.meaning):
                    assert words.nl, (table.name, column.name)
                    assert words.en, (table.name, column.name)
