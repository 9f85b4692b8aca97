"""`akkoord rights catalogue` and `akkoord rights figures`: what they write."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from akkoord.cli.main import cli

# Every figure row of the law files, and every right: whoever adds one, counts it here.
RIGHTS, WITH_RULE, FIGURES, ROWS = 39, 31, 68, 165

PAGE = (Path(__file__).parents[2] / "docs/reference/rights-json.md").read_text(encoding="utf-8")


def run(*arguments, language="nl"):
    found = CliRunner().invoke(cli, ["--language", language, "rights", *arguments])
    assert found.exit_code == 0
    return found.stdout


def lines(text):
    return {line.split()[0]: line for line in text.splitlines()[1:]}


@pytest.fixture(scope="module")
def sheet():
    return json.loads(run("catalogue"))


@pytest.fixture(scope="module")
def rights(sheet):
    return {right["id"]: right for right in sheet["rights"]}


class TestCatalogue:
    def test_lists_every_right_by_id(self, sheet):
        ids = [right["id"] for right in sheet["rights"]]

        assert (sheet["version"], len(ids), ids) == (1, RIGHTS, sorted(set(ids)))
        assert sum(right["computable"] for right in sheet["rights"]) == WITH_RULE

    def test_says_of_a_right_who_grants_it_and_what_it_looks_at(self, rights):
        leefloon = rights["leefloon"]

        assert (leefloon["name"]["nl"], leefloon["level"], leefloon["unit"]) == (
            "Leefloon",
            "federal",
            "EUR/month",
        )
        assert leefloon["authority"].startswith("OCMW")
        assert leefloon["granted_to"]["en"] == "one person"
        assert (leefloon["automatic"]["how"], leefloon["legal_basis"]["checked"]) == ("on_request", False)
        assert {"name": "means_month", "of": "person"} in leefloon["facts"]
        assert leefloon["figures"] == ["leefloon.spi_exemption", "leefloon.amount"]
        assert (leefloon["also"], leefloon["rules_from"]) == (["category"], ["2002-10-01"])
        assert len(leefloon["conditions"]) == len(leefloon["not_modelled"]) == 3
        assert all(source.startswith("https://") for source in leefloon["sources"])

    def test_says_why_a_right_has_no_rule(self, rights):
        assert all(
            (right["not_computable"] is None) == right["computable"]
            and (right["facts"] == []) != right["computable"]
            for right in rights.values()
        )
        assert set(rights["genk_kinderopvangcheques"]["not_computable"]) == {"nl", "en"}

    def test_draws_which_right_opens_which_other(self, sheet):
        arrows = {(arrow["from"], arrow["to"]): arrow for arrow in sheet["status_graph"]}

        assert arrows["verhoogde_tegemoetkoming", "sociaal_tarief_energie"] == {
            "kind": "right",
            "from": "verhoogde_tegemoetkoming",
            "to": "sociaal_tarief_energie",
            "effect": "opens",
            "when": {"nl": "het gezin heeft ze", "en": "the family has it"},
            "first_day": "2021-02-01",
            "last_day": "2023-06-30",
        }
        assert ("verhoogde_tegemoetkoming", "sociaal_tarief_water") not in arrows

    @pytest.mark.parametrize("language", ["nl", "en"])
    def test_names_the_rights_of_a_table_in_the_language_asked_for(self, rights, language):
        table = lines(run("catalogue", "--format", "table", language=language))

        assert list(table) == sorted(rights)
        assert rights["sociale_huur"]["name"][language] in table["sociale_huur"]
        assert table["genk_afval"].split()[1:3] == ["municipal", "no"]

    def test_goes_whole_to_a_file(self, tmp_path, sheet):
        out = tmp_path / "catalogue.json"

        assert run("catalogue", "-o", str(out)) == ""
        assert json.loads(out.read_text(encoding="utf-8")) == sheet


class TestFigures:
    def test_lists_every_row_of_every_figure(self):
        sheet = json.loads(run("figures", "--date", "2024-06-15"))

        assert (sheet["version"], sheet["date"], len(sheet["figures"])) == (1, "2024-06-15", FIGURES)
        assert sum(len(figure["rows"]) for figure in sheet["figures"]) == ROWS

    def test_says_what_holds_on_the_day_and_who_looks_at_it(self):
        sheet = json.loads(run("figures", "--date", "2024-06-15"))
        figure = next(figure for figure in sheet["figures"] if figure["key"] == "leefloon.amount")

        assert figure["row"] == {
            "value": [858.97, 1288.46, 1741.29],
            "from": "2024-05-01",
            "vouched_until": "2025-01-31",
            "confidence": "verified",
            "source": "https://centenvoorstudenten.be/info/leefloon/bedrag-leefloon/",
            "note": None,
        }
        assert (figure["state"], figure["moves"], figure["read_on"]) == ("known", "up", "2024-06-15")
        assert (figure["beside"], figure["rights"]) == ("leefloon", ["leefloon"])
        assert figure["parts"] == ["category_1", "category_2", "category_3"]

    def test_leaves_out_what_is_vouched_for_when_asked_for_the_stale(self):
        whole = json.loads(run("figures", "--date", "2025-06-15"))["figures"]
        stale = json.loads(run("figures", "--date", "2025-06-15", "--stale"))["figures"]

        assert stale == [figure for figure in whole if figure["state"] != "known"]
        keys = {figure["key"] for figure in stale}
        assert "leefloon.amount" not in keys
        assert {"ivt.max", "ov.amount", "zorgpremie", "vt.ceiling_prev_year"} <= keys

    def test_shows_the_last_known_value_of_a_stale_figure(self):
        table = lines(run("figures", "--date", "2026-01-01", "--stale", "--format", "table"))

        assert table["leefloon.amount"].split(maxsplit=4) == [
            "leefloon.amount",
            "lapsed",
            "2025-02-01",
            "2025-12-31",
            "up     [876.13, 1314.2, 1776.07]                 leefloon",
        ]
        assert table["gp.index"].split()[-1] == "-"

    def test_has_no_row_before_the_first(self):
        table = lines(run("figures", "--date", "2000-01-01", "--format", "table"))

        assert table["leefloon.amount"].split() == [
            "leefloon.amount",
            "none",
            "-",
            "-",
            "up",
            "-",
            "leefloon",
        ]

    def test_asks_today_without_a_day(self):
        assert json.loads(run("figures", "--stale"))["figures"]


def keys(value):
    """Return every key of nested objects, but for the texts in two languages."""
    if isinstance(value, list):
        return set().union(*map(keys, value))
    if isinstance(value, dict):
        return set(value) - {"nl", "en"} | keys(list(value.values()))
    return set()


class TestPage:
    def test_describes_every_field_of_the_catalogue(self, sheet):
        assert [key for key in keys(sheet) if f"`{key}`" not in PAGE] == []

    def test_describes_every_field_of_the_figures(self):
        figures = json.loads(run("figures", "--date", "2024-06-15"))["figures"]
        plain = [{**figure, "row": None, "rows": []} for figure in figures]

        assert [key for key in keys([plain, list(figures[0]["rows"][0])]) if f"`{key}`" not in PAGE] == []

    def test_describes_every_field_of_an_answer(self, tmp_path):
        path = tmp_path / "case.json"
        member = {"id": "a", "birth": "1975-03-01", "role": "applicant"}
        path.write_text(json.dumps({"id": "h", "date": "2024-06-15", "members": [member]}), encoding="utf-8")
        (case,) = json.loads(run("assess", str(path), "--explain"))["cases"]
        answers = list(case["rights"].values())
        steps = [step for one in answers if one["explanation"] for step in one["explanation"]["steps"]]
        reasons = [reason for one in answers for reason in one["because"]]
        figures = [figure for one in answers for figure in one["figures"]]

        named = {key for one in (*answers, *steps, *reasons, *figures) for key in one} - {"nl", "en"}
        assert [key for key in named if f"`{key}`" not in PAGE] == []
