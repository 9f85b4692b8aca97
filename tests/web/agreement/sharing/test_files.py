from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import openpyxl
import pytest

from akkoord.web.agreement import actions
from akkoord.web.agreement.models import Change, Comparison, PromiseText
from akkoord.web.agreement.sharing import dictionary, files
from floors import town as voorbeeldegem
from web.agreement.sharing import town

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

ROOT = Path(__file__).parents[4]
LISTS = {
    "beloften": ("promises", 13),
    "domeinen": ("domains", 3),
    "sdg": ("sdgs", 17),
    "actoren": ("actors", 2),
    "plaatsen": ("places", 1),
}


def csv_rows(response):
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"), newline="")))


def numbers(client, query=""):
    return [row["number"] for row in client.get(f"/beloften.json{query}").json()["rows"]]


class TestAList:
    @pytest.mark.parametrize("name", LISTS)
    def test_has_the_same_rows_and_columns_in_each_form(self, client, version, name):
        table, count = LISTS[name]
        columns = [column.name for column in dictionary.table(table).columns]
        told = client.get(f"/{name}.json").json()
        sheet = openpyxl.load_workbook(io.BytesIO(client.get(f"/{name}.xlsx").content)).worksheets[0]

        assert [list(row) for row in told["rows"]] == [columns] * count
        assert [list(row) for row in csv_rows(client.get(f"/{name}.csv"))] == [columns] * count
        assert (sheet.max_row, sheet.max_column) == (count + 1, len(columns))

    @pytest.mark.parametrize(
        ("ending", "kind"),
        [
            ("csv", "text/csv; charset=utf-8"),
            ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            ("json", "application/json"),
            ("jsonld", "application/ld+json"),
        ],
    )
    def test_is_saved_under_its_name_and_type(self, client, site, version, ending, kind):
        answer = client.get(f"/beloften.{ending}")

        assert answer["Content-Type"] == kind
        assert answer["Content-Disposition"] == f'attachment; filename="beloften-voorbeeldegem.{ending}"'

    def test_speaks_the_language_of_its_address_under_names_that_stay(self, client, site, version):
        dutch = openpyxl.load_workbook(io.BytesIO(client.get("/beloften.xlsx").content)).worksheets[0]
        english = openpyxl.load_workbook(io.BytesIO(client.get("/en/beloften.xlsx").content)).worksheets[0]

        assert [dutch["A1"].value, english["A1"].value] == ["Nummer", "Number"]
        assert csv_rows(client.get("/beloften.csv"))[4]["targets"].startswith("minstens 120 woningen")
        assert csv_rows(client.get("/en/beloften.csv"))[4]["targets"].startswith("at least 120 woningen")

    def test_is_not_sent_again_while_nothing_changed(self, client, version):
        tag = client.get("/beloften.csv")["ETag"]

        assert client.get("/beloften.csv", headers={"If-None-Match": tag}).status_code == 304
        PromiseText.objects.filter(promise__number=5).update(theme="Huren")
        assert client.get("/beloften.csv", headers={"If-None-Match": tag}).status_code == 200

    @pytest.mark.parametrize("ending", ["exe", "csv%0d%0aSet-Cookie:a=b", "json/", "CSV"])
    def test_has_no_other_form(self, client, version, ending):
        assert client.get(f"/beloften.{ending}").status_code == 404

    @pytest.mark.parametrize("name", [*LISTS, "bevindingen"])
    def test_does_not_exist_before_an_agreement_is_published(self, client, db, name):
        actions.store_version(title="Ontwerp", rows=town.rows(), actor=None, now=voorbeeldegem.NOW)

        for ending in files.ENDINGS:
            assert client.get(f"/{name}.{ending}").status_code == 404

    def test_takes_no_name_from_the_reader_into_a_header(self, client, site, version):
        answer = client.get('/beloften.csv?q=a%0d%0aX: y"&domain=%00')

        assert "\n" not in answer.get("Content-Disposition", "")

    @pytest.mark.parametrize("name", LISTS)
    def test_costs_as_many_queries_with_many_rows(self, client, db, name, django_assert_max_num_queries):
        town.publish(list(voorbeeldegem.many_rows(300)))

        for ending in files.ENDINGS:
            with django_assert_max_num_queries(14):
                assert client.get(f"/{name}.{ending}").status_code == 200


class TestPromises:
    def test_hold_all_that_is_known_of_a_promise(self, client, version, stages):
        stages({5: "in_progress"}, is_claimed=True)
        row = client.get("/en/beloften.json").json()["rows"][4]

        assert row == {
            "number": 5,
            "address": "https://voorbeeldegem.example/beloften/5/",
            "text": "Wij bouwen minstens 120 woningen tegen 2028, waarvan een deel 10% onder de marktprijs.",
            "kind": "action",
            "level": "action",
            "domain": "Wonen",
            "theme": "Betaalbaar wonen",
            "subtheme": None,
            "goal_number": 4,
            "line_start": 50,
            "line_end": 51,
            "page": 12,
            "is_measurable": True,
            "targets": ["at least 120 woningen, by 2028", "10 % under de marktprijs"],
            "targets_data": [
                voorbeeldegem.target(
                    "minstens 120 woningen", 120, "woningen", comparator=">=", deadline="2028"
                ),
                voorbeeldegem.target(
                    "10% onder de marktprijs", 10, "%", comparator="<", baseline="de marktprijs"
                ),
            ],
            "trends": ["up: meer woningen"],
            "conditions": ["waar mogelijk"],
            "verb_class": "deliver",
            "actors": ["Wonen Dorp vzw", "OCMW"],
            "places": ["Stationsstraat"],
            "sdgs": [1, 11],
            "repeats": [1],
            "conflicts": [8],
            "flags": [],
            "stage": "in_progress",
            "stage_since": None,
            "is_claimed": True,
            "is_overdue": False,
            "version": "Bestuursakkoord 2025-2030",
        }

    def test_give_their_targets_to_a_program_in_a_cell_too(self, client, version):
        row = csv_rows(client.get("/beloften.csv"))[4]

        assert [one["quantity"] for one in json.loads(row["targets_data"])] == [120, 10]
        assert (row["actors"], row["sdgs"]) == ("Wonen Dorp vzw | OCMW", "1 | 11")

    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ("?kind=goal", [3, 4, 8, 10]),
            ("?measurable=yes&domain=wonen", [5, 8]),
            ("?q=bomen", [2, 11]),
            ("?q=zeppelin", []),
            ("?page=3&kind=highlight", [1, 2]),
        ],
    )
    def test_are_those_of_the_page_with_the_same_filters(self, client, version, query, found):
        assert sorted(numbers(client, query)) == found

    def test_can_be_asked_for_by_stage(self, client, version, stages):
        stages({5: "delivered", 6: "dropped"})

        assert numbers(client, "?stage=delivered") == [5]

    def test_are_all_pages_of_the_list(self, client, db):
        town.publish(list(voorbeeldegem.many_rows(120)))

        assert len(csv_rows(client.get("/beloften.csv"))) == 120

    def test_name_a_filter_that_means_nothing_instead_of_giving_all(self, client, version):
        answer = client.get("/en/beloften.csv?kind=nonsense")

        assert answer.status_code == 422
        assert answer["Content-Type"] == "text/plain; charset=utf-8"
        assert "Kind: " in answer.text
        assert "nonsense" in answer.text

    def test_say_so_when_they_are_not_all(self, client, site, version, monkeypatch):
        monkeypatch.setattr("akkoord.web.agreement.sharing.offers.MOST_ROWS", 5)
        monkeypatch.setattr(files, "MOST_ROWS", 5)
        answer = client.get("/beloften.json")

        assert (answer.json()["total"], answer.json()["is_complete"], len(answer.json()["rows"])) == (
            13,
            False,
            5,
        )
        assert "beloften-voorbeeldegem-eerste-5.json" in answer["Content-Disposition"]

    def test_are_linked_on_their_page_with_the_filters_that_are_on(self, client, site, version):
        page = client.get("/beloften/?kind=goal&page=1&q=&domain=").text

        for ending in files.ENDINGS:
            assert f'href="/beloften.{ending}?kind=goal"' in page

    @pytest.mark.parametrize("given", [None, [], ["x"], [{"text": "half"}], "text", [None, 3]])
    def test_survive_targets_that_nobody_can_read(self, client, version, given):
        PromiseText.objects.filter(promise__number=5).update(
            targets=given or [], trends=[given], conditions=[1]
        )

        for ending in files.ENDINGS:
            assert client.get(f"/beloften.{ending}").status_code == 200


class TestFindings:
    def test_name_their_promises_and_lines(self, client, version):
        rows = client.get("/en/bevindingen.json").json()["rows"]
        conflict = next(row for row in rows if row["code"] == "conflict")

        # Rows 5 and 8 of the town stand on lines 50 to 51 and on line 80.
        assert (conflict["promises"], conflict["lines"]) == ([5, 8], ["50-51", "80"])
        assert conflict["sentence"].startswith("These two promises contradict each other")
        assert [row["position"] for row in rows] == list(range(1, len(rows) + 1))


class TestChanges:
    @pytest.fixture
    def comparison(self, version):
        later = town.publish()
        comparison = Comparison.objects.create(old=version, new=later, made_at=voorbeeldegem.NOW)
        old, new = (PromiseText.objects.filter(version=one).first() for one in (version, later))
        because = [{"code": "change.figure_weaker", "values": {"old": "120", "new": "100"}}]
        Change.objects.create(
            comparison=comparison, position=0, kind="weakened", old=old, new=new, because=because
        )
        Change.objects.create(comparison=comparison, position=1, kind="dropped", old=old, because=[])
        return comparison

    def address(self, comparison, ending="json"):
        return f"/en/vergelijken/{comparison.old_id}/{comparison.new_id}.{ending}"

    def test_tell_what_became_of_each_promise_and_why(self, client, comparison):
        rows = client.get(self.address(comparison)).json()["rows"]

        assert [(row["kind"], row["old_number"], row["new_number"]) for row in rows] == [
            ("weakened", 1, 14),
            ("dropped", 1, None),
        ]
        assert rows[0]["because"] == ["The figure promises less: “120” → “100”."]

    def test_are_not_there_of_versions_that_were_not_compared(self, client, comparison):
        assert client.get(f"/vergelijken/{comparison.new_id}/{comparison.old_id}.json").status_code == 404

    def test_of_a_draft_are_nobodys_business(self, client, comparison):
        comparison.new.published_at = None
        comparison.new.save()

        assert client.get(self.address(comparison)).status_code == 404


class TestAPromiseAsJson:
    def test_has_what_was_read_in_it_and_what_it_is_tied_to(self, client, site, version):
        told = client.get("/beloften/5.json").json()

        assert told["actors"] == [
            {"slug": "wonen-dorp-vzw", "name": "Wonen Dorp vzw"},
            {"slug": "ocmw", "name": "OCMW"},
        ]
        assert told["sdgs"][1] == {
            "goal": 11,
            "uri": "http://metadata.un.org/sdg/11",
            "because": "woningen",
        }
        assert (told["page"], told["parent"], told["verb_class"]) == (12, 4, "deliver")
        assert told["conflicts"] == [{"promise": 8, "note": '"120" | "10%"'}]
        assert (told["repeats"], told["stage_since"], told["is_measurable"]) == ([1], None, True)

    def test_has_the_fields_that_are_documented(self, client, version):
        page = (ROOT / "docs" / "reference" / "promise-json.md").read_text(encoding="utf-8")
        rows = [line.split("|")[1] for line in page.splitlines() if line.startswith("| `")]

        assert {name for row in rows for name in re.findall(r"`(\w+)`", row)} == set(
            client.get("/beloften/5.json").json()
        )

    def test_costs_a_fixed_number_of_queries(self, client, version, django_assert_max_num_queries):
        with django_assert_max_num_queries(12):
            client.get("/beloften/5.json")
