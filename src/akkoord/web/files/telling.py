"""What history says of files, told to people: a sentence for each kind of event."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.utils.functional import lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from akkoord.web.files import kinds

Tell = Callable[[Mapping[str, Any]], Any]
# Written when it is shown, with the decimal comma or point of that page.
_size = lazy(filesizeformat, str)


def _kept(payload: Mapping[str, Any]) -> Any:
    return format_lazy(_("A file was kept: {kind}, {size}."), **_described(payload))


def _erased(payload: Mapping[str, Any]) -> Any:
    return format_lazy(_("A file was erased: {kind}, {size}. Its fingerprint stays."), **_described(payload))


def _described(payload: Mapping[str, Any]) -> dict[str, Any]:
    return {"kind": kinds.KINDS[payload["kind"]].title, "size": _size(payload["size"])}


TELLING: dict[str, Tell] = {"files.kept": _kept, "files.erased": _erased}

TITLES: dict[str, Any] = {"files.kept": _("A file was kept"), "files.erased": _("A file was erased")}
"""What each kind is called in the filter of the history."""
