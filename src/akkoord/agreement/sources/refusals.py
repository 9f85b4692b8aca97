"""Why a file of a known format cannot be read."""

from __future__ import annotations

from akkoord.errors import InputError


class Damaged(InputError):
    """The file starts as its format does, and is broken further on."""

    code = "damaged_file"
    message = "this {format} is damaged and cannot be read; open it in its own program and save it again"


class Encrypted(InputError):
    """The PDF opens with a password only."""

    code = "encrypted_file"
    message = "this PDF opens with a password only; save it without one"


class OnlyImages(InputError):
    """The PDF has pages and no text on them: a scan."""

    code = "only_images"
    message = "there is no text on the {pages} pages of this PDF, only images; have its text recognised (OCR)"


class UnpacksTooLarge(InputError):
    """A packed file that holds more than can be an agreement."""

    code = "unpacks_too_large"
    message = "unpacked, this file holds more than {most_bytes} bytes, too much for an agreement"
