"""Files in one archive, of which the same files always give the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from typing import Any

# The first moment that an archive can name: when it was packed says nothing about what is in it.
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_READABLE = 0o644 << 16
_UNIX = 3


class Undated(zipfile.ZipFile):
    """An archive in which nothing tells when, and on which system, it was made."""

    def writestr(
        self,
        zinfo_or_arcname: Any,
        data: Any,
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        """Write a file from memory."""
        super().writestr(_place(zinfo_or_arcname), data)

    def write(
        self,
        filename: Any,
        arcname: Any = None,
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        """Write a file from disk."""
        with open(filename, "rb") as file, self.open(_place(arcname), "w") as target:  # noqa: PTH123
            while block := file.read(1 << 16):
                target.write(block)


def packed(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Return an archive of files, each with its name, in the order given.

    >>> packed([("a.txt", b"a")]) == packed([("a.txt", b"a")])
    True
    """
    target = io.BytesIO()
    with Undated(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return target.getvalue()


def _place(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, date_time=_NO_TIME)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.create_system = _UNIX
    info.external_attr = _READABLE
    return info
