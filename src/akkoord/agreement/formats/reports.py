"""Changes and findings as plain values: docs/reference/agreement-format.md.

Their reasons are sentences for people, in the language they ask for; all else is the same in both.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from akkoord.agreement.diff import Change
from akkoord.agreement.findings import Finding
from akkoord.phrases import Language, Reason, say

_PACKAGE = "akkoord.agreement"


def change_sheet(change: Change, language: Language) -> dict[str, Any]:
    """Return a change: `ids` holds its old and its new id, with null where there is none.

    >>> from akkoord.agreement.versions.signs import ChangeKind
    >>> change_sheet(Change(ChangeKind.NEW, None, "1.1", (Reason("change.new"),)), "en")
    {'change': 'new', 'ids': [None, '1.1'], 'because': 'Nothing of this was in the old agreement.'}
    """
    return {
        "change": change.kind.value,
        "ids": [change.old, change.new],
        "because": _told(change.because, language),
    }


def finding_sheet(finding: Finding, language: Language) -> dict[str, Any]:
    """Return a finding: `ids` holds every promise concerned.

    >>> why = Reason("finding.open_list", {"words": "gras, ..."})
    >>> finding_sheet(Finding("open_list", ("1.1",), why), "en")
    {'finding': 'open_list', 'ids': ['1.1'], 'because': 'The list stays open: “gras, ...”.'}
    """
    return {
        "finding": finding.code,
        "ids": list(finding.ids),
        "because": _told((finding.because,), language),
    }


def _told(reasons: Iterable[Reason], language: Language) -> str:
    return " ".join(say(reason, language, package=_PACKAGE) for reason in reasons)
