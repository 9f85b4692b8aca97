"""The part of a link that cannot be guessed: a random key, and a seal on it that only this site can make.

Who reads the database cannot make a link of a key; who guesses would have to guess 128 bits. A link made for
one purpose opens nothing else.
"""

from __future__ import annotations

from typing import Literal

from django.core.signing import BadSignature, Signer

Purpose = Literal["confirm", "manage"]


def of(key: str, purpose: Purpose) -> str:
    """Return the token for a key."""
    return _signer(purpose).sign(key)


def key_of(token: str, purpose: Purpose) -> str | None:
    """Return the key that a token was made for; None when it was not made here, or for something else."""
    try:
        return _signer(purpose).unsign(token)
    except BadSignature:
        return None


def _signer(purpose: Purpose) -> Signer:
    return Signer(salt=f"akkoord.web.updates.{purpose}", sep=".")
