"""Make a secret key once: `python -m akkoord.web.config.secret FILE`. A key that is there is kept."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from secrets import token_urlsafe


def ensure(path: Path) -> None:
    """Write a new key that only this user can read, unless the file exists."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(token_urlsafe(64))


if __name__ == "__main__":
    ensure(Path(sys.argv[1]))
