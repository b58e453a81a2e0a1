"""Bringing in the pictures that a Story names, and putting them on its article."""

from __future__ import annotations

import hashlib
import io
import uuid
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from django.core.files.images import ImageFile
from PIL import Image as PillowImage
from PIL import UnidentifiedImageError

from marsad.intake import Image, Story
from marsad.intake.fetch import fetch
from marsad.intake.limits import MAX_DOCUMENT_BYTES, size
from marsad.intake.source import UnreadableError
from marsad.newsroom.metadata import without_metadata
from marsad.newsroom.models import Article, Picture

#: How many pictures of one story are taken.
MOST = 12
#: Pixels of the largest picture that is opened; a small file can unpack to an enormous one.
MOST_PIXELS = 50_000_000
#: Narrower pictures are buttons, avatars and measuring points.
LEAST_WIDTH = 200
FORMATS = {"AVIF": "avif", "GIF": "gif", "JPEG": "jpg", "PNG": "png", "WEBP": "webp"}

Fetch = Callable[[str], bytes]


def fetch_bytes(address: str) -> bytes:
    """Return what is at a public http(s) address. Raises UnreadableError."""
    return fetch(address).data


def take_pictures(article: Article, story: Story, fetch: Fetch = fetch_bytes) -> list[str]:
    """Put the story's pictures on `article`: the first leads it, the others follow its text. Returns what failed.

    An address is fetched from public machines only; a path is read beside the story's file and nowhere else.
    A picture that is here already (same bytes) is used again. The article is saved, and stays live when it was.
    """
    failures: list[str] = []
    pictures: list[Picture] = []
    for image in story.images[:MOST]:
        try:
            pictures.append(_picture(image, story, fetch))
        except UnreadableError as error:
            failures.append(f"{image.address}: {error}")
        except (OSError, ValueError, SyntaxError, EOFError):
            # A name that no file can have, an address that is none, a picture broken further on.
            failures.append(f"{image.address}: It cannot be read")
    pictures = list({picture.pk: picture for picture in pictures}.values())
    if pictures:
        _put(article, pictures)
    return failures


def _picture(image: Image, story: Story, fetch: Fetch) -> Picture:
    data = _data(image, story, fetch)
    name = _checked(data, image.address)
    # As it will be stored, so that the same picture is known again.
    data = without_metadata(data)
    digest = hashlib.sha1(data, usedforsecurity=False).hexdigest()
    known = Picture.objects.filter(file_hash=digest).first()
    if known is not None:
        return known
    title = (image.caption or image.alt or story.title)[:200]
    picture = Picture(
        title=title,
        description=image.alt[:255],
        caption=image.caption[:500],
        credit=image.credit[:200],
        file=ImageFile(io.BytesIO(data), name=name),
        file_hash=digest,
        file_size=len(data),
    )
    picture.save()
    return picture


def _data(image: Image, story: Story, fetch: Fetch) -> bytes:
    if urlsplit(image.address).scheme:
        return fetch(image.address)
    base = Path(story.provenance.location).resolve().parent
    path = (base / image.address).resolve()
    if base not in path.parents or not path.is_file():
        raise UnreadableError("There is no such picture beside the file")
    if path.stat().st_size > MAX_DOCUMENT_BYTES:
        raise UnreadableError(f"It is larger than {size(MAX_DOCUMENT_BYTES)}")
    return path.read_bytes()


def _checked(data: bytes, address: str) -> str:
    """Return a file name for the picture in `data`. Raises UnreadableError when it is none that can be shown."""
    try:
        with PillowImage.open(io.BytesIO(data)) as opened:
            kind, (width, height) = opened.format, opened.size
            if width * height > MOST_PIXELS:
                raise UnreadableError(f"It has {width} × {height} pixels, which is too many")
            # To its end: `verify` takes a JPEG that breaks off for whole.
            opened.load()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, PillowImage.DecompressionBombError):
        raise UnreadableError("It is not a picture") from None
    if kind not in FORMATS:
        raise UnreadableError(f"Pictures of the kind {kind} are not taken")
    if width < LEAST_WIDTH:
        raise UnreadableError(f"It is only {width} pixels wide")
    stem = PurePosixPath(unquote(urlsplit(address).path)).stem[:60] or uuid.uuid4().hex
    return f"{stem}.{FORMATS[kind]}"


def _put(article: Article, pictures: list[Picture]) -> None:
    lead, *others = pictures
    article.picture = lead
    blocks = [{"type": "picture", "value": {"image": p.pk, "caption": "", "credit": ""}} for p in others]
    article.body = [*article.body.raw_data, *blocks]
    revision = article.save_revision()
    if article.live:
        revision.publish()
