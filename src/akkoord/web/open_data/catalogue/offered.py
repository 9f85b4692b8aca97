"""What each part of this site offers as data."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from akkoord.web.agreement import offered
from akkoord.web.agreement import queries as agreement
from akkoord.web.decisions import queries as decisions
from akkoord.web.followup import queries as followup
from akkoord.web.open_data.catalogue.registry import DataSet, Distribution, Service, register
from akkoord.web.reports import queries as reports

_TABLE = (("CSV", "csv"), ("XLSX", "xlsx"), ("JSON", "json"), ("JSON_LD", "jsonld"))


def _published_at() -> datetime | None:
    version = agreement.published()
    return version.published_at if version else None


def _promises_changed_at() -> datetime | None:
    """Return when the newest wording or stage was recorded: the list of promises shows both."""
    known = [moment for moment in (_published_at(), followup.last_recorded_at()) if moment]
    return max(known, default=None)


def _anything_changed_at() -> datetime | None:
    known = [moment for moment in (_promises_changed_at(), decisions.last_added_at()) if moment]
    return max(known, default=None)


def _compared_at() -> datetime | None:
    return offered.comparisons().aggregate(last=Max("made_at"))["last"]


def _lists(url_name: str) -> tuple[Distribution, ...]:
    if agreement.published() is None:
        return ()
    return tuple(Distribution(form, url_name, (ending,)) for form, ending in _TABLE)


def _reports() -> tuple[Distribution, ...]:
    return tuple(
        Distribution(form, "reports:report_file", (period, form.lower()))
        for period in reports.in_force()
        for form in ("CSV", "JSON")
    )


def _comparisons() -> tuple[Distribution, ...]:
    return tuple(
        Distribution(form, "agreement:changes_file", (one.old_id, one.new_id, ending))
        for one in offered.comparisons()
        for form, ending in _TABLE
    )


def _whole() -> tuple[Distribution, ...]:
    return (Distribution("ZIP", "open_data:dataset"),) if agreement.published() else ()


_OFFERED: tuple[DataSet | Service, ...] = (
    DataSet(
        "beloften",
        _("Promises"),
        _("Every promise of the agreement: its text, place, domain, target, and how far it is."),
        _("Which promises on housing have a target, and how far are they?"),
        "agreement:promises",
        _promises_changed_at,
        lambda: _lists("agreement:promises_file"),
        ("bestuursakkoord", "beloften", "beleid", "gemeente"),
    ),
    DataSet(
        "opvolging",
        _("Follow-up reports"),
        _("What was sent to the council, per promise: how far it is, since when, with which proof."),
        _("How many promises were delivered with proof by the end of a half year?"),
        "reports:all",
        reports.last_sent_at,
        _reports,
        ("opvolging", "opvolgingsrapportering", "gemeenteraad"),
    ),
    DataSet(
        "besluiten",
        _("Decisions"),
        _("The decisions that carry out promises. Each page holds its data as linked data (RDFa)."),
        _("Which decisions carry out a promise?"),
        "decisions:home",
        decisions.last_added_at,
        lambda: (Distribution("RDFA", "decisions:home", is_download=False),),
        ("besluiten", "lokale besluiten als gelinkte open data"),
    ),
    DataSet(
        "bevindingen",
        _("Findings"),
        _("What stood out when the agreement was read: repeats, conflicts, goals without a figure."),
        _("Which promises repeat or contradict each other?"),
        "agreement:findings",
        _published_at,
        lambda: _lists("agreement:findings_file"),
        ("bestuursakkoord", "bevindingen"),
    ),
    DataSet(
        "vergelijkingen",
        _("Comparisons"),
        _("What changed in each promise between one version of the agreement and the next."),
        _("Which promises were dropped or made weaker?"),
        "agreement:comparisons",
        _compared_at,
        _comparisons,
        ("bestuursakkoord", "vergelijking"),
    ),
    DataSet(
        "akkoord",
        _("Everything in one file"),
        _("All data of this site in one download, with a dictionary that explains each column."),
        _("How do the promises, the decisions and the reports of this city fit together?"),
        "agreement:home",
        _anything_changed_at,
        _whole,
        ("bestuursakkoord", "open data"),
    ),
    Service(
        "api",
        _("Interface for programs (API)"),
        _("Promises, findings and comparisons for programs, in JSON, with the filters of the pages."),
        "api:openapi",
    ),
)
"""All sets and services, what most people come for first."""


def register_all() -> None:
    """Lay out all that is offered, in its order."""
    for one in _OFFERED:
        register(one)
