"""The form of what is answered; each field says what it holds."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from ninja import Field, Schema

LANGUAGE = "nl"
"""The language of the texts of the agreement."""

Level = Literal[
    "action",
    "nested",
    "goal",
    "theme-ambition",
    "chapter-ambition",
    "section-ambition",
    "highlight",
    "pillar",
]
Kind = Literal["ambition", "goal", "action", "highlight", "pillar"]
StageCode = Literal[
    "no_information", "not_started", "in_preparation", "in_progress", "delivered", "changed", "dropped",
    "cannot_be_judged",
]  # fmt: skip
Verb = Literal["deliver", "continue", "investigate", "support/stimulate", "strive"]
ChangeKind = Literal["kept", "moved", "reworded", "sharpened", "weakened", "dropped", "new"]


class WrongPart(Schema):
    """One thing that is wrong with a request."""

    place: str = Field(alias="in", description="Where it stood: query, path, header, body or form.")
    name: str = Field(description="The parameter or field.")
    value: str | None = Field(description="What was sent there, shortened; null where nothing was sent.")
    code: str = Field(description="Why it is wrong, as a code that does not change.")
    detail: str = Field(description="Why it is wrong, as a sentence in the language that was asked for.")


class ProblemDetails(Schema):
    """An error, in the form of RFC 9457."""

    type: str = Field(description="Where this kind of error is explained.")
    title: str = Field(description="What kind of error it is, in the language that was asked for.")
    status: int = Field(description="The status of the answer.")
    code: str = Field(description="The kind of error as a code that does not change.")
    detail: str = Field(description="What is wrong and what to do.")
    errors: list[WrongPart] = Field(description="Each parameter or field that is wrong; often empty.")


class Term(Schema):
    """The years that an agreement is for."""

    first_year: int
    last_year: int


class Version(Schema):
    """A published version of the agreement."""

    id: int = Field(description="The permanent number of the version.", examples=[1])
    title: str = Field(description="What it is called.", examples=["Bestuursakkoord 2025-2030"])
    language: Literal["nl"] = Field(description="The language of the title.")
    term: Term | None = Field(description="The years that it is for; null where the text does not say.")
    published_at: datetime = Field(description="Since when residents see it.")
    is_current: bool = Field(description="Whether it is the version that residents see now.")
    promises: int = Field(description="How many promises it has.")
    source_sha256: str | None = Field(description="The hash of the document that was read; null if unknown.")
    promises_url: str = Field(description="The list of its promises in this interface.")


class Named(Schema):
    """A thing with a short name for addresses."""

    slug: str = Field(description="The short name, as filters take it.", examples=["wonen"])
    title: str = Field(description="The name in full, in the language of the agreement.", examples=["Wonen"])


class Stage(Schema):
    """Where a promise stands."""

    code: StageCode = Field(description="The stage.")
    name: str = Field(description="What it is called, in the language that was asked for.")
    is_claimed: bool = Field(description="Whether there is no proof of it.")
    is_overdue: bool = Field(description="Whether its deadline has passed.")


class Target(Schema):
    """What a promise can be measured by."""

    text: str = Field(description="The words that hold it.")
    quantity: float | None = Field(description="The number; null for a date or a norm alone.", examples=[120])
    unit: str | None = Field(description="What is counted.", examples=["woningen"])
    comparator: str | None = Field(
        description="One of =, >=, <=, <, >, x (times), stable, norm, by (a date alone).", examples=[">="]
    )
    deadline: str | None = Field(
        description="A year, a month or a day, as exact as the text.", examples=["2028", "2029-06"]
    )
    baseline: str | None = Field(description="What it is compared with.")


class Promise(Schema):
    """A promise as it stands in a list."""

    number: int = Field(description="The permanent number of the promise.", examples=[17])
    url: str = Field(description="The promise in this interface.")
    page: str = Field(description="Its permanent address, a page for people.")
    text: str = Field(description="Its words.")
    language: Literal["nl"] = Field(description="The language of the words.")
    kind: Kind = Field(description="What sort of promise it is.")
    level: Level = Field(description="Where it stands in the tree of the agreement.")
    domain: Named | None = Field(description="The policy domain; null outside one.")
    theme: str | None = Field(description="The heading inside the domain.")
    subtheme: str | None = Field(description="The heading inside the theme.")
    parent: int | None = Field(description="The number of the goal that it serves.")
    is_measurable: bool = Field(description="Whether it has a number, a norm or a date.")
    verb: Verb | None = Field(description="What is done.")
    targets: list[Target] = Field(description="What it can be measured by.")
    stage: Stage = Field(description="Where it stands today.")


class Trend(Schema):
    """A direction in which something is to go."""

    direction: Literal["up", "down", "stable"]
    text: str = Field(description="The words that say it.")


class Condition(Schema):
    """What a promise hangs on."""

    kind: str = Field(description="feasibility, need, event, reservation or others.")
    text: str = Field(description="The words that say it.")


class Reference(Schema):
    """What a promise points to."""

    text: str = Field(description="The words that point.")
    promise: int | None = Field(description="The number of that promise; null where it was not found.")


class SdgOfPromise(Schema):
    """A sustainable development goal that a promise may serve."""

    goal: int = Field(ge=1, le=17, description="The number of the goal.")
    uri: str = Field(description="The address that names the goal everywhere.")
    because: str = Field(description="The words that led there.")


class Flag(Schema):
    """Something that a reader of the promise should know."""

    code: str
    because: str = Field(description="The words or lines that say so.")


class Conflict(Schema):
    """A promise that seems to contradict this one."""

    promise: int = Field(description="The number of the other promise.")
    note: str = Field(description="What differs, in the words of both.")


class Descent(Schema):
    """A promise that this one came from, or became."""

    promise: int
    kind: Literal["split", "merge"]


class PromiseInFull(Promise):
    """A promise with all that is known of it."""

    version: int = Field(description="The version whose wording this is.")
    lines: list[int] = Field(description="The first and last line of the text that was read, from 1.")
    page_of_document: int | None = Field(description="The page of the document; null where it has none.")
    nested_under: int | None = Field(description="The promise whose text it stands in.")
    serving: list[int] = Field(description="The numbers of the promises that serve it.")
    trends: list[Trend]
    conditions: list[Condition]
    parts: list[str] = Field(description="The parts of a sentence that promises several things.")
    references: list[Reference]
    actors: list[Named] = Field(description="Who takes part.")
    places: list[Named] = Field(description="The places that it names.")
    sdgs: list[SdgOfPromise]
    flags: list[Flag]
    repeats: list[int] = Field(description="The numbers of promises that say the same.")
    conflicts: list[Conflict]
    came_from: list[Descent]
    became: list[Descent]


class Domain(Named):
    """A policy domain: a chapter of the agreement."""

    page: str = Field(description="Its permanent address, a page for people.")
    promises: int = Field(description="How many promises it has in this version.")
    measurable: int = Field(description="How many of those have a number, a norm or a date.")
    promises_url: str = Field(description="Its promises in this interface.")


class Name(Named):
    """Somebody who takes part, or a place."""

    page: str = Field(description="Its permanent address, a page for people.")
    promises: int = Field(description="How many promises of this version name it.")
    promises_url: str = Field(description="Those promises in this interface.")


class Sdg(Schema):
    """A sustainable development goal of the United Nations."""

    goal: int = Field(ge=1, le=17, description="The number of the goal.")
    title: str = Field(description="Its short title, in the language that was asked for.")
    uri: str = Field(description="The address that names the goal everywhere.")
    page: str = Field(description="Its permanent address, a page for people.")
    promises: int = Field(description="How many promises of this version may serve it.")
    promises_url: str = Field(description="Those promises in this interface.")


class Finding(Schema):
    """Something that the reader of the agreement noticed."""

    code: str = Field(description="What kind of thing it is.")
    sentence: str = Field(description="What was noticed, in the language that was asked for.")
    promises: list[int] = Field(description="The numbers of the promises concerned.")


class Comparison(Schema):
    """Two published versions that were compared."""

    old: int = Field(description="The earlier version.")
    new: int = Field(description="The later version.")
    made_at: datetime
    changes: int = Field(description="How many rows it has.")
    changes_url: str = Field(description="What became of each promise, in this interface.")


class Wording(Schema):
    """A promise in one of two versions."""

    number: int
    text: str


class Change(Schema):
    """What became of one promise."""

    kind: ChangeKind
    old: Wording | None = Field(description="The promise in the earlier version; null for a new one.")
    new: Wording | None = Field(description="The promise in the later version; null for a dropped one.")
    because: list[str] = Field(description="Why it is called so, in the language that was asked for.")
