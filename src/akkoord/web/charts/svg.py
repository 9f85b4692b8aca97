"""Elements of SVG as text: names checked, values and texts escaped, no style and no script possible."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeString, mark_safe

_NAME = re.compile(r"[a-zA-Z][a-zA-Z-]*")
Value = str | int | float


@dataclass(frozen=True, slots=True)
class Words:
    """What is said about a picture.

    Attributes:
        title: What it shows.
        description: What there is to see, for who cannot see it.
        stages: The name of each stage, for a pointer that rests on it.
    """

    title: str
    description: str
    stages: Mapping[str, str] = field(default_factory=dict)


def element(name: str, *children: str, **attributes: Value) -> SafeString:
    """Return one element.

    Args:
        name: Its name.
        children: Elements made here, and texts, which are escaped.
        attributes: Their names, with `_` for `-` and a `_` behind a word of Python: `class_`, `aria_label`.

    Raises:
        ValueError: for an attribute that a strict Content-Security-Policy does not allow.

    >>> element("text", "a < b", class_="label", x=1.50)
    '<text class="label" x="1.5">a &lt; b</text>'
    >>> element("rect", width=3)
    '<rect width="3"/>'
    """
    if not _NAME.fullmatch(name):
        raise ValueError(f"{name!r} is no name of an element")
    written = "".join(_attribute(key, value) for key, value in attributes.items())
    inside = "".join(conditional_escape(child) for child in children)
    return _made(f"<{name}{written}>{inside}</{name}>" if inside else f"<{name}{written}/>")


def number(value: float) -> str:
    """Write a number as short as it can be, to a hundredth.

    >>> number(2.0), number(1 / 3), number(-0.001)
    ('2', '0.33', '0')
    """
    if isinstance(value, int):
        return str(value)
    short = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if short == "-0" else short


def image(words: Words, *children: str, name: str, class_: str, **attributes: Value) -> SafeString:
    """Return a whole picture: one image with a title and a description.

    Args:
        words: What is said about it.
        children: What is in it.
        name: Unique on the page, of letters, digits and hyphens; the ids inside start with it.
        class_: Its class.
        attributes: Others, such as `viewBox`.
    """
    return element(
        "svg",
        element("title", words.title, id=f"{name}-title"),
        element("desc", words.description, id=f"{name}-desc"),
        *children,
        class_=class_,
        role="img",
        aria_labelledby=f"{name}-title",
        aria_describedby=f"{name}-desc",
        **attributes,
    )


def _attribute(key: str, value: Value) -> str:
    return f' {_name_of(key)}="{escape(value) if isinstance(value, str) else number(value)}"'


@lru_cache(maxsize=256)
def _name_of(key: str) -> str:
    name = key.rstrip("_").replace("_", "-")
    if not _NAME.fullmatch(name) or name == "style" or name.lower().startswith("on"):
        raise ValueError(f"{name!r} is no attribute for a picture: use a class")
    return name


def _made(text: str) -> SafeString:
    return mark_safe(text)  # noqa: S308 # nosec B308 B703 - each part of it was escaped or checked above
