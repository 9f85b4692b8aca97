"""All that can be done with a review; each thing in a module of its own."""

from akkoord.web.review.carrying import continuing
from akkoord.web.review.cutting import add, merge, split
from akkoord.web.review.editing import (
    accept,
    accept_rest,
    change_level,
    continue_as,
    edit,
    mark_no_promise,
    reopen,
    reparent,
    retitle,
)
from akkoord.web.review.importing import bring_in, discard, start
from akkoord.web.review.publishing import publish
from akkoord.web.review.refusals import ReviewClosed
from akkoord.web.review.undoing import changed_items, redo, undo

__all__ = [
    "ReviewClosed",
    "accept",
    "accept_rest",
    "add",
    "bring_in",
    "change_level",
    "changed_items",
    "continue_as",
    "continuing",
    "discard",
    "edit",
    "mark_no_promise",
    "merge",
    "publish",
    "redo",
    "reopen",
    "reparent",
    "retitle",
    "split",
    "start",
    "undo",
]
