"""One promise as plain values, for who reads with a program. The fields: docs/reference/promise-json.md."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils.translation import override

from akkoord.web.agreement import queries
from akkoord.web.agreement.models import PromiseText
from akkoord.web.agreement.rows import kind
from akkoord.web.agreement.stages import Shown

VERSION = 1


def permanent_address(text: PromiseText) -> str:
    """Return where a promise stands for good, whatever the language of this page."""
    with override(settings.LANGUAGE_CODE):
        return f"{settings.CITY.base_url}{text.promise.get_absolute_url()}"


def promise(text: PromiseText, stage: Shown) -> dict[str, Any]:
    """Return a promise as it stands on its page."""
    parent = queries.parent_text(text)
    return {
        "version": VERSION,
        "number": text.promise.number,
        "address": permanent_address(text),
        "agreement": text.version.title,
        "text": text.text,
        "language": "nl",
        "kind": kind(text.level),
        "level": text.level,
        "domain": text.domain.title if text.domain else None,
        "theme": text.theme or None,
        "subtheme": text.subtheme or None,
        "lines": [text.line_start, text.line_end],
        "targets": text.targets,
        "conditions": text.conditions,
        "parent": parent.promise.number if parent else None,
        "serving": [row.promise.number for row in queries.serving(text.version, text.promise)],
        "stage": stage.code,
        "is_claimed": stage.is_claimed,
        "is_overdue": stage.is_overdue,
    }
