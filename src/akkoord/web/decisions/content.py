"""What somebody writes in a draft, checked once before it is stored."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date

from akkoord.decisions import model
from akkoord.errors import InputError
from akkoord.rights import catalogue, overlay
from akkoord.web.agreement.models import Promise

CHANGES = ("tariff", "support", "right")
"""What a decision can change, as the policy checks ask it."""

MOST_ARTICLES = 12
MOST_REFORMS = 4
LONGEST_TITLE = 300
LARGEST_AMOUNT_CENTS = 10**14
"""A thousand billion euro: above it somebody mistyped."""
LARGEST_FIGURE = 10**11
"""A billion euro for one household: the sum over all households still fits in a column."""
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2200, 12, 31)


class NoTitle(InputError):
    """A draft without a title cannot be found again."""

    code = "no_title_yet"
    message = "the draft has no title; give it one"


class TooLong(InputError):
    """A title is longer than a list can show."""

    code = "title_too_long"
    message = "the title has {characters} characters, at most {most} fit; move the rest to the description"


class TooMany(InputError):
    """A draft has more parts than one form holds."""

    code = "too_many_parts"
    message = "the draft has {count} {part}, at most {most} fit; make a second draft"


class UnknownChange(InputError):
    """A draft says that it changes something that no check knows."""

    code = "unknown_change"
    message = "a decision does not change {change!r}; it can change {possible}"


class WrongSize(InputError):
    """An amount is below zero, or larger than any city spends."""

    code = "wrong_size"
    message = "the amount {amount_cents} is below zero or too large; check the figure"


class FigureTooLarge(InputError):
    """A figure of a right gets a value that no law gives."""

    code = "figure_too_large"
    message = "figure {figure!r} cannot become {value}: at most {most} fits; check the value"


class DayTooFar(InputError):
    """A day lies further away than any decision reaches."""

    code = "day_too_far"
    message = "{day} cannot be meant: choose a day from {first} to {last}"


class NoSuchPromise(InputError):
    """A draft names a promise that does not exist."""

    code = "no_such_promise"
    message = "there is no promise with id {promise}; choose one of the agreement"


class TwiceOnOneDay(InputError):
    """Two reforms give one figure two values from the same day."""

    code = "twice_on_one_day"
    message = "figure {figure!r} of {right!r} gets two values from {valid_from}; keep one"


class EndsBeforeItBegins(InputError):
    """A reform is sure until a day before it begins."""

    code = "ends_before_it_begins"
    message = "figure {figure!r} begins on {valid_from} but is sure until {vouched_until}, which is earlier"


@dataclass(frozen=True, slots=True)
class ReformLine:
    """One figure of a right that gets another value from a day on."""

    right_id: str
    figure: str
    value: bool | int
    valid_from: date
    vouched_until: date | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """All that a draft holds; None says that nobody has answered yet.

    Attributes:
        articles: Their texts in order; blank ones fall away.
        promises: The ids of the promises that it carries out.
        changes: Which of `CHANGES` it changes; empty when none.
    """

    title: str
    description: str = ""
    motivation: str = ""
    articles: tuple[str, ...] = ()
    body_name: str = ""
    body_uri: str = ""
    session_on: date | None = None
    promises: tuple[int, ...] = ()
    changes: tuple[str, ...] | None = None
    touches_households: bool | None = None
    amount_cents: int | None = None
    is_of_college: bool | None = None
    reforms: tuple[ReformLine, ...] = ()


def settled(content: Content) -> Content:
    """Return what a draft will hold, its texts trimmed the way their publication trims them.

    Raises:
        InputError: one of those above, of `akkoord.decisions.model`, or of `akkoord.rights`: what is wrong.
    """
    articles = tuple(
        text
        for number, article in enumerate(content.articles, 1)
        if (text := model.in_lines(article, f"article {number}"))
    )
    _check_size("articles", len(articles), MOST_ARTICLES)
    _check_features(content)
    _check_days(content)
    _check_promises(content)
    _check_reforms(content)
    return dataclasses.replace(
        content,
        title=_title(content.title),
        description=model.in_lines(content.description, "the description"),
        motivation=model.in_lines(content.motivation, "the motivation"),
        articles=articles,
        body_name=model.in_one_line(content.body_name, "the name of the governing body"),
        body_uri=model.Body(content.body_uri).uri if content.body_uri.strip() else "",
        promises=tuple(dict.fromkeys(content.promises)),
        changes=None if content.changes is None else tuple(c for c in CHANGES if c in content.changes),
    )


def unprintable(text: str) -> str | None:
    """Return the first character that no page can carry, such as `U+0001`, or None."""
    wrong = next((character for character in text if not model.is_printable(character)), None)
    return None if wrong is None else f"U+{ord(wrong):04X}"


def is_address(text: str) -> bool:
    """Whether a text is a whole web address, as a governing body needs one."""
    try:
        model.address(text, "the address")
    except model.NotAnAddress:
        return False
    return True


def _title(text: str) -> str:
    title = model.in_one_line(text, "the title")
    if not title:
        raise NoTitle
    if len(title) > LONGEST_TITLE:
        raise TooLong(characters=len(title), most=LONGEST_TITLE)
    return title


def _check_size(part: str, count: int, most: int) -> None:
    if count > most:
        raise TooMany(part=part, count=count, most=most)


def _check_features(content: Content) -> None:
    for change in content.changes or ():
        if change not in CHANGES:
            raise UnknownChange(change=change, possible=", ".join(CHANGES))
    amount = content.amount_cents
    if amount is not None and not 0 <= amount <= LARGEST_AMOUNT_CENTS:
        raise WrongSize(amount_cents=amount)


def _check_days(content: Content) -> None:
    of_reforms = (day for line in content.reforms for day in (line.valid_from, line.vouched_until))
    for day in filter(None, (content.session_on, *of_reforms)):
        if not FIRST_DAY <= day <= LAST_DAY:
            raise DayTooFar(day=day, first=FIRST_DAY, last=LAST_DAY)


def _check_promises(content: Content) -> None:
    known = set(Promise.objects.filter(pk__in=content.promises).values_list("pk", flat=True))
    for promise in content.promises:
        if promise not in known:
            raise NoSuchPromise(promise=promise)


def _check_reforms(content: Content) -> None:
    _check_size("reforms", len(content.reforms), MOST_REFORMS)
    seen = set()
    for line in content.reforms:
        if abs(line.value) > LARGEST_FIGURE:
            raise FigureTooLarge(figure=line.figure, value=line.value, most=LARGEST_FIGURE)
        change = overlay.Change(line.figure, line.value, line.valid_from, "draft", line.vouched_until)
        overlay.check(overlay.Overlay(line.right_id, (change,)), catalogue.find(line.right_id))
        if line.vouched_until is not None and line.vouched_until < line.valid_from:
            raise EndsBeforeItBegins(
                figure=line.figure, valid_from=line.valid_from, vouched_until=line.vouched_until
            )
        key = (line.right_id, line.figure, line.valid_from)
        if key in seen:
            raise TwiceOnOneDay(figure=line.figure, right=line.right_id, valid_from=line.valid_from)
        seen.add(key)
