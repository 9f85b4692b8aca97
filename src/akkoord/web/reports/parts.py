"""A report cut into what its pages show: a summary, and lists of at most a hundred promises."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from akkoord.followup.report.document import Values
from akkoord.followup.report.periods import Period

MOST_ROWS = 100
"""How many promises stand on one page."""

CHANGED, OVERDUE, CLAIMED, UNKNOWN = "veranderd", "te-laat", "zonder-bewijs", "zonder-informatie"
_DOMAIN, _SERVICE = "domein", "dienst"

_ATTENTION: Mapping[str, Callable[[Values], bool]] = {
    CHANGED: lambda row: bool(row["changes"]),
    OVERDUE: lambda row: row["is_overdue"],
    CLAIMED: lambda row: row["is_claimed"],
    UNKNOWN: lambda row: row["stage"] == "no_information",
}
_COUNTED = {CHANGED: "changed", OVERDUE: "overdue", CLAIMED: "claimed", UNKNOWN: "no_information"}


@dataclass(frozen=True, slots=True)
class Section:
    """A list of promises of a report.

    Attributes:
        name: Its name in addresses, such as `te-laat` or `domein-3`.
        title: The title of the domain or service; empty for the others, and for promises without a domain.
        promises: How many promises it has.
        group: What the document tells of the domain or service; None for the others.
    """

    name: str
    title: str
    promises: int
    group: Values | None = None

    @property
    def pages(self) -> int:
        """How many pages it takes."""
        return max(1, -(-self.promises // MOST_ROWS))


@dataclass(frozen=True, slots=True)
class Sheet:
    """A report to be shown: its summary, and a way to read its promises.

    Attributes:
        summary: The document without its promises.
        read: From the name of a section and a page, from 1, to the promises on it.
    """

    summary: Values
    read: Callable[[str, int], list[Values]]

    @property
    def period(self) -> Period:
        """What it is of."""
        return period_of(self.summary)

    def section(self, name: str) -> Section | None:
        """Return a section by its name; None where there is none."""
        return sections(self.summary).get(name)


def period_of(document: Values) -> Period:
    """Return the period that a document is of."""
    return Period(document["period"]["year"], document["period"]["half"])


def of(document: Values) -> Sheet:
    """Return a document as it is shown, before anything of it is kept."""
    found = dict(lists(document))
    summary = {key: value for key, value in document.items() if key != "promises"}

    def read(name: str, page: int) -> list[Values]:
        return found.get(name, [])[(page - 1) * MOST_ROWS : page * MOST_ROWS]

    return Sheet(summary, read)


def sections(summary: Values) -> dict[str, Section]:
    """Return every section of a report by its name."""
    counts = summary["counts"]
    found = [Section(name, "", counts[key]) for name, key in _COUNTED.items()]
    for name, groups in ((_DOMAIN, summary["domains"]), (_SERVICE, summary["services"])):
        found += [
            Section(f"{name}-{place}", group["title"], group["counts"]["promises"], group)
            for place, group in enumerate(groups, start=1)
        ]
    return {one.name: one for one in found}


def groups(summary: Values, kind: str) -> list[Section]:
    """Return the sections of the domains (`domains`) or of the services (`services`)."""
    name = {"domains": _DOMAIN, "services": _SERVICE}[kind]
    return [one for one in sections(summary).values() if one.name.startswith(f"{name}-")]


def lists(document: Values) -> Iterator[tuple[str, list[Values]]]:
    """Yield each section of a document by its name, with its promises."""
    rows = document["promises"]
    for name, belongs in _ATTENTION.items():
        yield name, [row for row in rows if belongs(row)]
    for kind, key, by in ((_DOMAIN, "domains", "domain"), (_SERVICE, "services", "service")):
        members: dict[str, list[Values]] = {}
        for row in rows:
            members.setdefault(row[by], []).append(row)
        for place, group in enumerate(document[key], start=1):
            yield f"{kind}-{place}", members.get(group["title"], [])


def pages(document: Values) -> Iterator[tuple[str, int, list[Values]]]:
    """Yield the promises of each page of each section, to be kept; a section without promises has none."""
    for name, rows in lists(document):
        for start in range(0, len(rows), MOST_ROWS):
            yield name, start // MOST_ROWS + 1, rows[start : start + MOST_ROWS]
