"""What reports, their sections and their files are called."""

from __future__ import annotations

from functools import cache

from django.conf import settings
from django.utils.translation import gettext as _

from akkoord import phrases
from akkoord.followup.report.periods import Period
from akkoord.phrases import Language, Reason, Sayable
from akkoord.web.frame import language

_PACKAGES = ("akkoord.web.reports", "akkoord.web.frame", "akkoord.web.followup", "akkoord.followup")

FORMS = {
    "pdf": ("PDF", "application/pdf"),
    "docx": ("Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "xlsx": ("Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": ("CSV", "text/csv; charset=utf-8"),
    "json": ("JSON", "application/json"),
}
"""What each form of file is called, and its type."""


def title(period: Period) -> str:
    """Return what the report of a period is called; in Dutch as the decree does."""
    year = str(period.year)
    if period.half is None:
        return _("Evaluation of %(year)s") % {"year": year}
    if period.half == 1:
        return _("Follow-up report, first half of %(year)s") % {"year": year}
    return _("Follow-up report, second half of %(year)s") % {"year": year}


def basis(period: Period) -> str:
    """Return on which law the report of a period rests."""
    if period.half is None:
        return _(
            "Articles 249 to 261 of the Flemish decree on local government (Decreet Lokaal Bestuur): the "
            "evaluation, “beleidsevaluatie”, is a part of the annual accounts"
        )
    return _(
        "Article 263 of the Flemish decree on local government (Decreet Lokaal Bestuur), which calls this "
        "report “opvolgingsrapportering”"
    )


def expected(period: Period) -> str:
    """Return when the report of a period is expected."""
    if period.due_on is None:
        return _("The law sets no day for the report of a second half year: the city chooses.")
    day = phrases.day(period.due_on, language.current())
    if period.half is None:
        return _("The council settles the accounts of that year, with this evaluation, by %(day)s.") % {
            "day": day
        }
    return _("This report must be before the council by %(day)s.") % {"day": day}


def file_name(period: Period, ending: str, spoken: str = "") -> str:
    """Return the name of a file of a report.

    >>> file_name(Period(2026, 1), "pdf", "nl"), file_name(Period(2026), "csv")
    ('opvolgingsrapportering-2026-1-nl.pdf', 'beleidsevaluatie-2026.csv')
    """
    kind = "beleidsevaluatie" if period.half is None else "opvolgingsrapportering"
    return "-".join(part for part in (kind, str(period), spoken) if part) + f".{ending}"


def languages() -> list[str]:
    """Return the languages that files are made in: those of the city."""
    return [code for code, _name in settings.LANGUAGES]


def sentence(said: Sayable) -> str:
    """Return the sentence for an error of this app, or for a reason of the engine.

    Raises:
        UnknownPhrase: if none has one.
    """
    if not said.values:
        return _without_values(said.code, language.current())
    return _sentence(said, language.current())


@cache
def _without_values(code: str, reader: Language) -> str:
    # Said for each of hundreds of promises: the name of a stage, that there is proof now.
    return _sentence(Reason(code), reader)


def _sentence(said: Sayable, reader: Language) -> str:
    package = next((one for one in _PACKAGES if said.code in phrases.load(one, reader)), _PACKAGES[-1])
    return phrases.say(said, reader, package=package)
