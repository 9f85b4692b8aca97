"""Files, for those who may read them."""

from __future__ import annotations

from collections.abc import Collection
from typing import BinaryIO, cast
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.core.files.storage import default_storage

from akkoord.web.accounts.models import User
from akkoord.web.files.models import StoredFile


def readable(
    public_id: UUID, *, user: User | AnonymousUser, permissions: Collection[str]
) -> StoredFile | None:
    """Return a file to who may read it; None to others, and to all once it is erased."""
    file = StoredFile.objects.filter(public_id=public_id, erased_at__isnull=True).first()
    if file is None or file.is_public:
        return file
    is_owner = isinstance(user, User) and user.is_active and file.owner_id == user.pk
    return file if is_owner or file.permission in permissions else None


def opened(file: StoredFile) -> BinaryIO:
    """Return the bytes of a file, to be read and closed."""
    return cast(BinaryIO, default_storage.open(file.place))
