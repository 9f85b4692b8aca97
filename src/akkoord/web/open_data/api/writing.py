"""Writing, with a key: bring in a document, look how its reading goes, record where a promise stands."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Field, File, Form, Header, Path, Router, Schema
from ninja.files import UploadedFile
from ninja.security import HttpBearer
from pydantic import ConfigDict
from pydantic.json_schema import SkipJsonSchema

from akkoord.errors import AkkoordError, InputError, StateError
from akkoord.phrases import UnknownPhrase
from akkoord.web.accounts import keys
from akkoord.web.accounts.models import ApiKey
from akkoord.web.agreement import offered, queries
from akkoord.web.files.refusals import FileRefused
from akkoord.web.followup import actions as followup
from akkoord.web.followup import given, saying
from akkoord.web.frame import language
from akkoord.web.jobs import queries as jobs
from akkoord.web.open_data.api import rows
from akkoord.web.open_data.api.lists import MOST_NUMBER, Number
from akkoord.web.open_data.api.once import Done, once
from akkoord.web.open_data.api.problems import Problem
from akkoord.web.review import actions as review

REVIEW = "agreement.review"
RECORD = "followup.record_status"

_TEXT = r"^[^\x00]*$"
_WORDS = r"^[^\x00]*\S[^\x00]*$"


class Key(HttpBearer):
    """The key that the door found in the header."""

    def __call__(self, request: HttpRequest) -> ApiKey | None:
        """Return it; without one the request is refused."""
        return keys.of_request(request)

    def authenticate(self, request: HttpRequest, token: str) -> ApiKey | None:
        """Return the key: the door has read it already."""
        return keys.of_request(request)


router = Router(auth=Key())

_IDEMPOTENCY: Any = Header(
    ...,
    alias="Idempotency-Key",
    min_length=8,
    max_length=100,
    pattern=r"^[!-~]+$",
    description="A name of your own for this request. Sent again within a day, the first answer comes back.",
)


class Document(Schema):
    """What is said of a document that is brought in."""

    title: str = Field(
        min_length=1, max_length=200, pattern=_WORDS, description="The name of the version that it becomes."
    )
    follows: Number | SkipJsonSchema[None] = Field(
        None, description="The published version whose review is carried over."
    )


class Job(Schema):
    """Long work and how far it is."""

    id: UUID = Field(description="The number of the job.")
    state: Literal["queued", "running", "done", "failed", "cancelled"]
    sentence: str = Field(description="How it stands, in the language that was asked for.")
    done: int = Field(description="How many steps are done.")
    total: int = Field(description="How many steps there are; 0 before that is known.")
    has_ended: bool = Field(description="Whether nothing more will happen.")
    url: str = Field(description="The job in this interface.")


class Proof(Schema):
    """What shows that a status is true."""

    model_config = ConfigDict(extra="forbid")

    kind: Literal["decision", "document", "address", "indicator", "photo"]
    reference: str = Field(
        min_length=1, max_length=500, pattern=_WORDS, description="A web address, or words that say where."
    )
    seen_on: date = Field(description="The day on which somebody saw it there.", examples=["2026-03-01"])
    title: str = Field("", max_length=200, pattern=_TEXT, description="What it is called.")


class NewStatus(Schema):
    """Where a promise stands from a day on."""

    model_config = ConfigDict(extra="forbid")

    stage: Literal[
        "not_started", "in_preparation", "in_progress", "delivered", "changed", "dropped", "cannot_be_judged"
    ]
    true_on: date = Field(description="From which day it holds; not after today.", examples=["2026-03-01"])
    remark: str = Field("", max_length=2000, pattern=_TEXT, description="What residents should know.")
    proof: list[Proof] = Field([], max_length=20, description="Without proof the stage is only claimed.")


class Status(Schema):
    """A status that was recorded."""

    id: int
    promise: int = Field(description="The number of the promise.")
    stage: str
    true_on: date
    recorded_at: datetime
    page: str = Field(description="The promise with its history, a page for people.")


@router.post("/documents", response={202: Job}, operation_id="add_document", tags=["writing"])
def add_document(
    request: HttpRequest,
    response: HttpResponse,
    about: Form[Document],
    file: UploadedFile = File(..., description="Text, Markdown, PDF, DOCX or HTML, of at most 10 MB."),
    idempotency_key: str = _IDEMPOTENCY,
) -> Any:
    """Bring in the document of an agreement: a job reads it, and people review it before anybody sees it.

    Needs the permission `agreement.review`.
    """
    key = _permitted(request, REVIEW)
    follows = offered.version(about.follows) if about.follows else None
    if about.follows and follows is None:
        raise Problem("not_found", value=about.follows)
    now = timezone.now()

    def do() -> Done:
        begun = _told(
            lambda: review.start(upload=file, title=about.title, follows=follows, actor=key.user, now=now)
        )
        job = begun.job
        return Done(202, {"job": str(job.public_id)}, rows.api(f"jobs/{job.public_id}"))

    sent = hashlib.sha256(file.read()).hexdigest()
    content = "\n".join(["documents", about.title, str(about.follows), str(file.name), sent])
    done, _ = once(key=key, name=idempotency_key, content=content.encode("utf-8", "replace"), do=do, now=now)
    response["Location"] = done.location
    return 202, _job(key, UUID(done.body["job"]))


@router.get("/jobs/{uuid:job_id}", response=Job, operation_id="get_job", tags=["writing"])
def job(request: HttpRequest, job_id: UUID = Path(..., description="The number of the job.")) -> Any:
    """How far a job is that a key of the same owner began."""
    key = _permitted(request, REVIEW)
    return _job(key, job_id)


@router.post(
    "/promises/{int:number}/statuses", response={201: Status}, operation_id="add_status", tags=["writing"]
)
def add_status(
    request: HttpRequest,
    response: HttpResponse,
    status: NewStatus,
    number: int = Path(..., ge=1, le=MOST_NUMBER, description="The permanent number of the promise."),
    idempotency_key: str = _IDEMPOTENCY,
) -> Any:
    """Record where a promise stands from a day on, with proof; residents see it at once, or after approval.

    Needs the permission `followup.record_status`.
    """
    key = _permitted(request, RECORD)
    current = queries.published()
    text = offered.promise(current, number) if current else None
    if text is None:
        raise Problem("not_found", value=number)
    now = timezone.now()

    def do() -> Done:
        recorded = _told(
            lambda: followup.record_status(
                promise_id=text.promise_id,
                stage=status.stage,
                true_on=status.true_on,
                remark=status.remark,
                proof=[given.GivenProof(**proof.dict()) for proof in status.proof],
                actor=key.user,
                now=now,
            )
        )
        body = {
            "id": recorded.pk,
            "promise": number,
            "stage": recorded.stage,
            "true_on": recorded.true_on.isoformat(),
            "recorded_at": recorded.known_at.isoformat(),
            "page": rows.promises([text])[0]["page"],
        }
        return Done(201, body, rows.api(f"promises/{number}"))

    content = f"statuses\n{number}\n{status.model_dump_json()}".encode()
    done, _ = once(key=key, name=idempotency_key, content=content, do=do, now=now)
    response["Location"] = done.location
    return 201, done.body


def _permitted(request: HttpRequest, permission: str) -> ApiKey:
    key = keys.of_request(request)
    if key is None:
        raise Problem("no_key")
    if not keys.may(key, permission, timezone.localdate()):
        raise Problem("not_permitted", permission=permission)
    return key


def _job(key: ApiKey, job_id: UUID) -> dict[str, Any]:
    found = jobs.visible(job_id, user=key.user, on=timezone.localdate())
    if found is None:
        raise Problem("not_found", value=job_id)
    standing = jobs.standing(found, language.current())
    return {
        "id": found.public_id,
        "state": standing.state,
        "sentence": str(standing.sentence),
        "done": standing.done,
        "total": standing.total,
        "has_ended": standing.has_ended,
        "url": rows.api(f"jobs/{found.public_id}"),
    }


def _told(do: Callable[[], Any]) -> Any:
    """Do something, and tell an error of Akkoord as a problem: with its own sentence."""
    try:
        return do()
    except FileRefused as error:
        raise Problem("refused", detail=error.sentence()) from error
    except InputError as error:
        raise Problem("refused", detail=_sentence(error)) from error
    except StateError as error:
        raise Problem("refused_now", detail=_sentence(error)) from error


def _sentence(error: AkkoordError) -> str:
    try:
        return saying.sentence(error)
    except UnknownPhrase:
        return str(error)
