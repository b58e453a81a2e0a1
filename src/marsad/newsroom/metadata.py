"""Taking out of a picture's file what only its maker should know: where it was shot, with what, and by whom."""

from __future__ import annotations

import io
from typing import Any

from PIL import Image, ImageOps, ImageSequence
from PIL.JpegImagePlugin import get_sampling

#: What Pillow finds of EXIF, XMP and IPTC, by the names it gives them.
TELLING = ("exif", "xmp", "photoshop")
#: What else it finds and the file needs to look the same.
KEPT = ("icc_profile", "transparency")
#: How a format that cannot be written without loss is written; JPEG keeps its own tables instead.
QUALITY: dict[str, dict[str, Any]] = {"WEBP": {"quality": 95}, "AVIF": {"quality": 90}}


def without_metadata(data: bytes) -> bytes:
    """Return the picture in `data` in the same format without metadata, upright, with its colour profile.

    The same object comes back when there is nothing to take out, so nothing is encoded anew without need; animated
    GIFs, which carry no EXIF, are never touched. Raises OSError, SyntaxError, ValueError or Pillow's
    DecompressionBombError when it is not a picture that can be read to its end.
    """
    with Image.open(io.BytesIO(data)) as image:
        kind = "JPEG" if image.format == "MPO" else image.format
        animated = kind != "JPEG" and getattr(image, "is_animated", False)
        if (animated and kind == "GIF") or not _tells(image):
            return data
        options: dict[str, Any] = dict(QUALITY.get(kind, {}))
        if kind == "JPEG":
            # Telephones write a second picture into the file (MPO); the first is the one that is seen.
            options = {"qtables": image.quantization, "subsampling": get_sampling(image), "optimize": True}
            options["progressive"] = "progressive" in image.info
        kept = {key: image.info[key] for key in KEPT if key in image.info}
        if animated:
            durations = []
            for frame in ImageSequence.Iterator(image):
                frame.load()
                durations.append(frame.info.get("duration", 0))
            image.seek(0)
            options |= {"save_all": True, "duration": durations, "loop": image.info.get("loop", 0)}
            options["icc_profile"] = kept.get("icc_profile")
            bare = image
        else:
            bare = ImageOps.exif_transpose(image)
            bare.info = kept
            options |= kept
        written = io.BytesIO()
        bare.save(written, kind, **options)
    return written.getvalue()


def _tells(image: Image.Image) -> bool:
    if image.format == "PNG":
        # Its metadata may stand behind the pixels, and any text may be metadata.
        image.load()
        if image.text:
            return True
    return bool(image.getexif()) or any(image.info.get(key) for key in TELLING)
