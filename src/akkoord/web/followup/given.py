"""Proof, plans and amounts as somebody gives them: checked once, here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from akkoord.errors import InputError
from akkoord.web.followup.models import Plan, Proof
from akkoord.web.frame import national_numbers

LONGEST_PLAN_YEARS = 12
# A thousand billion euros: more than any city plans, and far from what a column of the database holds.
_MOST_CENTS = 10**14
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?=\S)", re.IGNORECASE)


class UnknownProofKind(InputError):
    """Proof is of a kind that does not exist."""

    code = "unknown_proof_kind"
    message = "{kind!r} is no kind of proof; use one of {known}"
    field = "kind"


class NoReference(InputError):
    """Proof does not say where it is found."""

    code = "no_reference"
    message = "proof of kind {kind} says nowhere where it is found; give an address, or name the document"
    field = "reference"


class NotAnAddress(InputError):
    """Proof that should be, or looks like, an address is none that can be opened."""

    code = "not_an_address"
    message = (
        "{reference!r} is no web address; write it whole, like https://www.example.org/page, without spaces"
    )
    field = "reference"


class WrongPlan(InputError):
    """A plan has no title, or years that cannot be."""

    code = "wrong_plan"
    message = (
        "plan {title!r} from {first_year} to {last_year}: give a title, and at most {longest} years in order"
    )


class AmountOutsidePlan(InputError):
    """An amount is for a year outside the plan, or is larger than can be."""

    code = "amount_outside_plan"
    message = "action {action} has {cents} cents for {year}, which plan {plan} cannot hold"


def is_address(reference: str) -> bool:
    """Tell whether a text is a whole web address without spaces.

    >>> is_address("https://stad.example/a"), is_address("javascript:alert(1)"), is_address("https://a b")
    (True, False, False)
    """
    if any(sign.isspace() or not sign.isprintable() for sign in reference):
        return False
    try:
        parts = urlsplit(reference)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class GivenProof:
    """Proof for a status that is to be recorded.

    Attributes:
        kind: One of the kinds of the engine.
        reference: A web address, or words that say where it is found.
        seen_on: The day on which somebody saw it there.
        title: What it is called; empty where the reference says enough.

    Raises:
        UnknownProofKind: if the kind does not exist.
        NoReference: if it says nowhere where it is found.
        NotAnAddress: if it is of the kind "address", or begins like one, and cannot be opened.
        NationalNumberFound: if the reference or the title holds a national number.
    """

    kind: str
    reference: str
    seen_on: date
    title: str = ""

    def __post_init__(self) -> None:
        if self.kind not in Proof.Kind.values:
            raise UnknownProofKind(kind=self.kind, known=", ".join(Proof.Kind.values))
        if not self.reference.strip():
            raise NoReference(kind=self.kind)
        begins_like_one = _SCHEME.match(self.reference) is not None
        if (self.kind == "address" or begins_like_one) and not is_address(self.reference):
            raise NotAnAddress(reference=self.reference)
        national_numbers.refuse(reference=self.reference, title=self.title)


def check_plan(title: str, first_year: int, last_year: int) -> None:
    """Check what a plan is called and which years it covers.

    Raises:
        WrongPlan: if it has no title, or its years are not in order or too many.
    """
    is_right = 1900 <= first_year <= last_year <= 2200 and last_year - first_year < LONGEST_PLAN_YEARS
    if not title or not is_right:
        raise WrongPlan(title=title, first_year=first_year, last_year=last_year, longest=LONGEST_PLAN_YEARS)


def check_amounts(plan: Plan, code: str, cents_by_year: Mapping[int, int]) -> None:
    """Check that a plan can hold the amounts of an action.

    Raises:
        AmountOutsidePlan: if an amount is for a year outside the plan, or beyond all measure.
    """
    for year, cents in cents_by_year.items():
        if not plan.first_year <= year <= plan.last_year or abs(cents) > _MOST_CENTS:
            raise AmountOutsidePlan(action=code, cents=cents, year=year, plan=plan.title)
