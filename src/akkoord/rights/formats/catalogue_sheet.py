"""The catalogue as JSON: what `akkoord rights catalogue` writes, version 1."""

from __future__ import annotations

from typing import Any

from akkoord.rights import contents, status_graph
from akkoord.rights.household_right import HouseholdRight
from akkoord.rights.law_book import LawBook, in_force
from akkoord.rights.status_graph import Arrow

VERSION = 1


def to_dict(book: LawBook | None = None) -> dict[str, Any]:
    """Return every right, by id, and which of them opens which other.

    Args:
        book: The law; None for the law as it stands.

    >>> [right["id"] for right in to_dict()["rights"] if right["level"] == "municipal"][:2]
    ['genk_afval', 'genk_geboortepremie']
    """
    book = book or in_force()
    return {
        "version": VERSION,
        "rights": [right_to_dict(right, book) for right in book.rights],
        "status_graph": [_arrow(arrow) for arrow in status_graph.arrows()],
    }


def right_to_dict(right: HouseholdRight, book: LawBook) -> dict[str, Any]:
    """Return all that is said about one right, and what its rules look at."""
    about = right.about
    return {
        "id": right.id,
        "name": dict(about.name),
        "level": about.level,
        "authority": about.authority,
        "granted_to": dict(about.granted_to),
        "automatic": {"how": about.automatic, **about.automatic_how},
        "legal_basis": {"text": about.legal_basis, "checked": about.is_basis_checked},
        "conditions": [dict(text) for text in about.conditions],
        "not_modelled": [dict(text) for text in about.not_modelled],
        "unit": right.unit or None,
        "computable": right.is_computable,
        "not_computable": None if right.not_computable is None else dict(right.not_computable),
        "rules_from": [rule.valid_from.isoformat() for rule in right.entitlement],
        "also": list(right.also),
        "facts": [{"name": fact.name, "of": fact.of} for fact in contents.facts_of(right)],
        "figures": list(contents.figures_of(right, book)),
        "beside": list(right.figures),
        "sources": list(about.sources),
    }


def _arrow(arrow: Arrow) -> dict[str, Any]:
    return {
        "kind": arrow.kind,
        "from": arrow.source,
        "to": arrow.target,
        "effect": arrow.effect,
        "when": dict(arrow.when),
        "first_day": arrow.first_day.isoformat() if arrow.first_day else None,
        "last_day": arrow.last_day.isoformat() if arrow.last_day else None,
    }
