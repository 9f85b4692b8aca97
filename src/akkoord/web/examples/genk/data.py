"""The promises of the Genk example as they ship."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

PATH = Path(__file__).with_name("promises.jsonl")


def read() -> list[dict[str, Any]]:
    """Return the promises in document order, in the form of `docs/reference/agreement-format.md`."""
    with PATH.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]
