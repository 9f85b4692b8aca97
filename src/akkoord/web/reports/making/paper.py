"""A report as a document for paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from akkoord import phrases
from akkoord.followup.report.document import Values
from akkoord.web.followup.shown import Shown
from akkoord.web.frame import language
from akkoord.web.frame.templatetags.frame import day, euro
from akkoord.web.reports import facts, lines, naming, parts, picture
from akkoord.web.reports.addresses import whole
from akkoord.web.reports.lines import Line, StageCount
from akkoord.web.reports.making.blocks import (
    DUTCH,
    Block,
    Bullets,
    Heading,
    Look,
    Paper,
    Paragraph,
    Picture,
    Table,
    Text,
)


def of(document: Values, *, sent_on: str, sha256: str) -> Paper:
    """Return a document as paper, in the language that is spoken now.

    Args:
        document: The document.
        sent_on: The day on which it was sent, in words; empty for a preview.
        sha256: Its hash; empty for a preview.
    """
    notices = [settings.CITY.notice.get(language.current(), "") if settings.CITY.is_made_up else ""]
    if not sent_on:
        notices.append(_("Provisional: this report was not sent to the council yet."))
    return Paper(
        title=f"{naming.title(parts.period_of(document))}: {document['city']}",
        author=document["city"],
        language=language.current(),
        notice=" ".join(filter(None, notices)),
        facts=tuple(facts.of(document, sent_on=sent_on, sha256=sha256)),
        blocks=tuple(_blocks(document)),
        contents=_("Contents"),
        page=_("page {now} of {all}"),
        look=_look(),
    )


def _look() -> Look:
    theme = settings.CITY.theme
    if theme is None:
        return Look()
    look = Look(theme.accent) if theme.accent else Look()
    logo = theme.logo
    return replace(look, logo=logo.content, logo_form=logo.ending, logo_text=logo.text) if logo else look


def _blocks(document: Values) -> Iterable[Block]:
    counts = lines.stages(document)
    yield from _written(document["words"])
    yield Heading(1, _("The figures"))
    yield from (Paragraph(Text(text)) for text in facts.figures(document))
    yield Picture(*picture.as_file(counts, f"{document['city']}, {day(parts.period_of(document).last_day)}"))
    yield _difference(counts, has_last=document["compared_with"] is not None)
    yield Heading(1, _("By domain"))
    yield _groups(_("Promises by domain, and where they stand"), _("Domain"), document["domains"])
    if document["services"]:
        yield Heading(1, _("By service"))
        yield _groups(_("Promises by service, and where they stand"), _("Service"), document["services"])
    yield from _gone(document)
    for section in parts.groups(document, "domains"):
        rows = [row for row in document["promises"] if row["domain"] == section.title]
        yield Heading(1, section.title or _("Without a domain"), DUTCH if section.title else "")
        yield from _written((section.group or {})["words"])
        yield from _promises(section.title, lines.of(rows))


def _difference(counts: Sequence[StageCount], *, has_last: bool) -> Table:
    spoken = language.current()
    header = [_("Stage"), _("Promises")]
    if has_last:
        header += [_("Last report"), _("Difference")]
    rows = []
    for one in counts:
        cells = [one.name, phrases.number(one.promises, spoken)]
        if one.before is not None:
            cells += [phrases.number(one.before, spoken), one.difference]
        rows.append(tuple((Text(cell),) for cell in cells))
    return Table(
        _("Promises by stage"),
        tuple(header),
        tuple(rows),
        shares=(3, *(1 for _column in header[1:])),
        numbers=tuple(range(1, len(header))),
    )


def _groups(caption: str, name: str, groups: Sequence[Values]) -> Table:
    spoken = language.current()
    keys = ("promises", "no_information", "claimed", "overdue", "changed")
    header = (name, _("Promises"), _("No information"), _("Without proof"), _("Overdue"), _("Changed since"))
    rows = tuple(
        (
            (Text(group["title"] or _("none"), language=DUTCH if group["title"] else ""),),
            *((Text(phrases.number(group["counts"][key], spoken)),) for key in keys),
            (Text(euro(group["planned_cents"])),),
        )
        for group in groups
    )
    return Table(
        caption, (*header, _("Planned")), rows, shares=(5, 2, 2, 2, 2, 2, 3), numbers=tuple(range(1, 7))
    )


def _gone(document: Values) -> Iterable[Block]:
    if document["gone"]:
        yield Heading(1, _("No longer in the agreement"))
        yield Bullets(tuple(Text(one["text"], language=DUTCH) for one in document["gone"]))


def _promises(domain: str, promises: Sequence[Line]) -> Iterable[Block]:
    told = [one for one in promises if not one.is_silent]
    silent = [one for one in promises if one.is_silent]
    if told:
        yield Table(
            caption=_("What is known of the promises of this domain"),
            header=(_("Promise"), _("Where it stands"), _("What changed"), _("Planned money")),
            rows=tuple(_row(one) for one in told),
            shares=(10, 5, 5, 3),
            numbers=(3,),
        )
    if silent:
        said = ngettext(
            "Nothing to report on %(number)s promise:",
            "Nothing to report on %(number)s promises:",
            len(silent),
        )
        yield Paragraph(Text(said % {"number": phrases.number(len(silent), language.current())}))
        yield Bullets(tuple(_silent(one) for one in silent))


def _silent(line: Line) -> Text:
    service = f" ({line.service})" if line.service else ""
    return Text(f"{line.text}{service}", whole(line.address), DUTCH)


def _row(line: Line) -> tuple[tuple[Text, ...], ...]:
    promise = [Text(line.text, whole(line.address), DUTCH, is_strong=True)]
    if line.service:
        promise.append(Text(_("Service: %(name)s") % {"name": line.service}, is_soft=True))
    for name, sources in (
        (_("Proof"), line.proof),
        (_("Decisions"), line.decisions),
        (_("Checks"), line.checks),
    ):
        promise += [_source(name, one) for one in sources]
    stand = [Text(line.stand.name, is_strong=True)]
    if line.stand.since:
        stand.append(Text(_("since %(day)s") % {"day": day(line.stand.since)}))
    if line.stand.is_known:
        stand.append(Text(_("without proof") if line.stand.is_claimed else _("with proof")))
    if line.stand.is_overdue:
        stand.append(Text(_("overdue"), is_strong=True))
    if line.deadline:
        stand.append(Text(f"{_('To be kept by')}: {day(line.deadline)}"))
    changes = tuple(Text(change) for change in line.changes)
    return tuple(promise), tuple(stand), changes, (Text(euro(line.planned_cents)),)


def _source(name: str, one: Shown) -> Text:
    kind = f" ({one.kind})" if one.kind else ""
    seen = f", {_('seen on %(day)s') % {'day': day(one.seen_on)}}" if one.seen_on else ""
    file = f", SHA-256: {one.sha256}" if one.sha256 else ""
    return Text(f"{name}{kind}: {one.words}{seen}{file}", whole(one.address), is_soft=True)


def _written(words: str) -> Iterable[Block]:
    for part in words.replace("\r\n", "\n").split("\n\n"):
        if part.strip():
            yield Paragraph(Text(" ".join(part.split()), language=DUTCH))
