"""Why a step of a review is refused; `phrases/` beside this says it to people."""

from __future__ import annotations

from django.utils.translation import gettext as _

from akkoord import phrases
from akkoord.errors import InputError, StateError
from akkoord.phrases import Sayable
from akkoord.web.accounts.models import User
from akkoord.web.frame import language
from akkoord.web.review.models import Item


def name_of(somebody: User | None) -> str:
    """Return the name of who did something; of an account that was erased there is none."""
    return somebody.name if somebody else _("Somebody")


def sentence(error: Sayable) -> str:
    """Return a refusal in the language of the page at hand."""
    return phrases.say(error, language.current(), package="akkoord.web.review")


class ReviewClosed(StateError):
    """It was published: what stands in it stays as it is."""

    code = "review_closed"
    message = "review {title!r} was published and cannot change any more"


class NotReadYet(StateError):
    """The document is still being read, or could not be."""

    code = "not_read_yet"
    message = "review {title!r} has no promises yet: its document is being read, or could not be"


class ChangedMeanwhile(StateError):
    """Somebody else changed the promise after it was shown.

    Attributes:
        item: The promise as it is now.
    """

    code = "changed_meanwhile"
    message = "promise {item} was changed by {who} at {changed_at}"

    def __init__(self, item: Item) -> None:
        self.item = item
        super().__init__(item=item.pk, who=name_of(item.changed_by), changed_at=item.changed_at)


class NoSuchItem(InputError):
    """It stands in no review, or in another."""

    code = "no_such_item"
    message = "this review has no promise {item}"


class EmptyText(InputError):
    """A promise has words."""

    code = "empty_text"
    message = "a promise needs words: mark it as no promise instead of taking them all out"


class TextTooLong(InputError):
    """No promise is that long."""

    code = "text_too_long"
    message = "a promise of {length} characters is too long; {most} is the most"


class HeadingTooLong(InputError):
    """No heading is that long."""

    code = "heading_too_long"
    message = "the heading {heading!r} is too long; {most} characters is the most"


class OnePiece(InputError):
    """A split gives two promises or more."""

    code = "one_piece"
    message = "a split needs at least two pieces with words, and got {pieces}"


class NotMergeable(InputError):
    """There is nothing to merge with."""

    code = "not_mergeable"
    message = "promise {item} cannot be merged with promise {other}"


class NotAGoal(InputError):
    """Only a goal or an ambition that counts can be served."""

    code = "not_a_goal"
    message = "promise {item} cannot serve promise {parent}: that is no goal of this review"


class ServesItself(InputError):
    """A promise would serve itself, by way of others or not."""

    code = "serves_itself"
    message = "promise {item} cannot serve promise {parent}, which serves it"


class UnknownLevel(InputError):
    """There is no such level."""

    code = "unknown_level"
    message = "{level!r} is no level of a promise"


class LinesOutside(InputError):
    """The document has no such lines."""

    code = "lines_outside"
    message = "lines {first} to {last} are not in this document, which has {count}"


class UnknownPromise(InputError):
    """The version before has no promise of that number."""

    code = "unknown_promise"
    message = "the version before has no promise {number}"


class NothingToUndo(StateError):
    """Nobody did anything, or all of it was undone."""

    code = "nothing_to_undo"
    message = "you took no step that can be undone"


class NothingToRedo(StateError):
    """Nothing was undone last."""

    code = "nothing_to_redo"
    message = "you undid no step that can be done again"


class CannotUndo(StateError):
    """Somebody built on that step since."""

    code = "cannot_undo"
    message = "step {number} cannot be undone: {who} changed promise {item} since"


class StillOpen(StateError):
    """Each promise is looked at, or accepted unseen by a word of somebody, before residents see them."""

    code = "still_open"
    message = "{count} promises are still open: accept them or mark them as no promise"


class NothingLeft(StateError):
    """Every promise was marked as none."""

    code = "nothing_left"
    message = "no promise is left in {title!r}: there is nothing to publish"


class FollowsAnother(StateError):
    """Residents see another version than the one that this review follows."""

    code = "follows_another"
    message = "{title!r} follows a version that is no longer the last one"
