"""What history says of files, told to people: a sentence for each kind of event."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from akkoord.web.files import kinds
from akkoord.web.history.telling import Tell


def _kept(payload: Mapping[str, Any]) -> str:
    return _("A file was kept: {kind}, {size}.").format(**_described(payload))


def _erased(payload: Mapping[str, Any]) -> str:
    return _("A file was erased: {kind}, {size}. Its fingerprint stays.").format(**_described(payload))


def _published(payload: Mapping[str, Any]) -> str:
    return _("A file can be read by everybody from now on: {kind}, {size}.").format(**_described(payload))


def _described(payload: Mapping[str, Any]) -> dict[str, Any]:
    return {"kind": kinds.KINDS[payload["kind"]].title, "size": filesizeformat(payload["size"])}


TELLING: dict[str, Tell] = {"files.kept": _kept, "files.erased": _erased, "files.published": _published}

TITLES: dict[str, LazyText] = {
    "files.kept": gettext_lazy("A file was kept"),
    "files.erased": gettext_lazy("A file was erased"),
    "files.published": gettext_lazy("A file became public"),
}
"""What each kind is called in the filter of the history."""
