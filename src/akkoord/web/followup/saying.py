"""Words of the engine and of this app, in the language of the page."""

from __future__ import annotations

from functools import cache

from akkoord import phrases
from akkoord.phrases import Language, Reason, Sayable
from akkoord.web.frame import language

ENGINE = "akkoord.followup"
_PACKAGES = ("akkoord.web.followup", "akkoord.web.frame", ENGINE)


def sentence(said: Sayable) -> str:
    """Return the sentence for an error of this app, of its forms, or of the engine.

    Raises:
        UnknownPhrase: if none of them has one.
    """
    if not said.values:
        return _without_values(said.code, language.current())
    return _sentence(said, language.current())


@cache
def _without_values(code: str, reader: Language) -> str:
    # Named for each of hundreds of promises on a page: a stage, what it means, a kind of proof.
    return _sentence(Reason(code), reader)


def _sentence(said: Sayable, reader: Language) -> str:
    package = next((one for one in _PACKAGES if said.code in phrases.load(one, reader)), ENGINE)
    return phrases.say(said, reader, package=package)


def stage_name(code: str) -> str:
    """Return what a stage is called."""
    return sentence(Reason(f"stage.{code}"))


def step_name(code: str) -> str:
    """Return who looks at a step of the route."""
    return sentence(Reason(f"route.{code}"))


def proof_name(kind: str) -> str:
    """Return what a kind of proof is called."""
    return sentence(Reason(f"proof.{kind}"))
