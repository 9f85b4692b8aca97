"""What holds for every answer of the interface: one form for errors, freshness, limits, other sites."""

import json
from pathlib import Path

import pytest
from django.utils import timezone

from akkoord import phrases
from akkoord.web.agreement import actions as agreement
from akkoord.web.history import actions as history
from akkoord.web.open_data.api import contract, described, door, problems
from floors import town as small_town

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

ROOT = Path(__file__).parents[3]


class TestContract:
    def test_is_the_one_that_was_agreed(self):
        # Changing the interface is deliberate: write the file anew with `script/manage shell` as it says.
        kept = json.loads((ROOT / "docs/reference/api-v1.openapi.json").read_text(encoding="utf-8"))

        assert contract.document() == kept

    def test_names_the_form_of_every_error(self):
        for methods in contract.document()["paths"].values():
            for operation in methods.values():
                errors = {status: one for status, one in operation["responses"].items() if status >= "400"}
                assert {"400", "401", "406", "422", "429", "500"} <= set(errors)
                assert all(list(one["content"]) == [problems.CONTENT_TYPE] for one in errors.values())

    def test_is_said_in_dutch_on_its_page(self):
        assert [english for english in described.told() if described.text(english, "nl") == english] == []


class TestError:
    @pytest.mark.parametrize(
        ("asked", "status", "code"),
        [
            ("versions?pgae=2", 422, "wrong_input"),
            ("versions?page=1&page=2", 422, "wrong_input"),
            ("versions?page=0", 422, "wrong_input"),
            ("versions?page=99999999999999999999999999", 422, "wrong_input"),
            ("promises?q=%00", 422, "wrong_input"),
            ("promises?domain=nergens", 404, "no_such_value"),
            ("promises?actor=niemand", 404, "no_such_value"),
            ("promises/99999", 404, "not_found"),
            ("promises/99999999999999999999999999", 422, "wrong_input"),
            ("promises?version=99999", 404, "not_found"),
            ("comparisons/1/2/changes", 404, "not_found"),
            ("nergens", 404, "no_such_address"),
            ("versions/", 404, "no_such_address"),
            (f"promises?q={'x' * 5000}", 422, "wrong_input"),
            ("jobs/00000000-0000-0000-0000-000000000000", 401, "no_key"),
        ],
    )
    def test_has_one_form(self, town, program, asked, status, code):
        answer = program.get(f"/api/v1/{asked}")
        told = json.loads(answer.content)

        assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
        assert (told["status"], told["code"]) == (status, code)
        assert told["title"]
        assert told["type"].endswith(f"/api/v1/#problem-{code}")

    def test_names_the_parameter_the_value_and_what_is_possible(self, town, program):
        answer = program.get("/api/v1/versions?limit=201", headers={"Accept-Language": "en"})

        assert answer.json()["errors"] == [
            {
                "in": "query",
                "name": "limit",
                "value": "201",
                "code": "at_most",
                "detail": "This must be 200 or less.",
            }
        ]
        assert answer["Content-Language"] == "en"

    def test_speaks_dutch_to_who_asks_for_no_language(self, town, program):
        assert program.get("/api/v1/promises/99999").json()["title"] == "Dit bestaat niet"

    @pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
    def test_of_a_wrong_method_says_which_are_right(self, town, program, method):
        answer = getattr(program, method)("/api/v1/versions")

        assert (answer.status_code, answer.json()["code"]) == (405, "method_not_allowed")
        assert answer["Allow"] == "GET, HEAD, OPTIONS"

    def test_of_a_forged_host_has_the_same_form(self, town, program):
        answer = program.get("/api/v1/versions", headers={"Host": "evil.example"})

        assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")

    def test_of_a_form_that_is_not_json(self, town, program):
        answer = program.get("/api/v1/versions", headers={"Accept": "text/html"})

        assert (answer.status_code, answer.json()["code"]) == (406, "not_acceptable")

    def test_of_what_breaks_here_does_not_say_what_broke(self, town, program, monkeypatch):
        monkeypatch.setattr("akkoord.web.open_data.api.reading.offered.versions", lambda: 1 / 0)
        answer = program.get("/api/v1/versions")

        assert (answer.status_code, answer.json()["code"]) == (500, "internal_error")
        assert "ZeroDivision" not in answer.text

    @pytest.mark.parametrize("language", ["nl", "en"])
    def test_has_a_title_and_a_sentence_for_every_code(self, language):
        known = phrases.load(problems.PACKAGE, language)

        assert [
            code for code in problems.CODES if not {f"{code}.title", f"{code}.detail"} <= set(known)
        ] == []


class TestFreshness:
    def test_spares_who_has_the_answer_already(self, town, program, django_assert_max_num_queries):
        etag = program.get("/api/v1/promises")["ETag"]
        with django_assert_max_num_queries(6):
            again = program.get("/api/v1/promises", headers={"If-None-Match": etag})

        assert (again.status_code, again.content) == (304, b"")

    def test_ends_with_any_change(self, town, program):
        etag = program.get("/api/v1/promises")["ETag"]
        history.record(actor=None, subject=town, kind="agreement.published", payload={}, now=timezone.now())

        assert program.get("/api/v1/promises", headers={"If-None-Match": etag}).status_code == 200

    def test_is_of_one_language_and_one_question(self, town, program):
        marks = {
            program.get("/api/v1/sdgs")["ETag"],
            program.get("/api/v1/sdgs?limit=1")["ETag"],
            program.get("/api/v1/sdgs", headers={"Accept-Language": "en"})["ETag"],
        }

        assert len(marks) == 3


class TestOtherSites:
    def test_may_read_without_credentials(self, town, program):
        answer = program.get("/api/v1/versions", headers={"Origin": "https://elders.example"})

        assert answer["Access-Control-Allow-Origin"] == "*"
        assert "Access-Control-Allow-Credentials" not in answer

    def test_may_not_send_a_key_nor_write(self, town, program):
        answer = program.options("/api/v1/promises/1/statuses", headers={"Origin": "https://elders.example"})

        assert (answer.status_code, answer["Access-Control-Allow-Methods"]) == (204, "GET, HEAD")
        assert "Authorization" not in answer["Access-Control-Allow-Headers"]


class TestHead:
    def test_is_a_reading_without_its_body(self, town, program):
        read, head = program.get("/api/v1/versions"), program.head("/api/v1/versions")

        assert (head.status_code, head.content) == (200, b"")
        assert (head["ETag"], head["Content-Length"]) == (read["ETag"], read["Content-Length"])


class TestLimit:
    def test_is_told_and_kept(self, town, program, monkeypatch):
        monkeypatch.setattr(door, "READS_PER_ADDRESS", 2)
        first, _, third = (program.get("/api/v1/versions") for _ in range(3))

        assert (first["RateLimit-Limit"], first["RateLimit-Remaining"]) == ("2", "1")
        assert (third.status_code, third.json()["code"]) == (429, "too_many")
        assert 1 <= int(third["Retry-After"]) <= 60


class TestDrafts:
    def test_are_seen_by_nobody(self, town, program, owner):
        rows = [row | {"text": f"GEHEIM {row['text']}"} for row in small_town.rows()]
        draft = agreement.store_version(title="GEHEIM", rows=rows, actor=owner, now=timezone.now())
        asked = ["versions", f"versions/{draft.pk}", f"promises?version={draft.pk}", "promises?q=geheim",
                 "actors", "places", "sdgs", "findings", "comparisons",
                 f"comparisons/{town.pk}/{draft.pk}/changes",
                 f"findings?version={draft.pk}"]  # fmt: skip

        assert [path for path in asked if "GEHEIM" in program.get(f"/api/v1/{path}").text] == []
        number = draft.texts.order_by("-position").first().promise.number
        assert program.get(f"/api/v1/promises/{number}").status_code == 404
