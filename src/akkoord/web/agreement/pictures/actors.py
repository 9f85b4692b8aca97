"""Who takes part: the actors that promises name, by the number of promises."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from akkoord.web.agreement import marked
from akkoord.web.agreement.marked import Named
from akkoord.web.agreement.models import Name, Version
from akkoord.web.agreement.pictures.drawn import Drawn, names
from akkoord.web.charts import lengths
from akkoord.web.charts.lengths import Row

NAME = "actoren"
SHOWN = 20
"""How many actors have a bar of their own; the others are one line."""


def draw(version: Version) -> Drawn:
    """Draw who is named most; the table holds everybody."""
    found = marked.named(version, Name.Kind.ACTOR)
    rows = _rows(found)
    return Drawn(
        name=NAME,
        title=_("Who takes part"),
        summary=_summary(found, marked.naming(version, Name.Kind.ACTOR) if found else 0),
        description="; ".join(f"{row.name}: {row.shown}" if row.shown else row.name for row in rows),
        wide=lengths.wide(rows, name=names(NAME)[0]),
        narrow=lengths.narrow(rows, name=names(NAME)[1]),
        table=found,
        remark=_("Counted are the promises that name them. The reader of the agreement found the names."),
    )


def _rows(found: Sequence[Named]) -> list[Row]:
    rows = [Row(one.name, one.promises, number_format(one.promises)) for one in found[:SHOWN]]
    others = found[SHOWN:]
    if not others:
        return rows
    values = {"number": number_format(len(others)), "times": number_format(sum(o.promises for o in others))}
    others_in_words = ngettext(
        "and %(number)s other, %(times)s times",
        "and %(number)s others, %(times)s times",
        len(others),
    )
    return [*rows, Row(others_in_words % values)]


def _summary(found: Sequence[Named], naming: int) -> str:
    if not found:
        return _("No promise names anybody.")
    actors = ngettext("%(number)s actor", "%(number)s actors", len(found)) % {
        "number": number_format(len(found))
    }
    promises = ngettext("%(number)s promise", "%(number)s promises", naming) % {
        "number": number_format(naming)
    }
    return _("%(actors)s in %(promises)s. Named most: %(most)s.") % {
        "actors": actors,
        "promises": promises,
        "most": found[0].name,
    }
