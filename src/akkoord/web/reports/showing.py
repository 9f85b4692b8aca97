"""A report on a page: what its templates get."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from akkoord.web.reports import facts, lines, naming, parts, picture
from akkoord.web.reports.making import made
from akkoord.web.reports.models import Report, ReportFile
from akkoord.web.reports.parts import Section, Sheet

_FIRST = 20
"""How many changed promises stand on the first page of a report."""


@dataclass(frozen=True, slots=True)
class Place:
    """A section of a report as a page links to it."""

    section: Section
    address: str


@dataclass(frozen=True, slots=True)
class Download:
    """A file of a report: what it is called, its address, its language, and its hash where it is kept."""

    name: str
    address: str
    language: str = ""
    sha256: str = ""


def report(sheet: Sheet, sent: Report | None) -> dict[str, Any]:
    """Return what the page of a report shows; without `sent`, of a preview."""
    summary = sheet.summary
    attention = (parts.OVERDUE, parts.CLAIMED, parts.UNKNOWN)
    counts = lines.stages(summary)
    return {
        **_common(sheet, sent),
        "facts": list(facts.of(summary)),
        "words": paragraphs(summary["words"]),
        "figures": facts.figures(summary),
        "stages": counts,
        "picture": picture.on_page(counts),
        "attention": [_place(sheet, sent, name) for name in attention],
        "changed": lines.of(sheet.read(parts.CHANGED, 1)[:_FIRST]),
        "all_changed": _place(sheet, sent, parts.CHANGED),
        "domains": _groups(sheet, sent, "domains"),
        "services": _groups(sheet, sent, "services"),
        "gone": summary["gone"],
    }


def section(sheet: Sheet, sent: Report | None, found: Section, page: int) -> dict[str, Any]:
    """Return what a page of a section shows."""
    rows = lines.of(sheet.read(found.name, page))
    return {
        **_common(sheet, sent),
        "section": found,
        "words": paragraphs(found.group["words"]) if found.group else [],
        "lines": [one for one in rows if not one.is_silent],
        "silent": [one for one in rows if one.is_silent],
        "page": page,
        "home": address(sheet, sent),
    }


def address(sheet: Sheet, sent: Report | None, name: str = "") -> str:
    """Return where a report stands, or a section of it."""
    if sent is None:
        route = "reports:preview_section" if name else "reports:preview"
        return reverse(route, args=[sheet.period, name] if name else [sheet.period])
    route = "reports:section" if name else "reports:sent"
    return reverse(route, args=[sent.pk, name] if name else [sent.pk])


def downloads(sent: Report) -> list[Download]:
    """Return the files of a report that was sent; what is still being made is not in it."""
    files = [
        Download(naming.FORMS[one.form][0], one.file.get_absolute_url(), one.language, one.file.sha256)
        for one in kept(sent)
    ]
    read = [
        Download(naming.FORMS[form][0], reverse("reports:sent_file", args=[sent.pk, form]))
        for form in ("csv", "json")
    ]
    return [*files, *read]


def kept(sent: Report) -> list[ReportFile]:
    """Return the files that were made of a report, without those that were erased since."""
    return [one for one in sent.files.all() if one.file.erased_at is None]


def is_complete(sent: Report) -> bool:
    """Whether all files of a report were made; one that was erased is not made again."""
    return len(sent.files.all()) >= len(made.KEPT) * len(naming.languages())


def paragraphs(words: str) -> list[str]:
    """Return what somebody wrote as paragraphs."""
    return [" ".join(part.split()) for part in words.split("\n\n") if part.strip()]


def _common(sheet: Sheet, sent: Report | None) -> dict[str, Any]:
    return {
        "period": sheet.period,
        "title": naming.title(sheet.period),
        "summary": sheet.summary,
        "sent": sent,
        "is_preview": sent is None,
    }


def _place(sheet: Sheet, sent: Report | None, name: str) -> Place:
    return Place(parts.sections(sheet.summary)[name], address(sheet, sent, name))


def _groups(sheet: Sheet, sent: Report | None, kind: str) -> list[Place]:
    return [Place(one, address(sheet, sent, one.name)) for one in parts.groups(sheet.summary, kind)]
