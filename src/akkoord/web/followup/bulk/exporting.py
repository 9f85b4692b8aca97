"""The sheet as it goes out: the same columns that come in, with how every promise stands now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from akkoord.web.followup.bulk import standing
from akkoord.web.followup.bulk.columns import COLUMNS
from akkoord.web.followup.bulk.standing import Now
from akkoord.web.followup.reach import EVERYTHING, Reach
from akkoord.web.frame import language
from akkoord.web.spreadsheets import comma, workbook
from akkoord.web.spreadsheets.table import Table, Words

CONTENT_TYPES = {"csv": comma.CONTENT_TYPE, "xlsx": workbook.CONTENT_TYPE}


def exported(form: str, on: date, reach: Reach = EVERYTHING) -> bytes:
    """Return the promises within reach as a sheet, "csv" or "xlsx"; the same stand gives the same bytes."""
    stands = (one for one in standing.now(on).values() if reach.covers(one.service))
    table = Table(
        "followup", Words("Opvolging", "Follow-up"), COLUMNS, rows(stands),
        Words("Een belofte, en hoe het ermee staat.", "A promise, and where it stands."),
    )  # fmt: skip
    if form == "csv":
        return comma.written(table)
    about = [
        (_("The city"), settings.CITY.name),
        (_("As it stood on"), date_format(on, "j F Y")),
        (
            _("How to use this sheet"),
            _("An empty cell changes nothing. A “-” takes away what stands there."),
        ),
    ]
    return workbook.written([table], about, language.current())


def rows(stands: Iterable[Now]) -> Iterator[dict[str, Any]]:
    """Return the rows of promises, by the names of the columns."""
    for one in stands:
        last = one.proof[-1] if one.proof else None
        yield {
            "number": one.number,
            "text": one.text,
            "domain": one.domain,
            "stage": one.stage,
            "true_on": one.true_on,
            "proof_kind": last.kind if last else "",
            "proof_reference": last.reference if last else "",
            "proof_title": last.title if last else "",
            "proof_seen_on": last.seen_on if last else None,
            "remark": one.remark,
            "deadline": one.deadline,
            "service": one.service,
            "office": one.office,
            "weight": one.weight,
            "partners": sorted(one.partners),
            "keepers": sorted(one.keepers),
            "due": one.due,
            "is_claimed": one.is_claimed,
            "is_overdue": one.is_overdue,
        }
