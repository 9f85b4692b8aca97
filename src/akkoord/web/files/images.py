"""Images drawn anew: what comes out holds points of colour only, and nothing of where or by whom."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image, ImageCms, ImageOps

from akkoord.web.files.refusals import ContentDoesNotFit, ImageMoves, ImageTooLarge

MOST_POINTS = 40_000_000
_BROKEN = (OSError, ValueError, SyntaxError, EOFError, struct.error, zlib.error, IndexError)
_JPEG_QUALITY = 90
# What each kind can hold without loss of colours; anything else is turned into the last.
_MODES = {
    "JPEG": ("L", "RGB"),
    "PNG": ("1", "L", "LA", "P", "RGBA", "RGB"),
    "WEBP": ("RGBA", "RGB"),
}


def redrawn(content: bytes, form: str, name: str) -> bytes:
    """Return an image drawn anew, upright, in the colours of the web and without any note in it.

    Args:
        content: The image.
        form: What it must be: "JPEG", "PNG" or "WEBP".
        name: The name to tell who handed it in.

    Raises:
        ContentDoesNotFit: if it is no sound image of that form.
        ImageTooLarge: if it has too many points; they are counted before they are unpacked.
        ImageMoves: if it has several frames.
    """
    try:
        # Only the decoder of this form: the others are not offered to who hands in a file.
        with Image.open(io.BytesIO(content), formats=[form]) as image:
            _check(image, form, name)
            return _written(_in_web_colours(ImageOps.exif_transpose(image)), form)
    except Image.DecompressionBombError as error:
        raise _too_large(name) from error
    except _BROKEN as error:
        raise ContentDoesNotFit(name=name, kind=form, detail=str(error)) from error


def _check(image: Image.Image, form: str, name: str) -> None:
    if image.width * image.height > MOST_POINTS:
        raise _too_large(name)
    frames = getattr(image, "n_frames", 1)
    # A camera may put a second, smaller picture in a JPEG; the first is the picture.
    if frames > 1 and form != "JPEG":
        raise ImageMoves(name=name, frames=frames)


def _too_large(name: str) -> ImageTooLarge:
    return ImageTooLarge(name=name, limit_megapixels=MOST_POINTS // 1_000_000)


def _in_web_colours(image: Image.Image) -> Image.Image:
    """Return the image in sRGB, for its own colour profile goes with the rest of its notes."""
    profile = image.info.get("icc_profile")
    if not profile or image.mode not in {"RGB", "RGBA", "CMYK"}:
        return image
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        mode = "RGBA" if image.mode == "RGBA" else "RGB"
        turned = ImageCms.profileToProfile(image, own, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError):
        # A broken profile says nothing: the colours stay as they are.
        return image
    return turned or image


def _written(image: Image.Image, form: str) -> bytes:
    modes = _MODES[form]
    image.load()
    if image.mode not in modes:
        has_alpha = image.has_transparency_data and "RGBA" in modes
        image = image.convert("RGBA" if has_alpha else "RGB")
    # Pillow writes some notes on its own accord: comment, profile, resolution, XMP.
    transparency = image.info.get("transparency")
    image.info = {} if transparency is None else {"transparency": transparency}
    target = io.BytesIO()
    image.save(target, form, quality=_JPEG_QUALITY)
    return target.getvalue()
