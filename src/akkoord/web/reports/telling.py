"""What happened to reports, as history tells it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from akkoord.followup.report import periods
from akkoord.web.history.telling import Tell
from akkoord.web.reports import naming

Payload = Mapping[str, Any]


def _words_written(payload: Payload) -> str:
    return _("Words were written for: {report}.").format(report=_report(payload))


def _sent(payload: Payload) -> str:
    values = {"report": _report(payload), "hash": payload["sha256"]}
    if payload["replaces"]:
        return _("Sent to the council as a correction: {report}. Hash: {hash}.").format(**values)
    return _("Sent to the council: {report}. Hash: {hash}.").format(**values)


def _report(payload: Payload) -> str:
    return naming.title(periods.read(payload["period"]))


TELLING: dict[str, Tell] = {"reports.words_written": _words_written, "reports.sent": _sent}
"""From the kind of an event to its sentence, made of its payload."""

TITLES: dict[str, LazyText] = {
    "reports.words_written": gettext_lazy("Words were written for a report"),
    "reports.sent": gettext_lazy("A report was sent to the council"),
}
"""What each kind is called in the filter of the history."""

PUBLIC = frozenset({"reports.sent"})
"""Residents may know that a report was sent, and when; what was tried before that is of the city."""


def for_residents(payloads: Sequence[Payload]) -> list[str]:
    """Return what residents who follow the agreement are told of reports that were sent."""
    words = {
        False: _("The report was sent to the council."),
        True: _("A correction was sent to the council."),
    }
    return [words[bool(payload["replaces"])] for payload in payloads]
