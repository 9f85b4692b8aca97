"""Proof, plans and amounts as somebody gives them: checked once, here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from akkoord.errors import InputError
from akkoord.web.files import kinds
from akkoord.web.files.models import StoredFile
from akkoord.web.followup.models import Plan, Proof
from akkoord.web.frame import national_numbers

UNDERWAY = "followup.read_draft"
"""Who may read a file that is proof of what is still on its way to the public."""

LONGEST_PLAN_YEARS = 12
FILES = {"document": kinds.DOCUMENTS, "photo": kinds.IMAGES}
"""What can be kept as proof of a kind; proof of another kind is found elsewhere."""
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


class NoAlternative(InputError):
    """A photo does not tell what it shows to who does not see it."""

    code = "no_alternative"
    message = "this photo does not tell what it shows; describe it for who does not see it"
    field = "alternative"


class FileAndReference(InputError):
    """Proof is handed in and said to be somewhere else as well."""

    code = "file_and_reference"
    message = "{reference!r} and a file are two pieces of proof; give one here, and the other in the next"
    field = "reference"


class NoFileOfThisKind(InputError):
    """A file is handed in for a kind of proof that is found elsewhere."""

    code = "no_file_of_this_kind"
    message = "proof of kind {kind} cannot be this file; a document or a photo can be kept"
    field = "file"


class FileNotPublic(InputError):
    """Proof is a file that residents cannot read."""

    code = "file_not_public"
    message = "residents cannot read file {file}; hand it in here, as proof"
    field = "file"


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
        file: The document or photo itself, where it is kept here; the reference is then its address.
        alternative: What a photo shows, for who does not see it.

    Raises:
        UnknownProofKind: if the kind does not exist.
        NoReference: if it says nowhere where it is found.
        NotAnAddress: if it is of the kind "address", or begins like one, and cannot be opened.
        NoFileOfThisKind: if it is a file of another kind.
        NoAlternative: if it is a photo that is kept here, and nothing tells what it shows.
        FileNotPublic: if residents cannot read the file.
        NationalNumberFound: if the reference, the title or the alternative holds a national number.
    """

    kind: str
    reference: str
    seen_on: date
    title: str = ""
    file: StoredFile | None = None
    alternative: str = ""

    def __post_init__(self) -> None:
        if self.kind not in Proof.Kind.values:
            raise UnknownProofKind(kind=self.kind, known=", ".join(Proof.Kind.values))
        if not self.reference.strip():
            raise NoReference(kind=self.kind)
        begins_like_one = _SCHEME.match(self.reference) is not None
        if (self.kind == "address" or begins_like_one) and not is_address(self.reference):
            raise NotAnAddress(reference=self.reference)
        national_numbers.refuse(reference=self.reference)
        check_words(self.title, self.alternative)
        if self.file is not None:
            _check_file(self.kind, self.file, self.alternative)


def sameness(proof: GivenProof | Proof) -> tuple[object, ...]:
    """Return what tells whether two pieces of proof are the same; a file is the same by its content."""
    place = proof.file.sha256 if proof.file else proof.reference
    return proof.kind, place, proof.title, proof.alternative, proof.seen_on


def check_words(title: str, alternative: str) -> None:
    """Refuse a national number in what people typed about proof."""
    national_numbers.refuse(title=title, alternative=alternative)


def check_upload(kind: str, reference: str, title: str, alternative: str) -> None:
    """Check what is said of a file before it is kept.

    Raises:
        FileAndReference: if it is said to be found somewhere else as well.
        NoFileOfThisKind: if proof of this kind is no file.
        NoAlternative: if it is a photo, and nothing tells what it shows.
        NationalNumberFound: if the title or the alternative holds one.
    """
    if reference.strip():
        raise FileAndReference(reference=reference)
    if kind not in FILES:
        raise NoFileOfThisKind(kind=kind)
    if kind == "photo" and not alternative.strip():
        raise NoAlternative
    check_words(title, alternative)


def _check_file(kind: str, file: StoredFile, alternative: str) -> None:
    check_upload(kind, "", "", alternative)
    if file.kind not in FILES[kind]:
        raise NoFileOfThisKind(kind=kind)
    # Who may not read a file could else show it to everybody by naming it as proof.
    is_for_all = file.is_public or file.permission == UNDERWAY
    if not is_for_all or file.erased_at is not None:
        raise FileNotPublic(file=file.public_id)


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
