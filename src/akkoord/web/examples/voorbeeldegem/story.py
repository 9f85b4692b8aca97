"""One promise from the text of the agreement to its delivery, told by the web's own actions, in order.

The thread of the tests walks through these same steps and looks at the pages after each.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from importlib import resources
from zoneinfo import ZoneInfo

from django.conf import settings

from akkoord.web.agreement import queries as agreement_queries
from akkoord.web.agreement.models import Promise, PromiseText, Version
from akkoord.web.checks import actions as checks
from akkoord.web.checks import queries as check_queries
from akkoord.web.checks import rows
from akkoord.web.decisions import actions as decisions
from akkoord.web.decisions.models import Decision, Draft
from akkoord.web.followup import actions as followup
from akkoord.web.followup.given import GivenProof
from akkoord.web.followup.models import PlanAction, Status
from akkoord.web.review import actions as review
from akkoord.web.review.models import Review

RIGHT = "voorbeeldegem.mantelzorgtoelage"
FIGURE = "care_budget_counts"
CHECK = "poverty"

READ_ON = date(2025, 1, 20)
PUBLISHED_ON = date(2025, 1, 27)
PLANNED_ON = date(2025, 12, 15)
DRAFTED_ON = date(2026, 1, 12)
CHECKED_ON = date(2026, 1, 26)
DECIDED_ON = date(2026, 2, 9)
STARTS_ON = date(2026, 3, 1)
RECORDED_ON = date(2026, 3, 9)
"""The days of the story, in order; all of them lie before the day on which it is told."""

HERE = resources.files("akkoord.web.examples.voorbeeldegem")


def moment(day: date) -> datetime:
    """Return ten in the morning of a day, in the time of the town."""
    return datetime.combine(day, time(10), ZoneInfo(settings.TIME_ZONE))


def text_of_the_agreement() -> bytes:
    """Return the agreement of the town."""
    return (HERE / "akkoord.txt").read_bytes()


def read_agreement() -> Review:
    """Step 1: read the text; nobody sees it yet."""
    return review.bring_in(
        content=text_of_the_agreement(),
        name="akkoord.txt",
        title=settings.CITY.agreement_title,
        now=moment(READ_ON),
    )


def publish_agreement(read: Review) -> Version:
    """Step 1: accept its promises, and show them to residents."""
    review.accept_rest(review_id=read.pk, most_doubt=100, actor=None, now=moment(READ_ON))
    return review.publish(review_id=read.pk, actor=None, now=moment(PUBLISHED_ON))


def promise_text() -> PromiseText:
    """Return the promise that the story is about, found in the text by what it is about."""
    version = agreement_queries.published()
    if version is None:
        raise LookupError("the agreement of Voorbeeldegem is not published yet")
    return agreement_queries.texts(version).get(text__contains="mantelzorgtoelage")


def plan_the_money(promise: Promise) -> PlanAction:
    """Step 2: an action of the multi-year plan, with euros, linked to the promise."""
    now = moment(PLANNED_ON)
    plan = followup.add_plan(title="2026-2031", first_year=2026, last_year=2031, actor=None, now=now)
    action = followup.add_plan_action(
        plan_id=plan.pk,
        code="AC000114",
        title="Mantelzorgtoelage voor wie zorgt voor iemand met een zorgbudget",
        cents_by_year={2026: 1_500_000, **dict.fromkeys(range(2027, 2032), 1_800_000)},
        actor=None,
        now=now,
    )
    followup.link_plan_action(promise_id=promise.pk, action_id=action.pk, actor=None, now=now)
    return action


_ARTICLES = (
    "Een zorgbudget telt voortaan mee als bewijs van zware zorgnood (reglement, artikel 3, §1).",
    "Het bedrag en de inkomensgrens blijven wat ze zijn.",
    "Dit besluit gaat in op 1 maart 2026.",
)


def content_of_the_draft(promise: Promise) -> decisions.Content:
    """Return what the draft holds; its reform is one figure of the allowance."""
    return decisions.Content(
        title="Mantelzorgtoelage: uitbreiding naar personen met een zorgbudget",
        description="Ook wie zorgt voor iemand met een zorgbudget, krijgt voortaan de mantelzorgtoelage.",
        motivation=(
            "Het bestuursakkoord belooft de toelage uit te breiden.\n\n"
            "Wie een zorgbudget krijgt, heeft net zo veel hulp nodig als wie een erkenning heeft. "
            "Toch viel hun mantelzorger tot nu toe buiten de regeling."
        ),
        articles=_ARTICLES,
        body_name="College van burgemeester en schepenen",
        body_uri="https://voorbeeldegem.example/id/bestuursorganen/college",
        session_on=DECIDED_ON,
        promises=(promise.pk,),
        changes=("support", "right"),
        touches_households=True,
        amount_cents=10_500_000,
        is_of_college=True,
        reforms=(
            decisions.ReformLine(
                right_id=RIGHT,
                figure=FIGURE,
                value=True,
                valid_from=STARTS_ON,
                vouched_until=date(2035, 12, 31),
            ),
        ),
    )


def draft_the_decision(promise: Promise) -> Draft:
    """Step 3: a draft decision that would do it."""
    return decisions.make_draft(content=content_of_the_draft(promise), actor=None, now=moment(DRAFTED_ON))


def bring_the_households() -> None:
    """Step 3: the invented households of the town, over which effects are computed."""
    checks.add_panel(
        name="Voorbeeldegem, verzonnen gezinnen",
        text=(HERE / "households.jsonl").read_text(encoding="utf-8"),
        is_invented=True,
        actor=None,
        now=moment(DRAFTED_ON),
    )


def compute_the_effects(draft: Draft) -> None:
    """Step 3: who gains by the draft, who loses, and for whom that cannot be said."""
    checks.compute_effects(
        draft_id=draft.pk, check=CHECK, actor=None, now=moment(CHECKED_ON), today=CHECKED_ON
    )


def fill_in_the_check(draft: Draft) -> None:
    """Step 3: the questions of the poverty check, answered."""
    begun = check_queries.run_of(draft, CHECK)
    checks.save_run(
        draft_id=draft.pk,
        check=CHECK,
        filled=_FILLED,
        draft_hash=rows.hash_of(draft),
        revision=begun.revision if begun else 0,
        actor=None,
        now=moment(CHECKED_ON),
        today=CHECKED_ON,
    )


def publish_the_decision(draft: Draft) -> Decision:
    """Step 4: the decision, as a page with RDFa that is read back before it counts."""
    return decisions.publish(
        draft_id=draft.pk,
        published_on=DECIDED_ON,
        actor=None,
        now=moment(DECIDED_ON),
        base_url=settings.CITY.base_url,
    )


def start(promise: Promise, decision: Decision) -> Status:
    """Step 5: decided, so in progress."""
    return followup.record_status(
        promise_id=promise.pk,
        stage="in_progress",
        true_on=DECIDED_ON,
        proof=[_proof(decision)],
        actor=None,
        now=moment(DECIDED_ON + timedelta(days=1)),
    )


def deliver(promise: Promise, decision: Decision) -> Status:
    """Step 5: in force, so delivered, with the decision as proof."""
    return followup.record_status(
        promise_id=promise.pk,
        stage="delivered",
        true_on=STARTS_ON,
        proof=[_proof(decision)],
        remark="De nieuwe regel geldt vanaf 1 maart 2026.",
        actor=None,
        now=moment(RECORDED_ON),
    )


def _proof(decision: Decision) -> GivenProof:
    return GivenProof(kind="decision", reference=decision.uri, title=decision.title, seen_on=DECIDED_ON)


def _effect(question: str, value: int, note: str = "") -> dict[str, object]:
    return {"question": question, "value": value, "certainty": "likely", "note": note}


def _answer(question: str, value: str | bool) -> dict[str, object]:
    return {"question": question, "value": value, "certainty": "sure", "note": ""}


_FILLED = checks.Filled(
    answers=(
        _effect("scan_work", 0),
        _effect("scan_income", 1, "50 euro per maand erbij voor wie in aanmerking komt."),
        _effect("scan_education", 0),
        _effect("scan_health", 2, "Met steun houden mantelzorgers de zorg langer vol."),
        _effect("scan_housing", 0),
        _effect("scan_culture", 0),
        _effect("scan_rights", 1, "Wie evenveel zorg nodig heeft, wordt gelijk behandeld."),
        _effect("scan_mobility", 0),
        _answer("who_gains", "Mantelzorgers van iemand met een zorgbudget, onder de inkomensgrens."),
        _answer("who_loses", "Niemand verliest iets. Wie net boven de inkomensgrens zit, krijgt niets."),
        _answer("costs", "Niets: de aanvraag is gratis."),
        _answer("thresholds", "Wie een zorgbudget krijgt, heeft daar een brief over. Die brief volstaat."),
        _answer("automatic_granting", False),
        _answer("plain_language", True),
        _answer("without_computer", True),
    ),
    heard=(
        {
            "who": "De groep Mantelzorgers Molenhoek",
            "on": "2026-01-21",
            "record": "Verslag van 21 januari 2026",
        },
    ),
    outcome="positive",
    adjustment=(
        "De brief over het zorgbudget volstaat nu als bewijs. In het eerste ontwerp moest er een attest bij."
    ),
    summary=(
        "De uitbreiding helpt mensen die thuis voor iemand zorgen. Niemand gaat erop achteruit. "
        "De aanvraag werd eenvoudiger na overleg met mantelzorgers."
    ),
)
