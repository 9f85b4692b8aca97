"""How a stage is filled: a colour by its class, and a pattern where colour alone would tell."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.safestring import SafeString

from akkoord.web.charts.svg import element

ORDER = (
    "delivered", "in_progress", "in_preparation", "not_started", "changed", "dropped", "cannot_be_judged",
    "no_information",
)  # fmt: skip
"""The stages in the order of a bar: from what is there to what is not known."""

_CLAIMED = "-claimed"
_ALL = tuple(code for stage in ORDER for code in (stage, f"{stage}{_CLAIMED}"))

_SIZE = 6
_HATCH = "M-1.5-1.5 7.5 7.5M-1.5 4.5 1.5 7.5M4.5-1.5 7.5 1.5"
_MARKS = {
    "in_progress": "M-1 1 1-1M-1 7 7-1M5 7 7 5",
    "changed": "M1.5 1.5h.01M4.5 4.5h.01",
    "dropped": "M0 3h6",
    "cannot_be_judged": "M1.5 0v6M4.5 0v6",
}


def patterns(stages: Iterable[str], name: str) -> list[SafeString]:
    """Return the patterns that these stages need, in one list of definitions; none where colours do."""
    present = set(stages)
    needed = [stage for stage in _ALL if stage in present and (stage in _MARKS or is_claimed(stage))]
    return [element("defs", *(_pattern(stage, name) for stage in needed))] if needed else []


def fill(stage: str, name: str) -> dict[str, str]:
    """Return the attributes that fill a shape, in the picture of this name, for a stage."""
    if stage in _MARKS or is_claimed(stage):
        return {"class_": f"fill-{stage}", "fill": f"url(#{name}-{stage})"}
    return {"class_": f"fill-{stage}"}


def in_order(stages: Iterable[str]) -> list[str]:
    """Return these stages once each, in the order in which they are shown; unknown ones come last.

    >>> in_order(["no_information", "delivered", "no_information"])
    ['delivered', 'no_information']
    """
    found = set(stages)
    return [stage for stage in _ALL if stage in found] + sorted(found.difference(_ALL))


def claimed(stage: str) -> str:
    """Return the code by which pictures know a stage without proof: hatched where the stage is filled."""
    return f"{stage}{_CLAIMED}"


def is_claimed(code: str) -> bool:
    """Whether a code is of a stage without proof."""
    return code.endswith(_CLAIMED)


def _pattern(stage: str, name: str) -> SafeString:
    return element(
        "pattern",
        element("path", d=f"M0 0h{_SIZE}v{_SIZE}H0z", class_=f"ground-{stage}"),
        element("path", d=_MARKS.get(stage, _HATCH), class_=f"mark-{stage}"),
        id=f"{name}-{stage}",
        width=_SIZE,
        height=_SIZE,
        patternUnits="userSpaceOnUse",
    )
