"""The promises of a report as a table, in CSV and XLSX. The columns: docs/reference/report.md."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Literal

from akkoord.followup.report.document import Values
from akkoord.web.followup.given import is_address
from akkoord.web.frame import language
from akkoord.web.reports import naming, parts
from akkoord.web.spreadsheets import comma, workbook
from akkoord.web.spreadsheets.table import Column, Table, Type, Words


def _column(name: str, type_: Type, titles: str, meanings: str, *, unit: str = "") -> Column:
    title, meaning = titles.split(" / "), meanings.split(" / ")
    return Column(name, type_, Words(*title), Words(*meaning), unit=unit)


_PROMISES = (
    _column("domain", "text", "Domein / Domain", "Het domein. / The domain."),
    _column("service", "text", "Dienst / Service", "De dienst die opvolgt. / The service that follows it."),
    _column("promise", "text", "Nummer / Number", "Het vaste nummer van de belofte. / Its permanent number."),
    _column("text", "text", "Belofte / Promise", "De woorden van het akkoord. / The words of the agreement."),
    _column("stage", "text", "Fase / Stage", "De code van de fase. / The code of the stage."),
    _column("since", "date", "Sinds / Since", "Vanaf wanneer. / From which day."),
    _column(
        "is_claimed",
        "boolean",
        "Zonder bewijs / Without proof",
        "Gezegd, niet bewezen. / Said, and not proved.",
    ),
    _column(
        "is_overdue",
        "boolean",
        "Te laat / Overdue",
        "De einddatum is voorbij. / The deadline has passed.",
    ),
    _column("deadline", "date", "Klaar tegen / To be kept by", "De einddatum. / The deadline."),
    _column("proof", "list", "Bewijs / Proof", "Adressen of namen. / Addresses or names."),
    _column(
        "planned_cents",
        "integer",
        "Gepland / Planned",
        "Gepland over alle jaren. / Planned over all years.",
        unit="eurocent",
    ),
    _column("checks", "list", "Toetsen / Checks", "Adressen. / Addresses."),
    _column("decisions", "list", "Besluiten / Decisions", "Adressen. / Addresses."),
    _column(
        "changes",
        "list",
        "Veranderd / Changed",
        "Codes van wat veranderde. / Codes of what changed.",
    ),
)
_DOMAIN, _SERVICE = _PROMISES[:2]
_GROUP = (
    _column("promises", "integer", "Beloften / Promises", "Alle beloften. / All promises."),
    _column(
        "no_information", "integer", "Geen informatie / No information", "Niets bekend. / Nothing is known."
    ),
    _column("claimed", "integer", "Zonder bewijs / Without proof", "Gezegd. / Said, and not proved."),
    _column("overdue", "integer", "Te laat / Overdue", "Einddatum voorbij. / The deadline has passed."),
    _column("changed", "integer", "Veranderd / Changed", "Sinds het vorige. / Since the last report."),
    _column(
        "planned_cents", "integer", "Gepland / Planned", "Over alle jaren. / Over all years.", unit="eurocent"
    ),
    _column("words", "text", "Toelichting / Words", "Wat de stad schreef. / What the city wrote."),
)


def csv(document: Values) -> bytes:
    """Return the promises of a document as CSV."""
    return comma.written(_promises(document))


def xlsx(document: Values, facts: Iterable[tuple[str, str]]) -> bytes:
    """Return the promises, domains and services of a document as a workbook, with what it says of itself."""
    title = naming.title(parts.period_of(document))
    about = [(title, document["city"]), *facts]
    tables = [_promises(document), _groups("domains", Words("Domeinen", "Domains"), _DOMAIN, document)]
    if document["services"]:
        tables.append(_groups("services", Words("Diensten", "Services"), _SERVICE, document))
    return workbook.written(tables, about, language.current())


def _promises(document: Values) -> Table:
    rows = (_row(row) for row in document["promises"])
    return Table("promises", Words("Beloften", "Promises"), _PROMISES, rows)


def _groups(name: Literal["domains", "services"], title: Words, group_of: Column, document: Values) -> Table:
    rows = (
        {
            **group["counts"],
            group_of.name: group["title"],
            "words": group["words"],
            "planned_cents": group["planned_cents"],
        }
        for group in document[name]
    )
    return Table(name, title, (group_of, *_GROUP), rows)


def _row(row: Values) -> dict[str, Any]:
    return {
        **row,
        "since": _day(row["since"]),
        "deadline": _day(row["deadline"]),
        "proof": [_proof(one) for one in row["proof"]],
        "checks": _addresses(row["checks"]),
        "decisions": _addresses(row["decisions"]),
        "changes": [one["code"] for one in row["changes"]],
    }


def _proof(proof: Values) -> str:
    """Return proof by its address, or by its name where it has none."""
    if is_address(proof["reference"]):
        return str(proof["reference"])
    return ", ".join(part for part in (proof["title"], proof["reference"]) if part)


def _addresses(sources: Sequence[Values]) -> list[str]:
    return [one["address"] for one in sources]


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None
