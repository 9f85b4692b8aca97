"""The whole database in one file, and back: SQLite by its own backup call, PostgreSQL by its own tools."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any

from django.db import connection

from akkoord.errors import StateError


class ToolMissing(StateError):
    """A program of PostgreSQL is not on this machine."""

    code = "backup_tool_missing"
    message = "{tool} is missing; on Debian: apt-get install postgresql-client"


class ToolFailed(StateError):
    """A program of PostgreSQL gave up."""

    code = "backup_tool_failed"
    message = "{tool} stopped with code {exit_code}: {said}"


def dump(target: Path) -> None:
    """Write a consistent copy of the database, while the site goes on.

    Raises:
        ToolMissing: if PostgreSQL's programs are not installed.
        ToolFailed: if one of them gives up.
    """
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with closing(sqlite3.connect(target)) as copy:
            connection.connection.backup(copy)
    else:
        _run("pg_dump", "--format=custom", "--no-owner", f"--file={target}")


def load(source: Path) -> None:
    """Replace the whole database by a copy.

    Raises:
        ToolMissing: if PostgreSQL's programs are not installed.
        ToolFailed: if one of them gives up; the database is as it was then.
    """
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with closing(sqlite3.connect(source)) as copy:
            copy.backup(connection.connection)
    else:
        connection.close()
        name = connection.settings_dict["NAME"]
        _run(
            "pg_restore", "--clean", "--if-exists", "--no-owner", "--single-transaction", f"--dbname={name}",
            str(source),
        )  # fmt: skip


def _run(tool: str, *arguments: str) -> None:
    path = shutil.which(tool)
    if path is None:
        raise ToolMissing(tool=tool)
    done = subprocess.run([path, *arguments], env=_environment(), capture_output=True, text=True, check=False)
    if done.returncode:
        raise ToolFailed(tool=tool, exit_code=done.returncode, said=done.stderr.strip()[-500:])


def _environment() -> dict[str, str]:
    """Tell PostgreSQL's programs where the database is; all could see a password on the command line."""
    settings: dict[str, Any] = connection.settings_dict
    given = {
        f"PG{name}": str(settings[name])
        for name in ("HOST", "PORT", "USER", "PASSWORD")
        if settings.get(name)
    }
    given["PGDATABASE"] = settings["NAME"]
    return {**os.environ, **given}
