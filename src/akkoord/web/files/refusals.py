"""Why a file is refused; `phrases/` beside this says it to people."""

from __future__ import annotations

from typing import Any

from akkoord import phrases
from akkoord.errors import InputError
from akkoord.web.frame import language


class FileRefused(InputError):
    """A file cannot be kept; `str()` is for logs, `sentence()` for who handed it in."""

    code = "file_refused"
    message = "{name!r} cannot be kept"

    def __init__(self, *, name: str, **values: Any) -> None:
        super().__init__(name=name, **values)

    def sentence(self) -> str:
        """Return the reason in the language of the page at hand."""
        return phrases.say(self, language.current(), package=__package__)


class EmptyUpload(FileRefused):
    """There is nothing in it."""

    code = "empty_upload"
    message = "{name!r} is empty"


class FileTooLarge(FileRefused):
    """It has more bytes than a file may have."""

    code = "file_too_large"
    message = "{name!r} is larger than {limit_mb} MB"


class KindNotAllowed(FileRefused):
    """Its name ends like a kind that is not asked for here."""

    code = "kind_not_allowed"
    message = "{name!r} is none of {allowed}"


class ContentDoesNotFit(FileRefused):
    """Its content is not what its name says."""

    code = "content_does_not_fit"
    message = "{name!r} is not a sound {kind}: {detail}"

    def __init__(self, *, name: str, kind: str, detail: str = "") -> None:
        super().__init__(name=name, kind=kind, detail=detail)


class TextNotReadable(ContentDoesNotFit):
    """A text or table that is not UTF-8, or holds signs that no text has."""

    code = "text_not_readable"


class UnpacksTooLarge(FileRefused):
    """A packed file that would grow beyond measure: a zip bomb."""

    code = "unpacks_too_large"
    message = "{name!r} would unpack to more than is allowed"


class HoldsMacros(FileRefused):
    """A document that carries programs."""

    code = "holds_macros"
    message = "{name!r} holds macros"


class ImageTooLarge(FileRefused):
    """An image of more points than a page can use."""

    code = "image_too_large"
    message = "{name!r} has more than {limit_megapixels} million points"


class ImageMoves(FileRefused):
    """An image of several frames: only one could be kept."""

    code = "image_moves"
    message = "{name!r} has {frames} frames"
