"""Which right or status opens which other, from `status_graph.yaml`; a test shows each of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Literal

import yaml

from akkoord.phrases import Language

Kind = Literal["benefit", "right", "fact", "figure"]
Effect = Literal["opens", "changes_amount", "sets_limit"]


@dataclass(frozen=True, slots=True)
class Arrow:
    """One arrow: what is held or known on the left does something to a right.

    Attributes:
        kind: "benefit": a benefit that a person holds; "right": a right that the engine decides itself;
            "fact": a fact; "figure": a figure that stands beside another right.
        source: The name of that benefit, right, fact or figure.
        target: The id of the right.
        effect: "opens": it is enough, with the other conditions of the right. "changes_amount": the right
            stays, the amount differs. "sets_limit": the figure is, or moves, a limit of the right.
        when: Under which condition, by language.
        first_day: Since when; None = as long as the rules of the right hold.
        last_day: Until when; None while it stands.
    """

    kind: Kind
    source: str
    target: str
    effect: Effect
    when: Mapping[Language, str]
    first_day: date | None = None
    last_day: date | None = None


@cache
def arrows() -> tuple[Arrow, ...]:
    """Return every arrow, in the order of the file.

    >>> [arrow.target for arrow in arrows() if arrow.source == "igo"][:2]
    ['verhoogde_tegemoetkoming', 'sociaal_tarief_energie']
    """
    text = (resources.files(__package__) / "status_graph.yaml").read_text(encoding="utf-8")
    return tuple(
        Arrow(
            kind=group["kind"],
            source=group["from"],
            target=one["to"],
            effect=one["effect"],
            when=one["when"],
            first_day=one.get("first_day"),
            last_day=one.get("last_day"),
        )
        for group in yaml.safe_load(text)
        for one in group["arrows"]
    )
