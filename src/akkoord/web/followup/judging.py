"""Judge what became of a promise, at the end of the term."""

from __future__ import annotations

from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from akkoord.errors import InputError, StateError
from akkoord.followup.verdict import VERDICTS, UnknownVerdict
from akkoord.web.accounts.models import User
from akkoord.web.agreement.models import Promise
from akkoord.web.followup.models import Judgement
from akkoord.web.frame import national_numbers
from akkoord.web.history import actions as history

_SALT = "akkoord.followup.judging"
_LONGEST_KEY = 40


class TermNotOver(StateError):
    """A promise is judged while the city still has time to keep it."""

    code = "term_not_over"
    message = "the term lasts until {term_end}; judge what became of promise {promise} from that day on"


class NoReason(InputError):
    """A judgement does not say why."""

    code = "judgement_without_reason"
    message = "this judgement of promise {promise} says nowhere why; name the proof that you read"
    field = "why"


def is_open(today: date) -> bool:
    """Tell whether promises can be judged: from the last day of the term on."""
    return today >= settings.CITY.term_end


@transaction.atomic
def judge(*, promise_id: int, verdict: str, why: str, actor: User, now: datetime) -> Judgement:
    """Record what one reader found of a promise; of each reader the last counts, and none is removed.

    What the same reader recorded last, word for word, is not recorded twice.

    Raises:
        TermNotOver: if the term of the city has not come to its last day.
        UnknownVerdict: if the verdict is none of the four.
        NoReason: if it says nowhere why.
        NationalNumberFound: if the reason holds one.
    """
    # Two clicks at once are one judgement, and so one reader.
    promise = Promise.objects.select_for_update().get(pk=promise_id)
    if not is_open(timezone.localdate(now)):
        raise TermNotOver(promise=promise.number, term_end=settings.CITY.term_end)
    if verdict not in VERDICTS:
        raise UnknownVerdict(verdict=verdict, known=", ".join(VERDICTS))
    why = why.strip()
    if not why:
        raise NoReason(promise=promise.number)
    national_numbers.refuse(why=why)
    last = Judgement.objects.filter(promise=promise, reader=actor).last()
    if last and (last.verdict, last.why) == (verdict, why):
        return last
    row = Judgement.objects.create(
        promise=promise,
        reader=actor,
        # Once the secret of the site is another, the same reader must not count as a second one.
        reader_key=last.reader_key if last else _key(actor),
        verdict=verdict,
        why=why,
        judged_at=now,
    )
    history.record(
        actor=actor,
        subject=promise,
        kind="followup.judged",
        # Not what was found: history is public, and the second reader reads apart from the first.
        payload={"judgement": row.pk, "again": last is not None},
        now=now,
    )
    return row


def _key(reader: User) -> str:
    """Return what tells a reader apart, also once the account no longer says who it was.

    Made with the secret of the site: from the number of an account alone anybody could make it, and find out
    who judged what.
    """
    return salted_hmac(_SALT, str(reader.pk), algorithm="sha256").hexdigest()[:_LONGEST_KEY]
