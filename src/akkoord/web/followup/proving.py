"""Proof of a status: kept with it, and recognised when it comes a second time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.files.base import File
from django.utils.translation import override

from akkoord.web.accounts.models import User
from akkoord.web.agreement.models import Promise
from akkoord.web.files import actions as files
from akkoord.web.files.models import StoredFile
from akkoord.web.followup import approval, given
from akkoord.web.followup.given import GivenProof
from akkoord.web.followup.models import Proof, Status


def upload(
    *, upload: File[bytes], kind: str, kept: list[StoredFile], actor: User | None, now: datetime, **told: Any
) -> GivenProof:
    """Keep a document or photo that everybody may read, and return it as proof.

    Args:
        upload: The file.
        kind: "document" or "photo".
        kept: The list of `files.actions.all_or_none`, which is told of it.
        actor: Who hands it in.
        now: When.
        told: What else is said of the proof.

    Raises:
        NoFileOfThisKind: if it is proof of another kind.
        NoAlternative: if it is a photo, and nothing tells what it shows.
        FileRefused: if it cannot be kept.
    """
    given.check_upload(kind, "", told.get("title", ""), told.get("alternative", ""))
    file = files.keep(
        upload=upload,
        actor=actor,
        now=now,
        allowed=given.FILES[kind],
        # What passes a route first is read by colleagues only; the last step shows its files too.
        is_public=approval.route().first is None,
        permission=given.UNDERWAY,
    )
    kept.append(file)
    return GivenProof(kind=kind, reference=address(file), file=file, **told)


def address(file: StoredFile) -> str:
    """Return the permanent address of a file: that of the first language, whoever hands it in."""
    with override(settings.LANGUAGE_CODE):
        return file.get_absolute_url()


def keep(status: Status, proof: Sequence[GivenProof]) -> None:
    """Keep the proof of a status."""
    Proof.objects.bulk_create(
        Proof(
            status=status,
            kind=one.kind,
            reference=one.reference,
            title=one.title,
            seen_on=one.seen_on,
            file=one.file,
            alternative=one.alternative,
        )
        for one in proof
    )


def again(
    promise: Promise, proof: Sequence[GivenProof], *, actor: User | None, now: datetime, **values: object
) -> Status | None:
    """Return the last status of a promise where it says exactly this, on the same proof.

    What was handed in a second time for it is erased: it is there already.
    """
    last = promise.statuses.order_by("-pk").first()
    if last is None or approval.is_with_the_service(last):
        # What was sent back may be recorded again as it was: it then goes its way once more.
        return None
    if any(getattr(last, name) != value for name, value in values.items()):
        return None
    shown = list(last.proof.select_related("file").order_by("pk"))
    if [given.sameness(one) for one in shown] != [given.sameness(one) for one in proof]:
        return None
    known = {one.file_id for one in shown}
    for one in proof:
        if one.file is not None and one.file.pk not in known:
            files.erase(file_id=one.file.pk, actor=actor, now=now)
    return last
