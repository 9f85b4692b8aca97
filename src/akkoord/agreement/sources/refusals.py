"""Why a file cannot be read."""

from __future__ import annotations

from akkoord.errors import InputError


class EmptyFile(InputError):
    """There is nothing to read: no bytes, or nothing but white space."""

    code = "empty_file"
    message = "there is no text in it; give a file with the text of an agreement"


class NotText(InputError):
    """The file is of a format that is not read, whatever its name says."""

    code = "not_text"
    message = (
        "this is {format}, which is not read; save the agreement as PDF, DOCX, HTML, plain text or Markdown"
    )


class Binary(NotText):
    """The file is full of control characters, and of no format that is known."""

    code = "binary_file"
    message = "this is no text but binary data; save the agreement as PDF, DOCX, HTML, plain text or Markdown"


class TooLarge(InputError):
    """The file holds more bytes than any agreement."""

    code = "too_large"
    message = "this holds more than {most_bytes} bytes, too much for an agreement; is it the right file?"


class Damaged(InputError):
    """The file starts as its format does, and is broken further on."""

    code = "damaged_file"
    message = "this {format} is damaged and cannot be read; open it in its own program and save it again"


class TooDeep(InputError):
    """A page whose parts stand inside each other without end."""

    code = "too_deep"
    message = "the parts of this {format} stand too deep inside each other; save the text alone"


class Encrypted(InputError):
    """The file opens with a password only."""

    code = "encrypted_file"
    message = "this {format} opens with a password only; save it without one"


class Unopenable(InputError):
    """The PDF is protected with AES, for which pypdf needs a package that is not there."""

    code = "unopenable_file"
    message = (
        "this PDF is protected with AES, which cannot be opened here without the package 'cryptography';"
        " save it without protection"
    )


class OnlyImages(InputError):
    """The PDF has pages and no text on them: a scan."""

    code = "only_images"
    message = "there is no text on the {count} pages of this PDF, only images; have its text recognised (OCR)"


class UnpacksTooLarge(InputError):
    """A file that holds more, once unpacked, than can be an agreement: a bomb, or a thousand drawings."""

    code = "unpacks_too_large"
    message = "unpacked, this {format} holds far more than an agreement; is it the right file?"
