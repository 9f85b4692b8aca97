"""What the pages of rights show; nothing here writes, and nothing of who asks is kept."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.translation import gettext

from akkoord import phrases
from akkoord.phrases import Language, Reason
from akkoord.rights import assess, catalogue
from akkoord.rights.assess import Assessment, FigureUsed
from akkoord.rights.overlay import Overlay
from akkoord.rights.right import FactToKnow, Right
from akkoord.web.decisions import queries as decisions
from akkoord.web.decisions.models import Decision

_PACKAGE = "akkoord.rights"
_MONEY = "eurocent"


@dataclass(frozen=True, slots=True)
class RightShown:
    """A right as the list and its page name it."""

    id: str
    name: str
    is_invented: bool


@dataclass(frozen=True, slots=True)
class FactAsked:
    """A question to a resident.

    Attributes:
        name: The name of the fact.
        kind: "truth", "money" (in cents) or "number".
        question: The question.
        at_least: The lowest number that makes sense.
        at_most: The highest number that makes sense.
    """

    name: str
    kind: str
    question: str
    at_least: int | None
    at_most: int | None


@dataclass(frozen=True, slots=True)
class DecisionShown:
    """The decision that changed a figure."""

    title: str
    address: str


@dataclass(frozen=True, slots=True)
class FigureShown:
    """A figure behind an answer.

    Attributes:
        name: What it is called.
        value: The value in words; empty where none is known on the day.
        valid_from: The first day of the value.
        vouched_until: The last day that it is vouched for.
        is_lapsed: Whether it is only the last known value.
        source: Where it was read; empty where a decision of the city changed it.
        decision: The decision of the city that changed it.
    """

    name: str
    value: str
    valid_from: date | None
    vouched_until: date | None
    is_lapsed: bool
    source: str
    decision: DecisionShown | None


@dataclass(frozen=True, slots=True)
class Question:
    """A question that can still change the answer, by the name of its field."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class AnswerShown:
    """The answer for one right on one day.

    Attributes:
        kind: "yes", "no" or "unknown", for the look of it.
        on: The day.
        headline: The answer in one sentence.
        amount: What more is known of the amount; empty where the headline says it all.
        because: The reasons.
        settles: The questions that can still change the answer.
        figures: The figures of the law that it rests on.
    """

    kind: str
    on: date
    headline: str
    amount: str
    because: tuple[str, ...]
    settles: tuple[Question, ...]
    figures: tuple[FigureShown, ...]


def rights(language: Language) -> list[RightShown]:
    """Return the rights of the authority that the city file names, by name."""
    found = [_right(right, language) for right in catalogue.rights_of(settings.CITY.rights_authority)]
    return sorted(found, key=lambda right: right.name)


def find(right_id: str, language: Language) -> RightShown | None:
    """Return a right of this city; None where it has no such right."""
    return next((right for right in rights(language) if right.id == right_id), None)


def facts(right_id: str, language: Language) -> list[FactAsked]:
    """Return the questions of a right, in their order."""
    return [_fact(fact, language) for fact in catalogue.find(right_id).facts.values()]


def answer(
    right_id: str, given: Mapping[str, bool | int | None], *, on: date, today: date, language: Language
) -> AnswerShown:
    """Decide a right on a day, with every decision that was published up to today in the law.

    Args:
        right_id: The right.
        given: What was answered; None stands for "I do not know".
        on: The day that is asked about.
        today: The day on which it is asked.
        language: The language of the answer.
    """
    right = catalogue.find(right_id)
    overlays = [one for one in decisions.overlays_in_force(today) if one.right_id == right.id]
    found = assess.assess(right, given, on, overlays)
    return AnswerShown(
        kind={"yes": "yes", "no": "no"}.get(found.state, "unknown"),
        on=on,
        headline=_say(found.headline, language),
        amount=_amount(found, language),
        # Where a fact is missing, the question itself says so better than the reason.
        because=tuple(_say(reason, language) for reason in found.because if found.state != "fact_unknown"),
        settles=tuple(Question(name, right.facts[name].question[language]) for name in found.settles),
        figures=_figures(found.figures, overlays, language),
    )


def _right(right: Right, language: Language) -> RightShown:
    return RightShown(right.id, right.name[language], right.is_invented)


def _fact(fact: FactToKnow, language: Language) -> FactAsked:
    kind = "truth" if fact.kind == "truth" else "money" if fact.unit.startswith(_MONEY) else "number"
    return FactAsked(fact.name, kind, fact.question[language], fact.at_least, fact.at_most)


def _say(reason: Reason, language: Language) -> str:
    return phrases.say(reason, language, package=_PACKAGE)


def _amount(found: Assessment, language: Language) -> str:
    """Say what is known of an amount that the headline cannot name."""
    if found.state in ("no", "not_computable") or found.amount_state in ("exact", "none"):
        return ""
    low, high = found.amount_min_cents, found.amount_max_cents
    per = {
        "month": gettext("per month"), "year": gettext("per year"), "once": gettext("once"),
    }[found.per]  # fmt: skip
    if high is None:
        return gettext("How much it is, we cannot say for this day.") if found.eligible else ""
    values = {"low": phrases.euro(low or 0, language), "high": phrases.euro(high, language), "per": per}
    if found.eligible:
        return gettext("It lies between %(low)s and %(high)s %(per)s.") % values
    return gettext("If you are entitled, it is at most %(high)s %(per)s.") % values


def _figures(
    used: Sequence[FigureUsed], overlays: Collection[Overlay], language: Language
) -> tuple[FigureShown, ...]:
    sources = {change.source for overlay in overlays for change in overlay.changes}
    known = Decision.objects.filter(uri__in=sources & {figure.source for figure in used})
    of_source = {each.uri: DecisionShown(each.title, each.get_absolute_url()) for each in known}
    return tuple(_figure(figure, of_source.get(figure.source), language) for figure in used)


def _figure(figure: FigureUsed, decision: DecisionShown | None, language: Language) -> FigureShown:
    return FigureShown(
        name=_say(Reason(f"{figure.key}.name"), language),
        value=_value(figure, language),
        valid_from=figure.valid_from,
        vouched_until=figure.vouched_until,
        is_lapsed=figure.state == "lapsed",
        source="" if decision else figure.source,
        decision=decision,
    )


def _value(figure: FigureUsed, language: Language) -> str:
    if figure.value is None:
        return ""
    if isinstance(figure.value, bool):
        return gettext("yes") if figure.value else gettext("no")
    if figure.unit.startswith(_MONEY) and isinstance(figure.value, int):
        return phrases.euro(figure.value, language)
    return phrases.number(figure.value, language)
