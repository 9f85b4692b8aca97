"""Keep a file, and erase it."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial

from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from akkoord.errors import StateError
from akkoord.web.accounts.models import User
from akkoord.web.files import kinds, names
from akkoord.web.files.models import StoredFile
from akkoord.web.files.refusals import EmptyUpload, FileTooLarge, KindNotAllowed
from akkoord.web.history import actions as history

_MEGABYTE = 1024 * 1024
MOST_BYTES = 10 * _MEGABYTE
READ_ALL = "files.read_all"
"""The permission that reads a file where none of its own is named."""


class AlreadyErased(StateError):
    """A file is erased once."""

    code = "already_erased"
    message = "file {file} was erased on {erased_at}"


def keep(
    *,
    upload: File[bytes],
    actor: User | None,
    now: datetime,
    allowed: Collection[str] = kinds.EVERY,
    is_public: bool = False,
    permission: str = READ_ALL,
    most_bytes: int = MOST_BYTES,
) -> StoredFile:
    """Check a file by its content and keep it; an image is drawn anew, without what it tells of its maker.

    Args:
        upload: The file as it was handed in; its name is text to show, and says which kind it must be.
        actor: Who handed it in, and may read it ever after.
        now: When.
        allowed: The codes of `kinds.KINDS` that may be handed in here.
        is_public: Whether everybody may read it.
        permission: Who else may read it, where it is not public.
        most_bytes: The largest size.

    Raises:
        FileRefused: if it cannot be kept; its `sentence()` says why and what to do.
    """
    name = names.cleaned(upload.name or "")
    kind = kinds.by_ending(names.ending(name), allowed)
    if kind is None:
        titles = ", ".join(each.title for each in kinds.KINDS.values() if each.code in allowed)
        raise KindNotAllowed(name=name, allowed=titles)
    # Looking at a large image takes a second: no transaction waits for it.
    content = kind.check(_content(upload, name, most_bytes), name)
    file = StoredFile(
        name=name,
        kind=kind.code,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        owner=actor,
        is_public=is_public,
        permission=permission,
        kept_at=now,
    )
    return _stored(file, content, actor, now)


@contextmanager
def all_or_none() -> Iterator[list[StoredFile]]:
    """Keep some files and what is recorded with them, or, where anything goes wrong, nothing of it.

    The files that `keep` gives are added to the list that this gives; a transaction takes back their rows,
    but not their bytes.
    """
    kept: list[StoredFile] = []
    try:
        with transaction.atomic():
            yield kept
    except BaseException:
        for file in kept:
            default_storage.delete(file.place)
        raise


@transaction.atomic
def publish(*, file_ids: Collection[int], actor: User | None, now: datetime) -> None:
    """Let everybody read files that only some could read until now; one that is public already stays so."""
    hidden = StoredFile.objects.select_for_update().filter(pk__in=file_ids, is_public=False)
    for file in hidden.filter(erased_at__isnull=True):
        file.is_public = True
        file.save(update_fields=["is_public"])
        _record(file, "files.published", actor, now)


@transaction.atomic
def erase(*, file_id: int, actor: User | None, now: datetime) -> StoredFile:
    """Delete the bytes and the name of a file; its hash stays, so that a copy can be recognised.

    The bytes go once the transaction has ended well.

    Raises:
        AlreadyErased: if it was erased before.
    """
    file = StoredFile.objects.select_for_update().get(pk=file_id)
    if file.erased_at is not None:
        raise AlreadyErased(file=file.public_id, erased_at=timezone.localdate(file.erased_at))
    transaction.on_commit(partial(default_storage.delete, file.place))
    file.place = file.name = ""
    file.erased_at = now
    file.save(update_fields=["place", "name", "erased_at"])
    _record(file, "files.erased", actor, now)
    return file


def _stored(file: StoredFile, content: bytes, actor: User | None, now: datetime) -> StoredFile:
    file.place = default_storage.save(_new_place(), ContentFile(content))
    try:
        with transaction.atomic():
            file.save(force_insert=True)
            _record(file, "files.kept", actor, now)
    except BaseException:
        # Without its row nobody would ever erase it.
        default_storage.delete(file.place)
        raise
    return file


def _content(upload: File[bytes], name: str, most_bytes: int) -> bytes:
    # One byte more than allowed is enough to know; the size that the other side gave is not believed.
    upload.seek(0)
    content = upload.read(most_bytes + 1)
    if len(content) > most_bytes:
        raise FileTooLarge(name=name, limit_mb=max(1, most_bytes // _MEGABYTE))
    if not content:
        raise EmptyUpload(name=name)
    return content


def _new_place() -> str:
    """Return a place that nobody can guess; without an ending, so that no server takes it for a page."""
    token = secrets.token_hex(20)
    return f"kept/{token[:2]}/{token}"


def _record(file: StoredFile, kind: str, actor: User | None, now: datetime) -> None:
    history.record(
        actor=actor,
        subject=file,
        kind=kind,
        payload={"kind": file.kind, "size": file.size, "sha256": file.sha256},
        now=now,
    )
