"""The files of a report, each made from its document alone, in the language that is spoken now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from akkoord.followup.report import document as documents
from akkoord.followup.report.document import Values
from akkoord.web.frame.templatetags.frame import day
from akkoord.web.reports import facts
from akkoord.web.reports.making import paper, pdf, tables, word

KEPT = ("pdf", "docx", "xlsx")
"""The forms that are made once a report is sent, and kept; the others are read from its document."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What a file of a sent report says of the sending: the moment, and the hash of the document."""

    at: datetime
    sha256: str


def file(document: Values, form: str, sent: Sent | None = None) -> bytes:
    """Return a file of a report.

    Args:
        document: The document of the report.
        form: `pdf`, `docx`, `xlsx`, `csv` or `json`.
        sent: When it was sent; None for a preview, and the file then says that it is provisional.
    """
    if form == "json":
        return documents.canonical(document).encode()
    if form == "csv":
        return tables.csv(document)
    sent_on, sha256 = (day(sent.at), sent.sha256) if sent else ("", "")
    if form == "xlsx":
        return tables.xlsx(document, facts.of(document, sent_on=sent_on, sha256=sha256))
    write = {"pdf": pdf.written, "docx": word.written}[form]
    made_on = date.fromisoformat(document["known_on"])
    return write(paper.of(document, sent_on=sent_on, sha256=sha256), made_on=made_on)
