"""Every text of the web shell has a Dutch translation."""

from __future__ import annotations

from django.conf import settings

from akkoord.web.frame.setup import messages as compiled
from floors import messages

# A text of Django itself, whose Dutch misses this form of it.
_OF_DJANGO = {"This password is too short. It must contain at least %d character."}


def test_every_text_is_translated_into_dutch():
    paths = compiled.sources(settings.WEB_DIR, "nl")
    dutch = compiled.catalogue("nl", paths)
    texts = list(messages.in_folder(settings.WEB_DIR))
    missing = [
        f"{text.path.relative_to(settings.WEB_DIR)}:{text.line} {text.text!r}"
        for text in texts
        if dutch.get((text.text, text.plural) if text.plural else text.text, text.context) is None
    ]

    # The walk itself works: it found what surely is there.
    assert {"To the content", "The agreement", "%(number)s promise"} <= {text.text for text in texts}
    assert missing == []


def test_every_translation_is_of_a_text_that_somebody_can_meet():
    met = {(text.context, text.text) for text in messages.in_folder(settings.WEB_DIR)}
    dutch = compiled.catalogue("nl", compiled.sources(settings.WEB_DIR, "nl"))
    kept = {(one.context, one.id if isinstance(one.id, str) else one.id[0]) for one in dutch if one.id}

    assert sorted(text for context, text in kept - met if text not in _OF_DJANGO) == []


def test_places_in_a_text_are_kept_in_its_translation():
    for message in compiled.catalogue("nl", compiled.sources(settings.WEB_DIR, "nl")):
        if message.id:
            assert list(message.check()) == [], message.id
