"""The error tree. An error carries a code and its values; `akkoord.phrases` turns them into a sentence.

    AkkoordError
    ├── InputError        what was given is wrong: a file, a row, a form (the command line exits with 1)
    └── StateError        what was asked cannot be done now: already published, not yet closed

Each engine defines its own errors below one of these two, where it raises them.
"""

from __future__ import annotations

from typing import ClassVar


class AkkoordError(Exception):
    """The root of every error that Akkoord raises on purpose.

    A subclass names its `code` and a `message` with named places; the values fill them. The English message
    is for logs and developers; readers get the sentence that `phrases` has for the same code and values.

    >>> class NoSuchProject(InputError):
    ...     code = "no_such_project"
    ...     message = "ballot of voter {voter!r} approves {project!r}, which is no project of this election"
    >>> str(NoSuchProject(voter="an", project="park"))
    "ballot of voter 'an' approves 'park', which is no project of this election"
    """

    code: ClassVar[str] = "error"
    message: ClassVar[str] = "{detail}"

    def __init__(self, **values: object) -> None:
        self.values: dict[str, object] = values
        super().__init__(self.message.format(**values))


class InputError(AkkoordError):
    """What was given is wrong; the message says which thing, which value, and what to do."""

    code = "input"


class StateError(AkkoordError):
    """What was asked cannot be done in the present state of the thing it was asked of."""

    code = "state"
