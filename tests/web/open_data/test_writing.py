"""Writing with a key, and every way in which a key opens nothing."""

import json
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from akkoord.web.accounts import actions, keys
from akkoord.web.accounts.models import ApiKey, User
from akkoord.web.followup.models import Status
from akkoord.web.history.models import Event
from akkoord.web.open_data.models import Sent
from akkoord.web.review.models import Review

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

RECORD, REVIEW = "followup.record_status", "agreement.review"
STATUS = {
    "stage": "in_progress",
    "true_on": "2026-02-01",
    "proof": [{"kind": "address", "reference": "https://stad.example/a", "seen_on": "2026-02-01"}],
}


@pytest.fixture
def number(town):
    """Give the number of a promise."""
    return town.texts.order_by("position").first().promise.number


@pytest.fixture
def record(program, number):
    """Send a status."""

    def sent(body=STATUS, name="eerste-keer", **headers):
        content = body if isinstance(body, bytes | str) else json.dumps(body)
        return program.post(
            f"/api/v1/promises/{number}/statuses",
            content,
            content_type=headers.pop("content_type", "application/json"),
            headers={"Idempotency-Key": name, **headers},
        )

    return sent


@pytest.fixture
def bring_in(program):
    """Send a document."""

    def sent(name="document-een", content=b"# WONEN\n\n- Wij bouwen 100 woningen.", ending="txt"):
        file = SimpleUploadedFile(f"akkoord.{ending}", content)
        fields = {"title": "Akkoord 2031", "file": file}
        return program.post("/api/v1/documents", fields, headers={"Idempotency-Key": name})

    return sent


class TestStatus:
    def test_is_recorded_in_the_name_of_the_owner_of_the_key(self, record, program, owner, make_key, number):
        program.with_key(make_key(owner, RECORD))
        answer = record()

        assert answer.status_code == 201, answer.text
        assert Status.objects.get(pk=answer.json()["id"]).recorded_by == owner
        assert answer["Location"].endswith(f"/api/v1/promises/{number}")
        assert Event.objects.order_by("position").last().kind == "followup.status_recorded"

    def test_is_recorded_once_though_sent_twice(self, record, program, owner, make_key):
        program.with_key(make_key(owner, RECORD))
        before = Status.objects.count()

        assert record().json() == record().json()
        assert Status.objects.count() == before + 1

    def test_under_a_used_name_must_be_the_same(self, record, program, owner, make_key):
        program.with_key(make_key(owner, RECORD))
        record()
        answer = record(STATUS | {"stage": "delivered"})

        assert (answer.status_code, answer.json()["code"]) == (422, "used_otherwise")

    def test_that_is_refused_leaves_its_name_free(self, record, program, owner, make_key):
        program.with_key(make_key(owner, RECORD))
        tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()

        assert record(STATUS | {"true_on": tomorrow}).json()["code"] == "refused"
        assert record().status_code == 201

    def test_forgets_names_after_a_day(self, record, program, owner, make_key):
        program.with_key(make_key(owner, RECORD))
        record()
        Sent.objects.update(sent_at=timezone.now() - timedelta(days=2))
        record(name="tweede-keer")

        assert Sent.objects.count() == 1

    @pytest.mark.parametrize(
        ("body", "status"),
        [
            (b"{", 400),
            (b'"\xff"', 400),
            (b"[" * 30_000, 400),
            (b'{"stage": ' + b"9" * 5000 + b"}", 400),
            (b"null", 422),
            (b"[]", 422),
            (STATUS | {"remark": "a\0b"}, 422),
            (STATUS | {"remark": "\ud800"}, 422),
            (STATUS | {"true_on": "2026-02-30"}, 422),
            (STATUS | {"extra": 1}, 422),
            (STATUS | {"remark": "x" * 70_000}, 413),
            (
                STATUS
                | {"proof": [{"kind": "address", "reference": "javascript:x", "seen_on": "2026-02-01"}]},
                422,
            ),
        ],
    )
    def test_that_is_wrong_is_refused(self, record, program, owner, make_key, body, status):
        program.with_key(make_key(owner, RECORD))
        answer = record(body)

        assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")

    def test_needs_a_name_of_its_own(self, program, number, owner, make_key):
        program.with_key(make_key(owner, RECORD))
        answer = program.post(f"/api/v1/promises/{number}/statuses", STATUS, content_type="application/json")

        assert (answer.status_code, answer.json()["errors"][0]["name"]) == (422, "Idempotency-Key")

    def test_comes_as_json(self, record, program, owner, make_key):
        program.with_key(make_key(owner, RECORD))

        assert record(content_type="text/plain").status_code == 415


class TestDocument:
    def test_is_read_by_a_job_that_the_same_owner_can_follow(self, town, bring_in, program, owner, make_key):
        program.with_key(make_key(owner, REVIEW))
        answer = bring_in()
        job = program.get(f"/api/v1/jobs/{answer.json()['id']}")

        assert answer.status_code == 202, answer.text
        assert answer["Location"] == answer.json()["url"]
        assert (job.status_code, job.json()["state"]) == (200, "queued")
        assert job["Cache-Control"] == "no-store"

    def test_is_brought_in_once_though_sent_twice(self, town, bring_in, program, owner, make_key):
        program.with_key(make_key(owner, REVIEW))

        before = Review.objects.count()

        assert bring_in().json()["id"] == bring_in().json()["id"]
        assert Review.objects.count() == before + 1

    def test_of_a_wrong_kind_is_refused(self, town, bring_in, program, owner, make_key):
        program.with_key(make_key(owner, REVIEW))

        before = Review.objects.count()

        assert bring_in(content=b"MZ", ending="exe").json()["code"] == "refused"
        assert Review.objects.count() == before

    def test_of_somebody_else_is_not_seen(self, town, bring_in, program, owner, make_key):
        program.with_key(make_key(owner, REVIEW))
        job = bring_in().json()["id"]
        other = User.objects.create_user("bo@voorbeeldegem.example", name="Bo")
        actions.give_role(
            user_id=other.pk,
            role="coordinator",
            valid_from=timezone.localdate(),
            actor=owner,
            now=timezone.now(),
        )
        program.with_key(make_key(other, REVIEW))

        assert program.get(f"/api/v1/jobs/{job}").status_code == 404


class TestKey:
    def test_is_needed(self, record):
        answer = record()

        assert (answer.status_code, answer.json()["code"]) == (401, "no_key")
        assert answer["WWW-Authenticate"] == "Bearer"

    @pytest.mark.parametrize("given", ["Bearer ak_nee", "Bearer ", "Basic YTpi", "Bearer \x7f", "ak_nee"])
    def test_that_is_none_opens_nothing_and_reads_nothing(self, town, program, given):
        answer = program.get("/api/v1/versions", headers={"Authorization": given})

        assert (answer.status_code, answer.json()["code"]) == (401, "wrong_key")

    def test_does_only_what_it_was_made_for(self, record, program, owner, make_key):
        program.with_key(make_key(owner, REVIEW))

        assert (record().status_code, record().json()["code"]) == (403, "not_permitted")

    def test_dies_with_the_role_of_its_owner(self, record, program, owner, make_key):
        program.with_key(make_key(owner, RECORD))
        actions.end_role(grant_id=owner.grants.get().pk, actor=None, now=timezone.now())
        owner.grants.update(valid_until=timezone.localdate() - timedelta(days=1))

        assert record().status_code == 403

    def test_dies_with_the_account(self, record, program, owner, make_key):
        program.with_key(make_key(owner, RECORD))
        actions.close(user_id=owner.pk, actor=None, now=timezone.now())

        assert record().status_code == 401
        assert ApiKey.objects.get().revoked_at is not None

    def test_that_was_withdrawn_opens_nothing(self, record, program, owner, make_key):
        program.with_key(make_key(owner, RECORD))
        keys.revoke(key_id=ApiKey.objects.get().pk, actor=owner, now=timezone.now())

        assert record().status_code == 401

    def test_that_is_over_opens_nothing(self, record, program, owner, make_key):
        program.with_key(make_key(owner, RECORD))
        ApiKey.objects.update(valid_until=timezone.localdate() - timedelta(days=1))

        assert record().status_code == 401

    def test_is_kept_nowhere(self, town, owner, make_key):
        secret = make_key(owner, RECORD)

        assert secret not in str(list(ApiKey.objects.values()) + list(Event.objects.values()))

    def test_is_the_only_way_in(self, record, client, owner, number):
        client.force_login(owner)
        answer = client.post(
            f"/api/v1/promises/{number}/statuses", STATUS, content_type="application/json",
            headers={"Idempotency-Key": "met-een-koekje"},
        )  # fmt: skip

        assert answer.status_code == 401
        assert "sessionid" not in answer.cookies
