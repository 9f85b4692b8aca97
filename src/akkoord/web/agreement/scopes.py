"""The domains that an editor's role can be given for."""

from __future__ import annotations

from collections.abc import Iterable

from akkoord.web.agreement.models import Domain


def domains() -> Iterable[tuple[str, str]]:
    """Return each domain: what is kept in a grant, and what it is called."""
    return Domain.objects.values_list("slug", "title")
