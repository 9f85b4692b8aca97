"""The second step of logging in: a code from a telephone, or one of ten recovery codes.

django-otp keeps the secrets, counts time with its own clock, refuses a code that was used before, and makes
each next try wait twice as long after a wrong one.
"""

from __future__ import annotations

from base64 import b32encode
from dataclasses import dataclass
from datetime import datetime, timedelta

import segno
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django_otp.models import Device
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from akkoord.errors import InputError, StateError
from akkoord.web.accounts import limits, log, sentences
from akkoord.web.accounts.models import User

RECOVERY_CODES = 10
_WINDOW = timedelta(minutes=15)
_LIMIT = 20


class WrongCode(InputError):
    """The code is none of this person's, or was used before."""

    code = "wrong_code"
    message = "this code is wrong, or it was used before"


class NothingToConfirm(StateError):
    """A code was sent before the page with the picture was opened."""

    code = "nothing_to_confirm"
    message = "no telephone waits to be confirmed; begin again"


sentences.register(
    WrongCode,
    _(
        "This code is wrong, or it was used before. Wait for the next code in your app and type that one."
        " Does it stay wrong? Check that the clock of your telephone is right."
    ),
)
sentences.register(
    NothingToConfirm, _("This picture is no longer valid. Scan the new one, and type the code.")
)


@dataclass(frozen=True, slots=True)
class Enrolment:
    """What a telephone needs to make codes.

    Attributes:
        secret: For typing over, in groups of four.
        picture: The same as a QR code: an SVG without any style of its own.
        waiting: Names the telephone that waits to be confirmed; the session that showed it keeps this.
    """

    secret: str
    picture: str
    waiting: int


@dataclass(frozen=True, slots=True)
class Enrolled:
    """A telephone that was confirmed, with the recovery codes that are shown this once."""

    device: Device
    recovery_codes: tuple[str, ...]


def has_telephone(user: User) -> bool:
    """Whether somebody confirmed a telephone that makes codes."""
    return TOTPDevice.objects.filter(user=user, confirmed=True).exists()


def recovery_codes_left(user: User) -> int:
    """Return how many recovery codes somebody did not use yet."""
    return StaticToken.objects.filter(device__user=user).count()


@transaction.atomic
def enrolment(*, user: User, waiting: int | None = None) -> Enrolment:
    """Return what a new telephone needs; in one session the same until a code of it was confirmed.

    Another session gets another secret, and what was shown before is worth nothing any more: who once saw a
    secret that was never confirmed must not hold the telephone that is confirmed later.
    """
    # The row of the person is the lock: two pages opened at once show one secret.
    User.objects.select_for_update().get(pk=user.pk)
    device = _unconfirmed(user, waiting)
    if device is None:
        TOTPDevice.objects.filter(user=user, confirmed=False).delete()
        device = TOTPDevice.objects.create(user=user, name="telephone", confirmed=False)
    secret = b32encode(device.bin_key).decode()
    groups = [secret[start : start + 4] for start in range(0, len(secret), 4)]
    code = segno.make_qr(device.config_url, error="m")
    picture = code.svg_inline(omitsize=True, dark="#000", light="#fff")
    return Enrolment(" ".join(groups), picture, device.pk)


def confirm(*, user: User, code: str, waiting: int | None, now: datetime) -> Enrolled:
    """Take a new telephone into use, in the place of an older one, and make new recovery codes.

    Args:
        user: Whose telephone it is.
        code: What it shows.
        waiting: Which one, as `enrolment` named it in this session.
        now: When.

    Raises:
        NothingToConfirm: if no telephone waits for it.
        WrongCode: if the code is not of the new telephone.
        TooMany: if it was tried too often.
    """
    limits.check(f"code:{user.pk}", _LIMIT, _WINDOW, now)
    with transaction.atomic():
        device = _unconfirmed(user, waiting)
        if device is None:
            raise NothingToConfirm
        is_right = _is_accepted(device, _plain(code))
        if is_right:
            TOTPDevice.objects.filter(user=user).exclude(pk=device.pk).delete()
            device.confirmed = True
            device.save(update_fields=["confirmed"])
            codes = _renewed(user)
            log.record("account.telephone_confirmed", actor=user, subject=user, now=now)
    # Outside: a wrong try must stay counted.
    if not is_right:
        raise WrongCode
    return Enrolled(device, codes)


def verified(*, user: User, code: str, now: datetime) -> Device:
    """Return the device that a code came from: the telephone, or the sheet of recovery codes.

    Raises:
        WrongCode: if it is none of this person's codes, or was used before.
        TooMany: if it was tried too often.
    """
    limits.check(f"code:{user.pk}", _LIMIT, _WINDOW, now)
    typed = _plain(code)
    model = TOTPDevice if len(typed) == 6 and typed.isdecimal() else StaticDevice
    with transaction.atomic():
        # Locked: one code sent twice at the same moment opens the door once.
        device = model.objects.select_for_update().filter(user=user, confirmed=True).first()
        is_right = device is not None and _is_accepted(device, typed)
        if is_right and model is StaticDevice:
            log.record("account.recovery_code_used", actor=user, subject=user, now=now)
    if device is None or not is_right:
        raise WrongCode
    limits.give_back(f"code:{user.pk}", _WINDOW, now)
    return device


@transaction.atomic
def new_recovery_codes(*, user: User, now: datetime) -> tuple[str, ...]:
    """Make ten recovery codes; those of before are worth nothing any more."""
    log.record("account.recovery_codes_renewed", actor=user, subject=user, now=now)
    return _renewed(user)


@transaction.atomic
def reset(*, user: User, actor: User, now: datetime) -> None:
    """Forget somebody's telephone and recovery codes; at the next log-in they set up a new one."""
    forget(user)
    log.record("account.telephone_reset", actor=actor, subject=user, now=now)


def forget(user: User) -> None:
    """Delete all that the second step knows of somebody."""
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()


def _unconfirmed(user: User, waiting: int | None) -> TOTPDevice | None:
    return TOTPDevice.objects.select_for_update().filter(user=user, confirmed=False, pk=waiting).first()


def _is_accepted(device: TOTPDevice | StaticDevice, typed: str) -> bool:
    is_allowed, wait = device.verify_is_allowed()
    if not is_allowed:
        raise limits.TooMany(until=wait["locked_until"])
    return bool(device.verify_token(typed))


def _renewed(user: User) -> tuple[str, ...]:
    sheet, _is_new = StaticDevice.objects.get_or_create(user=user, defaults={"name": "recovery codes"})
    sheet.token_set.all().delete()
    codes = [StaticToken.random_token() for _each in range(RECOVERY_CODES)]
    StaticToken.objects.bulk_create(StaticToken(device=sheet, token=code) for code in codes)
    return tuple(f"{code[:4]}-{code[4:]}" for code in codes)


def _plain(code: str) -> str:
    return "".join(code.split()).replace("-", "").lower()
