"""The whole agreement: tiles for each domain, in pictures of their own or in one, and one bar of stages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from akkoord.web.agreement import queries, stages
from akkoord.web.agreement.models import PromiseText, Version
from akkoord.web.agreement.pictures.drawn import Drawn, names
from akkoord.web.agreement.queries import Glance
from akkoord.web.agreement.stages import Count, Stages
from akkoord.web.charts import bars, blocks, tiles
from akkoord.web.charts.blocks import Block
from akkoord.web.charts.svg import Words

NAME = "akkoord"

Seen = Glance | PromiseText


@dataclass(frozen=True, slots=True)
class Picture:
    """The promises of one domain, or of those outside any.

    Attributes:
        title: Its title.
        is_own_words: Whether the title is the agreement's own, and so in the language of the agreement.
        address: Where these promises are listed.
        drawing: The picture; empty for a row of the table.
        promises: How many there are.
        goals: How many of them are goals.
        measurable: How many of them have a number or a date.
        counts: How many are in each stage that occurs on the page, zero included.
    """

    title: str
    is_own_words: bool
    address: str
    drawing: SafeString | str
    promises: int
    goals: int
    measurable: int
    counts: list[int]


@dataclass(frozen=True, slots=True)
class Overview:
    """The whole agreement in pictures.

    Attributes:
        pictures: One for each domain, and one for the promises outside any.
        counts: How many promises are in each stage that occurs.
        bar: The stages in one bar; empty while nothing is known of any promise.
    """

    pictures: list[Picture]
    counts: list[Count]
    bar: SafeString | str


def of(version: Version, on: date) -> Overview:
    """Return the pictures of a version on a day."""
    seen = queries.glances(version)
    known = stages.on([one.promise_id for one in seen], on)
    counts = known.counts(one.promise_id for one in seen)
    groups = _groups(version, seen)
    pictures = [_picture(group, known, counts, len(seen)) for group in groups if group.promises]
    return Overview(pictures, counts, _bar(counts, known) if _is_anything_known(counts) else "")


def draw(version: Version, on: date) -> Drawn:
    """Draw the whole agreement in one picture; its table is the overview without its drawings."""
    seen = queries.glances(version)
    known = stages.on([one.promise_id for one in seen], on)
    counts = known.counts(one.promise_id for one in seen)
    groups = [group for group in _groups(version, seen) if group.promises]
    cells = [
        Block(group.title, number_format(len(group.promises)), [_tile(one, known) for one in group.promises])
        for group in groups
    ]
    wide, narrow = names(NAME)
    return Drawn(
        name=NAME,
        title=_("The agreement in one picture"),
        summary=_summary(seen, counts),
        description=_words("", seen, known).description,
        wide=blocks.wide(cells, known.names, name=wide),
        narrow=blocks.narrow(cells, known.names, name=narrow),
        table=[_row(group, known, counts) for group in groups],
        counts=counts,
        remark=_remark(len(seen)),
    )


def _summary(seen: Sequence[Seen], counts: Sequence[Count]) -> str:
    known = sum(count.number for count in counts if count.code != stages.UNKNOWN)
    values = {"number": number_format(len(seen)), "known": number_format(known)}
    if not known:
        return _("Nobody has recorded yet where the promises stand.")
    return _("Of %(known)s of the %(number)s promises it is known where they stand.") % values


def _remark(promises: int) -> str:
    if promises > tiles.MOST_TILES:
        return _("Each bar is a domain: the longer, the more promises.")
    return _(
        "Each block is a promise. A wide block is a goal, a square one an action. "
        "A block with an edge can be measured: it has a number or a date."
    )


def of_domain(title: str, seen: Sequence[Seen], known: Stages) -> SafeString:
    """Return the picture of one domain, for its own page."""
    words = _words(title, seen, known)
    return tiles.draw([_tile(one, known) for one in seen], words, name="domain")


@dataclass(frozen=True, slots=True)
class _Group:
    name: str
    title: str
    is_own_words: bool
    address: str
    promises: list[Glance]


def _groups(version: Version, seen: Sequence[Glance]) -> list[_Group]:
    all_promises = reverse("agreement:promises")
    outside = [one for one in seen if one.domain_id is None]
    highlights = [one for one in outside if one.level == "highlight"]
    pillars = [one for one in outside if one.level == "pillar"]
    others = [one for one in outside if one.level not in ("highlight", "pillar")]
    inside: dict[int | None, list[Glance]] = defaultdict(list)
    for one in seen:
        inside[one.domain_id].append(one)
    return [
        *(
            _Group(f"d{domain.pk}", domain.title, True, domain.get_absolute_url(), inside[domain.pk])
            for domain in queries.domains(version)
        ),
        _Group("highlights", _("Highlights"), False, f"{all_promises}?kind=highlight", highlights),
        _Group("pillars", _("From the introduction"), False, f"{all_promises}?kind=pillar", pillars),
        _Group("others", _("Outside a domain"), False, all_promises, others),
    ]


def _picture(group: _Group, known: Stages, counts: Sequence[Count], on_page: int) -> Picture:
    drawing = tiles.draw(
        [_tile(one, known) for one in group.promises],
        _words(group.title, group.promises, known),
        name=group.name,
        on_page=on_page,
    )
    return _row(group, known, counts, drawing)


def _row(group: _Group, known: Stages, counts: Sequence[Count], drawing: SafeString | str = "") -> Picture:
    own = {count.code: count.number for count in known.counts(one.promise_id for one in group.promises)}
    return Picture(
        title=group.title,
        is_own_words=group.is_own_words,
        address=group.address,
        drawing=drawing,
        promises=len(group.promises),
        goals=sum(one.is_goal for one in group.promises),
        measurable=sum(one.is_measurable for one in group.promises),
        counts=[own.get(count.code, 0) for count in counts],
    )


def _tile(one: Seen, known: Stages) -> tiles.Tile:
    return tiles.Tile(known.of(one.promise_id).code, one.is_goal, one.is_measurable)


def _words(title: str, seen: Sequence[Seen], known: Stages) -> Words:
    number = len(seen)
    stages_in_words = ", ".join(
        f"{count.name} {count.number}" for count in known.counts(one.promise_id for one in seen)
    )
    description = ngettext("%(number)s promise: %(stages)s.", "%(number)s promises: %(stages)s.", number) % {
        "number": number,
        "stages": stages_in_words,
    }
    return Words(title, description, known.names)


def _bar(counts: Sequence[Count], known: Stages) -> SafeString:
    description = ", ".join(f"{count.name} {count.number}" for count in counts)
    words = Words(_("Where the promises stand"), description, known.names)
    return bars.draw({count.code: count.number for count in counts}, words, name="stages")


def _is_anything_known(counts: Sequence[Count]) -> bool:
    return any(count.code != stages.UNKNOWN for count in counts)
