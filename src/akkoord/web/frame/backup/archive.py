"""The archive: a tar file with the database, the files, and a list of hashes that is checked before use."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath

from akkoord.errors import InputError

FORMAT = 1
_MANIFEST = "manifest.json"
_DATABASE = "database"
_FILES = "files"


class NotABackup(InputError):
    """The file is no backup of Akkoord, is damaged, or is of another kind of database."""

    code = "not_a_backup"
    message = "{path} cannot be restored: {problem}"


@dataclass(frozen=True, slots=True)
class Contents:
    """What a checked archive holds, unpacked in a folder.

    Attributes:
        database: The copy of the database.
        files: The folder of uploaded files.
        made_at: When the backup was made, in ISO form.
    """

    database: Path
    files: Path
    made_at: str


def write(target: Path, *, database: Path, files: Path, vendor: str, now: datetime) -> int:
    """Write an archive, whole or not at all; return the number of uploaded files in it."""
    members = [(database, _DATABASE), *_members(files)]
    manifest = {
        "format": FORMAT,
        "vendor": vendor,
        "made_at": now.isoformat(),
        "sha256": {name: _digest(path) for path, name in members},
    }
    partial = target.with_name(f"{target.name}.part")
    partial.unlink(missing_ok=True)
    # Whoever reads this file reads everything that the city knows: closed to others from its first byte.
    handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with (
        os.fdopen(handle, "wb") as file,
        tarfile.open(fileobj=file, mode="w:gz") as tar,
        tempfile.NamedTemporaryFile("w", encoding="utf-8") as listed,
    ):
        json.dump(manifest, listed)
        listed.flush()
        tar.add(listed.name, _MANIFEST)
        for path, name in members:
            tar.add(path, name)
    partial.rename(target)
    return len(members) - 1


def unpack(source: Path, folder: Path, *, vendor: str) -> Contents:
    """Unpack an archive in an empty folder and check each file against its hash.

    Raises:
        NotABackup: if it is none, is damaged, or is of another kind of database.
    """
    try:
        with tarfile.open(source) as tar:
            _extract(tar, folder)
        manifest = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
        hashes: dict[str, str] = manifest["sha256"]
    except (OSError, EOFError, tarfile.TarError, ValueError, KeyError, TypeError) as error:
        raise NotABackup(path=source, problem=f"it is no backup of Akkoord ({error})") from error
    if manifest.get("format") != FORMAT:
        raise NotABackup(path=source, problem=f"it has format {manifest.get('format')!r}, not {FORMAT}")
    if manifest.get("vendor") != vendor:
        raise NotABackup(
            path=source, problem=f"it is of {manifest.get('vendor')}, this site runs on {vendor}"
        )
    for name, digest in hashes.items():
        path = folder / PurePosixPath(name)
        if not path.is_file() or _digest(path) != digest:
            raise NotABackup(path=source, problem=f"{name} is missing or damaged")
    (folder / _FILES).mkdir(exist_ok=True)
    return Contents(folder / _DATABASE, folder / _FILES, str(manifest.get("made_at")))


def _extract(tar: tarfile.TarFile, folder: Path) -> None:
    """Write the files of an archive below a folder: files only, and nothing outside it.

    Python has a filter for this from 3.11.4 on; Debian 12 has 3.11.2.
    """
    for member in tar:
        if member.isdir():
            continue
        place = PurePosixPath(member.name)
        content = tar.extractfile(member) if member.isfile() else None
        if content is None or place.is_absolute() or ".." in place.parts:
            raise tarfile.TarError(f"{member.name} is no file that belongs in it")
        target = folder / place
        target.parent.mkdir(parents=True, exist_ok=True)
        with content, target.open("wb") as file:
            shutil.copyfileobj(content, file)


def _members(files: Path) -> Iterator[tuple[Path, str]]:
    for path in sorted(files.rglob("*")):
        if path.is_file():
            yield path, f"{_FILES}/{path.relative_to(files).as_posix()}"


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
