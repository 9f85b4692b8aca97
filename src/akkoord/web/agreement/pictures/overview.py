"""The whole agreement: tiles for each domain, in pictures of their own or in one, and one bar of stages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from akkoord.web.agreement import queries, stages
from akkoord.web.agreement.models import PromiseText, Version, is_goal
from akkoord.web.agreement.pictures.drawn import Drawn, names
from akkoord.web.agreement.queries import Glance
from akkoord.web.agreement.stages import Count, Stages
from akkoord.web.charts import bars, blocks, tiles
from akkoord.web.charts.blocks import Block
from akkoord.web.charts.svg import Words

NAME = "akkoord"

_OUTSIDE = ("highlight", "pillar")
"""What stands outside the domains and is shown under a heading of its own."""

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
    whole = _whole(version, on)
    counts = whole.counts
    pictures = [_picture(group, whole) for group in whole.groups]
    bar = _bar(counts, whole.names) if _is_anything_known(counts) else ""
    return Overview(pictures, counts, bar)


def draw(version: Version, on: date, known: Stages | None = None) -> Drawn:
    """Draw the whole agreement in one picture; its table is the overview without its drawings.

    Args:
        version: The version.
        on: The day of which the stages are shown.
        known: The stages, where they were asked for before.
    """
    whole = _whole(version, on, known)
    cells = [
        Block(
            group.title,
            number_format(len(group.promises)),
            group.codes,
            [] if whole.is_large else _tiles(group.promises, whole.known),
        )
        for group in whole.groups
    ]
    wide, narrow = names(NAME)
    return Drawn(
        name=NAME,
        title=_("The agreement in one picture"),
        summary=_summary(whole.promises, whole.counts),
        description=_words("", whole.codes, whole.names).description,
        wide=blocks.wide(cells, whole.names, name=wide),
        narrow=blocks.narrow(cells, whole.names, name=narrow),
        table=[_row(group, whole) for group in whole.groups],
        counts=whole.counts,
        remark=_remark(whole.promises),
    )


def _summary(promises: int, counts: Sequence[Count]) -> str:
    known = sum(count.number for count in counts if count.code != stages.UNKNOWN)
    values = {"number": number_format(promises), "known": number_format(known)}
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
    words = _words(title, known.codes(one.promise_id for one in seen), known.names)
    return tiles.draw(_tiles(seen, known), words, name="domain")


@dataclass(frozen=True, slots=True)
class _Group:
    name: str
    title: str
    is_own_words: bool
    address: str
    promises: list[Glance]
    codes: Counter[str]


@dataclass(frozen=True, slots=True)
class _Whole:
    """The groups that hold anything; what is told of each stage is counted once."""

    groups: list[_Group]
    known: Stages
    names: dict[str, str]
    codes: Counter[str]
    promises: int

    @property
    def is_large(self) -> bool:
        return self.promises > tiles.MOST_TILES

    @property
    def counts(self) -> list[Count]:
        return stages.named(self.codes, self.names)


def _whole(version: Version, on: date, known: Stages | None = None) -> _Whole:
    seen = queries.glances(version)
    known = known or stages.on([one.promise_id for one in seen], on)
    groups = list(_groups(version, seen, known))
    codes = sum((group.codes for group in groups), Counter[str]())
    return _Whole(groups, known, known.names, codes, len(seen))


def _groups(version: Version, seen: Sequence[Glance], known: Stages) -> Iterator[_Group]:
    inside: dict[int | str, list[Glance]] = defaultdict(list)
    for one in seen:
        inside[one.domain_id or (one.level if one.level in _OUTSIDE else "")].append(one)
    all_promises = reverse("agreement:promises")
    headings: list[tuple[int | str, str, str, bool, str]] = [
        *(
            (domain.pk, f"d{domain.pk}", domain.title, True, domain.get_absolute_url())
            for domain in queries.domains(version)
        ),
        ("highlight", "highlights", _("Highlights"), False, f"{all_promises}?kind=highlight"),
        ("pillar", "pillars", _("From the introduction"), False, f"{all_promises}?kind=pillar"),
        ("", "others", _("Outside a domain"), False, all_promises),
    ]
    for key, name, title, is_own_words, address in headings:
        if found := inside.get(key):
            codes = known.codes(one.promise_id for one in found)
            yield _Group(name, title, is_own_words, address, found, codes)


def _picture(group: _Group, whole: _Whole) -> Picture:
    words = _words(group.title, group.codes, whole.names)
    if whole.is_large:
        return _row(group, whole, bars.draw(group.codes, words, name=group.name))
    return _row(group, whole, tiles.draw(_tiles(group.promises, whole.known), words, name=group.name))


def _row(group: _Group, whole: _Whole, drawing: SafeString | str = "") -> Picture:
    levels = Counter(one.level for one in group.promises)
    return Picture(
        title=group.title,
        is_own_words=group.is_own_words,
        address=group.address,
        drawing=drawing,
        promises=len(group.promises),
        goals=sum(number for level, number in levels.items() if is_goal(level)),
        measurable=sum(one.is_measurable for one in group.promises),
        counts=[group.codes[count.code] for count in whole.counts],
    )


def _tiles(seen: Sequence[Seen], known: Stages) -> list[tiles.Tile]:
    return [tiles.Tile(known.of(one.promise_id).code, one.is_goal, one.is_measurable) for one in seen]


def _words(title: str, codes: Counter[str], stage_names: Mapping[str, str]) -> Words:
    number = codes.total()
    in_words = ", ".join(f"{count.name} {count.number}" for count in stages.named(codes, stage_names))
    description = ngettext("%(number)s promise: %(stages)s.", "%(number)s promises: %(stages)s.", number) % {
        "number": number,
        "stages": in_words,
    }
    return Words(title, description, stage_names)


def _bar(counts: Sequence[Count], stage_names: Mapping[str, str]) -> SafeString:
    description = ", ".join(f"{count.name} {count.number}" for count in counts)
    words = Words(_("Where the promises stand"), description, stage_names)
    return bars.draw({count.code: count.number for count in counts}, words, name="stages")


def _is_anything_known(counts: Sequence[Count]) -> bool:
    return any(count.code != stages.UNKNOWN for count in counts)
