"""The kinds of work that a job can be: each app registers its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _

from akkoord.errors import InputError
from akkoord.phrases import Sayable

Work = Callable[..., Sayable | None]
_UNNAMED = _("Work that takes a while")
_WorkT = TypeVar("_WorkT", bound=Work)


class UnknownKind(InputError):
    """No app registered this kind of work, or its module was not loaded."""

    code = "unknown_job_kind"
    message = "no work is registered as {kind!r}; known are {known}. Register it in the `actions` of an app"


class KindTaken(InputError):
    """Two functions want the same name."""

    code = "job_kind_taken"
    message = "{kind!r} is registered for {other}; choose another name for {name}"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of work: its function, how often it is tried, and how the page speaks of it."""

    name: str
    work: Work
    max_attempts: int
    title: str | LazyText
    phrases: str | None


_KINDS: dict[str, Kind] = {}


def register(
    kind: str,
    max_attempts: int = 3,
    *,
    title: str | LazyText = _UNNAMED,
    phrases: str | None = None,
) -> Callable[[_WorkT], _WorkT]:
    """Register a function as a kind of work: `work(progress, **arguments)`.

    The function may be run again after a failure or a crash: what it does twice must count once. It reports
    outside any transaction, or nobody sees the progress until that ends. What it returns, a reason or
    nothing, is shown when it is done.

    Args:
        kind: A name such as `agreement.import`; it is kept in rows, so it stays.
        max_attempts: How often it is run before it counts as failed, from 1.
        title: What the page calls it.
        phrases: The package that has the sentences for its reasons and errors, such as `akkoord.agreement`.

    Raises:
        KindTaken: if another function has that name.
    """

    def keep(work: _WorkT) -> _WorkT:
        taken = _KINDS.get(kind)
        if taken is not None and _path(taken.work) != _path(work):
            raise KindTaken(kind=kind, other=_path(taken.work), name=_path(work))
        _KINDS[kind] = Kind(kind, work, max_attempts, title, phrases)
        return work

    if max_attempts < 1:
        raise ValueError(f"{kind!r} has max_attempts={max_attempts}: it must be run at least once")
    return keep


def of(name: str) -> Kind:
    """Return a kind by its name.

    Raises:
        UnknownKind: if nothing is registered under that name.
    """
    try:
        return _KINDS[name]
    except KeyError:
        raise UnknownKind(kind=name, known=", ".join(sorted(_KINDS)) or "none") from None


def known() -> Mapping[str, Kind]:
    """Return every kind by its name."""
    return dict(_KINDS)


def _path(work: Work) -> str:
    return f"{work.__module__}.{work.__qualname__}"
