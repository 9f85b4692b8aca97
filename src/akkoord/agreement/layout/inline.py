"""The marks inside a line: bold, cursive, links, pictures and escaped signs, as Markdown writes them."""

from __future__ import annotations

import re
from collections.abc import Sequence

# All gaps are bounded, so that a line of a megabyte stays quick.
_LINK = re.compile(
    r"(?P<picture>!?)\[(?P<text>[^\[\]]{0,400})\]"
    r"(?:\((?P<target>[^()\s]{0,400}(?:\([^()\s]{0,100}\)[^()\s]{0,100})?)(?:\s+\"[^\"]{0,200}\")?\)|\[\w{0,40}\])"
)
_NOTE = re.compile(r"\[\^[^\[\]\s]{1,40}\]")
_ADDRESS = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,400})>")
_BREAK = re.compile(r"<br\s{0,4}/?>", re.IGNORECASE)
_TOKEN = re.compile(r"\\(?P<escaped>[!-/:-@\[-`{-~])|\*+|_+")
_LETTERS_APART = re.compile(
    r"(?:[^\W\d_](?: |$)){4,}|(?:[^\W\d_](?: [^\W\d_])+)(?: {2,}[^\W\d_](?: [^\W\d_])*)+"
)
_WORD_GAP = re.compile(r" {2,}")


def plain(written: str) -> str:
    r"""Return a text without its marks; a sign that marks nothing stays.

    >>> plain("**Groen. *Zie ook water.***"), plain("prijs* in euro"), plain("2 * 3")
    ('Groen. Zie ook water.', 'prijs* in euro', '2 * 3')
    >>> plain("__Wonen__ in [de wijk](#wijk)"), plain(r"1\. Wonen"), plain("jan_de_wit")
    ('Wonen in de wijk', '1. Wonen', 'jan_de_wit')
    """
    text = _unlinked(written)
    if not ("*" in text or "_" in text or "\\" in text):
        return text.strip()
    tokens = list(_TOKEN.finditer(text))
    left = _unpaired(text, tokens)
    pieces, position = [], 0
    for token, count in zip(tokens, left, strict=True):
        kept = token["escaped"] or token[0][0] * count
        pieces += [text[position : token.start()], kept]
        position = token.end()
    return ("".join(pieces) + text[position:]).strip()


def is_bold(written: str) -> bool:
    """Whether a text opens in bold and stays so to its end: cursive may stand inside.

    >>> is_bold("**Meer *groen*.**"), is_bold("**Meer** groen **nu**"), is_bold("__Wonen__")
    (True, False, True)
    """
    sign = written[:1]
    if len(written) < 5 or sign not in "*_" or not written.startswith(sign * 2):
        return False
    inner = written[2:-2].strip(sign)
    # "**a** b **c**" opens and ends in bold too, but is not bold in between.
    runs = re.findall(rf"\{sign}+", inner)
    return written.endswith(sign * 2) and all(len(run) % 2 for run in runs)


def joined(text: str) -> str:
    """Return a text whose letters stand apart with its words whole; other texts as they are.

    >>> joined("W O N E N   E N   W E R K E N"), joined("A B C")
    ('WONEN EN WERKEN', 'A B C')
    """
    if not _LETTERS_APART.fullmatch(text):
        return text
    return " ".join(word.replace(" ", "") for word in _WORD_GAP.split(text))


def _unlinked(written: str) -> str:
    text = _BREAK.sub(" ", written) if "<" in written else written
    text = _ADDRESS.sub(r"\1", text) if "<" in text else text
    if "[" not in text:
        return text
    text = _NOTE.sub("", text)
    return _LINK.sub(lambda link: "" if link["picture"] else link["text"], text)


def _unpaired(text: str, tokens: Sequence[re.Match[str]]) -> list[int]:
    """Return how many signs of each run have no partner; one pass with a stack, as long as the line."""
    left = [0 if token["escaped"] else len(token[0]) for token in tokens]
    openers: dict[str, list[int]] = {"*": [], "_": []}
    for position, token in enumerate(tokens):
        if token["escaped"]:
            continue
        sign, start, end = token[0][0], token.start(), token.end()
        before, after = text[max(start - 1, 0) : start], text[end : end + 1]
        if before.strip() and not (sign == "_" and after.isalnum()):
            _close(position, left, openers[sign])
        if left[position] and after.strip() and not (sign == "_" and before.isalnum()):
            openers[sign].append(position)
    return left


def _close(position: int, left: list[int], openers: list[int]) -> None:
    while left[position] and openers:
        pair = min(left[position], left[openers[-1]])
        left[position] -= pair
        left[openers[-1]] -= pair
        if not left[openers[-1]]:
            openers.pop()
