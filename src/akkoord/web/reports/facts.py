"""What a report is and what its counts come to, in words, in the language of the page or file."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from akkoord import phrases
from akkoord.followup.report.document import Values
from akkoord.web.frame import language
from akkoord.web.frame.templatetags.frame import day, euro
from akkoord.web.reports import naming, parts


def of(document: Values, *, sent_on: str = "", sha256: str = "") -> Iterable[tuple[str, str]]:
    """Yield what a report is, each with its name."""
    compared = document["compared_with"]
    period = parts.period_of(document)
    yield _("Agreement"), document["agreement"]
    yield _("Situation on"), day(period.last_day)
    yield _("Counts what was recorded up to"), _iso(document["known_on"])
    if sent_on:
        yield _("Sent on"), sent_on
    if document["due_on"]:
        yield _("Before the council by"), _iso(document["due_on"])
    yield _("Legal basis"), naming.basis(period)
    if compared:
        yield _("Compared with"), said_of_last(compared)
    yield _("Planned money"), planned(document)
    yield _("Spent money"), spent()
    if document["replaces"]:
        yield _("Replaces the report with hash"), document["replaces"]
    if sha256:
        yield _("Hash (SHA-256) of the report as JSON"), sha256


def said_of_last(compared: Values) -> str:
    """Return with what a report was compared, in words."""
    days = {"last": _iso(compared["last_day"]), "known": _iso(compared["known_on"])}
    if compared["sha256"]:
        return _("the report on the situation of %(last)s, which counted up to %(known)s") % days
    return _("what was known on %(known)s; no report was sent then") % days


def planned(document: Values) -> str:
    """Return what is planned, over all years and in the year of the report, in words."""
    year = str(document["period"]["year"])
    values = {"euro": euro(document["planned_cents"]), "year": year}
    values["then"] = euro(document["planned_cents_by_year"].get(year, 0))
    return (
        _(
            "%(euro)s over all years of the plan, of which %(then)s in %(year)s; each action of the plan is "
            "counted once"
        )
        % values
    )


def spent() -> str:
    """Return what is known of the money that was spent, in words."""
    return _("unknown here: it stands in the accounts of the city (schemes J1 and T2)")


def figures(document: Values) -> list[str]:
    """Return what the counts of a report come to, in sentences."""
    counts = document["counts"]
    spoken = language.current()

    def number(key: str) -> dict[str, str]:
        return {"number": phrases.number(counts[key], spoken)}

    known = phrases.number(counts["promises"] - counts["no_information"], spoken)
    found = [
        _("There is information on %(known)s of the %(all)s promises.")
        % {"known": known, "all": number("promises")["number"]},
        ngettext("%(number)s promise is overdue.", "%(number)s promises are overdue.", counts["overdue"])
        % number("overdue"),
        ngettext(
            "%(number)s promise has a stage without proof.",
            "%(number)s promises have a stage without proof.",
            counts["claimed"],
        )
        % number("claimed"),
    ]
    if document["compared_with"]:
        changed = ngettext(
            "Something changed for %(number)s promise since the last report.",
            "Something changed for %(number)s promises since the last report.",
            counts["changed"],
        )
        found.append(changed % number("changed"))
    return [*found, _("Promises without information are in none of the other figures.")]


def _iso(day_text: str) -> str:
    return day(date.fromisoformat(day_text))
